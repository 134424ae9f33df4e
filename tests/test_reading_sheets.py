"""What people write in a sheet comes back as they wrote it, whichever program saved it; and nothing else does."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_kit.documents.scoring_sheet import member_file, scoring_sheet
from interview_kit.documents.view import word_file, word_file_of_several
from interview_kit.models.guide import Guide
from interview_kit.problems import problem
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.fields import SheetKind, sheet_fields
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.scoring_sheets.reading import FilledSheet, ReadFile, SheetRefusal, read_scoring_sheet
from interview_kit.scoring_sheets.values import rating_of
from interview_kit.word.fields import Field, without_placeholder
from interview_kit.word.package import House
from tests.conftest import ROOT, Convert
from tests.filling import (
    Node,
    W,
    as_google_docs_saves,
    as_strict,
    as_word_saves,
    controls_of,
    edited,
    fill,
    filled_round,
    run_of,
    tracked,
    without_names,
)

EXAMPLE = ROOT / "examples/eksempelby"
CANDIDATES = ("K1", "K2", "K3", "K4", "K5")
NOTES = ("situation", "handling", "resultat", "belaeg", "flag")
Filled = dict[Assignment, tuple[bytes, dict[str, str]]]


@pytest.fixture(scope="session")
def rounds() -> list[Guide]:
    """The guides of the made-up recruitment."""
    return [load_guide(EXAMPLE / f"guide-{number}.yaml").or_raise() for number in (1, 2)]


@pytest.fixture(scope="session")
def forty(rounds: list[Guide], house: House) -> Filled:
    """Every sheet of the made-up recruitment's first round, filled in by Word."""
    return filled_round(rounds[0], house, CANDIDATES)


@pytest.fixture(scope="session")
def one(rounds: list[Guide], house: House) -> bytes:
    """M2's sheet for K3 as it is made."""
    return word_file(scoring_sheet(rounds[0], Assignment("K3", "M2"), SheetKind(is_chairs=False)), house)


def sheets_in(data: bytes, guides: list[Guide]) -> tuple[FilledSheet, ...]:
    file = read_scoring_sheet(data, guides)
    assert isinstance(file, ReadFile), file
    return file.sheets


def sheet_in(data: bytes, guides: list[Guide]) -> FilledSheet:
    [sheet] = sheets_in(data, guides)
    return sheet


def refusal_in(data: bytes, guides: list[Guide]) -> SheetRefusal:
    refusal = read_scoring_sheet(data, guides)
    assert isinstance(refusal, SheetRefusal), refusal
    assert problem(refusal.code, **refusal.details).hint
    return refusal


def value_of(label: str) -> int | str:
    """The value that a label begins with."""
    word, *_ = label.split()
    return int(word) if word.isdecimal() else word


def expected(assignment: Assignment, answers: dict[str, str], guide: Guide) -> FilledSheet:
    """What is to be read of answers by their tags."""
    codes = [question.code for question in guide.content.questions]
    notes = {
        code: {kind: answers[f"{code}.{kind}"] for kind in NOTES if f"{code}.{kind}" in answers}
        for code in codes
    }
    day, hour = answers["afleveret.dato"], answers.get("afleveret.tid")
    return FilledSheet(
        assignment.member,
        assignment.candidate,
        {code: value_of(answers[f"{code}.vurdering"]) for code in codes},  # type: ignore[misc]
        {},
        {code: written for code, written in notes.items() if written},  # type: ignore[misc]
        {tag: text for tag, text in answers.items() if tag[0] in "EVB"},
        f"{day} kl. {hour}" if hour else day,
    )


# Every road home


