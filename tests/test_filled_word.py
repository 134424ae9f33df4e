"""A Word file from outside becomes plain values: what can be seen in it, where, and under which names."""

import subprocess
import sys

import pytest

from interview_kit.packing import zip_parts
from interview_kit.word.filled import FilledDocument, read_filled
from interview_kit.word.filled_parts import UnreadError, elements
from interview_kit.word.visible_text import MAX_DEPTH, MAX_TAGS, VisibleText
from tests.filling import STRICT, TRANSITIONAL, as_strict, as_word_saves

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def document(body: str, namespace: str = TRANSITIONAL) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w="{namespace}" '
        f'xmlns:mc="{MC}" xmlns:w14="{W14}"><w:body>{body}</w:body></w:document>'
    ).encode()


def seen(body: str) -> VisibleText:
    return VisibleText(document(body))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def sdt(content: str, properties: str = '<w:tag w:val="t"/>') -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


IN_CELL = f"<w:tc><w:p>{run('4')}</w:p></w:tc>"
GOOGLES = '<w:tag w:val="goog_rdk_1"/>'
PLACES = {
    "body": sdt(f"<w:p>{run('4')}</w:p>"),
    "run": f"<w:p>{run('a')}{sdt(run('4'))}{run('b')}</w:p>",
    "cell": f"<w:tbl><w:tr>{sdt(IN_CELL)}</w:tr></w:tbl>",
    "row": f"<w:tbl>{sdt(f'<w:tr>{IN_CELL}</w:tr>')}</w:tbl>",
    "another control": f"<w:p>{sdt(sdt(run('4')), GOOGLES)}</w:p>",
    "control with Google's in it": f"<w:p>{sdt(sdt(run('4'), GOOGLES))}</w:p>",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_control_is_seen_wherever_it_stands(place: str) -> None:
    body = seen(PLACES[place])
    [control] = [control for control in body.controls if control.tag == "t"]
    assert body.text(control.span).strip() == "4"


def test_a_control_says_what_it_is_called_and_how_it_is() -> None:
    said = '<w:alias w:val="S1 &amp; &quot;x&quot;"/><w:tag w:val="a>b"/><w:id w:val="5"/><w:showingPlcHdr/>'
    box = '<w:tag w:val="box"/><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'
    body = seen(
        f"<w:p>{sdt(run('…'), said)}{sdt(run('☒'), box.format(1))}{sdt(run('☐'), box.format('false'))}</w:p>"
    )
    assert [(control.tag, control.alias, control.shows_placeholder, control.is_ticked) for control in body.controls] == [
        ("a>b", 'S1 & "x"', True, None),
        ("box", "", False, True),
        ("box", "", False, False),
    ]  # fmt: skip


def test_a_bookmark_holds_what_stands_between_its_ends_also_where_one_is_in_a_control() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="sc_S1"/>', '<w:bookmarkEnd w:id="7"/>'
    for body in (
        f"<w:p>{run('a')}{start}{sdt(run('4'))}{end}{run('b')}</w:p>",
        f"<w:p>{run('a')}{sdt(start + run('4'))}{end}{run('b')}</w:p>",
        f"<w:p>{run('a')}{start}{run('4')}</w:p><w:p>{end}{run('b')}</w:p>",
    ):
        found = seen(body)
        assert [(mark.name, found.text(mark.span).strip()) for mark in found.bookmarks] == [("sc_S1", "4")]


def test_a_bookmark_that_does_not_end_is_none() -> None:
    assert seen('<w:p><w:bookmarkStart w:id="7" w:name="x"/></w:p><w:bookmarkEnd w:id="8"/>').bookmarks == []


def test_the_cells_of_a_row_are_seen_in_their_order_also_in_a_table_in_a_cell() -> None:
    inner = f"<w:tbl><w:tr>{IN_CELL}{IN_CELL.replace('4', '5')}</w:tr></w:tbl>"
    body = seen(f"<w:tbl><w:tr>{IN_CELL.replace('4', 'S1')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert [[body.text(cell).split() for cell in row] for row in body.rows] == [
        [["4"], ["5"]],
        [["S1"], ["4", "5"]],
    ]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('a')}</w:p><w:p>{run('b')}</w:p>", "a\nb\n"),
        (f"<w:p>{run('a')}</w:p><w:p/><w:p>{run('b')}</w:p>", "a\n\nb\n"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "a\nb\nc\n"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab w:alignment='left'/></w:r></w:p>", "a\tb\t\n"),
        ("<w:p><w:r><w:t>a</w:t><w:br></w:br><w:t>b</w:t></w:r></w:p>", "a\nb\n"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='right' w:pos='9'/></w:tabs></w:pPr></w:p>", "\n"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r></w:p>", "a-b\n"),
        (f"<w:p><w:del w:id='1'>{run('a')}</w:del><w:ins w:id='2'>{run('b')}</w:ins></w:p>", "b\n"),
        (f"<w:p><w:moveFrom w:id='1'>{run('a')}</w:moveFrom><w:moveTo w:id='2'>{run('b')}</w:moveTo></w:p>", "b\n"),
        ("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a\n"),
        ("<w:p><w:r><w:delText>a</w:delText><w:t/><w:t></w:t></w:r></w:p>", "\n"),
        ("<w:p><w:r><w:instrText>PAGE 5</w:instrText></w:r><w:fldSimple w:instr='P'/></w:p>", "\n"),
        (
            (f"<w:p><mc:AlternateContent><mc:Choice Requires='w14'>{run('a')}</mc:Choice>"
            f"<mc:Fallback>{run('a')}<w:r><w:tab/></w:r></mc:Fallback></mc:AlternateContent></w:p>"),
            "a\n",
        ),
        (f"<w:p>{run('a &lt; b &amp;amp; &#230;&#xF8; &gt; &quot;')}</w:p>", 'a < b &amp; æø > "\n'),
        (f"<w:p>{run('a > b')}</w:p>", "a > b\n"),
        (f"<w:p><!-- <w:r><w:t>5</w:t></w:r> -->{run('a')}<?x <w:t>5</w:t>?></w:p>", "a\n"),
        ("<w:p><w:r><w:t><![CDATA[<w:t>5</w:t>]]></w:t></w:r></w:p>", "<w:t>5</w:t>\n"),
        ("<w:p><w:pPr><w:pStyle w:val='a>b'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a\n"),
        (f"<w:p>{run('a')}<x:t xmlns:x='other'>5</x:t></w:p>", "a\n"),
        (f"<w:p>{run('a')}<x:r xmlns:x='{TRANSITIONAL}'><x:t>b</x:t></x:r></w:p>", "ab\n"),
        (f"<w:p>{run('a')}<w:t xmlns:w='other'>5</w:t></w:p>", "a\n"),
        (f"<w:p>{run(' a')}<w:r><w:t>b</w:t><w:lastRenderedPageBreak/></w:r>{run('c ')}</w:p>", " abc \n"),
    ],
)  # fmt: skip
def test_the_text_is_what_can_be_seen(xml: str, text: str) -> None:
    for namespace in (TRANSITIONAL, STRICT):
        body = VisibleText(document(xml.replace(TRANSITIONAL, namespace), namespace))
        assert body.whole == text


