"""A question book comes home from HR, a lawyer and the MED-udvalg: everything they wrote is found again."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

from interview_kit.bank.materials import load_materials
from interview_kit.curation.book_changes import JOINED
from interview_kit.curation.book_reading import BookRefusal, read_book
from interview_kit.curation.proposals import Origin, Received, Remark
from interview_kit.curation.texts import text_hash, texts_of
from interview_kit.documents import word_file
from interview_kit.documents.book_rows import BookRemark
from interview_kit.documents.question_book import question_book
from interview_kit.models.bank import QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.problems import problem
from interview_kit.shipped import shipped_folder
from interview_kit.word.filled import ArrivedKind
from interview_kit.word.filled_parts import PartsRefusal
from interview_kit.word.package import House
from interview_kit.word.template_state import remove
from tests.book_edits import (
    W14,
    EditedBook,
    Expected,
    beside,
    changed,
    deleted_text,
    edit,
    mark_end,
    run,
    runs_of,
)
from tests.conftest import Convert
from tests.docx_text import W

REVIEWERS = (
    ("Karen Holm", "2026-11-18"),
    ("Jonas Krogh, jurist", "2026-11-19"),
    ("MED-udvalget", "2026-11-20"),
)
EDITS = (67, 67, 66)


@pytest.fixture(scope="module")
def books(bank: QuestionBank, house: House) -> dict[str, bytes]:
    """The books of the shipped profiles."""
    materials = load_materials(shipped_folder("question_bank"), bank).or_raise()
    return {
        key: word_file(question_book(bank, profile, materials), house)
        for key, profile in bank.profiles.items()
    }


def read(data: bytes, bank: QuestionBank) -> Received:
    received = read_book(data, "bog.docx", bank.all_entries)
    assert isinstance(received, Received), received
    return received


def printed(bank: QuestionBank, profile: str) -> int:
    lines = bank.profiles[profile].behaviours
    return sum(len(texts_of(entry)) for line in lines for entry in bank.entries.get(line.id, ()))


def found(received: Received) -> list[Expected]:
    """All that was read, as the editor says what must come of its edits."""
    proposals = [
        Expected(each.kind, each.address, each.words, each.to, each.origin.by, each.origin.at)
        for each in received.proposals
    ]
    remarks = [
        Expected("remark", each.address, each.text, "", each.origin.by, each.origin.at, each.is_open)
        for each in received.remarks
    ]
    return [*proposals, *remarks]


def test_an_unchanged_book_wants_nothing_and_holds_every_text(
    bank: QuestionBank, books: dict[str, bytes]
) -> None:
    for profile, data in books.items():
        assert read(data, bank) == Received(texts=printed(bank, profile))


def test_200_edits_in_three_copies_are_all_found_and_nothing_else(
    bank: QuestionBank, books: dict[str, bytes]
) -> None:
    total = 0
    for seed, ((by, day), number) in enumerate(zip(REVIEWERS, EDITS, strict=True)):
        book = EditedBook(books["direktoer"], bank.all_entries, by, day)
        expected = edit(book, number, seed)
        received = read(book.data(), bank)
        assert sorted(found(received)) == sorted(expected)
        assert received.unplaced == ()
        gone = sum(each.kind == "removed" for each in expected)
        assert received.texts == printed(bank, "direktoer") - gone
        total += len(expected)
    assert total == 200


# One thing at a time


class Desk:
    """A book on somebody's desk, with what they need to find in it."""

    def __init__(self, data: bytes, bank: QuestionBank, by: str = "Karen Holm") -> None:
        self.bank, self.book = bank, EditedBook(data, bank.all_entries, by, "2026-11-18")
        self.lines = {line.address: line.paragraph for row in self.book.rows for line in row}

    def read(self) -> Received:
        return read(self.book.data(), self.bank)

    def row(self, address: str) -> etree._Element:
        return next(self.lines[address].iterancestors(f"{W}tr"))

    def cell(self, address: str, number: int) -> etree._Element:
        """The paragraph of a cell of the row that a text stands in."""
        return self.row(address).findall(f"{W}tc")[number].findall(f"{W}p")[-1]

    def say(self, address: str, text: str) -> None:
        [node] = self.lines[address].iter(f"{W}t")
        node.text = text