@pytest.mark.slow
@pytest.mark.parametrize(
    "save",
    [
        lambda data: data,
        as_word_saves,
        as_strict,
        lambda data: without_names(data, "tag"),
        lambda data: without_names(data, "tag", "alias"),
        lambda data: without_names(data, "bookmarkStart", "alias"),
        as_google_docs_saves,
        lambda data: as_google_docs_saves(data, keeps_controls=True),
        lambda data: as_strict(as_word_saves(data)),
    ],
    ids=["Word", "Word, runs split", "Strict", "no tags", "no tags and aliases", "no bookmarks", "Google Docs",
         "Google Docs with controls", "Strict, runs split"],
)  # fmt: skip
def test_forty_sheets_come_back_as_they_were_filled_in(
    save: Callable[[bytes], bytes], forty: Filled, rounds: list[Guide]
) -> None:
    assert len(forty) == 40
    for assignment, (data, answers) in forty.items():
        assert sheet_in(save(data), rounds) == expected(assignment, answers, rounds[0])


@pytest.mark.slow
@pytest.mark.parametrize("road", [["docx"], ["odt", "docx"], ["doc", "docx"]], ids="-".join)
def test_a_sheet_of_every_member_comes_back_from_libreoffice(
    road: list[str], forty: Filled, rounds: list[Guide], libreoffice: Convert, tmp_path: Path
) -> None:
    """Every sixth of the forty: all eight members' or all five candidates'; all of them with ALL_FORTY=1."""
    some = dict(list(forty.items())[:: 1 if os.environ.get("ALL_FORTY") else 6])
    assert {assignment.candidate for assignment in some} == set(CANDIDATES)
    files = []
    for assignment, (data, _) in some.items():
        files.append(tmp_path / f"{'-'.join(filter(None, assignment))}.docx")
        files[-1].write_bytes(data)
    for number, to in enumerate(road):
        files = libreoffice(files, to, tmp_path / str(number))
    for file, (assignment, (_, answers)) in zip(files, some.items(), strict=True):
        assert sheet_in(file.read_bytes(), rounds) == expected(assignment, answers, rounds[0])


@pytest.mark.parametrize("save", [lambda data: data, as_google_docs_saves, as_word_saves])
def test_a_members_file_gives_a_sheet_for_each_candidate(
    save: Callable[[bytes], bytes], rounds: list[Guide], house: House
) -> None:
    file = member_file(rounds[0], "M2", CANDIDATES, is_chair=False)
    made = word_file_of_several(file.sheets, house, file.title, file.properties, file.around)
    answers = {
        f"{candidate}-{tag}": text
        for number, candidate in enumerate(CANDIDATES)
        for tag, text in {
            "S1.vurdering": sheet_fields(rounds[0]).by_row["S1"].choices[number].label,
            "S2.situation": f"Om {candidate}\nog mere",
            "afleveret.tid": "16.40",
        }.items()
    }
    sheets = sheets_in(save(fill(made, answers)), rounds)
    assert [(sheet.member, sheet.candidate) for sheet in sheets] == [("M2", code) for code in CANDIDATES]
    assert [sheet.values["S1"] for sheet in sheets] == [1, 2, 3, 4, 5]
    assert [sheet.notes for sheet in sheets] == [
        {"S2": {"situation": f"Om {code}\nog mere"}} for code in CANDIDATES
    ]
    assert {sheet.handed_in for sheet in sheets} == {"16.40"}


@pytest.fixture(scope="session")
def anonymous(rounds: list[Guide], house: House) -> bytes:
    """A sheet that is made out to nobody, as `build` makes it."""
    return word_file(scoring_sheet(rounds[0]), house)


def test_candidate_and_member_are_those_that_were_chosen_on_page_one(
    anonymous: bytes, rounds: list[Guide]
) -> None:
    filled = fill(anonymous, {"kandidat": "K4", "medlem": "M7", "S1.vurdering": "2 – Delvist"})
    for save in (bytes, as_word_saves, lambda data: as_google_docs_saves(data, keeps_controls=True)):
        sheet = sheet_in(save(filled), rounds)
        assert (sheet.candidate, sheet.member, sheet.values["S1"]) == ("K4", "M7", 2)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"medlem": "M7"}, "sheet-no-candidate"),
        ({"kandidat": "K4"}, "sheet-no-member"),
        ({}, "sheet-no-candidate"),
        ({"kandidat": "K21", "medlem": "M7"}, "sheet-no-candidate"),
        ({"kandidat": "Mette", "medlem": "M7"}, "sheet-no-candidate"),
    ],
)
def test_a_sheet_of_nobody_is_asked_about(
    chosen: dict[str, str], code: str, anonymous: bytes, rounds: list[Guide]
) -> None:
    assert refusal_in(fill(anonymous, chosen), rounds).code == code


