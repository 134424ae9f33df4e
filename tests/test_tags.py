"""The tags of the templates become WordprocessingML, and a mistake in a template is named with its line."""

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from interview_kit.shipped import shipped_folder
from interview_kit.word.styles import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES
from interview_kit.word.tags import Tags

RUN, END = '<w:r><w:t xml:space="preserve">', "</w:t></w:r>"
STOP = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'
TABLE = '<table lines widths="100 200" title="T">'
ROW = "<row><td></td><td></td></row>"


def expanded(template: str, **values: object) -> str:
    environment = Environment(loader=DictLoader({"t": template}), autoescape=True, extensions=[Tags])
    return environment.get_template("t").render(x="<&>", **values)


def mistake(template: str) -> TemplateSyntaxError:
    with pytest.raises(TemplateSyntaxError) as refused:
        expanded(template)
    assert refused.value.name == "t"
    return refused.value


def paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


# What tags become


@pytest.mark.parametrize(
    ("template", "xml"),
    [
        ("<p>Hej {{ x }}</p>", paragraph("p", f"{RUN}Hej &lt;&amp;&gt;{END}")),
        ("<h1 newpage>A</h1>", paragraph("h1", f"{RUN}A{END}", f"<w:pageBreakBefore/>{STOP}")),
        ("<h1>a<tab/>b</h1>", paragraph("h1", f"{RUN}a{END}<w:r><w:tab/></w:r>{RUN}b{END}", STOP)),
        ("<h1 apart>A</h1>", paragraph("h1", f"{RUN}A{END}", f'{STOP}<w:spacing w:before="280"/>')),
        ("<p keep newpage>A</p>", paragraph("p", f"{RUN}A{END}", "<w:keepNext/><w:pageBreakBefore/>")),
        (
            "<p>a<quiet>b</quiet>c</p>",
            paragraph(
                "p",
                f'{RUN}a{END}<w:r><w:rPr><w:rStyle w:val="quiet"/></w:rPr><w:t xml:space="preserve">b{END}{RUN}c{END}',
            ),
        ),
        ("<cell bare><w:sdt/></cell>", paragraph("cell", "<w:sdt/>")),
        ("<cell bare newpage></cell>", paragraph("cell", "", "<w:pageBreakBefore/>")),
        ("<cell></cell>", paragraph("cell", RUN + END)),
        ("<p><w:r><w:t>1 &lt; 2</w:t></w:r></p>", paragraph("p", f"{RUN}<w:r><w:t>1 &lt; 2</w:t></w:r>{END}")),
    ],
)  # fmt: skip
def test_a_tag_becomes_its_xml(template: str, xml: str) -> None:
    assert expanded(template) == xml


@pytest.mark.parametrize("style", [style for style in PARAGRAPH_STYLES if style != "p"])
def test_every_paragraph_style_is_a_tag(style: str) -> None:
    stop = STOP if style == "h1" else ""
    assert expanded(f"<{style}>a</{style}>") == paragraph(style, f"{RUN}a{END}", stop)


@pytest.mark.parametrize("style", CHARACTER_STYLES)
def test_every_character_style_is_a_tag_inside_a_paragraph(style: str) -> None:
    assert f'<w:rStyle w:val="{style}"/>' in expanded(f"<p><{style}>a</{style}></p>")


