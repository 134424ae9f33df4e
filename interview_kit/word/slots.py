"""The slots of a house: {{ body }}, in which the document stands, and the fields of headers and footers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from docx.oxml.ns import qn
from lxml import etree

from interview_kit.problems import Problem, problem
from interview_kit.word.package import BODY_SLOT, XML_DECLARATION, HeaderTexts
from interview_kit.word.separators import MARK, Separator, marked, separators
from interview_kit.word.template_state import remove, unwrap

_SLOT = re.compile(r"\{\{\s*+(\w*+)\s*+\}\}")
_CUT = re.compile(rf"\{{\{{\s*+(\w*+)\s*+\}}\}}|{MARK}([^{MARK}]*){MARK}")
_BODY_PARAGRAPH = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
_BODY_MARK = f"{{{{ {BODY_SLOT} }}}}"
# The body's slot as somebody may have meant it: other brackets, or one too few.
_MEANT_AS_BODY = re.compile(r"[{\[<«]+\s*body\s*[}\]>»]+|^\s*body\s*$", re.IGNORECASE)
# Signs without width that come along when a text is pasted.
_UNSEEN_SIGNS = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_MAX_SHOWN = 80
# How many unknown slots are named.
_MOST_NAMED = 10
# A line of a header or a footer is shorter than this.
_LONGEST_LINE = 1_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What holds runs of the same paragraph, and what stands between them without being seen.
_INLINE = tuple(
    map(
        qn,
        (
            "w:hyperlink",
            "w:smartTag",
            "w:sdt",
            "w:sdtContent",
            "w:customXml",
            "w:fldSimple",
            "w:dir",
            "w:bdo",
        ),
    )
)
_UNSEEN = tuple(
    map(
        qn,
        (
            "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr",
            "w:lastRenderedPageBreak", "w:bookmarkStart", "w:bookmarkEnd",
        ),
    )
)  # fmt: skip
_WRAPPERS = {qn("w:sdtContent"), qn("w:sdt"), qn("w:customXml")}
_PROPERTIES = tuple(map(qn, ("w:sdtPr", "w:sdtEndPr", "w:customXmlPr")))
_PICTURES = tuple(map(qn, ("w:drawing", "w:pict", "w:object")))
_NO_ROOM = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
# Where a paragraph can stand but the body cannot, as a person calls it.
_PLACES = {
    qn("w:tc"): "en tabel",
    qn("w:txbxContent"): "et tekstfelt",
    qn("w:hdr"): "et sidehoved",
    qn("w:ftr"): "en sidefod",
    qn("w:footnote"): "en fodnote",
    qn("w:endnote"): "en slutnote",
}


# Slots that Word has split


def join_split_slots(tree: etree._Element) -> None:
    """Puts each slot that Word has split over several texts, such as `{{ co` and `de }}`, into the first.

    Its name is in small letters afterwards, and holds no sign that cannot be seen.
    """
    for texts in _lines(tree):
        if any("{" in (text.text or "") for text in texts):
            for text in texts:
                text.text = _UNSEEN_SIGNS.sub("", text.text or "")
            _join(texts)
            for text in texts:
                text.text = _SLOT.sub(lambda slot: slot[0].lower(), text.text or "")


def mark_separators(tree: etree._Element) -> None:
    """Marks the signs beside slots, such as ` · `, so that none is left beside an empty slot."""
    for texts in _lines(tree):
        line = "".join(text.text or "" for text in texts)
        if len(line) <= _LONGEST_LINE:
            for separator in reversed(list(separators(line))):
                _mark(texts, line, separator)


def _mark(texts: list[etree._Element], line: str, separator: Separator) -> None:
    """Puts the mark in the text that holds the sign itself; blanks in the texts beside it stay."""
    starts = [0, *accumulate(len(text.text or "") for text in texts)][:-1]
    sign = separator.end - len(line[separator.start : separator.end].lstrip())
    node = texts[place := bisect_right(starts, sign) - 1]
    text = node.text or ""
    start = max(separator.start - starts[place], 0)
    end = separator.end - starts[place]
    _set_text(node, text[:start] + marked(separator, text[start:end]) + text[end:])


def _lines(tree: etree._Element) -> Iterator[list[etree._Element]]:
    return chain.from_iterable(map(_neighbouring_texts, tree.iter(qn("w:p"))))


def _neighbouring_texts(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    """The texts between two tabs, fields, text boxes or other things that are not text."""
    texts: list[etree._Element] = []
    for node in _content(paragraph):
        if node.tag == qn("w:t"):
            texts.append(node)
        elif texts:
            yield texts
            texts = []
    if texts:
        yield texts


def _content(node: etree._Element) -> Iterator[etree._Element]:
    """The texts of a paragraph and whatever stands between them, without paragraphs inside it."""
    for child in node:
        if child.tag == qn("w:r") or child.tag in _INLINE:
            yield from _content(child)
        elif child.tag not in _UNSEEN:
            yield child


def _join(texts: list[etree._Element]) -> None:
    starts = [0, *accumulate(len(text.text or "") for text in texts)][:-1]
    joined = "".join(text.text or "" for text in texts)
    for slot in reversed(list(_SLOT.finditer(joined))):
        first, last = (bisect_right(starts, letter) - 1 for letter in (slot.start(), slot.end() - 1))
        if first == last:
            continue
        before, after = texts[first].text or "", texts[last].text or ""
        _set_text(texts[first], before[: slot.start() - starts[first]] + slot[0])
        for between in texts[first + 1 : last]:
            between.text = ""
        _set_text(texts[last], after[slot.end() - starts[last] :])


def _set_text(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


# What HR must mend


def slot_problems(file: str, main: etree._Element, others: Sequence[etree._Element]) -> Iterator[Problem]:
    """What is wrong with the slots of the body (`main`) and of the other parts that hold text."""
    yield from _body_problems(file, main, others)
    unknown = [
        slot[:_MAX_SHOWN]
        for tree in (main, *others)
        for slot in dict.fromkeys(_slots(tree))
        if slot not in {*HeaderTexts._fields, BODY_SLOT}
    ]
    if unknown:
        yield _unknown_slots(file, list(dict.fromkeys(unknown)))


def _body_problems(file: str, main: etree._Element, others: Sequence[etree._Element]) -> Iterator[Problem]:
    """The first of what can be wrong with {{ body }}."""
    paragraphs = [paragraph for tree in (main, *others) for paragraph in _body_paragraphs(tree)]
    wrong_places = [place for place in map(_wrong_place, paragraphs) if place]
    if wrong_places:
        yield problem("house-body-misplaced", file=file, place=wrong_places[0])
    elif not paragraphs:
        yield _missing_body(file, main)
    elif sum(_slots(tree).count(BODY_SLOT) for tree in (main, *others)) > 1:
        yield problem("house-body-twice", file=file)
    elif not _BODY_PARAGRAPH.fullmatch(_text(paragraphs[0])):
        yield problem("house-body-not-alone", file=file, text=_text(paragraphs[0]).strip()[:_MAX_SHOWN])


def _missing_body(file: str, main: etree._Element) -> Problem:
    """Nothing says {{ body }}; perhaps something says nearly that."""
    for paragraph in main.iter(qn("w:p")):
        meant = _MEANT_AS_BODY.search(_text(paragraph))
        if meant:
            return problem("house-body-misspelt", file=file, text=meant[0].strip()[:_MAX_SHOWN])
    return problem("house-body-missing", file=file)


def _body_paragraphs(tree: etree._Element) -> list[etree._Element]:
    """The paragraphs that say {{ body }}, alone or among other words."""
    return [
        paragraph
        for paragraph in tree.iterdescendants(qn("w:p"))
        if BODY_SLOT in _SLOT.findall(_text(paragraph))
    ]


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in _own_texts(paragraph))


def _own_texts(paragraph: etree._Element) -> list[etree._Element]:
    return [node for node in _content(paragraph) if node.tag == qn("w:t")]


def _wrong_place(paragraph: etree._Element) -> str:
    """Where the paragraph stands, if the body cannot stand there; a control is no hindrance."""
    for outer in paragraph.iterancestors():
        if outer.tag == qn("w:body"):
            break
        if outer.tag not in _WRAPPERS:
            return _PLACES.get(outer.tag, "en ramme")
    return ""


def _unknown_slots(file: str, unknown: Sequence[str]) -> Problem:
    """One sentence on all unknown slots, with those that a house may use."""
    names = list(map(_as_written, unknown[:_MOST_NAMED]))
    if len(unknown) > _MOST_NAMED:
        names.append(f"{len(unknown) - _MOST_NAMED} til")
    known = listed([_as_written(field) for field in HeaderTexts._fields])
    return problem("house-slot-unknown", file=file, slots=listed(names), known=known)


def _as_written(slot: str) -> str:
    return f"{{{{ {slot} }}}}" if slot else "{{ }}"


def listed(names: Sequence[str]) -> str:
    """`a, b og c`."""
    return f"{', '.join(names[:-1])} og {names[-1]}" if len(names) > 1 else names[0]


def _slots(tree: etree._Element) -> list[str]:
    """Every slot of a part, also in a picture's alternative text."""
    return _SLOT.findall(etree.tostring(tree, encoding="unicode"))