def test_a_case_is_rated_by_its_own_codes_and_the_chair_writes_the_answers(
    rounds: list[Guide], house: House
) -> None:
    made = word_file(scoring_sheet(rounds[1], Assignment("K2", "M1")), house)
    answers = {
        "C1.vurdering": "IB",
        "C2.vurdering": "4 – Over kravet",
        "C2.handling": "Ville ringe først",
        "S6.vurdering": "UE – uden eksempel",
        "B1.hypotese": "Kan hun sige nej?",
        "B1.konklusion": "Afkræftet",
    }
    sheet = sheet_in(fill(made, answers), rounds)
    assert (sheet.values["C1"], sheet.values["C2"], sheet.values["S6"]) == ("IB", 4, "UE")
    assert sheet.notes == {"C2": {"handling": "Ville ringe først"}}
    assert sheet.answers == {"B1.hypotese": "Kan hun sige nej?", "B1.konklusion": "Afkræftet"}


def test_a_chair_who_does_not_rate_has_no_values(rounds: list[Guide], house: House) -> None:
    guide = rounds[0]
    panel = tuple(
        seat.model_copy(update={"rates": False}) if seat.chair else seat for seat in guide.content.panel
    )
    guide = guide.model_copy(update={"content": guide.content.model_copy(update={"panel": panel})})
    [chair] = [seat.member for seat in panel if seat.chair]
    kind = SheetKind(is_chairs=True, rates=False)
    made = word_file(scoring_sheet(guide, Assignment("K1", chair), kind), house)
    sheet = sheet_in(fill(made, {"V1.svar": "Ja"}), [guide])
    assert (sheet.values, sheet.answers) == ({}, {"V1.svar": "Ja"})


# What is a value


DIGITS = {
    "4": 4,
    " 4 ": 4,
    "4\n": 4,
    "④": 4,
    "４": 4,
    "⁴": 4,
    "4 – Over kravet": 4,
    "4 - Over kravet": 4,
    "4\xa0—\xa0Over  kravet": 4,
    "IB": "IB",
    "ib": "IB",
    "Ue": "UE",
    "IB – ikke belyst": "IB",
    "": None,
    "Vælg vurdering": None,
}
NO_VALUES = [
    "4,5", "4-5", "4.5", "4.", "fire", "6", "0", "-4", "+4", "44", "4 4", "4 – Very strong", "4 – Delvist",
    "4 – over kravet", "4 – Over kravet 5 – Fremragende", "4 – Over kravet4 – Over kravet", "4/5", "IB UE",
    "3 eller 4", "ca. 4", "4?", "½", "IV", "٤", "x", "4 – Over kravetx", "(4)", "IBB", "☒", "…", "4 – ", "–",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), DIGITS.items(), ids=repr)
def test_a_label_a_level_alone_or_a_code_is_a_value(
    text: str, value: int | str | None, one: bytes, rounds: list[Guide]
) -> None:
    sheet = sheet_in(fill(one, {"S1.vurdering": text}), rounds)
    assert sheet.values["S1"] == value
    assert not sheet.raw


@pytest.mark.parametrize("text", NO_VALUES)
def test_nothing_else_is_a_value_and_the_text_is_kept(text: str, one: bytes, rounds: list[Guide]) -> None:
    sheet = sheet_in(fill(one, {"S1.vurdering": text, "S2.vurdering": "5 – Fremragende"}), rounds)
    assert (sheet.values["S1"], sheet.values["S2"]) == (None, 5)
    assert sheet.raw == {"S1": text.strip()}


def test_a_sheet_that_nobody_has_written_in_is_blank(one: bytes, rounds: list[Guide]) -> None:
    for save in (bytes, as_word_saves, as_google_docs_saves, as_strict):
        sheet = sheet_in(save(one), rounds)
        assert set(sheet.values.values()) == {None}
        assert (sheet.raw, sheet.notes, sheet.answers, sheet.handed_in) == ({}, {}, {}, None)


