"""Makes the first house.docx: `python templates/make_house.py`.

Only for starting over. From then on the house belongs to HR, who change it in Word; running this again
throws their changes away.
"""

from dataclasses import dataclass
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


BUILT_IN = {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "List Bullet", "header", "footer"}


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph style: sizes, spaces and indents in points, `line` in lines, borders in eighths of a point."""

    size: float
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    line: float = 1.1
    keep_next: bool = False
    keep_lines: bool = False
    number: int = 0
    right_tab: bool = False
    indent: float = 0
    hanging: float = 0
    centred: bool = False
    outline: int = 0

    def xml(self, name: str) -> str:
        properties = "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                "<w:keepLines/>" if self.keep_lines else "",
                f'<w:numPr><w:numId w:val="{self.number}"/></w:numPr>' if self.number else "",
                f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' if self.right_tab else "",
                f'<w:spacing w:before="{twips(self.before)}" w:after="{twips(self.after)}" w:line="{self.line * 240:.0f}" w:lineRule="auto"/>',
                f'<w:ind w:left="{twips(self.indent)}" w:hanging="{twips(self.hanging)}"/>'
                if self.indent
                else "",
                '<w:jc w:val="center"/>' if self.centred else "",
                f'<w:outlineLvl w:val="{self.outline - 1}"/>' if self.outline else "",
            )
        )
        runs = f'{"<w:b/>" if self.bold else ""}<w:color w:val="{self.colour}"/><w:sz w:val="{self.size * 2:.0f}"/><w:szCs w:val="{self.size * 2:.0f}"/>'
        kind = ' w:default="1"' if name == "Normal" else "" if name in BUILT_IN else ' w:customStyle="1"'
        based = (
            ""
            if name == "Normal"
            else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
            if self.outline
            else '<w:basedOn w:val="Normal"/>'
        )
        return (
            f'<w:style w:type="paragraph"{kind} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}'
            f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
        )


def twips(points: float) -> str:
    return f"{points * 20:.0f}"


def style_id(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split())


def _border(side: str, size: int, colour: str, space: int = 1) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


# Every paragraph style of the contract in interview_kit/word/styles.py, by the name that Word shows.
PARAGRAPHS = {
    "Normal": Paragraph(size=11, after=6, line=1.15),
    "Title": Paragraph(size=30, bold=True, colour=BLUE, before=60, after=4, line=1, outline=1),
    "Subtitle": Paragraph(size=15, colour=GREY, after=26),
    "heading 1": Paragraph(size=15, bold=True, colour=BLUE, after=5, line=1, keep_next=True, right_tab=True, outline=1),
    "heading 2": Paragraph(size=12.5, bold=True, colour=BLUE, before=18, after=5, line=1, keep_next=True, outline=2),
    "Mellemrubrik": Paragraph(size=10, bold=True, colour=BLUE, before=9, after=3, line=1, keep_next=True, outline=2),
    "List Bullet": Paragraph(size=11, after=4, line=1.15, number=1, indent=14.2, hanging=14.2),
    "header": Paragraph(size=9, colour=GREY, line=1),
    "footer": Paragraph(size=9, colour=GREY, line=1),
    "Adfærd": Paragraph(size=11, colour="404040", after=8, line=1.15, keep_next=True),
    "Spørgsmål": Paragraph(size=18, bold=True, after=2, line=1.05, keep_lines=True),
    "Spørgsmål på ark": Paragraph(size=12.5, bold=True, after=2, line=1.08, keep_lines=True),
    "Opfølgning": Paragraph(size=11.5, after=2, keep_lines=True, number=2, indent=19.8, hanging=19.8),
    "Manuskript": Paragraph(size=13, after=8, line=1.2, keep_lines=True, indent=14.2),
    "Lyt efter": Paragraph(size=10, before=1, after=3, keep_lines=True),
    "Rødt flag": Paragraph(size=10, before=3, after=7, keep_lines=True),
    "Anker": Paragraph(size=10, after=2, keep_lines=True),
    "Trin": Paragraph(size=16, bold=True, colour=BLUE, line=0.9),
    "Trinnavn": Paragraph(size=9, colour=BLUE, line=1),
    "Ledetekst": Paragraph(size=9, colour=GREY, after=1, line=1, keep_next=True),
    "Notelinje": Paragraph(size=11),
    "Tabeltekst": Paragraph(size=11, after=2),
    "Lille tekst": Paragraph(size=9.5, colour=GREY, before=3, after=3),
    "Valg": Paragraph(size=13, bold=True, line=1, centred=True),
}  # fmt: skip


def styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = "".join(style.xml(name) for name, style in PARAGRAPHS.items())
    characters = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Daempet"><w:name w:val="Dæmpet"/><w:qFormat/><w:rPr><w:b w:val="0"/><w:color w:val="{GREY}"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="{GREY}"/></w:rPr></w:style>'
    )
    return (
        f"{_DECLARATION}<w:styles {_NAMESPACES}>{defaults}{paragraphs}{characters}"
        f'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>{_table("", 0, 0)}</w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
        f"{_table_styles()}</w:styles>"
    )


def _table(borders: str, vertical: int, sides: int) -> str:
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", vertical), ("left", sides), ("bottom", vertical), ("right", sides))
    )
    return (
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _table_styles() -> str:
    lines = f"<w:tblBorders>{_border('top', 4, HAIR, 0)}{_border('bottom', 4, HAIR, 0)}{_border('insideH', 4, HAIR, 0)}</w:tblBorders>"
    frame = f"<w:tblBorders>{''.join(_border(side, 8, BLUE, 0) for side in ('top', 'left', 'bottom', 'right'))}</w:tblBorders>"
    bar = f"<w:tblBorders>{_border('left', 36, BLUE, 0)}</w:tblBorders>"
    first_row = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="{GREY}"/><w:sz w:val="18"/></w:rPr></w:tblStylePr>'
    made = ""
    for name, borders, vertical, sides, extra in (
        ("Tabel med linjer", lines, 70, 100, first_row),
        ("Tabel uden linjer", "", 20, 0, ""),
        ("Ramme", frame, 80, 120, ""),
        ("Streg ved siden", bar, 30, 200, ""),
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


# Lines at headers and footers are those of a table: lines of a paragraph are no part of an accessible PDF.
def _line(style: str, side: str, left: str, right: str) -> str:
    border = f"<w:tblBorders>{_border(side, 4, HAIR, 0)}</w:tblBorders>" if side else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f'<w:spacing w:before="60" w:after="60"/><w:jc w:val="{side_of_page}"/></w:pPr>{content}</w:p></w:tc>'
        for width, side_of_page, content in ((6638, "left", left), (3000, "right", right))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>{border}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="6638"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )


def header(side: str, left: str, right: str) -> str:
    return f"{_DECLARATION}<w:hdr {_NAMESPACES}>{_line('Header', side, _text(left), _text(right))}</w:hdr>"


def footer() -> str:
    pages = f"{_text('Side ')}{_field('PAGE')}{_text(' af ')}{_field('NUMPAGES')}"
    return (
        f"{_DECLARATION}<w:ftr {_NAMESPACES}>{_line('Footer', 'top', _text('{{ footer }}'), pages)}</w:ftr>"
    )


def document() -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="{relation}"/>'
        for kind, which, relation in (
            ("header", "default", "rId4"),
            ("header", "first", "rId5"),
            ("footer", "default", "rId6"),
            ("footer", "first", "rId6"),
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
    ("styles", "styles"),
    ("settings", "settings"),
    ("numbering", "numbering"),
    ("header1", "header"),
    ("header2", "header"),
    ("footer1", "footer"),
)


def relationships(rows: list[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
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
        "word/header1.xml": header("bottom", "{{ document }}", "{{ code }}"),
        "word/header2.xml": header("", "{{ organisation }}", "{{ code }}"),
        "word/footer1.xml": footer(),
    }
    return pack({name: xml.encode() for name, xml in parts.items()})


if __name__ == "__main__":
    Path(__file__).with_name("house.docx").write_bytes(make())
