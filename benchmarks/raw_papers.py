"""The contents laid out as papers come: Word files by hand, their pdfs, and texts copied from pdfs."""

import io
import random
import textwrap
from collections.abc import Callable
from typing import Any, NamedTuple

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks import raw_contents as contents
from benchmarks.raw_contents import Content


class ListPaper(NamedTuple):
    """A paper whose lines are known: its bytes, its content, and whether it is to be made a pdf first."""

    name: str
    content: Content
    data: bytes
    through_pdf: bool = False


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _document(content: Content, *, level: int | None = 0) -> Any:
    document = docx.Document()
    if level is None:
        document.add_paragraph().add_run(content.title).font.size = Pt(20)
    else:
        document.add_heading(content.title, level)
    for text in content.introduction:
        document.add_paragraph(text)
    return document


def headings_and_lists(content: Content) -> bytes:
    """Word as it is meant: headings, bullets, a page's head and foot."""
    document = _document(content)
    document.sections[0].header.paragraphs[0].text = content.title
    document.sections[0].footer.paragraphs[0].text = "Godkendt af direktionen i marts"
    if content.responsibilities:
        document.add_heading("Ansvarsområder", 1)
        for text in content.responsibilities:
            document.add_paragraph(text, style="List Bullet")
    for name, lines in content.competencies:
        document.add_heading(name, 2)
        if content.lead_in:
            document.add_paragraph(content.lead_in)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    return _saved(document)


def bold_and_dashes(content: Content) -> bytes:
    """Bold lines for headings, dashes typed by hand."""
    document = _document(content, level=None)
    if content.responsibilities:
        document.add_paragraph().add_run("Opgaver og ansvar").bold = True
        for text in content.responsibilities:
            document.add_paragraph(f"- {text}")
    for name, lines in content.competencies:
        document.add_paragraph()
        document.add_paragraph().add_run(name).bold = True
        if content.lead_in:
            document.add_paragraph(content.lead_in).runs[0].italic = True
        for number, line in enumerate(lines):
            document.add_paragraph(f"{'–' if number % 2 else '-'}\t{line}")
    return _saved(document)


def two_columns_in_table(content: Content) -> bytes:
    """A table with a head: the name on the left, a paragraph a line on the right."""
    document = _document(content)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = (
        "Kompetenceområde",
        "Sådan ser vi det i hverdagen",
    )
    for name, lines in content.competencies:
        cells = table.add_row().cells
        cells[0].text = name
        cells[1].text = lines[0]
        for line in lines[1:]:
            cells[1].add_paragraph(line)
    return _saved(document)


def three_columns_in_table(content: Content) -> bytes:
    """The same with a definition in between, bullets in the cell, and a column to score in."""
    document = _document(content)
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(
        table.rows[0].cells, ("Kompetence", "Definition", "Adfærd", "Vurdering 1-5"), strict=True
    ):
        cell.paragraphs[0].add_run(text).bold = True
    for name, lines in content.competencies:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(name).bold = True
        cells[1].text = f"Det handler om {name.lower()} i det daglige arbejde."
        cells[2].paragraphs[0].text = lines[0]
        cells[2].paragraphs[0].style = "List Bullet"
        for line in lines[1:]:
            cells[2].add_paragraph(line, style="List Bullet")
    return _saved(document)


def breaks_in_paragraphs(content: Content) -> bytes:
    """Each competency one paragraph, its bullets typed and parted by line breaks."""
    document = _document(content)
    for name, lines in content.competencies:
        document.add_paragraph().add_run(name).font.size = Pt(15)
        paragraph = document.add_paragraph()
        for number, line in enumerate(lines):
            run = paragraph.add_run(f"• {line}")
            if number < len(lines) - 1:
                run.add_break(WD_BREAK.LINE)
    return _saved(document)


def numbered_large(content: Content) -> bytes:
    """Numbered competencies in larger letters, and numbered lines below them."""
    document = _document(content, level=None)
    for at, (name, lines) in enumerate(content.competencies, 1):
        run = document.add_paragraph().add_run(f"{at}. {name}")
        run.font.size = Pt(14)
        for line in lines:
            document.add_paragraph(line, style="List Number")
    return _saved(document)


def tracked_and_controlled(content: Content) -> bytes:
    """Lines in content controls, words tracked in and out."""
    document = _document(content)
    for name, lines in content.competencies:
        document.add_heading(name, 1)
        for number, line in enumerate(lines):
            paragraph = document.add_paragraph(style="List Bullet")
            first, _, rest = line.partition(" ")
            paragraph.add_run(first + " ")
            _tracked(paragraph, "w:del", "w:delText", "ikke ")
            _tracked(paragraph, "w:ins", "w:t", rest)
            if number == 0:
                _controlled(paragraph)
    return _saved(document)