# Cutting


def body_paragraph(main: etree._Element) -> etree._Element:
    """The paragraph {{ body }} of a body that has no problem."""
    [paragraph] = _body_paragraphs(main)
    return paragraph


def mark_body(main: etree._Element) -> None:
    """Puts a mark that survives serialising in the place of the paragraph {{ body }}.

    A content control round it goes; pictures that hang on it and the end of a section stay.
    """
    paragraph = body_paragraph(main)
    while (wrapper := paragraph.getparent()) is not None and wrapper.tag in _WRAPPERS:
        for properties in list(wrapper.iterchildren(*_PROPERTIES)):
            wrapper.remove(properties)
        unwrap(wrapper)
    for text in _own_texts(paragraph):
        text.text = ""
    mark = etree.Comment(_BODY_MARK)
    paragraph.addnext(mark)
    section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    follower = mark.getnext()
    if section is not None or (follower is not None and follower.tag == qn("w:tbl")):
        mark.addnext(_small_paragraph(section))
    if next(paragraph.iter(*_PICTURES), None) is None:
        remove(paragraph)


def _small_paragraph(section: etree._Element | None) -> etree._Element:
    """A paragraph that takes no room: it ends the section, or keeps two tables apart."""
    paragraph = etree.Element(qn("w:p"))
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    etree.SubElement(properties, qn("w:spacing"), {qn(f"w:{key}"): value for key, value in _NO_ROOM.items()})
    if section is not None:
        properties.append(section)
    return paragraph


def cut_at_slots(tree: etree._Element) -> tuple[str, ...]:
    """The part's XML; every second piece is the name of a slot or a marked sign."""
    xml = etree.tostring(tree, encoding="unicode").replace(f"<!--{_BODY_MARK}-->", _BODY_MARK)
    first, *rest = _CUT.split(XML_DECLARATION + xml)
    pieces = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    return tuple(chain([first], *((slot or sign, text) for slot, sign, text in pieces)))