@pytest.mark.parametrize("style", TABLE_STYLES)
def test_a_table_has_its_style_its_widths_and_its_title(style: str) -> None:
    assert expanded(f'<table {style} widths="100 200" title="T">{ROW}</table>') == (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="300" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="T"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/></w:tblGrid>'
        '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr></w:tc>'
        '<w:tc><w:tcPr><w:tcW w:w="200" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )


@pytest.mark.parametrize(
    ("padding", "sides"),
    [
        ("tight", [("top", 45), ("bottom", 45)]),
        ("dense", [("top", 25), ("bottom", 25)]),
        ("notes", [("top", 20), ("left", 0), ("bottom", 20), ("right", 60)]),
        ("columns", [("left", 0), ("right", 280)]),
        ("choices", [("left", 40), ("right", 40)]),
    ],
)
def test_a_table_may_have_less_space_in_its_cells(padding: str, sides: list[tuple[str, int]]) -> None:
    xml = expanded(f'<table lines {padding} widths="9" title="T"><row><td></td></row></table>')
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    assert f"<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook" in xml


def test_a_headed_table_says_so_and_its_head_stands_on_every_page() -> None:
    xml = expanded('<table lines headed widths="9" title="T"><row head><td></td></row></table>')
    assert 'w:firstRow="1"' in xml
    assert "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" in xml


def test_a_joined_cell_has_no_line_above_it_and_an_open_one_none_below() -> None:
    for flags, sides in (("joined", ["top"]), ("open", ["bottom"]), ("joined open", ["top", "bottom"])):
        xml = expanded(f'<table lines widths="9" title="T"><row><td {flags} fill="auto"></td></row></table>')
        lines = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
        assert f'w:type="dxa"/><w:tcBorders>{lines}</w:tcBorders><w:shd' in xml


def test_a_row_has_a_least_height_and_a_cell_a_fill_and_a_place() -> None:
    cell = '<td fill="EEF0F4" valign="center"></td>'
    auto = '<td fill="auto" valign="top"></td><td valign="bottom"></td>'
    snug = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar><w:vAlign w:val="top"/>'
    assert f'w:fill="auto"/>{snug}' in expanded(
        f"{TABLE}<row>{auto.replace('<td', '<td snug', 1)}</row></table>"
    )
    assert 'w:fill="auto"/><w:vAlign w:val="top"/>' in expanded(f"{TABLE}<row>{auto}</row></table>")
    xml = expanded(f'<table lines widths="9" title="T"><row head height="500">{cell}</row></table>')
    assert '<w:trPr><w:cantSplit/><w:trHeight w:val="500" w:hRule="atLeast"/><w:tblHeader/></w:trPr>' in xml
    shade, align = '<w:shd w:val="clear" w:color="auto" w:fill="EEF0F4"/>', '<w:vAlign w:val="center"/>'
    assert f'<w:tcW w:w="9" w:type="dxa"/>{shade}{align}</w:tcPr>' in xml


def test_each_row_begins_again_at_the_first_width() -> None:
    xml = expanded(TABLE + ROW + ROW + "</table>")
    assert re.findall(r'<w:tcW w:w="(\d+)"', xml) == ["100", "200", "100", "200"]


def test_cells_of_a_loop_and_rows_of_a_macro_say_their_widths() -> None:
    row = '<row><td width="60"></td>{% for y in "ab" %}<td width="120"></td>{% endfor %}</row>'
    looped = expanded(TABLE + row + "</table>")
    assert re.findall(r'<w:tcW w:w="(\d+)"', looped) == ["60", "120", "120"]
    macro = '{% macro rows() %}<row widths="7 8"><td></td><td></td></row>{% endmacro %}{{ rows() }}'
    assert re.findall(r'<w:tcW w:w="(\d+)"', expanded(macro)) == ["7", "8"]


def test_a_table_may_get_its_widths_when_it_is_printed() -> None:
    table = '<table lines widths="{{ sizes }}" title="T"><row><td width="60"></td></row></table>'
    xml = expanded(table, sizes=[60, 120, 120])
    assert re.findall(r'<w:gridCol w:w="(\d+)"', xml) == ["60", "120", "120"]
    assert '<w:tblW w:w="300" w:type="dxa"/>' in xml


def test_a_line_break_is_a_blank_in_a_paragraph_and_layout_elsewhere() -> None:
    assert expanded("<p>en\n    to</p>\n\n  <p>tre</p>") == (
        paragraph("p", f"{RUN}en to{END}") + "\n" + paragraph("p", f"{RUN}tre{END}")
    )
    assert f"{RUN}a b" in expanded("<p><b>x\n y</b>a\nb</p>").replace("</w:t></w:r>", END)


# What Jinja keeps for itself


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{% if n<p and q>1 %}<p>ja</p>{% endif %}", "ja"),
        ("<p>{{ '<b>' if n<p and p>1 }}</p>", "&lt;b&gt;"),
        ("{# <p> <ukendt> <row hieght='1'> #}<p>ja</p>", "ja"),
        ("<p>{{ '}}<p>' }}</p>", "}}&lt;p&gt;"),
        ("{% if '%}<td>' %}<p>ja</p>{% endif %}", "ja"),
        ("{% if \"%}<td>\" %}<p>ja</p>{% endif %}", "ja"),
        ("{%- for y in (1, 2) -%}<p>{{ y }}</p>{%- endfor -%}", "2"),
        ("{% if n > 5 %}<h1>a</h1>{% elif n %}<h1>b</h1>{% else %}<h1>c</h1>{% endif %}", "b"),
        ("{% macro m() %}<p>{{ caller() }}</p>{% endmacro %}{% call m() %}{{ n }}{% endcall %}", "1"),
        ("{% macro words() %}ord og {{ n }}{% endmacro %}<p>{{ words() }}</p>", "ord og 1"),
        ("{% set y = 3 %}<p>{{ y }}</p>", "3"),
        (TABLE + "{% macro m() %}ord{% endmacro %}" + ROW + "</table><p>{{ m() }}</p>", "ord"),
    ],
)  # fmt: skip
def test_what_belongs_to_jinja_is_left_alone(template: str, shown: str) -> None:
    assert f"{shown}{END}" in expanded(template, n=1, p=2, q=2)


