"""Makes the first house.docx: `python templates/make_house.py`.

Only for starting over. From then on the house belongs to HR, who change it in Word; running this again
throws their changes away.
"""

from pathlib import Path

from interview_kit.word.package import pack

FONT = "Calibri"
BLUE, GREY, HAIR, INK = "1F3864", "595959", "A6A6A6", "1A1A1A"
TEXT_WIDTH = 9638  # A4 less margins of 20 mm, in twentieths of a point

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"'


def paragraph_style(  # noqa: PLR0913 - a style has many sides
    name: str,
    *,
    size: float,
    bold: bool = False,
    colour: str = INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.1,
    extra: str = "",
    base: str = "Normal",
    following: str = "",
) -> str:
    """A paragraph style; sizes and spaces in points, `line` in lines, `extra` more paragraph properties."""
    borders, tabs, numbering, keep, indent, justify = (
        "".join(part for part in extra.split("¤") if part.startswith(f"<w:{tag}"))
        for tag in ("pBdr", "tabs", "numPr", "keep", "ind", "jc")
    )
    outline = "".join(part for part in extra.split("¤") if part.startswith("<w:outlineLvl"))
    spacing = f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line * 240:.0f}" w:lineRule="auto"/>'
    runs = f'{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/><w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    based = f'<w:basedOn w:val="{base}"/>' if name != base else ""
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}'
        f'{f"""<w:next w:val="{style_id(following)}"/>""" if following else ""}<w:qFormat/>'
        f"<w:pPr>{keep}{numbering}{borders}{tabs}{spacing}{indent}{justify}{outline}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )


