"""Fills scoring sheets as people's programs save them: values go in by tag, and what comes out is a Word file.

`fill` is Word; the other functions change a filled file into what something else makes of it.
"""

import io
import random
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from copy import deepcopy

from lxml import etree

from interview_kit.documents.scoring_sheet import scoring_sheet
from interview_kit.documents.view import word_file
from interview_kit.models.guide import Guide
from interview_kit.packing import zip_parts
from interview_kit.scoring_sheets.fields import SheetFields, SheetKind, sheet_fields
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.word.package import House

MAIN_PART = "word/document.xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{TRANSITIONAL}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TICKED = "☒"
# What stands in notes, and what programs are tempted to change.
WORDS = (
    "Skrev et notat om skolerne i Ørsted & Åby",
    "Budget < 4 mio., resultat > 95 %",
    "Sagde: «Vi gør det om», \"nu\" og 'ikke' senere",
    "Første linje\nAnden linje\nTredje linje",
    "Tog ansvar 👍 og fulgte op 🇩🇰",
    "1) ringede 2) skrev 3) mødtes – 4-5 gange",
    "æøå ÆØÅ é ü ß € ½",
    "Tal: 5, 4,5 og 3 af 5",
)

Node = etree._Element  # noqa: SLF001 - lxml has no other name for it


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file, name → bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The file with these parts instead of its own; None takes one out."""
    parts = {**parts_of(data), **changed}
    return zip_parts({name: part for name, part in parts.items() if part is not None})


def edited(data: bytes, edit: Callable[[Node], object], part: str = MAIN_PART) -> bytes:
    """The file with one part's XML changed in place by `edit`."""
    tree = etree.fromstring(parts_of(data)[part])
    edit(tree)
    return with_parts(data, {part: etree.tostring(tree, encoding="UTF-8", standalone=True)})


# Word


def fill(
    data: bytes, answers: Mapping[str, str], *, ticked: Collection[str] = (), paragraphs: bool = False
) -> bytes:
    """The sheet with these answers (tag → what is seen), and the boxes with these tags ticked.

    A line break stays in its paragraph or, with `paragraphs`, begins a new one. Raises `KeyError` where the
    sheet has no such field.
    """

    def write(document: Node) -> None:
        controls = controls_of(document)
        for tag, text in answers.items():
            put(controls[tag], text)
            if paragraphs and "\n" in text:
                _part(controls[tag])
        for tag in ticked:
            tick(controls[tag])

    return edited(data, write)


def controls_of(document: Node) -> dict[str, Node]:
    """The controls by their tags."""
    found = {}
    for control in document.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            found[tag.get(f"{W}val", "")] = control
    return found


def put(control: Node, text: str) -> None:
    """Writes in a control: the placeholder goes with its mark and its lines."""
    properties, content = _halves(control)
    for mark in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(mark)
    for choices in properties.findall(f"{W}dropDownList"):
        values = {row.get(f"{W}displayText"): row.get(f"{W}value", "") for row in choices}
        if text in values:
            choices.set(f"{W}lastValue", values[text])
    content[:] = [run_of(text)]


def tick(control: Node) -> None:
    """Ticks a box."""
    properties, content = _halves(control)
    next(properties.iter(f"{W14}checked")).set(f"{W14}val", "1")
    content[:] = [run_of(TICKED)]


def run_of(text: str) -> Node:
    """A run that shows this text, with its line breaks."""
    run = etree.Element(f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        shown = etree.SubElement(run, f"{W}t")
        shown.text = line
        shown.set(SPACE, "preserve")
    return run


def _halves(control: Node) -> tuple[Node, Node]:
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    assert properties is not None
    assert content is not None
    return properties, content


def _part(control: Node) -> None:
    """Makes the control hold whole paragraphs, one for each line, as Enter does."""
    paragraph = control.getparent()
    assert paragraph is not None
    first, last = control.getprevious(), control.getnext()
    properties, content = _halves(control)
    lines = [node.text or "" for node in content.iter(f"{W}t")]
    content[:] = [_paragraph(paragraph, line) for line in lines]
    for mark, place, at in ((first, content[0], 1), (last, content[-1], len(content[-1]))):
        if mark is not None:
            mark.tail = None
            place.insert(at, mark)
    paragraph.getparent().replace(paragraph, control)  # type: ignore[union-attr]
    control.tail = None
    # A cell ends in a paragraph; Word puts none after a control that fills it.
    assert properties.getparent() is control


def _paragraph(like: Node, text: str) -> Node:
    paragraph = etree.Element(f"{W}p")
    paragraph.extend([deepcopy(node) for node in like.findall(f"{W}pPr")])
    paragraph.append(run_of(text))
    return paragraph


def tracked(data: bytes, answers: Mapping[str, str]) -> bytes:
    """The sheet where these answers replace what stood in the fields, with changes tracked."""

    def write(document: Node) -> None:
        for tag, control in controls_of(document).items():
            if tag in answers:
                _, content = _halves(control)
                gone = _change("del", list(content))
                for text in gone.iter(f"{W}t"):
                    text.tag = f"{W}delText"
                content[:] = [gone, _change("ins", [run_of(answers[tag])])]

    return edited(data, write)


def _change(kind: str, runs: Iterable[Node]) -> Node:
    change = etree.Element(
        f"{W}{kind}", {f"{W}id": "9001", f"{W}author": "M", f"{W}date": "2027-03-11T10:00:00Z"}
    )
    change.extend(list(runs))
    return change


def as_word_saves(data: bytes) -> bytes:
    """The file after an evening in Word: runs split in the middle of words, with marks of spelling and saving."""

    def write(document: Node) -> None:
        for number, node in enumerate(list(document.iter(f"{W}p", f"{W}r"))):
            node.set(f"{W}rsidR", f"00{number:06X}")
        for text in reversed(list(document.iter(f"{W}t"))):
            if len(text.text or "") > 1:
                _split(text)

    return edited(data, write)


def _split(text: Node) -> None:
    """Parts a run in two after the middle of its text, with a mark of spelling between."""
    run, words = text.getparent(), text.text or ""
    assert run is not None
    middle = len(words) // 2
    rest = deepcopy(run)
    index = list(run).index(text)
    for node in list(run)[index + 1 :]:
        run.remove(node)
    for node in [node for node in list(rest)[:index] if node.tag != f"{W}rPr"]:
        rest.remove(node)
    text.text, next(rest.iter(f"{W}t")).text = words[:middle], words[middle:]
    for piece in (text, next(rest.iter(f"{W}t"))):
        piece.set(SPACE, "preserve")
    rest.tail, run.tail = run.tail, None
    run.addnext(rest)
    run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))