def _tracked(paragraph: Any, tag: str, text_tag: str, text: str) -> None:
    change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
    change.set(qn("w:id"), "7")
    change.set(qn("w:author"), "Bo Eksempel")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)  # noqa: SLF001 - python-docx has no tracked changes


def _controlled(paragraph: Any) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    element = paragraph._p  # noqa: SLF001 - as above
    element.addprevious(control)
    control.append(content)
    content.append(element)


def nested_bullets(content: Content) -> bytes:
    """The competencies are bullets too, one step further out."""
    document = _document(content)
    document.add_heading("Kompetencer", 1)
    for name, lines in content.competencies:
        document.add_paragraph(name, style="List Bullet")
        for line in lines:
            document.add_paragraph(line, style="List Bullet 2")
    return _saved(document)


def lead_words_in_bold(content: Content) -> bytes:
    """A table without lines that only lays the page out, one bold name over its lines in each cell."""
    document = _document(content)
    table = document.add_table(rows=0, cols=1)
    for name, lines in content.competencies:
        cell = table.add_row().cells[0]
        cell.paragraphs[0].add_run(name).bold = True
        if content.lead_in:
            cell.add_paragraph(content.lead_in)
        for line in lines:
            cell.add_paragraph(f"► {line}")
    return _saved(document)


def copied_from_pdf(content: Content, seed: int = 1, width: int = 74) -> bytes:
    """A text copied from a pdf: wrapped, hyphenated, letters split, the page's foot among or on the lines."""
    chance = random.Random(seed)  # noqa: S311 - the same papers each time
    rows: list[str] = [content.title, ""]
    for text in content.introduction:
        rows += [*textwrap.wrap(text, width), ""]
    if content.responsibilities:
        rows += ["Ansvar", *(f"● {text}" for text in content.responsibilities), ""]
    bullet = chance.choice("•●\uf0b7▪")
    page = 1
    for name, lines in content.competencies:
        rows += [name] + ([content.lead_in] if content.lead_in else [])
        for line in lines:
            wrapped = textwrap.wrap(f"{bullet} {_with_split_letter(line, chance)}", width)
            rows += _hyphenated(wrapped, chance)
        foot = f"{content.title} Side {page} af {len(content.competencies)}"
        if page % 2:
            rows[-1] += f" {foot}"
        else:
            rows += [foot]
        page += 1
        rows += [""]
    return "\n".join(rows).encode()


def _with_split_letter(line: str, chance: random.Random) -> str:
    if chance.random() > 0.3 or line[1] in " …" or not line[0].isalpha():  # noqa: PLR2004 - about every third
        return line
    return f"{line[0]}{'  ' if chance.random() > 0.5 else ' '}{line[1:]}"  # noqa: PLR2004 - one in two


def _hyphenated(rows: list[str], chance: random.Random) -> list[str]:
    """One word in a line's end parted over the two lines, now and then."""
    for at in range(len(rows) - 1):
        first, _, rest = rows[at + 1].partition(" ")
        if len(first) > 8 and first.isalpha() and chance.random() < 0.7:  # noqa: PLR2004 - a long word
            cut = len(first) // 2
            rows[at] += f" {first[:cut]}-"
            rows[at + 1] = f"{first[cut:]} {rest}".rstrip()
    return rows


def capitals_and_stars(content: Content) -> bytes:
    """A plain text as a mail has it: capitals for headings, stars for bullets; Windows' own letters."""
    rows = [content.title.upper(), "=" * len(content.title), "", *content.introduction, ""]
    for name, lines in content.competencies:
        rows += [name.upper(), ""] + ([content.lead_in] if content.lead_in else [])
        rows += [*(f"* {line}" for line in lines), ""]
    return "\r\n".join(rows).encode("cp1252", "replace")


def lines_without_signs(content: Content) -> bytes:
    """A heading, a line a behaviour, an empty line; in UTF-16."""
    rows = [content.title, "", *content.introduction, ""]
    for name, lines in content.competencies:
        rows += [name, *lines, ""]
    return "\n".join(rows).encode("utf-16")