BUILT_IN = {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Bullet", "header", "footer"}


def style_id(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def _border(side: str, size: int, colour: str, space: int = 1) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _borders(*sides: str) -> str:
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


_KEEP_NEXT, _KEEP_LINES = "<w:keepNext/>", "<w:keepLines/>"
_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _heading(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'


def styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = [
        paragraph_style("Normal", size=11, after=6, line=1.15),
        paragraph_style("Title", size=30, bold=True, colour=BLUE, before=60, after=4, line=1, following="Subtitle"),
        paragraph_style("Subtitle", size=15, colour=GREY, after=26, line=1.1, following="Normal"),
        paragraph_style("heading 1", size=15, bold=True, colour=BLUE, after=5, line=1,
                        extra=f"{_KEEP_NEXT}¤{_RIGHT_TAB}¤{_heading(1)}", following="Normal"),
        paragraph_style("heading 2", size=12.5, bold=True, colour=BLUE, before=18, after=5, line=1,
                        extra=f"{_KEEP_NEXT}¤{_heading(2)}", following="Normal"),
        paragraph_style("heading 3", size=10, bold=True, colour=BLUE, before=7, after=3, line=1,
                        extra=f"{_KEEP_NEXT}¤{_heading(3)}", following="Normal"),
        paragraph_style("List Bullet", size=11, after=4, line=1.15,
                        extra=f'{_numbered(1)}¤<w:ind w:left="284" w:hanging="284"/>'),
        paragraph_style("header", size=9, colour=GREY, line=1, extra=f"{_borders(_border('bottom', 4, HAIR, 8))}¤{_RIGHT_TAB}"),
        paragraph_style("footer", size=9, colour=GREY, line=1, extra=f"{_borders(_border('top', 4, HAIR, 8))}¤{_RIGHT_TAB}"),
        paragraph_style("Adfærd", size=11, colour="404040", after=3, line=1.15, extra=_KEEP_NEXT),
        paragraph_style("Spørgsmål", size=18, bold=True, before=7, after=8, line=1.05,
                        extra=f"{_KEEP_LINES}¤{_borders(_border('left', 36, BLUE, 12))}¤<w:ind w:left=\"340\"/>"),
        paragraph_style("Spørgsmål på ark", size=12.5, bold=True, before=3, after=4, line=1.08, extra=_KEEP_LINES),
        paragraph_style("Opfølgning", size=11.5, after=2, line=1.1,
                        extra=f'{_KEEP_LINES}¤{_numbered(2)}¤<w:ind w:left="397" w:hanging="397"/>'),
        paragraph_style("Manuskript", size=13, after=8, line=1.2,
                        extra=f"{_KEEP_LINES}¤{_borders(_border('left', 12, HAIR, 12))}¤<w:ind w:left=\"284\"/>"),
        paragraph_style("Lyt efter", size=10, after=3, line=1.1, extra=_KEEP_LINES),
        paragraph_style("Anker", size=10, after=2, line=1.1, extra=_KEEP_LINES),
        paragraph_style("Trin", size=16, bold=True, colour=BLUE, line=0.9),
        paragraph_style("Trinnavn", size=9, colour=BLUE, line=1),
        paragraph_style("Ledetekst", size=9, colour=GREY, after=1, line=1, extra=_KEEP_NEXT),
        paragraph_style("Notelinje", size=11, line=1.1, extra=_borders(_border("bottom", 4, HAIR, 2))),
        paragraph_style("Tabeltekst", size=11, after=2, line=1.1),
        paragraph_style("Lille tekst", size=9.5, colour=GREY, before=3, after=3, line=1.1),
        paragraph_style("Udfyldes", size=11, before=16, line=1, extra=_borders(_border("bottom", 4, HAIR, 2))),
        paragraph_style("Valg", size=13, bold=True, line=1, extra='<w:jc w:val="center"/>'),
    ]
    characters = [
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>',
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Daempet"><w:name w:val="Dæmpet"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:color w:val="{GREY}"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
        f'<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="{GREY}"/></w:rPr></w:style>',
    ]
    return (
        f'{_DECLARATION}<w:styles {_NAMESPACES}>{defaults}{"".join(paragraphs + characters)}'
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>{_table("", 0, 0)}</w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        f"{_table_styles()}</w:styles>"
    )


def _table(borders: str, vertical: int, sides: int) -> str:
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", vertical), ("left", sides), ("bottom", vertical), ("right", sides))
    )
    return f"<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"


def _table_styles() -> str:
    lines = f"<w:tblBorders>{_border('top', 4, HAIR, 0)}{_border('bottom', 4, HAIR, 0)}{_border('insideH', 4, HAIR, 0)}</w:tblBorders>"
    frame = f"<w:tblBorders>{''.join(_border(side, 8, BLUE, 0) for side in ('top', 'left', 'bottom', 'right'))}</w:tblBorders>"
    first_row = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="{GREY}"/><w:sz w:val="18"/></w:rPr></w:tblStylePr>'
    made = ""
    for name, borders, vertical, sides, extra in (
        ("Tabel med linjer", lines, 70, 100, first_row),
        ("Tabel uden linjer", "", 20, 0, ""),
        ("Ramme", frame, 80, 120, ""),
    ):
        made += (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/>{_table(borders, vertical, sides)}{extra}</w:style>'
        )
    return made


def numbering() -> str:
    def bullet(number: int, sign: str, font: str, indent: int) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/></w:rPr></w:lvl></w:abstractNum>'
        )

    return (
        f"{_DECLARATION}<w:numbering {_NAMESPACES}>{bullet(1, '•', FONT, 284)}{bullet(2, '☐', 'Segoe UI Symbol', 397)}"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _field(code: str) -> str:
    return "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def header(left: str, right: str) -> str:
    return (
        f'{_DECLARATION}<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{_text(left)}<w:r><w:tab/></w:r>{_text(right)}</w:p></w:hdr>"
    )


def first_header() -> str:
    return (
        f'{_DECLARATION}<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/><w:pBdr/></w:pPr>'
        f"{_text('{{ organisation }}')}<w:r><w:tab/></w:r>{_text('{{ code }}')}</w:p></w:hdr>"
    )


def footer() -> str:
    return (
        f'{_DECLARATION}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_text('{{ footer }}')}<w:r><w:tab/></w:r>{_text('Side ')}{_field('PAGE')}{_text(' af ')}{_field('NUMPAGES')}</w:p></w:ftr>"
    )


def document() -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{relation}"/>'
        for kind, which, relation in (
            ("header", "default", "rId4"), ("header", "first", "rId5"), ("footer", "default", "rId6"), ("footer", "first", "rId6"),
        )
    )
    return (
        f"{_DECLARATION}<w:document {_NAMESPACES}><w:body><w:p>{_text('{{ body }}')}</w:p><w:sectPr>{references}"
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" w:bottom="1134" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def settings() -> str:
    return (
        f'{_DECLARATION}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


_WORD_PARTS = (
    ("styles", "styles"), ("settings", "settings"), ("numbering", "numbering"),
    ("header1", "header"), ("header2", "header"), ("footer1", "footer"),
)


def relationships(rows: list[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(rows, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {"/word/document.xml": f"{word}.document.main+xml"}
    overrides |= {f"/word/{name}.xml": f"{word}.{kind}+xml" for name, kind in _WORD_PARTS}
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def make() -> bytes:
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships([(f"{_OFFICE}/relationships/officeDocument", "word/document.xml")]),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            [(f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in _WORD_PARTS]
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/header1.xml": header("{{ document }}", "{{ code }}"),
        "word/header2.xml": first_header(),
        "word/footer1.xml": footer(),
    }
    return pack({name: xml.encode() for name, xml in parts.items()})


if __name__ == "__main__":
    Path(__file__).with_name("house.docx").write_bytes(make())