def beside(tag: str, text: str, *, after: bool) -> Callable[[Node], None]:
    """Types before or after the placeholder, which stays with its mark."""

    def write(document: Node) -> None:
        content = controls_of(document)[tag].find(f"{W}sdtContent")
        assert content is not None
        content.insert(len(content) if after else 0, run_of(text))

    return write


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("save", [bytes, as_google_docs_saves, as_word_saves])
def test_a_placeholder_that_was_left_is_cut_off(
    save: Callable[[bytes], bytes],
    after: bool,  # noqa: FBT001
    one: bytes,
    rounds: list[Guide],
) -> None:
    data = edited(one, beside("S1.vurdering", "4", after=after))
    data = edited(data, beside("S1.situation", "Så … sagde hun 5", after=after))
    sheet = sheet_in(save(data), rounds)
    assert sheet.values["S1"] == 4
    assert sheet.notes == {"S1": {"situation": "Så … sagde hun 5"}}


def test_a_placeholder_without_lines_is_cut_off_where_the_field_says_that_it_shows_it(
    rounds: list[Guide], house: House
) -> None:
    made = word_file(scoring_sheet(rounds[1], Assignment("K2", "M1")), house)
    data = edited(made, beside("B1.hypotese", "Ja", after=False))
    assert sheet_in(data, rounds).answers == {"B1.hypotese": "Ja"}


def test_words_are_found_by_the_alias_alone(one: bytes, rounds: list[Guide]) -> None:
    filled = fill(one, {"S1.situation": "Ja", "S1.vurdering": "4 – Over kravet"})
    sheet = sheet_in(without_names(filled, "tag", "bookmarkStart"), rounds)
    assert (sheet.notes, sheet.values["S1"]) == ({"S1": {"situation": "Ja"}}, 4)


def test_three_dots_that_somebody_wrote_stay(one: bytes, rounds: list[Guide]) -> None:
    sheet = sheet_in(fill(one, {"S1.situation": "Hun tøvede …", "S1.handling": "… og gik"}), rounds)
    assert sheet.notes == {"S1": {"situation": "Hun tøvede …", "handling": "… og gik"}}


def test_enter_begins_a_new_line_of_the_note(one: bytes, rounds: list[Guide]) -> None:
    text = "Første\nAnden\nTredje"
    data = fill(one, {"S1.situation": text, "S1.vurdering": "3"}, paragraphs=True)
    for save in (bytes, as_word_saves, as_google_docs_saves):
        sheet = sheet_in(save(data), rounds)
        assert (sheet.notes, sheet.values["S1"]) == ({"S1": {"situation": text}}, 3)


def test_tracked_changes_are_accepted(one: bytes, rounds: list[Guide]) -> None:
    first = fill(one, {"S1.vurdering": "2 – Delvist", "S1.situation": "Gammelt"})
    sheet = sheet_in(tracked(first, {"S1.vurdering": "4 – Over kravet", "S1.situation": "Nyt"}), rounds)
    assert (sheet.values["S1"], sheet.raw) == (4, {})
    assert sheet.notes == {"S1": {"situation": "Nyt"}}


def test_a_sheet_says_itself_when_it_was_handed_in(one: bytes, rounds: list[Guide]) -> None:
    assert sheet_in(fill(one, {}, ticked=["afleveret"]), rounds).handed_in == "ja"
    both = fill(one, {"afleveret.dato": "11. marts 2027", "afleveret.tid": "16.40"}, ticked=["afleveret"])
    assert sheet_in(both, rounds).handed_in == "11. marts 2027 kl. 16.40"


# Where it is not certain


def test_a_rating_in_the_cell_beside_its_field_is_found(one: bytes, rounds: list[Guide]) -> None:
    def write(document: Node) -> None:
        paragraph = controls_of(document)["S1.vurdering"].getparent()
        assert paragraph is not None
        paragraph.append(run_of("4"))

    assert sheet_in(edited(one, write), rounds).values["S1"] == 4
    twice = edited(fill(one, {"S1.vurdering": "5 – Fremragende"}), write)
    sheet = sheet_in(twice, rounds)
    assert sheet.values["S1"] is None
    assert sheet.raw == {"S1": "5 – Fremragende | 5 – Fremragende4"}