def test_a_part_may_have_any_prefix_or_none() -> None:
    for prefix, declared in (("ns0:", ":ns0"), ("", "")):
        xml = f"<{prefix}p xmlns{declared}='{TRANSITIONAL}'><{prefix}r><{prefix}t>a</{prefix}t></{prefix}r></{prefix}p>"
        assert VisibleText(xml.encode()).whole == "a\n"


def test_other_encodings_are_read_or_refused_and_never_guessed() -> None:
    xml = document(f"<w:p>{run('æ')}</w:p>").decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert VisibleText(xml.encode("utf-16")).whole == "æ\n"
    assert VisibleText(b"\xef\xbb\xbf" + document(f"<w:p>{run('æ')}</w:p>")).whole == "æ\n"
    for data in (xml.encode("latin-1"), xml.encode("utf-16") + b"x", xml.encode("cp037"), b"\xff\xfe\x00"):
        with pytest.raises(UnreadError) as error:
            VisibleText(data)
        assert error.value.reason == "not-xml"


@pytest.mark.parametrize(
    "xml", ["", "x", "<a>", "<a></b>", "<a/><a/>", "<w:t>&bad;</w:t>", "\0", "<a b='<'/>"]
)
def test_what_is_no_xml_is_refused(xml: str) -> None:
    with pytest.raises(UnreadError) as error:
        VisibleText(xml.encode())
    assert error.value.reason == "not-xml"