CHAPTER = "direktoer.politik"


@pytest.fixture(scope="module")
def chapter(bank: QuestionBank, house: House) -> bytes:
    """The book of one competency."""
    return word_file(question_book(bank, bank.profiles["direktoer"], Materials(), only=CHAPTER), house)


@pytest.fixture
def desk(chapter: bytes, bank: QuestionBank) -> Desk:
    return Desk(chapter, bank)


ENTRY = "direktoer.politik.kender-systemet"
LEVEL = f"{ENTRY}/trin 3"
PROBE = f"{ENTRY}/spørgsmål 1, opfølgning"


def words(desk: Desk, address: str) -> str:
    return next(
        texts_of(entry)[address].words for entry in desk.bank.all_entries if address in texts_of(entry)
    )


def brief(received: Received) -> list[tuple[str, ...]]:
    return [(each.kind, each.address, each.words, each.to) for each in received.proposals]


def test_enter_inside_a_statement_makes_one_more_of_it(desk: Desk) -> None:
    first = desk.lines[f"{LEVEL}/1"]
    text = words(desk, f"{LEVEL}/1")
    end = first.find(f"{W}bookmarkEnd")
    assert end is not None
    desk.say(f"{LEVEL}/1", text[:40])
    first.addnext(beside(first, run(text[40:]), end))
    assert brief(desk.read()) == [
        ("changed", f"{LEVEL}/1", text[:40].strip(), ""),
        ("added", f"{LEVEL}/2", text[40:].strip(), ""),
    ]


def test_enter_before_a_statement_leaves_the_bookmark_and_the_statement_is_still_itself(desk: Desk) -> None:
    first = desk.lines[f"{LEVEL}/1"]
    start = first.find(f"{W}bookmarkStart")
    assert start is not None
    first.addprevious(beside(first, start, run("Noget helt nyt, som kom til.")))
    assert brief(desk.read()) == [("added", f"{LEVEL}/1", "Noget helt nyt, som kom til.", "")]


@pytest.mark.parametrize("is_tracked", [False, True])
def test_two_paragraphs_that_are_joined_are_one_changed_and_one_removed(
    desk: Desk, *, is_tracked: bool
) -> None:
    first, second = (desk.lines[f"{LEVEL}/{number}"] for number in (1, 2))
    both = f"{words(desk, f'{LEVEL}/1')}{words(desk, f'{LEVEL}/2')}"
    if is_tracked:
        mark_end(first, "del", desk.book.stamp())
    else:
        first.extend([node for node in second if node.tag != f"{W}pPr"])
        parent = second.getparent()
        assert parent is not None
        parent.remove(second)
    assert brief(desk.read()) == [("changed", f"{LEVEL}/1", both, ""), ("removed", f"{LEVEL}/2", "", "")]


def test_a_statement_that_is_moved_to_another_list_and_reworded_is_both(desk: Desk) -> None:
    moved = desk.lines[f"{LEVEL}/1"]
    desk.lines[f"{ENTRY}/trin 2/1"].addnext(moved)
    desk.say(f"{LEVEL}/1", "Sagde det videre, men først bagefter.")
    assert brief(desk.read()) == [
        ("moved", f"{LEVEL}/1", "", f"{ENTRY}/trin 2/2"),
        ("changed", f"{LEVEL}/1", "Sagde det videre, men først bagefter.", ""),
    ]


def test_a_statement_that_is_typed_anew_in_another_list_is_moved_when_the_words_are_the_same(
    desk: Desk,
) -> None:
    there = desk.lines[f"{ENTRY}/trin 2/1"]
    there.addnext(beside(there, run(words(desk, f"{LEVEL}/1"))))
    desk.say(f"{LEVEL}/1", "")
    assert brief(desk.read()) == [("moved", f"{LEVEL}/1", "", f"{ENTRY}/trin 2/2")]


def test_enter_inside_a_question_keeps_it_one_text_and_says_so(desk: Desk) -> None:
    asked = desk.lines[f"{ENTRY}/spørgsmål 1"]
    asked.addnext(beside(asked, run("Hvad gjorde du?")))
    [proposal] = desk.read().proposals
    assert proposal.words == f"{words(desk, f'{ENTRY}/spørgsmål 1')} Hvad gjorde du?"
    assert (proposal.kind, proposal.comment) == ("changed", JOINED)