def test_a_mark_beside_a_printed_level_goes_to_a_person(one: bytes, rounds: list[Guide]) -> None:
    def ring(document: Node) -> None:
        row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
        cell = row.findall(f"{W}tc")[4]
        next(cell.iter(f"{W}t")).text = "4 x"

    sheet = sheet_in(edited(one, ring), rounds)
    assert (sheet.values["S1"], sheet.raw) == (None, {"S1": "4 x"})
    file = read_scoring_sheet(edited(fill(one, {"S1.vurdering": "2 – Delvist"}), ring), rounds)
    assert isinstance(file, ReadFile)
    assert (file.sheets[0].values["S1"], file.outside) == (2, ("S1: 4 x",))


def test_two_rows_with_one_code_that_differ_go_to_a_person(one: bytes, rounds: list[Guide]) -> None:
    data = fill(one, {"S1.vurdering": "2 – Delvist", "S2.vurdering": "4 – Over kravet"})

    def rename(document: Node) -> None:
        row = next(controls_of(document)["S2.vurdering"].iterancestors(f"{W}tr"))
        next(row.iter(f"{W}t")).text = "S1 Vurdering"

    for save in (bytes, as_google_docs_saves):
        sheet = sheet_in(save(edited(data, rename)), rounds)
        assert sheet.values["S1"] is None
        assert sheet.raw["S1"] == "2 – Delvist | 4 – Over kravet"


def test_a_rating_that_was_pasted_over_another_goes_to_a_person(one: bytes, rounds: list[Guide]) -> None:
    data = fill(one, {"S1.vurdering": "4 – Over kravet"})

    def paste(document: Node) -> None:
        controls = controls_of(document)
        there, here = controls["S1.vurdering"], controls["S2.vurdering"]
        here.getparent().replace(here, there)  # type: ignore[union-attr]

    sheet = sheet_in(edited(data, paste), rounds)
    assert sheet.values["S2"] is None
    assert sheet.raw["S2"] == "4 – Over kravet"


def test_a_printed_level_is_no_rating_where_the_last_cell_is_gone(one: bytes, rounds: list[Guide]) -> None:
    def delete(document: Node) -> None:
        row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
        row.remove(row.findall(f"{W}tc")[-1])

    sheet = sheet_in(edited(one, delete), rounds)
    assert (sheet.values["S1"], sheet.raw) == (None, {})


def test_a_printed_level_is_no_rating_where_the_cells_changed_places(one: bytes, rounds: list[Guide]) -> None:
    def swap(document: Node) -> None:
        row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
        cells = row.findall(f"{W}tc")
        cells[1].addnext(cells[-1])

    for save in (bytes, as_google_docs_saves):
        sheet = sheet_in(save(edited(one, swap)), rounds)
        assert (sheet.values["S1"], sheet.raw) == (None, {"S1": "UE"})


def test_a_row_that_is_gone_is_a_blank_and_no_value(one: bytes, rounds: list[Guide]) -> None:
    data = fill(one, {"S1.vurdering": "4 – Over kravet", "S2.vurdering": "5 – Fremragende"})

    def delete(document: Node) -> None:
        row = next(controls_of(document)["S1.vurdering"].iterancestors(f"{W}tr"))
        row.getparent().remove(row)  # type: ignore[union-attr]

    sheet = sheet_in(edited(data, delete), rounds)
    assert (sheet.values["S1"], sheet.values["S2"], sheet.raw) == (None, 5, {})


def test_a_small_field_has_no_room_for_a_guess() -> None:
    field = Field("a", "a", "sc_a", "Vælg vurdering", "choice")
    assert rating_of(without_placeholder("Vælg vurdering", field), field).value is None
    assert without_placeholder("Vælg vurdering4Vælg vurdering", field) == "Vælg vurdering4"


# Whose it is