@pytest.mark.parametrize(
    "xml", ["<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<!DOCTYPE a SYSTEM 'b'><a/>"]
)
def test_a_document_type_is_refused_in_every_part(xml: str) -> None:
    for read in (VisibleText, lambda data: elements(data, "a")):
        for data in (xml.encode(), xml.encode("utf-16")):
            with pytest.raises(UnreadError) as error:
                read(data)
            assert error.value.reason == "doctype"


@pytest.mark.parametrize("xml", ["<w:sdt>", "<w:tbl><w:tr><w:tc>"])
def test_controls_and_rows_lie_no_deeper_than_anybody_makes(xml: str) -> None:
    close = "".join(reversed([part.replace("<", "</") + ">" for part in xml.split(">")[:-1]]))
    assert VisibleText(document(xml * (MAX_DEPTH - 1) + close * (MAX_DEPTH - 1))).whole == ""
    with pytest.raises(UnreadError) as error:
        seen(xml * (MAX_DEPTH + 1) + close * (MAX_DEPTH + 1))
    assert error.value.reason == "too-deep"


def test_a_part_has_no_more_tags_than_the_sheets_of_a_whole_day() -> None:
    for signs in (MAX_TAGS + 1, MAX_TAGS * 2):
        with pytest.raises(UnreadError) as error:
            VisibleText(b"<" * signs)
        assert error.value.reason == "unpacks-too-large"


def relations(*rows: tuple[str, str], start: str = OFFICE) -> bytes:
    shown = "".join(
        f'<Relationship Id="r{number}" Type="{start}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows)
    )
    return f'<Relationships xmlns="{PACKAGE}">{shown}</Relationships>'.encode()


def whole_file() -> bytes:
    """A file whose main part has another name and place than usual."""
    header = f'<w:hdr xmlns:w="{TRANSITIONAL}"><w:p>{run("Ark X")}</w:p></w:hdr>'
    value = '<property pid="2" name="a"><v:lpwstr xmlns:v="v">b &amp; c</v:lpwstr></property>'
    return zip_parts(
        {
            "_rels/.rels": relations(
                ("officeDocument", "/other/Document2.xml"), ("custom-properties", "docProps/custom.xml"),
                ("metadata/core-properties", "docProps/core.xml"),
            ),
            "other/document2.xml": document(f"<w:p>{run('a')}</w:p>"),
            "other/_rels/document2.xml.rels": relations(
                ("header", "../top/h.xml"), ("footer", "gone.xml"), ("hyperlink", "http://x")
            ),
            "top/h.xml": header.encode(),
            "docProps/custom.xml": f'<Properties xmlns="{CUSTOM}">{value}</Properties>'.encode(),
            "docProps/core.xml": f'<c:coreProperties xmlns:c="{CORE}" xmlns:dc="d"><dc:identifier>id</dc:identifier></c:coreProperties>'.encode(),
        }
    )  # fmt: skip


@pytest.mark.parametrize("save", [bytes, as_strict], ids=["Transitional", "Strict"])
def test_the_parts_are_found_by_their_relations_and_not_by_their_names(save: type[bytes]) -> None:
    found = read_filled(save(whole_file()))
    assert isinstance(found, FilledDocument)
    assert (found.body.whole, found.around) == ("a\n", ("Ark X\n",))
    assert (found.properties, found.identifier) == ({"a": "b & c"}, "id")


def test_splitting_runs_changes_nothing_that_is_seen() -> None:
    from tests.test_reading_sheets import EXAMPLE  # noqa: PLC0415

    data = (EXAMPLE / "dokumenter/enkeltark/ark-1-M2-K2.docx").read_bytes()
    first, second = read_filled(data), read_filled(as_word_saves(data))
    assert isinstance(first, FilledDocument)
    assert isinstance(second, FilledDocument)
    assert first.body.whole == second.body.whole
    assert first.body.pieces != second.body.pieces


def test_reading_needs_neither_lxml_nor_python_docx() -> None:
    code = (
        "import sys; import interview_kit.scoring_sheets.reading; "
        "print({'lxml', 'docx', 'numpy', 'openpyxl'} & {name.partition('.')[0] for name in sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