# Other programs


def as_google_docs_saves(data: bytes, *, keeps_controls: bool = False) -> bytes:
    """The file with runs, rows and cells in controls of Google's own; ours are lost, unless it keeps them."""

    def write(document: Node) -> None:
        if not keeps_controls:
            for control in list(document.iter(f"{W}sdt")):
                _unwrap(control)
        for number, node in enumerate(list(document.iter(f"{W}r", f"{W}tc", f"{W}tr"))):
            _wrap(node, f"goog_rdk_{number}")

    return with_parts(edited(data, write), {"docProps/custom.xml": None} if not keeps_controls else {})


def _unwrap(control: Node) -> None:
    """Leaves what is in a control where the control was."""
    _, content = _halves(control)
    for node in list(content):
        control.addprevious(node)
    parent = control.getparent()
    assert parent is not None
    parent.remove(control)


def _wrap(node: Node, tag: str) -> None:
    control = etree.Element(f"{W}sdt")
    node.addprevious(control)
    etree.SubElement(etree.SubElement(control, f"{W}sdtPr"), f"{W}tag").set(f"{W}val", tag)
    etree.SubElement(control, f"{W}sdtContent").append(node)


def as_strict(data: bytes) -> bytes:
    """The file as «Strict Open XML-dokument»: other namespaces in every part."""
    renamed = {
        name: part.replace(TRANSITIONAL.encode(), STRICT.encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in parts_of(data).items()
    }
    return zip_parts(renamed)


def without_names(data: bytes, *names: str) -> bytes:
    """The file without these of what fields are known by: `tag`, `alias`, `bookmarkStart`."""

    def write(document: Node) -> None:
        for node in list(document.iter(*(f"{W}{name}" for name in names))):
            node.getparent().remove(node)  # type: ignore[union-attr]

    return edited(data, write)


# Whole rounds


def made_sheets(guide: Guide, house: House, candidates: Iterable[str]) -> dict[Assignment, bytes]:
    """The single sheets of everybody who rates, as `kit` makes them."""
    found = {}
    for seat in guide.content.panel:
        if seat.member and seat.rates is not False:
            for candidate in candidates:
                assignment = Assignment(candidate, seat.member)
                view = scoring_sheet(guide, assignment, SheetKind(is_chairs=seat.chair))
                found[assignment] = word_file(view, house)
    return found


def drawn_answers(fields: SheetFields, draw: random.Random) -> dict[str, str]:
    """Something in most fields of a sheet that is made out to somebody, tag → what is seen."""
    answers = {}
    for field in fields:
        if field.kind == "choice":
            answers[field.tag] = draw.choice(field.choices).label
        elif field.kind == "date":
            answers[field.tag] = f"{draw.randint(1, 28)}. marts 2027"
        elif field.kind == "text" and draw.random() < 0.8:
            answers[field.tag] = draw.choice(WORDS)
    return answers


def filled_round(
    guide: Guide, house: House, candidates: Iterable[str]
) -> dict[Assignment, tuple[bytes, dict[str, str]]]:
    """Each sheet of a round filled in by Word, with what was written in it."""
    draw = random.Random(13)  # noqa: S311 - the same every time
    chairs = {seat.member for seat in guide.content.panel if seat.chair}
    filled = {}
    for assignment, data in made_sheets(guide, house, candidates).items():
        kind = SheetKind(is_chairs=assignment.member in chairs)
        answers = drawn_answers(sheet_fields(guide, assignment, kind), draw)
        filled[assignment] = fill(data, answers), answers
    return filled