def test_the_value_of_an_attribute_may_be_an_expression() -> None:
    cell = """<td fill="{{ 'EEF0F4' if level > 2 else "auto" }}"></td>"""
    xml = expanded(
        f'<table lines widths="9" title="Trin {{{{ level }}}} > 2"><row>{cell}</row></table>', level=3
    )
    assert 'w:fill="EEF0F4"' in xml
    assert 'w:tblCaption w:val="Trin 3 > 2"' in xml


# Mistakes


@pytest.mark.parametrize(
    ("template", "message"),
    [
        # a tag or an attribute that there is not
        ("<ukendt>b</ukendt>", "there is no tag <ukendt>"),
        ("</ukendt>", "there is no tag <ukendt>"),
        (f'{TABLE}<row hieght="1">', "<row> has no attribute hieght (it has: head, height, whole, widths)"),
        ("<p newpge>a</p>", "<p> has no attribute newpge (it has: apart, bare, keep, newpage)"),
        ("<p>a<b newpage>b</b></p>", "<b> has no attribute newpage (it has: none)"),
        ('<table liness widths="9" title="T">', "<table> has no attribute liness (it has: bar, choices, close, columns, dense, frame, headed, lines, notes, plain, tight, title, widths)"),
        # what a tag needs
        ('<table lines title="T">', '<table> needs widths="…"'),
        ('<table lines widths="9">', '<table> needs title="…"'),
        ('<table widths="9" title="T">', "<table> takes one of bar, frame, lines, plain"),
        ('<table lines bar widths="9" title="T">', "<table> takes one of bar, frame, lines, plain"),
        ('<table lines tight notes widths="9" title="T">', "<table> takes one of choices, close, columns, dense, notes, tight"),
        # flags and values
        ('<p newpage="yes">a</p>', "newpage of <p> takes no value"),
        ('<p newpage="">a</p>', "newpage of <p> takes no value"),
        ('<table lines widths title="T">', 'widths of <table> needs a value: widths="…"'),
        (f"{TABLE}<row height>", 'height of <row> needs a value: height="…"'),
        ("<p newpage newpage>a</p>", "<p> has newpage twice"),
        ("<p newpage=yes>a</p>", "<p> has attributes that cannot be read: newpage=yes"),
        ('<p newpage"x">a</p>', "<p> has attributes that cannot be read: newpage\"x\""),
        ("<p {% if x %}newpage{% endif %}>a</p>", "<p> has attributes that cannot be read: {% if x %}newpage{% endif %}"),
        (f'{TABLE}<row height="0">', "height of <row> cannot be «0»"),
        ('<table lines widths="9,8" title="T">', "widths of <table> cannot be «9,8»"),
        ('<table lines widths="9 {{ x }}" title="T">', "widths of <table> cannot be «9 {{ x }}»"),
        ('<table lines widths="{{ x }}" title="T"><row><td></td></row>', "the row has more cells than the table has widths"),
        ('<table lines widths="9" title="">', "title of <table> cannot be «»"),
        (f'{TABLE}<row><td fill="red">', "fill of <td> cannot be «red»"),
        (f'{TABLE}<row><td valign="middle">', "valign of <td> cannot be «middle»"),
        # where a tag may stand
        ("<p>a<p>b</p></p>", "<p> may not stand in <p>"),
        ("<p><b>a<quiet>b</quiet></b></p>", "<quiet> may not stand in <b>"),
        ("<p><b>a<tab/></b></p>", "<tab> may not stand in <b>"),
        ("<p>a<tab/></p>", "<tab> may not stand in <p>"),
        ("<b>a</b>", "<b> may not stand alone"),
        ("<cell bare><b>a</b></cell>", "a bare paragraph holds controls only"),
        ("<td></td>", "<td> may not stand alone"),
        (f"{TABLE}<td></td>", "<td> may not stand in <table>"),
        (f"{TABLE}<row><p>a</p>", "<p> may not stand in <row>"),
        (f"{TABLE}<row><td>{TABLE}", "<table> may not stand in <td>"),
        (f"{TABLE}<row><row>", "<row> may not stand in <row>"),
        ("<row></row>", "a row stands in a table, or in a macro and then has widths of its own"),
        ('<row widths="9"></row>', "a row stands in a table, or in a macro and then has widths of its own"),
        ("{% macro m() %}<row></row>{% endmacro %}", "a row stands in a table, or in a macro and then has widths of its own"),
        (f'{TABLE}<row widths="9"></row>', "a row stands in a table, or in a macro and then has widths of its own"),
        ("tekst", "text stands outside a paragraph"),
        (f"{TABLE}<row><td>tekst</td>", "text stands outside a paragraph"),
        ("<cell bare>tekst</cell>", "text stands outside a paragraph"),
        # cells
        (f"{TABLE}<row><td></td><td></td><td></td></row>", "the row has more cells than the table has widths"),
        (f"{TABLE}<row><td></td></row>", "the row has 1 cells and 2 widths"),
        (f"{TABLE}<row>{{% for y in x %}}<td></td>{{% endfor %}}</row>", "a cell in a loop needs a width"),
        (f"{TABLE}<row>{{% for y in x %}}{{% if y %}}<td></td>", "a cell in a loop needs a width"),
        (f'{TABLE}<row><td width="9"></td><td></td></row>', "either every cell of a row has a width, or none"),
        # what is closed
        ("<p>a", "<p> is not closed"),
        (f"{TABLE}{ROW}", "<table> is not closed"),
        ("</p>", "</p> closes nothing"),
        ("<p>a</h1>", "</h1> stands where <p> is open"),
        (f"{TABLE}<row></table>", "</table> stands where <row> is open"),
        (f"{TABLE}<row><td></row>", "</row> stands where <td> is open"),
        ("<p>a<tab>b</p>", "<tab> is written <tab/>"),
        ("<p>a</tab></p>", "<tab> is written <tab/>"),
        ("<p/>", "<p> is written <p>…</p>"),
        ("<p>a</p newpage>", "<p> is written <p>…</p>"),
        ("<p>1 < 2</p>", "< begins no tag; write &lt; for the sign itself"),
        ("<p newpage", "< begins no tag; write &lt; for the sign itself"),
        # blocks of Jinja
        ("{% if x %}<p>{% endif %}</p>", "{% endif %} stands where <p> is open"),
        ("{% if x %}<p>{% else %}<p newpage>{% endif %}a</p>", "<p> is not closed before {% else %}"),
        (f"{TABLE}{{% for y in x %}}<row>{{% endfor %}}", "{% endfor %} stands where <row> is open"),
        ("<p>{% if x %}a</p>{% endif %}", "</p> stands where {% if %} is open"),
        ("{% if x %}<p>a</p>{% endfor %}", "{% endfor %} stands where {% if %} is open"),
        ("{% for y in x %}<p>a</p>", "{% for %} is not closed"),
        ("{% call m() %}<p>a{% endcall %}</p>", "{% endcall %} stands where <p> is open"),
        ("{% macro m() %}<p>a{% endmacro %}</p>", "{% endmacro %} stands where <p> is open"),
        ("<p>{% if x %}{% elif y %}</p>", "</p> stands where {% if %} is open"),
        ("{% if x %}<p>{% elif x %}</p>{% endif %}", "<p> is not closed before {% elif %}"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_named_with_its_line(template: str, message: str) -> None:
    refused = mistake(f"<h1>en</h1>\n{{# to\n#}}\n{template}\n\n")
    assert refused.message == message
    assert refused.lineno == 4


def test_line_breaks_before_the_first_tag_count_too() -> None:
    assert expanded("\n<p>a</p>") == "\n" + paragraph("p", f"{RUN}a{END}")
    assert mistake("\n<p>").lineno == 2


def test_a_text_outside_a_paragraph_is_named_with_the_line_it_begins_on() -> None:
    assert mistake("<p>a</p>\n\n  tekst").lineno == 3


@pytest.mark.parametrize(
    "path", sorted(shipped_folder("templates").glob("*.wml.j2")), ids=lambda path: path.name
)
def test_a_shipped_template_without_one_of_its_closing_tags_is_refused(path: Path) -> None:
    text = path.read_text("utf-8")
    tags = list(re.finditer(r"</[a-z]\w*>", text))
    for tag in tags[:: max(1, len(tags) // 12)]:
        assert mistake(text[: tag.start()] + text[tag.end() :]).message
