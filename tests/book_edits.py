"""Edits a question book as people do in Word, with and without tracked changes; knows nothing of its reader.

Every edit is made in a row of its own, and says what must come of it.
"""

import hashlib
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from interview_kit.curation.texts import texts_of
from interview_kit.models.bank import Entry
from tests.docx_text import W

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = ("kollegerne", "i praksis", "hver uge", "ærligt", "før mødet", "på skrift", "samme dag", "med tal")


class Expected(NamedTuple):
    """What an edit must become: `kind` is a proposal's, `remark` or `consent`."""

    kind: str
    address: str
    words: str = ""
    to: str = ""
    by: str = ""
    at: str = ""
    is_open: bool = True


class Line(NamedTuple):
    """A printed text: its address, and its paragraph."""

    address: str
    paragraph: etree._Element


class EditedBook:
    """A copy of a book at one reviewer's."""

    def __init__(self, data: bytes, entries: Iterable[Entry], by: str, day: str) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.tree = etree.fromstring(self.parts["word/document.xml"])
        self.by, self._day, self._number = by, day, 900_000
        self.saved_at = f"{day}T18:00:00Z"
        self.comments: list[tuple[str, str, str, str, bool, str]] = []
        self._hashes = {
            hashlib.sha256(address.encode()).hexdigest()[:12]: address
            for entry in entries
            for address in texts_of(entry)
        }
        self.rows = self._rows()

    def _rows(self) -> list[list[Line]]:
        """The texts by the cell that they stand in."""
        rows: dict[etree._Element, list[Line]] = {}
        for mark in self.tree.iter(f"{W}bookmarkStart"):
            found = re.match(r"ikt_([0-9a-f]{12})_", mark.get(f"{W}name", ""))
            paragraph = mark.getparent()
            if found and paragraph is not None:
                cell = next(paragraph.iterancestors(f"{W}tc"))
                rows.setdefault(cell, []).append(Line(self._hashes[found[1]], paragraph))
        return list(rows.values())

    def next_number(self) -> str:
        self._number += 1
        return str(self._number)

    def stamp(self) -> dict[str, str]:
        """Who changes something, and when: another minute each time."""
        minutes = int(self.next_number()) % 600
        at = f"{self._day}T{8 + minutes // 60:02}:{minutes % 60:02}:00Z"
        return {f"{W}id": self.next_number(), f"{W}author": self.by, f"{W}date": at}

    def data(self, *, is_saved: bool = True) -> bytes:
        """The file as Word saves it."""
        parts = {
            **self.parts,
            "word/document.xml": etree.tostring(self.tree, xml_declaration=True, encoding="UTF-8"),
        }
        if is_saved:
            core = etree.fromstring(parts["docProps/core.xml"])
            cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            etree.SubElement(core, f"{{{cp}}}lastModifiedBy").text = self.by
            etree.SubElement(core, "{http://purl.org/dc/terms/}modified").text = self.saved_at
            parts["docProps/core.xml"] = etree.tostring(core)
        if self.comments:
            parts |= self._comment_parts(parts)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()

    def _comment_parts(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        root = etree.fromstring(parts.get("word/comments.xml", f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()))
        more = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        for number, by, at, text, is_open, answers in self.comments:
            comment = etree.SubElement(
                root, f"{W}comment", {f"{W}id": number, f"{W}author": by, f"{W}date": at}
            )
            paragraph = etree.SubElement(comment, f"{W}p", {f"{W14}paraId": f"{int(number):08X}"})
            paragraph.append(run(text))
            values = {"paraId": f"{int(number):08X}", "done": "0" if is_open else "1"}
            values |= {"paraIdParent": f"{int(answers):08X}"} if answers else {}
            etree.SubElement(
                more, f"{{{W15}}}commentEx", {f"{{{W15}}}{key}": each for key, each in values.items()}
            )
        made = {"word/comments.xml": etree.tostring(root), "word/commentsExtended.xml": etree.tostring(more)}
        types, rels = (
            etree.fromstring(parts[name]) for name in ("[Content_Types].xml", "word/_rels/document.xml.rels")
        )
        kinds = {
            "comments": f"{OFFICE}/comments",
            "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        }
        for name, kind in kinds.items():
            if not any(row.get("Type") == kind for row in rels):
                etree.SubElement(
                    rels,
                    f"{{{rels.nsmap[None]}}}Relationship",
                    Id=f"rIdx{name}",
                    Type=kind,
                    Target=f"{name}.xml",
                )
                etree.SubElement(
                    types,
                    f"{{{types.nsmap[None]}}}Override",
                    PartName=f"/word/{name}.xml",
                    ContentType=f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml",
                )
        return {
            **made,
            "[Content_Types].xml": etree.tostring(types),
            "word/_rels/document.xml.rels": etree.tostring(rels),
        }


# Pieces of a document


def run(text: str, tag: str = "t", look: etree._Element | None = None) -> etree._Element:
    node = etree.Element(f"{W}r")
    if look is not None:
        node.append(deepcopy(look))
    words = etree.SubElement(node, f"{W}{tag}")
    words.text = text
    words.set(SPACE, "preserve")
    return node


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    return [node for node in paragraph.iterchildren(f"{W}r") if node.find(f"{W}t") is not None]


def words_of(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def changed(kind: str, stamp: Mapping[str, str], *nodes: etree._Element) -> etree._Element:
    wrapper = etree.Element(f"{W}{kind}", dict(stamp))
    wrapper.extend(nodes)
    return wrapper


def deleted_text(node: etree._Element) -> etree._Element:
    for text in node.iter(f"{W}t"):
        text.tag = f"{W}delText"
    return node


def mark_end(paragraph: etree._Element, kind: str, stamp: Mapping[str, str]) -> None:
    """Says that the end of the paragraph was added, deleted or moved."""
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    look = properties.find(f"{W}rPr")
    if look is None:
        look = etree.SubElement(properties, f"{W}rPr")
    look.insert(0, etree.Element(f"{W}{kind}", dict(stamp)))


def beside(paragraph: etree._Element, *nodes: etree._Element) -> etree._Element:
    """A paragraph of the same look, with these in it."""
    made = etree.Element(f"{W}p")
    made.extend(deepcopy(node) for node in paragraph.iterchildren(f"{W}pPr"))
    made.extend(nodes)
    return made


def stem_of(address: str) -> str:
    return re.sub(r"\d+$", "", address)


# Edits. Each takes the book, the row and a source of chance.

Edit = Callable[[EditedBook, list[Line], random.Random], list[Expected]]


def _reworded(
    book: EditedBook, line: Line, words: str, stamp: Mapping[str, str] | None = None
) -> list[Expected]:
    by, at = (stamp[f"{W}author"], stamp[f"{W}date"]) if stamp else (book.by, book.saved_at)
    return [Expected("changed", line.address, words, by=by, at=at)]


def tracked_word(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """A word in the middle gives way to another."""
    line = chance.choice(row)
    [node] = runs_of(line.paragraph)
    words = words_of(line.paragraph).split(" ")
    at, new, stamp = chance.randrange(len(words)), chance.choice(WORDS), book.stamp()
    before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
    pieces = [run(before + " ")] if before else []
    pieces += [
        changed("del", stamp, deleted_text(run(words[at]))),
        changed("ins", {**stamp, f"{W}id": book.next_number()}, run(new)),
    ]
    pieces += [run(" " + after)] if after else []
    for piece in reversed(pieces):
        node.addnext(piece)
    line.paragraph.remove(node)
    return _reworded(book, line, " ".join([*words[:at], new, *words[at + 1 :]]), stamp)


def tracked_whole(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """All words give way to others, which stand behind the bookmark."""
    line, stamp = chance.choice(row), book.stamp()
    [node] = runs_of(line.paragraph)
    new = f"Fortæller {chance.choice(WORDS)}, hvad der skete {chance.choice(WORDS)}."
    line.paragraph.append(changed("ins", stamp, run(new)))
    node.addprevious(wrapper := changed("del", stamp))
    wrapper.append(deleted_text(node))
    return _reworded(book, line, new, stamp)


def plain_word(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    line = chance.choice(row)
    [text] = line.paragraph.iter(f"{W}t")
    text.text = f"{(text.text or '').rstrip('.?')} {chance.choice(WORDS)}."
    return _reworded(book, line, text.text)


def plain_split(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """The text is cut into runs, as spelling and languages do, and one of them is changed."""
    line = chance.choice(row)
    [node] = runs_of(line.paragraph)
    text = words_of(line.paragraph)
    third = max(len(text) // 3, 1)
    pieces = [text[:third], text[third : 2 * third] + chance.choice("xyz"), text[2 * third :]]
    for piece in reversed([piece for piece in pieces if piece]):
        node.addnext(run(piece))
        node.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    line.paragraph.remove(node)
    return _reworded(book, line, " ".join("".join(pieces).split()))


def tracked_deleted(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """A paragraph goes with its end; the last of a cell goes with the end of the one before it."""
    at, stamp = chance.randrange(len(row)), book.stamp()
    line = row[at]
    [node] = runs_of(line.paragraph)
    node.addprevious(wrapper := changed("del", stamp))
    wrapper.append(deleted_text(node))
    ending = at if at < len(row) - 1 else at - 1
    if ending >= 0:
        mark_end(row[ending].paragraph, "del", {**stamp, f"{W}id": book.next_number()})
    return [Expected("removed", line.address, by=stamp[f"{W}author"], at=stamp[f"{W}date"])]


def plain_deleted(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    line = chance.choice(row)
    parent = line.paragraph.getparent()
    assert parent is not None
    if len(parent.findall(f"{W}p")) > 1:
        parent.remove(line.paragraph)
    else:
        line.paragraph.remove(runs_of(line.paragraph)[0])
    return [Expected("removed", line.address, by=book.by, at=book.saved_at)]


def tracked_added(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """Enter at the end of a paragraph, and words in the new one."""
    at, stamp = chance.randrange(len(row)), book.stamp()
    words = f"Spørger {chance.choice(WORDS)} til det, der {chance.choice(WORDS)} gik galt."
    paragraph = row[at].paragraph
    paragraph.addnext(beside(paragraph, changed("ins", stamp, run(words))))
    mark_end(paragraph, "ins", {**stamp, f"{W}id": book.next_number()})
    address = f"{stem_of(row[0].address)}{at + 2}"
    return [Expected("added", address, words, by=stamp[f"{W}author"], at=stamp[f"{W}date"])]


def plain_added(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    at = chance.randrange(len(row) + 1)
    words = f"Viser {chance.choice(WORDS)}, hvem der skulle have vidst det {chance.choice(WORDS)}."
    made = beside(row[0].paragraph, run(words))
    if at:
        row[at - 1].paragraph.addnext(made)
    else:
        row[0].paragraph.addprevious(made)
    return [Expected("added", f"{stem_of(row[0].address)}{at + 1}", words, by=book.by, at=book.saved_at)]


def tracked_moved(book: EditedBook, row: list[Line], _: random.Random) -> list[Expected]:
    """The first paragraph is dragged behind the last but one: the bookmark stays where it was."""
    line, stamp = row[0], book.stamp()

    def ids() -> dict[str, str]:
        return {**stamp, f"{W}id": book.next_number()}

    [node] = runs_of(line.paragraph)
    copy = run(words_of(line.paragraph))
    name = f"move{stamp[f'{W}id']}"
    start = etree.Element(f"{W}moveFromRangeStart", {**ids(), f"{W}name": name})
    end = etree.Element(f"{W}moveFromRangeEnd", {f"{W}id": start.get(f"{W}id", "")})
    node.addprevious(wrapper := changed("moveFrom", ids()))
    wrapper.append(node)
    mark_end(line.paragraph, "moveFrom", ids())
    line.paragraph.addprevious(start)
    line.paragraph.addnext(end)
    there = beside(row[1].paragraph, changed("moveTo", ids(), copy))
    mark_end(there, "moveTo", ids())
    row[-2].paragraph.addnext(there)
    begin = etree.Element(f"{W}moveToRangeStart", {**ids(), f"{W}name": name})
    there.addprevious(begin)
    there.addnext(etree.Element(f"{W}moveToRangeEnd", {f"{W}id": begin.get(f"{W}id", "")}))
    to = f"{stem_of(line.address)}{len(row) - 1}"
    return [Expected("moved", line.address, to=to, by=stamp[f"{W}author"], at=stamp[f"{W}date"])]


def plain_moved(book: EditedBook, row: list[Line], _: random.Random) -> list[Expected]:
    """The last paragraph is cut and pasted before the first: the bookmark goes with it."""
    line = row[-1]
    row[0].paragraph.addprevious(line.paragraph)
    return [Expected("moved", line.address, to=f"{stem_of(line.address)}1", by=book.by, at=book.saved_at)]


def commented(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    line, stamp = chance.choice(row), book.stamp()
    number, is_open = book.next_number(), chance.random() < 0.7
    text = f"Kan vi sige det {chance.choice(WORDS)}?"
    first, last = (etree.Element(f"{W}commentRange{end}", {f"{W}id": number}) for end in ("Start", "End"))
    properties = line.paragraph.find(f"{W}pPr")
    assert properties is not None
    properties.addnext(first)
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})
    line.paragraph.extend([last, reference])
    book.comments.append((number, book.by, stamp[f"{W}date"], text, is_open, ""))
    return [Expected("remark", line.address, text, by=book.by, at=stamp[f"{W}date"], is_open=is_open)]


def in_margin(book: EditedBook, row: list[Line], chance: random.Random) -> list[Expected]:
    """Words in the column for remarks of the row."""
    cell = next(row[0].paragraph.iterancestors(f"{W}tc"))
    [paragraph] = next(cell.itersiblings(f"{W}tc")).iterchildren(f"{W}p")
    text = f"Skal det stå her? Drøft {chance.choice(WORDS)}."
    paragraph.append(run(text))
    return [Expected("remark", row[0].address, text, by=book.by, at=book.saved_at)]


# Each edit with how many texts its row must have, and whether it must be a list.
EDITS: tuple[tuple[Edit, int, bool], ...] = (
    (tracked_word, 1, False),
    (tracked_whole, 1, False),
    (plain_word, 1, False),
    (plain_split, 1, False),
    (tracked_deleted, 2, True),
    (plain_deleted, 2, True),
    (tracked_added, 2, True),
    (plain_added, 2, True),
    (tracked_moved, 4, True),
    (plain_moved, 3, True),
    (commented, 1, False),
    (in_margin, 1, False),
)


def edit(book: EditedBook, number: int, seed: int) -> list[Expected]:
    """Makes as many edits, each in a row of its own; what must come of them."""
    chance = random.Random(seed)  # noqa: S311 - edits, not secrets
    rows = [row for row in book.rows if not row[0].address.endswith(("/dækker", "/tæller også"))]
    chance.shuffle(rows)
    expected: list[Expected] = []
    for at in range(number):
        make, least, is_list = EDITS[at % len(EDITS)]
        row = next(row for row in rows if len(row) >= least and (len(row) > 1 or not is_list))
        rows.remove(row)
        expected += make(book, row, chance)
    return expected
