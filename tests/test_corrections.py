"""HR decides on paper: every change is shown, and exactly what is ticked comes back."""

import json
import random
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from interview_kit.cli.curation_report import print_applied, print_review, review_as_dict
from interview_kit.curation import Applied, Chosen, Judged, Proposal, Review
from interview_kit.curation.counts import in_order, rivals, summary
from interview_kit.curation.marked import marked
from interview_kit.curation.paper import BankLabel, paper_of, properties_of
from interview_kit.curation.proposals import ChangeKind
from interview_kit.curation.ticked import Ticked, Told, chosen
from interview_kit.curation.verdicts import Verdict
from interview_kit.documents import View, word_file
from interview_kit.documents.corrections import corrections
from interview_kit.models.bank import QuestionBank
from interview_kit.models.text import normalised
from interview_kit.problems import problem
from interview_kit.word.package import House
from tests.conftest import PDF_UA, Convert, need
from tests.docx_text import dump
from tests.filling import (
    W14,
    Node,
    W,
    as_google_docs_saves,
    as_strict,
    as_word_saves,
    controls_of,
    edited,
    fill,
    parts_of,
    put,
    run_of,
    tracked,
    with_parts,
    without_names,
)
from tests.made_reviews import BANK, LINES, LONG, METTE, POLITICS, SOURCES, drawn_review, one_of_everything
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

GOLDEN = Path(__file__).parent / "golden" / "rettelser.txt"
CUSTOM = "docProps/custom.xml"
NEW = 12


@pytest.fixture(scope="module")
def review(small_bank: QuestionBank) -> Review:
    return one_of_everything(small_bank.all_entries[0])


@pytest.fixture(scope="module")
def view(review: Review, small_bank: QuestionBank) -> View:
    return corrections(review, SOURCES, BANK, LINES, {NEW: small_bank.all_entries[0]})


@pytest.fixture(scope="module")
def paper(view: View, house: House) -> bytes:
    return word_file(view, house)


def unticked(document: Node, number: int) -> None:
    """Takes the tick off, as a click does."""
    box = controls_of(document)[f"r{number}.tag"]
    next(box.iter(f"{W14}checked")).set(f"{W14}val", "0")
    next(box.iter(f"{W}t")).text = "☐"


def without_ticks(data: bytes, *numbers: int) -> bytes:
    def write(document: Node) -> None:
        for number in numbers:
            unticked(document, number)

    return edited(data, write)


def ticked(data: bytes, *numbers: int) -> bytes:
    return fill(data, {}, ticked=[f"r{number}.tag" for number in numbers])


def read(data: bytes, *originals: bytes) -> Ticked:
    found = chosen(data, originals)
    assert isinstance(found, Ticked), found
    return found


def told(data: bytes, *originals: bytes) -> list[str]:
    """The codes of what is in the way, each with a message."""
    found = chosen(data, originals)
    assert not isinstance(found, Ticked)
    return codes(found)


def codes(said: tuple[Told, ...]) -> list[str]:
    assert all(problem(one.code, **one.details).hint for one in said)
    return [one.code for one in said]


def taken(review: Review, *, but: tuple[int, ...] = (), also: tuple[int, ...] = ()) -> Chosen:
    """What is taken of a review where these ticks are changed."""
    proposals = (
        one for one in review.changes if (one.is_taken and one.number not in but) or one.number in also
    )
    consents = (
        one for one in review.consents if (one.is_valid and one.number not in but) or one.number in also
    )
    return Chosen(tuple(one.proposal for one in proposals), tuple(one.consent for one in consents))


# On paper


def test_the_paper_reads_as_its_golden_dump(
    paper: bytes, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "rettelser.docx"
    path.write_bytes(paper)
    lines = dump(path).splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("property | interview-kit.rettelser."))
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


