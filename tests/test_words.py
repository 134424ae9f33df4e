"""The words of the templates become WordprocessingML."""

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from interview_kit.word.words import Words


def expanded(template: str) -> str:
    environment = Environment(loader=DictLoader({"t": template}), autoescape=True, extensions=[Words])
    return environment.get_template("t").render(x="<&>")


@pytest.mark.parametrize(
    ("word", "xml"),
    [
        (
            "<p>Hej {{ x }}</p>",
            '<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:t xml:space="preserve">Hej &lt;&amp;&gt;</w:t></w:r></w:p>',
        ),
        (
            "<h1 newpage>A<tab/><quiet>b</quiet></h1>",
            ('<w:p><w:pPr><w:pStyle w:val="h1"/><w:pageBreakBefore/></w:pPr><w:r><w:t xml:space="preserve">A</w:t></w:r>'
            '<w:r><w:tab/></w:r><w:r><w:t xml:space="preserve"></w:t></w:r>'
            '<w:r><w:rPr><w:rStyle w:val="quiet"/></w:rPr><w:t xml:space="preserve">b</w:t></w:r>'
            '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p>'),
        ),
        (
            '<row head height="500"></row>',
            '<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="500" w:hRule="atLeast"/><w:tblHeader/></w:trPr></w:tr>',
        ),
        ("<cell bare><w:sdt/></cell>", '<w:p><w:pPr><w:pStyle w:val="cell"/></w:pPr><w:sdt/></w:p>'),
    ],
)  # fmt: skip
def test_a_word_becomes_its_xml(word: str, xml: str) -> None:
    assert expanded(word) == xml


def test_a_line_break_in_a_paragraph_of_the_template_is_a_blank() -> None:
    assert "en to" in expanded("<p>en\n    to</p>")


def test_cells_take_the_widths_of_their_table_in_order() -> None:
    table = expanded('<table lines widths="100 200" title="T"><row><td></td><td></td></row></table>')
    assert table.index('<w:tcW w:w="100"') < table.index('<w:tcW w:w="200"')
    assert '<w:tblCaption w:val="T"/>' in table


@pytest.mark.parametrize(
    "template",
    ["<p>a</p>\n<ukendt>b</ukendt>", '<p/>\n<table lines widths="9" title="t"><row><td></td><td></td>'],
)
def test_a_mistake_in_a_template_is_told_with_its_line(template: str) -> None:
    with pytest.raises(TemplateSyntaxError) as refused:
        expanded(template)
    assert refused.value.lineno == 2