def rows_of_a_table(content: Content) -> bytes:
    """A row of a table for each line, the name only in the first of its rows; numbers in front."""
    document = _document(content)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Nr.", "Område", "Krav til lederen"), strict=True):
        cell.text = text
    for at, (name, lines) in enumerate(content.competencies, 1):
        for number, line in enumerate(lines, 1):
            cells = table.add_row().cells
            cells[0].text, cells[2].text = f"{at}.{number}", line
            cells[1].text = name if number == 1 else ""
    return _saved(document)


def pages_with_feeds(content: Content, width: int = 64) -> bytes:
    """A text from a pdf with form feeds: wrapped at a narrow width, head and foot on each page."""
    pages = []
    for number, (name, lines) in enumerate(content.competencies, 1):
        rows = ["Toftegård Kommune", "Sundhed og Omsorg", "", name, content.lead_in]
        for line in lines:
            rows += textwrap.wrap(f"o {line}", width)
        pages.append("\n".join([*rows, "", f"Version 2.1 {number}"]))
    return (f"{content.title}\n\n" + "\f".join(pages)).encode()


def groups_and_tabs(content: Content) -> bytes:
    """A chapter over all competencies, bullets with a tab, soft hyphens and hard blanks in the words."""
    document = _document(content)
    document.add_heading("Baggrund", 1)
    document.add_paragraph("Profilen er drøftet i hovedudvalget i to omgange.")
    document.add_heading("De vigtigste kompetencer", 1)
    for name, lines in content.competencies:
        document.add_heading(name, 3)
        document.add_paragraph(f"{content.lead_in} …")
        for line in lines:
            words = line.split(" ")
            text = " ".join(word[:4] + "\xad" + word[4:] if len(word) > 9 else word for word in words)  # noqa: PLR2004
            document.add_paragraph("•\t" + text.replace(" og ", "\xa0og "))
    document.add_heading("Sådan bruger vi profilen", 1)
    document.add_paragraph("Chef og leder taler om den en gang om året.")
    return _saved(document)


Layout = Callable[[Content], bytes]
# Those that were looked at while the reader was written.
SEEN: tuple[tuple[Content, Layout, bool], ...] = (
    (contents.SKOVBY, headings_and_lists, False),
    (contents.LYNGHEDE, headings_and_lists, True),
    (contents.NORDFJORD, bold_and_dashes, False),
    (contents.NORDFJORD, bold_and_dashes, True),
    (contents.STRANDKOEBING, two_columns_in_table, False),
    (contents.AADAL, three_columns_in_table, False),
    (contents.VESTERMARK, breaks_in_paragraphs, False),
    (contents.SKOVBY, tracked_and_controlled, False),
    (contents.VESTERMARK, copied_from_pdf, False),
    (contents.LYNGHEDE, capitals_and_stars, False),
)
# Those that were read once, when it was done.
UNSEEN: tuple[tuple[Content, Layout, bool], ...] = (
    (contents.BAKKESUND, headings_and_lists, True),
    (contents.ENGHOLM, numbered_large, False),
    (contents.KLINTEVIG, nested_bullets, False),
    (contents.ROEDHUS, bold_and_dashes, True),
    (contents.HOEJMARK, headings_and_lists, True),
    (contents.HOEJMARK, copied_from_pdf, False),
    (contents.ENGHOLM, breaks_in_paragraphs, True),
    (contents.BAKKESUND, lead_words_in_bold, False),
    (contents.ROEDHUS, two_columns_in_table, False),
    (contents.ENGHOLM, lines_without_signs, False),
    (contents.KLINTEVIG, three_columns_in_table, False),
    (contents.ROEDHUS, copied_from_pdf, False),
)
# Drawn after those had been looked into, and read once as well.
LATEST: tuple[tuple[Content, Layout, bool], ...] = (
    (contents.HAVNEBY, groups_and_tabs, False),
    (contents.HAVNEBY, groups_and_tabs, True),
    (contents.TOFTEGAARD, rows_of_a_table, False),
    (contents.TOFTEGAARD, pages_with_feeds, False),
    (contents.HAVNEBY, copied_from_pdf, False),
    (contents.TOFTEGAARD, headings_and_lists, True),
    (contents.HAVNEBY, bold_and_dashes, True),
    (contents.TOFTEGAARD, lead_words_in_bold, True),
)


def list_papers(chosen: tuple[tuple[Content, Layout, bool], ...]) -> list[ListPaper]:
    """The papers, each with a name that says what it is."""
    return [
        ListPaper(f"{number:02} {layout.__name__}{' pdf' if pdf else ''}", content, layout(content), pdf)
        for number, (content, layout, pdf) in enumerate(chosen, 1)
    ]