def test_word_minds_nothing_in_the_paper(paper: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rettelser.docx"
    path.write_bytes(paper)
    assert word_faults(path) == []


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_the_paper(paper: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rettelser.docx"
    path.write_bytes(paper)
    assert sdk_errors({"rettelser": path}) == {}


def test_the_same_review_gives_the_same_bytes(paper: bytes, view: View, house: House) -> None:
    assert word_file(view, house) == paper


def test_changes_in_conflict_stand_together_and_name_each_other(review: Review) -> None:
    assert [one.number for one in in_order(review.changes)] == [1, 2, 5, 3, 4, 6, *range(7, 14)]
    assert rivals(review.changes) == {2: (5,), 5: (2,)}


def judged(number: int, kind: ChangeKind, place: str, verdict: Verdict = "conflict") -> Judged:
    return Judged(number, Proposal(kind, f"a.b{place}", "x"), verdict, "et sted")


@pytest.mark.parametrize(
    ("changes", "pairs"),
    [
        ([judged(1, "changed", "/trin 5/1"), judged(2, "removed", "/trin 5/1")], {1: (2,), 2: (1,)}),
        ([judged(1, "changed", "/trin 5/1", "gone"), judged(2, "changed", "/trin 5/1", "rule")], {1: (2,), 2: (1,)}),
        ([judged(1, "added", "/trin 5/3"), judged(2, "added", "/trin 5/3")], {}),
        ([judged(1, "changed", "/trin 5/3"), judged(2, "moved", "/trin 5/3")], {}),
        ([judged(1, "changed", "/trin 5/1"), judged(2, "changed", "/trin 5/2")], {}),
        ([judged(1, "removed", "/spørgsmål 2"), judged(2, "changed", "/spørgsmål 2, opfølgning 1")], {1: (2,), 2: (1,)}),
        ([judged(1, "changed", "/trin 5/1"), judged(2, "removed", ""), judged(3, "changed", "/trin 4/1")], {1: (2,), 2: (1, 3), 3: (2,)}),
        ([judged(1, "entry", ""), judged(2, "entry", "")], {1: (2,), 2: (1,)}),
    ],
)  # fmt: skip
def test_of_changes_that_rule_each_other_out_at_most_one_can_be_made(
    changes: list[Judged], pairs: dict[int, tuple[int, ...]]
) -> None:
    assert rivals(changes) == pairs


def test_the_counts_are_said_in_one_line(review: Review) -> None:
    assert summary(review) == (
        "13 rettelser: 8 rene, 2 i konflikt, 1 mod en regel, 1 ændret i banken siden, 1 uden et sted i banken"
        " · 3 kommentarer · 2 godkendelser, 1 gyldig · 1 tekst uden plads"
    )
    assert summary(Review(already=3)) == "0 rettelser · 3 står allerede i banken"


def test_a_difference_is_marked_word_by_word() -> None:
    [line] = marked("Fortæl om en sag, hvor det gik galt.", "Fortæl om en gang, hvor det gik helt galt!")
    assert [(piece.mark, piece.text) for piece in line] == [
        ("same", "Fortæl om en "),
        ("gone", "sag"),
        ("same", " "),
        ("new", "gang"),
        ("same", ", hvor det gik "),
        ("new", "helt"),
        ("same", " "),
        ("same", "galt"),
        ("gone", "."),
        ("same", " "),
        ("new", "!"),
    ]


def test_where_little_is_left_the_old_and_the_new_text_stand_alone() -> None:
    lines = marked("Er du en god leder?", "Fortæl om en gang, hvor nogen sagde fra.")
    assert [[piece.mark for piece in line] for line in lines] == [["gone"], ["new"]]
    assert marked("", "") == ()


def test_a_difference_holds_all_of_both_texts() -> None:
    draw = random.Random(7)  # noqa: S311 - texts for a test
    words = [
        *["Fortæl", "om", "en", "gang", ",", "hvor", "du", ".", "sagde", "nej", "!", "«ja»", "4-5", "æøå"],
        " ",
        "  ",
    ]
    for _ in range(300):
        old, new = (normalised(" ".join(draw.choices(words, k=draw.randrange(14)))) for _ in range(2))
        pieces = [piece for line in marked(old, new) for piece in line]
        for text, other in ((old, "new"), (new, "gone")):
            shown = "".join(piece.text for piece in pieces if piece.mark != other)
            assert "".join(shown.split()) == "".join(text.split())


# Read back


@pytest.mark.parametrize(
    "save",
    [
        bytes,
        as_word_saves,
        as_strict,
        lambda data: without_names(data, "tag"),
        lambda data: without_names(data, "tag", "alias"),
        lambda data: without_names(data, "bookmarkStart", "alias"),
        lambda data: without_names(data, "tag", "alias", "bookmarkStart"),
        lambda data: as_google_docs_saves(data, keeps_controls=True),
    ],
    ids=["Word", "Word, runs split", "Strict", "no tags", "no tags and aliases", "no bookmarks", "the rows alone",
         "Google Docs with controls"],
)  # fmt: skip
def test_an_untouched_paper_gives_what_is_taken_and_nothing_else(
    save: Callable[[bytes], bytes], paper: bytes, review: Review
) -> None:
    assert read(save(paper)) == Ticked(taken(review), BANK, SOURCES)


def test_what_is_ticked_and_corrected_is_what_comes_back(paper: bytes, review: Review) -> None:
    data = ticked(without_ticks(paper, 1, 10, 21), 5, 7, 22)
    data = fill(
        data,
        {"r7.ord": "Fortæl om en gang,\nhvor du ledte «godt» & <b>trygt</b>.", "r3.ord": "Nyt 3. udsagn"},
    )
    for save in (bytes, as_word_saves, lambda data: without_names(data, "tag", "alias", "bookmarkStart")):
        found = read(save(data))
        expected = taken(review, but=(1, 10, 21), also=(5, 7, 22))
        words = {7: "Fortæl om en gang, hvor du ledte «godt» & <b>trygt</b>.", 3: "Nyt 3. udsagn"}
        changed = {review.changes[number - 1].proposal: text for number, text in words.items()}
        proposals = tuple(one._replace(words=changed.get(one, one.words)) for one in expected.proposals)
        assert found == Ticked(Chosen(proposals, expected.consents), BANK, SOURCES, (3, 7))


def test_a_paper_in_which_google_docs_has_lost_the_changes_is_read_with_the_original(
    paper: bytes, review: Review, house: House
) -> None:
    data = as_google_docs_saves(without_ticks(paper, 1))
    other = word_file(corrections(Review(review.changes[:1]), SOURCES, BANK), house)
    assert told(data) == told(data, b"", other) == ["corrections-lost"]
    assert read(data, other, paper) == Ticked(taken(review, but=(1,)), BANK, SOURCES)


def test_what_a_round_asks_about_is_read_in_words_and_not_reworded_in_the_paper(
    house: House, tmp_path: Path
) -> None:
    before = "faglig | a.b | Vigtigt\nledelse | c.d | Også"
    focus = "ledelse | c.d | Også\nfaglig | a.b | Meget vigtigt"
    address = "stilling:chef/A/samtale 1/fokus"
    changes = (
        Judged(1, Proposal("changed", address, focus), "clean", "Sæt A, 1. samtale", now=before),
        Judged(2, Proposal("changed", "a.b/trin 5/1", "Én linje."), "clean", "Trin 5, nr. 1"),
    )
    lines = {"a.b": "Løser opgaven.", "c.d": "Leder andre."}
    data = word_file(corrections(Review(changes), SOURCES[:1], BANK, lines), house)
    (tmp_path / "rettelser.docx").write_bytes(data)
    text = dump(tmp_path / "rettelser.docx")
    assert "Leder andre. – Også" in text
    assert "Løser opgaven. – Meget vigtigt" in text
    assert " | c.d | " not in text
    assert read(data).chosen == taken(Review(changes))
    for paragraphs in (False, True):
        found = read(fill(data, {"r2.ord": "To\nlinjer."}, paragraphs=paragraphs))
        assert [one.words for one in found.chosen.proposals] == [focus, "To linjer."]


def test_tracked_corrections_count_as_accepted(paper: bytes) -> None:
    found = read(tracked(paper, {"r1.ord": "Ny ordlyd."}))
    assert (found.chosen.proposals[0].words, found.corrected) == ("Ny ordlyd.", (1,))


def test_words_written_beside_the_control_in_its_cell_count_too(paper: bytes) -> None:
    def write(document: Node) -> None:
        controls_of(document)["r1.ord"].addnext(run_of(" Hvordan gik det?"))

    assert read(edited(paper, write)).chosen.proposals[0].words.endswith("gjorde du? Hvordan gik det?")


def test_an_x_typed_where_the_box_was_is_a_tick(paper: bytes, review: Review) -> None:
    data = without_names(paper, "sdtPr")
    data = edited(data, lambda document: _type(document, "sc_r7_tag", "X"))
    assert read(data).chosen == taken(review, also=(7,))


def _type(document: Node, bookmark: str, text: str) -> None:
    [mark] = [node for node in document.iter(f"{W}bookmarkStart") if node.get(f"{W}name") == bookmark]
    following = mark.getnext()
    assert following is not None
    next(following.iter(f"{W}t")).text = text


def test_a_deleted_row_and_an_unclear_box_are_not_taken_and_said(paper: bytes, review: Review) -> None:
    def write(document: Node) -> None:
        controls = controls_of(document)
        row = next(controls["r1.tag"].iterancestors(f"{W}tr"))
        row.getparent().remove(row)  # type: ignore[union-attr]
        put(controls["r4.tag"], "måske")
        put(controls["r6.tag"], "☐")

    found = read(edited(paper, write))
    assert found.chosen == taken(review, but=(1, 4, 6))
    assert codes(found.doubts) == ["corrections-tick-lost", "corrections-tick-unclear"]
    assert [one.details["numbers"] for one in found.doubts] == ["1", "4 og 6"]


def test_empty_words_and_words_that_differ_are_not_taken_and_said(paper: bytes, review: Review) -> None:
    def write(document: Node) -> None:
        controls = controls_of(document)
        put(controls["r1.ord"], "")
        put(controls["r3.ord"], "Klik eller tryk her for at skrive tekst.")
        properties = controls["r3.ord"].find(f"{W}sdtPr")
        assert properties is not None
        properties.makeelement(f"{W}showingPlcHdr", {})
        properties.append(properties.makeelement(f"{W}showingPlcHdr", {}))
        copied = next(controls["r11.ord"].iterancestors(f"{W}tr"))
        copy = deepcopy(copied)
        copied.addnext(copy)
        put(controls_of(copy)["r11.ord"], "Noget andet")

    found = read(edited(paper, write))
    assert found.chosen == taken(review, but=(1, 3, 11))
    assert codes(found.doubts) == ["corrections-words-empty", "corrections-words-unclear"]
    assert [one.details["numbers"] for one in found.doubts] == ["1 og 3", "11"]


def test_of_two_in_conflict_both_ticked_nothing_is_taken(paper: bytes) -> None:
    assert told(ticked(paper, 2, 5)) == ["corrections-both-ticked"]
    said = chosen(ticked(paper, 2, 5))
    assert said == (Told("corrections-both-ticked", {"numbers": "2 og 5", "place": "Trin 5, nr. 2"}),)
    assert len(read(ticked(paper, 5)).chosen.proposals) == 9


# What is refused


def with_properties(data: bytes, edit: Callable[[str, str], str | None]) -> bytes:
    """The paper with its custom properties changed: (name, text) → text, None for none."""

    def write(custom: Node) -> None:
        for node in list(custom):
            text = edit(node.get("name", ""), node[0].text or "")
            node[0].text = text
            if text is None:
                custom.remove(node)

    return edited(data, write, CUSTOM)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda name, text: None if name == "interview-kit.rettelser.2" else text, "corrections-damaged"),
        (lambda name, text: None if name == "interview-kit.rettelser" else text, "corrections-damaged"),
        (lambda name, text: text[:-1] if name == "interview-kit.rettelser.1" else text, "corrections-damaged"),
        (lambda name, text: "ø" + text[1:] if name == "interview-kit.rettelser.1" else text, "corrections-damaged"),
        (lambda name, text: text.swapcase() if name == "interview-kit.rettelser.2" else text, "corrections-damaged"),
        (lambda name, text: "0" if name == "interview-kit.format" else text, "corrections-other-format"),
        (lambda name, text: None if name == "interview-kit.format" else text, "corrections-other-format"),
        (lambda name, text: "spoergsmaalsbog" if name == "interview-kit" else text, "corrections-not-ours"),
        (lambda *_: None, "corrections-lost"),
    ],
)  # fmt: skip
def test_a_damaged_paper_is_refused_and_never_half_read(
    edit: Callable[[str, str], str | None], code: str, paper: bytes
) -> None:
    assert told(with_properties(paper, edit)) == [code]