def test_a_book_without_bookmarks_is_read_by_codes_words_and_order(desk: Desk) -> None:
    for node in list(desk.book.tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        remove(node)
    assert brief(desk.read()) == []
    desk.say(f"{LEVEL}/1", "Sagde til sin chef, at det hastede.")
    remove(desk.lines[f"{PROBE} 2"])
    received = desk.read()
    assert brief(received) == [
        ("removed", f"{PROBE} 2", "", ""),
        ("changed", f"{LEVEL}/1", "Sagde til sin chef, at det hastede.", ""),
    ]
    assert received.texts == len(desk.lines) - 1


def test_one_lost_bookmark_is_no_loss(desk: Desk) -> None:
    for node in list(desk.lines[f"{LEVEL}/1"].iterchildren(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        remove(node)
    desk.say(f"{LEVEL}/1", "Sagde til sin chef, at det hastede.")
    assert brief(desk.read()) == [("changed", f"{LEVEL}/1", "Sagde til sin chef, at det hastede.", "")]


def test_a_book_without_properties_is_read_by_its_bookmarks(desk: Desk) -> None:
    desk.book.parts["docProps/custom.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
    )
    desk.say(f"{LEVEL}/1", "Sagde til sin chef, at det hastede.")
    received = desk.read()
    assert brief(received) == [("changed", f"{LEVEL}/1", "Sagde til sin chef, at det hastede.", "")]
    assert received.unplaced == ()


@pytest.mark.parametrize("is_tracked", [False, True])
def test_a_row_that_is_deleted_removes_what_it_held(desk: Desk, *, is_tracked: bool) -> None:
    row = desk.row(f"{LEVEL}/1")
    gone = [address for address, each in desk.lines.items() if next(each.iterancestors(f"{W}tr")) is row]
    if is_tracked:
        properties = row.find(f"{W}trPr")
        assert properties is not None
        properties.append(etree.Element(f"{W}del", desk.book.stamp()))
    else:
        remove(row)
    received = desk.read()
    assert brief(received) == [("removed", address, "", "") for address in gone]
    assert {each.origin.by for each in received.proposals} == {"Karen Holm"}


def rows_of(desk: Desk, prefix: str) -> list[etree._Element]:
    rows = (desk.row(address) for address in desk.lines if address.startswith(prefix))
    return list(dict.fromkeys(rows))


def test_a_whole_question_that_is_deleted_is_one_proposal(desk: Desk) -> None:
    for row in rows_of(desk, f"{ENTRY}/spørgsmål 2"):
        remove(row)
    assert brief(desk.read()) == [("removed", f"{ENTRY}/spørgsmål 2", "", "")]


def test_a_whole_entry_that_is_deleted_is_one_proposal(desk: Desk) -> None:
    for row in rows_of(desk, f"{ENTRY}/"):
        remove(row)
    received = desk.read()
    assert brief(received) == [("removed", ENTRY, "", "")]
    entry = next(entry for entry in desk.bank.all_entries if entry.id == ENTRY)
    assert received.proposals[0].printed == entry.words


def test_what_is_written_where_no_text_is_is_told_with_what_it_stands_beside(desk: Desk) -> None:
    row = desk.row(f"{PROBE} 1")
    table = next(row.iterancestors(f"{W}tbl"))
    table.addnext(
        etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Hele siden er for lang.</w:t></w:r></w:p>')
    )
    new = deepcopy(row)
    desk.cell(f"{PROBE} 1", 0).append(run(" OBS"))
    for node in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        remove(node)
    code, asked, _ = new.findall(f"{W}tc")
    for text in code.iter(f"{W}t"):
        text.text = ""
    for extra in asked.findall(f"{W}p")[1:]:
        remove(extra)
    for text in asked.iter(f"{W}t"):
        text.text = "Et nyt spørgsmål?"
    row.addnext(new)
    received = desk.read()
    assert brief(received) == []
    texts = {each.text: each.near for each in received.unplaced}
    assert {"Hele siden er for lang.", "S1 opf. OBS", "Et nyt spørgsmål?"} <= texts.keys()
    assert all(texts.values())


def test_what_is_written_beside_a_label_is_a_remark_on_the_entry(desk: Desk) -> None:
    table = next(desk.row(f"{PROBE} 1").iterancestors(f"{W}tbl"))
    label = table.findall(f"{W}tr")[1]
    label.findall(f"{W}tc")[2].findall(f"{W}p")[0].append(run("For mange spørgsmål."))
    received = desk.read()
    assert [(each.address, each.text) for each in received.remarks] == [(ENTRY, "For mange spørgsmål.")]
    assert received.unplaced == ()


def test_a_heading_that_is_changed_is_told_and_not_taken(desk: Desk) -> None:
    heading = next(node for node in desk.book.tree.iter(f"{W}t") if (node.text or "").startswith("1.1 "))
    heading.text = "1.1 Kender systemet"
    received = desk.read()
    assert brief(received) == []
    assert [each.text for each in received.unplaced] == ["1.1 Kender systemet"]


def approval_cells(desk: Desk, entry: str) -> list[etree._Element]:
    """The fields of an entry's approval box."""
    [caption] = [
        node
        for node in desk.book.tree.iter(f"{W}tblCaption")
        if node.get(f"{W}val") == f"Godkendelse {entry}"
    ]
    table = next(caption.iterancestors(f"{W}tbl"))
    return [cell.findall(f".//{W}t")[0] for cell in list(table.iter(f"{W}tc"))[1::2]]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("21. november 2026", "2026-11-21"),
        ("21/11-26", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("d. 21. nov. 2026", "2026-11-21"),
        ("31. februar 2026", "31. februar 2026"),
        ("i går", "i går"),
    ],
)
def test_an_approval_box_is_a_consent_to_the_printed_words(desk: Desk, written: str, day: str) -> None:
    for node, text in zip(
        approval_cells(desk, ENTRY), ("Karen Holm", written, "Trin 2 drøftes"), strict=True
    ):
        node.text = text
    [consent] = desk.read().consents
    entry = next(entry for entry in desk.bank.all_entries if entry.id == ENTRY)
    assert consent[:5] == (ENTRY, entry.words, "Karen Holm", day, "Trin 2 drøftes")
    assert consent.origin.by == "Karen Holm"


def test_reservations_without_a_name_are_a_remark(desk: Desk) -> None:
    approval_cells(desk, ENTRY)[2].text = "Vi er ikke enige."
    received = desk.read()
    assert received.consents == ()
    assert [(each.address, each.text) for each in received.remarks] == [(ENTRY, "Vi er ikke enige.")]


def test_an_answer_to_a_comment_of_ours_is_a_remark_at_its_text(bank: QuestionBank, house: House) -> None:
    remark = BookRemark("Advarsel", "To spørgsmål i ét.", "Del det.", f"{ENTRY}/spørgsmål 1")
    view = question_book(bank, bank.profiles["direktoer"], Materials(), {ENTRY: (remark,)}, CHAPTER)
    desk = Desk(word_file(view, house), bank)
    assert desk.read().remarks == ()
    desk.book.comments.append(("77", "Jonas Krogh", "2026-11-19T09:00:00Z", "Enig.", True, "1"))
    comments = etree.fromstring(desk.book.parts["word/comments.xml"])
    comments[0].findall(f"{W}p")[-1].set(f"{W14}paraId", "00000001")
    desk.book.parts["word/comments.xml"] = etree.tostring(comments)
    [answer] = desk.read().remarks
    assert answer == Remark(
        f"{ENTRY}/spørgsmål 1", "Enig.", Origin("Jonas Krogh", "2026-11-19T09:00:00Z", "bog.docx")
    )


def test_what_programs_change_by_themselves_is_no_edit(desk: Desk) -> None:
    text = words(desk, f"{LEVEL}/1")
    desk.say(f"{LEVEL}/1", "\u00a0" + text.replace(" ", "\u00a0", 2).replace("er", "e\u00adr") + "  ")
    assert brief(desk.read()) == []


def test_what_somebody_tracked_is_an_edit_also_where_only_a_quote_is_another(
    desk: Desk,
) -> None:
    quoted = next(address for address in desk.lines if "'" in words(desk, address))
    [node] = runs_of(desk.lines[quoted])
    new = words(desk, quoted).replace("'", "’")
    desk.lines[quoted].append(changed("ins", desk.book.stamp(), run(new)))
    node.addprevious(wrapper := changed("del", desk.book.stamp()))
    wrapper.append(deleted_text(node))
    assert brief(desk.read()) == [("changed", quoted, new, "")]


def test_a_proposal_says_what_was_printed_also_when_the_bank_has_moved_on(desk: Desk) -> None:
    entry = next(entry for entry in desk.bank.all_entries if entry.id == ENTRY)
    before = text_hash(entry.covers)
    moved_on = entry.model_copy(update={"covers": "noget andet end før"})
    entries = [moved_on if each.id == ENTRY else each for each in desk.bank.all_entries]
    unchanged = read_book(desk.book.data(), "bog.docx", entries)
    assert isinstance(unchanged, Received)
    assert (unchanged.proposals, unchanged.unplaced) == ((), ())
    desk.say(f"{ENTRY}/dækker", "hele linjen")
    received = read_book(desk.book.data(), "bog.docx", entries)
    assert isinstance(received, Received)
    [proposal] = received.proposals
    assert (proposal.words, proposal.printed) == ("hele linjen", before)


def test_what_the_bank_got_after_the_book_was_printed_is_not_removed(desk: Desk) -> None:
    entry = next(entry for entry in desk.bank.all_entries if entry.id == ENTRY)
    more = entry.model_copy(update={"red_flags": (*entry.red_flags, "Fortæller noget nyt.")})
    entries = [more if each.id == ENTRY else each for each in desk.bank.all_entries]
    received = read_book(desk.book.data(), "bog.docx", entries)
    assert received == Received(texts=len(desk.lines))


def test_a_statement_that_is_dragged_with_its_bookmark_is_moved_once(desk: Desk) -> None:
    """As some programs do: the bookmark goes along, and the old words stay as deleted."""
    line, stamp = desk.lines[f"{LEVEL}/1"], desk.book.stamp()
    left = beside(line, changed("moveFrom", stamp, run(words(desk, f"{LEVEL}/1"))))
    mark_end(left, "moveFrom", desk.book.stamp())
    line.addprevious(left)
    desk.lines[f"{ENTRY}/trin 2/2"].addnext(line)
    [node] = runs_of(line)
    node.addprevious(wrapper := changed("moveTo", stamp))
    wrapper.append(node)
    received = desk.read()
    assert brief(received) == [("moved", f"{LEVEL}/1", "", f"{ENTRY}/trin 2/3")]
    assert received.proposals[0].origin.at == stamp[f"{W}date"]


def test_words_in_a_text_box_and_a_row_that_is_added_are_not_lost(desk: Desk) -> None:
    box = (
        f'<w:r xmlns:w="{W[1:-1]}"><w:pict><w:txbxContent><w:p><w:r><w:t>Husk MED.</w:t></w:r></w:p>'
        "</w:txbxContent></w:pict></w:r>"
    )
    heading = next(node for node in desk.book.tree.iter(f"{W}t") if (node.text or "").startswith("1.2 "))
    paragraph = next(heading.iterancestors(f"{W}p"))
    paragraph.append(etree.fromstring(box))
    received = desk.read()
    assert brief(received) == []
    assert [each.text for each in received.unplaced] == ["Husk MED."]


def test_a_bookmark_that_never_ends_or_spans_the_book_is_no_harm(desk: Desk) -> None:
    starts = list(desk.book.tree.iter(f"{W}bookmarkStart"))
    remove(next(desk.book.tree.iter(f"{W}bookmarkEnd")))
    last = list(desk.book.tree.iter(f"{W}bookmarkEnd"))[-1]
    for node in starts[5:40]:
        number = node.get(f"{W}id", "")
        end = next(end for end in desk.book.tree.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") == number)
        last.addnext(end)
    assert brief(desk.read()) == []


def test_a_note_at_the_foot_of_the_page_is_a_remark(desk: Desk) -> None:
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}footnoteReference", {f"{W}id": "7"})
    desk.lines[f"{LEVEL}/1"].append(reference)
    notes = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="7"><w:p><w:r><w:t>Tjek loven.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    rels = desk.book.parts["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    row = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes9.xml"/></Relationships>'
    desk.book.parts["word/_rels/document.xml.rels"] = re.sub(
        b'<Relationship [^>]*relationships/footnotes"[^>]*/>', b"", rels
    ).replace(b"</Relationships>", row.encode())
    desk.book.parts["word/footnotes9.xml"] = notes.encode()
    assert [(each.address, each.text) for each in desk.read().remarks] == [(f"{LEVEL}/1", "Tjek loven.")]


# Files that are no books


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


Spoil = Callable[[EditedBook], bytes]


def with_document(book: EditedBook, old: bytes, new: bytes) -> bytes:
    text = book.parts["word/document.xml"]
    assert old in text
    return zipped({**book.parts, "word/document.xml": text.replace(old, new, 1)})


ODD: dict[str, Spoil] = {
    "book-empty": lambda _: b"",
    "book-text": lambda _: b"Rettelser: ingen",
    "book-pdf": lambda _: b"%PDF-1.7\n",
    "book-picture": lambda _: b"\xff\xd8\xff\xe0",
    "book-doc": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    "book-encrypted": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "book-odt": lambda _: zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, 0),
    "book-zip": lambda book: zipped({"bog.docx": book.data()}),
    "book-xlsx": lambda _: zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
    "book-damaged": lambda book: book.data()[:5_000],
    "book-not-ours": lambda book: zipped(
        {**book.parts, "docProps/custom.xml": b"<a/>", "word/document.xml": b"<a/>"}
    ),
    "book-not-xml": lambda book: with_document(book, b"</w:body>", b""),
    "book-doctype": lambda book: with_document(
        book, b"<w:document", b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document"
    ),
    "book-bomb": lambda book: zipped({**book.parts, "word/more.xml": b" " * 9_000_000}),
    "book-too-old": lambda book: with_property(book, b"1"),
    "book-newer": lambda book: with_property(book, b"3"),
}


def with_property(book: EditedBook, form: bytes) -> bytes:
    custom = book.parts["docProps/custom.xml"]
    name = b'name="interview-kit.format"><vt:lpwstr>'
    assert name + b"2<" in custom
    return zipped({**book.parts, "docProps/custom.xml": custom.replace(name + b"2<", name + form + b"<")})


@pytest.mark.parametrize("code", list(ODD))
def test_a_file_that_is_no_book_is_refused_with_the_reason(code: str, desk: Desk) -> None:
    assert read_book(ODD[code](desk.book), "bog.docx", desk.bank.all_entries) == BookRefusal(code)
    assert problem(code).hint


def test_every_reason_not_to_read_a_file_has_words() -> None:
    for reason in (*get_args(ArrivedKind), *get_args(PartsRefusal)):
        assert reason == "docx" or problem(f"book-{reason}").message


def test_a_document_in_a_thousand_layers_is_refused(desk: Desk) -> None:
    deep = b"<w:sdt><w:sdtContent>" * 120 + b"<w:p/>" + b"</w:sdtContent></w:sdt>" * 120
    data = with_document(desk.book, b"<w:body>", b"<w:body>" + deep)
    assert read_book(data, "bog.docx", desk.bank.all_entries) in {
        BookRefusal("book-too-deep"),
        BookRefusal("book-not-xml"),
    }


# Through LibreOffice


@pytest.mark.slow
def test_books_come_through_libreoffice_unchanged_or_with_every_edit(
    bank: QuestionBank,
    books: dict[str, bytes],
    chapter: bytes,
    libreoffice: Convert,
    tmp_path: Path,
) -> None:
    book = EditedBook(chapter, bank.all_entries, *REVIEWERS[0])
    wanted = {"hele": list[Expected](), "rettet": edit(book, 36, seed=7)}
    files = {"hele": books["direktoer"], "rettet": book.data()}
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    sent = [tmp_path / f"{name}.docx" for name in files]
    ways = {"docx": libreoffice(sent, "docx", tmp_path / "docx")}
    for form in ("odt", "doc"):
        there = libreoffice(sent, form, tmp_path / form)
        ways[form] = libreoffice(there, "docx", tmp_path / f"{form}-docx")
    for form, paths in ways.items():
        for name, path in zip(files, paths, strict=True):
            received = read(path.read_bytes(), bank)
            got = sorted(each._replace(at="", is_open=True) for each in found(received))
            assert got == sorted(each._replace(at="", is_open=True) for each in wanted[name]), (form, name)
            assert received.unplaced == ()