def said(data: bytes, name: str, value: str) -> bytes:
    """The file with another value of one of its properties."""

    def write(properties: Node) -> None:
        for row in properties:
            if row.get("name") == name:
                row[0].text = value

    return edited(data, write, "docProps/custom.xml")


def strip(data: bytes, at: int, text: str) -> bytes:
    """The file with another code in the strip at its top."""

    def write(document: Node) -> None:
        cell = next(document.iter(f"{W}tr")).findall(f"{W}tc")[at]
        next(cell.iter(f"{W}t")).text = text

    return edited(data, write)


@pytest.mark.parametrize(
    ("change", "code", "found"),
    [
        (lambda data: said(data, "interview-kit.kandidat", "K1"), "sheet-conflict", "K1 og K3"),
        (lambda data: said(data, "interview-kit.medlem", "M1"), "sheet-conflict", "M1 og M2"),
        (lambda data: said(data, "interview-kit.guide", "ABCDE"), "sheet-conflict", "ABCDE og {guide}"),
        (lambda data: said(data, "interview-kit.guide-hash", "0" * 64), "sheet-conflict", "{guide}"),
        (lambda data: said(data, "interview-kit.samtale", "2"), "sheet-conflict", "{guide}"),
        (lambda data: said(data, "interview-kit.format", "2"), "sheet-newer", ""),
        (lambda data: strip(data, 1, "K4"), "sheet-conflict", "K3 og K4"),
        (lambda data: strip(data, 3, "M4"), "sheet-conflict", "M2 og M4"),
    ],
)
def test_a_sheet_that_says_two_things_of_whose_it_is_is_not_read(
    change: Callable[[bytes], bytes], code: str, found: str, one: bytes, rounds: list[Guide]
) -> None:
    refusal = refusal_in(change(fill(one, {"S1.vurdering": "4 – Over kravet"})), rounds)
    assert refusal.code == code
    assert refusal.details.get("found", "") == found.format(guide=rounds[0].id)


@pytest.mark.parametrize("at", [1, 3])
def test_two_codes_in_a_file_without_properties_are_no_file_of_two_sheets(
    at: int, one: bytes, rounds: list[Guide]
) -> None:
    data = as_google_docs_saves(strip(one, at, "K5" if at == 1 else "M5"))
    assert refusal_in(data, rounds).code == "sheet-conflict"


def test_a_code_that_is_none_is_asked_about(one: bytes, rounds: list[Guide], house: House) -> None:
    file = member_file(rounds[0], "M2", CANDIDATES, is_chair=False)
    together = word_file_of_several(file.sheets, house, file.title, file.properties, file.around)
    for data, name in ((one, "kandidat"), (one, "medlem"), (together, "kandidater")):
        assert refusal_in(said(data, f"interview-kit.{name}", "K1K3 x"), rounds).code == "sheet-conflict"


def test_a_sheet_of_another_recruitment_is_named_by_its_code(one: bytes, rounds: list[Guide]) -> None:
    assert refusal_in(one, rounds[1:]) == SheetRefusal("sheet-other-guide", {"code": rounds[0].id})
    assert refusal_in(one, []).code == "sheet-other-guide"


def test_a_word_document_that_is_no_sheet_is_told_so(
    shipped_documents: dict[str, Path], rounds: list[Guide]
) -> None:
    for name, path in shipped_documents.items():
        code = refusal_in(path.read_bytes(), rounds).code
        assert code == ("sheet-other-guide" if name.startswith("scoringsark") else "sheet-not-ours")


def test_the_code_on_its_pages_is_enough_where_the_properties_are_lost(
    one: bytes, rounds: list[Guide]
) -> None:
    data = as_google_docs_saves(fill(one, {"S1.vurdering": "4 – Over kravet"}))
    sheet = sheet_in(data, rounds)
    assert (sheet.candidate, sheet.member, sheet.values["S1"]) == ("K3", "M2", 4)


def test_what_names_a_person_is_in_no_refusal(anonymous: bytes, rounds: list[Guide]) -> None:
    refusal = refusal_in(fill(anonymous, {"kandidat": "Mette Holm", "medlem": "M1"}), rounds)
    assert "Mette" not in str(problem(refusal.code, **refusal.details))