def test_no_letter_of_what_a_paper_carries_can_be_another(review: Review) -> None:
    properties = properties_of(review, SOURCES, BANK)
    draw = random.Random(3)  # noqa: S311 - places for a test
    pieces = [name for name in properties if name.startswith("interview-kit.rettelser.")]
    for _ in range(500):
        name = draw.choice(pieces)
        at = draw.randrange(len(properties[name]))
        letter = draw.choice([one for one in "ABCxyz019+/" if one != properties[name][at]])
        changed = properties[name][:at] + letter + properties[name][at + 1 :]
        found = paper_of({**properties, name: changed})
        assert found in {None, paper_of(properties)}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "corrections-no-word-file"),
        (b"%PDF-1.7", "corrections-no-word-file"),
        (b"{\\rtf1 hej}", "corrections-other-program"),
        (b"PK\x03\x04", "corrections-unreadable"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "corrections-other-program",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "corrections-encrypted",
        ),
    ],
)
def test_a_file_that_is_no_paper_is_refused(data: bytes, code: str) -> None:
    assert told(data) == [code]


def test_a_word_file_of_somebody_else_is_refused(paper: bytes) -> None:
    document = parts_of(paper)["word/document.xml"].replace(b"Rettelser ", b"Noget andet ")
    headers = {
        name: part.replace(b"Rettelser ", b"x") for name, part in parts_of(paper).items() if "header" in name
    }
    other = with_parts(paper, {CUSTOM: None, "word/document.xml": document, **headers})
    assert told(other) == ["corrections-not-ours"]


# Many


@pytest.mark.slow
def test_three_hundred_reviews_of_any_texts_come_back_to_the_letter(house: House) -> None:
    draw = random.Random(14)  # noqa: S311 - the same every time
    for number in range(300):
        review = drawn_review(draw)
        sources, bank = ("b<o>g.docx", "æ & ø.docx"), BankLabel("Bank {{ x }}", str(number), "ab")
        paper = paper_of(properties_of(review, sources, bank))
        assert paper is not None
        assert [one.proposal for one in paper.changes] == [one.proposal for one in review.changes]
        assert [one.consent for one in paper.consents] == [one.consent for one in review.consents]
        data = word_file(corrections(review, sources, bank), house)
        off = [one.number for one in review.changes if not one.is_taken]
        off += [one.number for one in review.consents if not one.is_valid]
        assert read(data) == Ticked(taken(review), bank, sources)
        assert read(ticked(data, *off)) == Ticked(taken(review, also=tuple(off)), bank, sources)


@pytest.mark.slow
def test_two_thousand_changes_in_one_paper_come_back(house: House, tmp_path: Path) -> None:
    changes = tuple(
        Judged(number, Proposal("changed", f"a.{number // 20}/trin {number}", f"Ny tekst {number}", origin=METTE), "clean", f"Trin {number}", f"Gammel tekst {number}")
        for number in range(1, 2_001)
    )  # fmt: skip
    path = tmp_path / "rettelser.docx"
    path.write_bytes(word_file(corrections(Review(changes), SOURCES, BANK), house))
    assert word_faults(path) == []
    assert read(path.read_bytes()).chosen == taken(Review(changes))


# Other programs


@pytest.mark.slow
def test_ticks_and_words_come_back_from_libreoffice_and_no_long_row_is_cut(
    paper: bytes, review: Review, libreoffice: Convert, tmp_path: Path
) -> None:
    data = fill(ticked(without_ticks(paper, 1, 21), 5, 22), {"r3.ord": "Rettet «ord» – æøå & <b>"})
    expected = read(data)
    assert expected.corrected == (3,)
    made = {"uroert": paper, "rettet": data}
    files = []
    for name, content in made.items():
        (tmp_path / f"{name}-docx.docx").write_bytes(content)
        (tmp_path / f"{name}.docx").write_bytes(content)
        files.append(tmp_path / f"{name}.docx")
    others = [
        path.rename(path.with_stem(f"{path.stem}-{to}"))
        for to in ("odt", "doc")
        for path in libreoffice(files, to, tmp_path / to)
    ]
    sources = [*others, *(tmp_path / f"{name}-docx.docx" for name in made)]
    for path in libreoffice(sources, "docx", tmp_path / "home"):
        wanted = expected if path.stem.startswith("rettet") else Ticked(taken(review), BANK, SOURCES)
        assert read(path.read_bytes()) == wanted, path.stem
    [pdf] = libreoffice(files[:1], PDF_UA, tmp_path / "pdf")
    text = subprocess.run(
        [need("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    assert text.count("Forklarede") == 2 * LONG.count("Forklarede")


# On screen


def test_the_list_on_screen_says_what_must_be_decided_first(
    review: Review, capsys: pytest.CaptureFixture[str]
) -> None:
    print_review(review, SOURCES, Path("hr/rettelser.docx"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Læst: bog.docx, bog-jurist.docx.", summary(review)]
    assert lines[2] == "I konflikt – vælg selv:"
    assert lines[3].startswith("  2 direktoer.politik.dialog, Trin 5, nr. 2: «Sagde uenigheden højt, før …»")
    assert lines[3].endswith("(Mette Holm); se nr. 5")
    assert max(map(len, lines[2:])) <= 150
    assert lines[-1].endswith("«interview-kit book --apply hr/rettelser.docx».")


def test_a_long_list_is_capped_and_says_how_many_more(capsys: pytest.CaptureFixture[str]) -> None:
    changes = tuple(judged(number, "changed", f"/trin 5/{number}", "clean") for number in range(1, 36))
    print_review(Review(changes), SOURCES, Path("rettelser.docx"))
    out = capsys.readouterr().out
    assert "  … og 23 til, se rettelser.docx\n" in out
    assert len(out.splitlines()) == 18


def test_a_review_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_review(Review(), SOURCES, Path("rettelser.docx"))
    assert capsys.readouterr().out.splitlines()[1:] == ["0 rettelser", "Der er intet at skrive i banken."]


def test_a_review_as_json_holds_everything(review: Review) -> None:
    plain = json.loads(json.dumps(review_as_dict(review, SOURCES, Path("rettelser.docx"))))
    assert [one["number"] for one in plain["changes"]] == [one.number for one in review.changes]
    assert plain["changes"][0]["origin"] == METTE._asdict()
    assert plain["changes"][1]["rivals"] == [5]
    assert [len(plain[name]) for name in ("consents", "remarks", "unplaced")] == [2, 3, 1]


def test_what_applying_did_is_said_in_a_few_lines(review: Review, capsys: pytest.CaptureFixture[str]) -> None:
    applied = Applied(
        entries=((POLITICS, 2, 3), ("a.ny", 0, 1), ("a.ord", 4, 4)),
        consents=(review.consents[0].consent,),
        refused=(("a.b", ("Q03: Spørgsmålet kan besvares med ja eller nej.",)),),
        files=("entries/direktoer/politik.yaml", "historik.tsv"),
        lines=9,
    )
    print_applied(applied)
    assert capsys.readouterr().out.splitlines() == [
        f"  {POLITICS}: version 2 → 3",
        "  a.ny: nyt, version 1",
        "  a.ord: version 4, som før",
        f"  {POLITICS}: godkendt af Ida Krogh, jurist 2026-12-05",
        "  a.b er ikke ændret: Q03: Spørgsmålet kan besvares med ja eller nej.",
        "3 sæt er ændret, 1 er godkendt, 1 er ikke ændret. 9 linjer i banken er ændret.",
        "Skrevet: entries/direktoer/politik.yaml, historik.tsv.",
    ]
    print_applied(Applied())
    assert capsys.readouterr().out.splitlines() == ["Intet er skrevet i banken."]
