"""The papers about the decision: recommendation, refusal, the talk about it, the log of what was heard."""

import re
from pathlib import Path
from typing import Any

import docx
import pytest

from interview_kit.bank.materials import load_materials
from interview_kit.checks.language import lix
from interview_kit.documents.decision_papers import decision_papers, refusal_letter
from interview_kit.documents.letters import candidate_letter
from interview_kit.documents.recommendation import indstilling
from interview_kit.documents.view import View, word_file
from interview_kit.models.bank import QuestionBank
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.materials import Materials
from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.models.vacancy import Vacancy
from interview_kit.planning import plan_guide
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from tests.conftest import Convert
from tests.docx_text import W, part, text_of
from tests.test_documents import saved
from tests.test_print import pages_of
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

ROUNDS = {"direktoer": 2, "fagchef": 2, "institutionsleder": 2, "teamleder": 1}
HARDEST = 35  # lix of a letter that anyone can read
NAMES = {
    "K1": "Dagfinn Zwergius",
    "K2": "Ewald O'Neill & Søn",
    "K3": "Fløjborg Xylander",
    "K4": "Grethe Qvistorff",
    "K5": "Hagbart Weylandt",
}
PEOPLE: dict[str, Any] = {
    "contact": {"name": "Ødis Kvorning", "phone": "70 10 20 31", "mail": "odis@eksempelby.example"},
    "members": {f"M{number}": {"name": f"Ane Ravnkilde {number}"} for number in range(1, 10)},
    "candidates": {code: {"name": name, "phone": f"71 11 21 3{code[1]}"} for code, name in NAMES.items()},
}
RECRUITMENT: dict[str, Any] = {
    "position": "institutionsleder",
    "title": "Skoleleder på Eksempelby Skole",
    "organisation": "Eksempelby Kommune",
    "case_number": "26/12345",
    "decision_maker": "Fagchefen, når skolebestyrelsen er hørt.",
    "advert": {"where": "Jobnet", "published": "2027-01-11", "deadline": "2027-02-08"},
    "deletion_date": "2028-04-01",
    "panel": [
        {"code": "M1", "role": "fagchef"},
        {"code": "M2", "role": "lederkollega"},
        {"code": "M3", "role": "medarbejder"},
        {"code": "M4", "role": "HR", "rates": False, "side": "hr"},
    ],
    "candidates": [
        {"code": "K1"},
        {"code": "K2"},
        {"code": "K3"},
        {"code": "K4", "withdrawn": {"date": "2027-03-14"}},
        {"code": "K5"},
    ],
    "rounds": {
        1: {
            "date": "2027-03-11",
            "candidates": ["K1", "K2", "K3", "K4"],
            "attendance": {"M2": {"K1": "inhabil", "K5": "absent"}, "M3": {"K3": "absent"}},
            "excluded": [{"code": "S2", "reason": "Den blev læst forkert op for to.", "by": "Ordstyreren"}],
        },
        2: {"date": "2027-03-25", "candidates": ["K2", "K3"]},
    },
}


@pytest.fixture(scope="module")
def materials(bank: QuestionBank) -> Materials:
    return load_materials(shipped_folder("question_bank"), bank).or_raise()


@pytest.fixture(scope="module")
def texts(materials: Materials) -> DecisionTexts:
    assert materials.decision
    return materials.decision


@pytest.fixture(scope="module")
def vacancy(bank: QuestionBank, materials: Materials) -> Vacancy:
    return vacancy_with(bank, materials)


def vacancy_with(
    bank: QuestionBank, materials: Materials, people: dict[str, Any] = PEOPLE, **changes: Any
) -> Vacancy:
    recruitment = Recruitment.model_validate({**RECRUITMENT, **changes})
    guides = tuple(
        plan_guide(bank, recruitment, number, materials.cases[recruitment.position] if number == 2 else None)
        for number in range(1, ROUNDS[recruitment.position] + 1)
    )
    return Vacancy(recruitment, guides, People.model_validate(people))


def bare_vacancy(bank: QuestionBank, materials: Materials, position: str) -> Vacancy:
    """A position of which nothing else is known."""
    guides = tuple(
        plan_guide(
            bank,
            Recruitment(position=position),
            number,
            materials.cases[position] if number == 2 else None,
        )
        for number in range(1, ROUNDS[position] + 1)
    )
    return Vacancy(Recruitment(position=position), guides)


def all_papers(vacancy: Vacancy, texts: DecisionTexts) -> dict[str, View]:
    return dict(decision_papers(vacancy, texts, list(NAMES), ("K2", "K3")))


def lines_of(view: View, house: House, folder: Path) -> list[str]:
    """Every paragraph of the Word file, its headers and its title."""
    path = saved(word_file(view, house), folder)
    assert word_faults(path) == []
    parts = ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml")
    lines = [text_of(paragraph) for name in parts for paragraph in part(path, name).iter(f"{W}p")]
    return [*lines, docx.Document(str(path)).core_properties.title]


def rows_of(view: View, house: House, folder: Path, title: str) -> list[list[str]]:
    """The cells of the table with this caption."""
    path = saved(word_file(view, house), folder)
    for table in docx.Document(str(path)).tables:
        caption = table._tbl.find(f"{W}tblPr/{W}tblCaption")  # noqa: SLF001
        if caption is not None and caption.get(f"{W}val") == title:
            return [[cell.text for cell in row.cells] for row in table.rows]
    raise AssertionError(title)


# Which papers there are


def test_each_who_was_interviewed_has_papers_by_code_and_none_has_a_name_in_its_file_name(
    vacancy: Vacancy, texts: DecisionTexts
) -> None:
    assert [name for name, _ in decision_papers(vacancy, texts, list(NAMES), ("K2", "K3"))] == [
        "indstilling.docx",
        *("afslag-K1.docx", "samtale-om-afslag-K1.docx", "partshoering-K1.docx"),
        "partshoering-K2.docx",
        *("afslag-K3.docx", "samtale-om-afslag-K3.docx", "partshoering-K3.docx"),
        "partshoering-K4.docx",
    ]


def test_the_one_recommended_and_who_has_withdrawn_are_refused_nothing(
    vacancy: Vacancy, texts: DecisionTexts
) -> None:
    papers = all_papers(vacancy, texts)
    assert "afslag-K2.docx" not in papers
    assert "afslag-K4.docx" not in papers
    nobody_yet = dict(decision_papers(vacancy, texts, ["K2"]))
    assert list(nobody_yet) == [
        "indstilling.docx",
        "afslag-K2.docx",
        "samtale-om-afslag-K2.docx",
        "partshoering-K2.docx",
    ]


def test_a_bank_without_texts_about_the_decision_still_loads(small_bank: QuestionBank) -> None:
    small = load_materials(Path(__file__).parent / "small_bank", small_bank).or_raise()
    assert small.decision is None


# The letter


def test_a_refusal_speaks_of_the_interviews_that_the_candidate_came_to(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    papers = all_papers(vacancy, texts)
    once = " ".join(lines_of(papers["afslag-K1.docx"], house, tmp_path))
    twice = " ".join(lines_of(papers["afslag-K3.docx"], house, tmp_path))
    assert "Tak for din ansøgning og for samtalen den 11. marts 2027." in once
    assert "Tak for din ansøgning og for samtalerne den 11. marts 2027 og den 25. marts 2027." in twice
    second = [row[0] for row in rows_of(papers["afslag-K3.docx"], house, tmp_path, "Det lagde vi vægt på")]
    first = [row[0] for row in rows_of(papers["afslag-K1.docx"], house, tmp_path, "Det lagde vi vægt på")]
    asked = [question.competency for question in vacancy.guides[0].content.questions]
    assert first == list(dict.fromkeys(asked))
    assert second[: len(first)] == first
    assert len(second) > len(first)


def test_a_refusal_decides_gives_reasons_offers_a_talk_and_tells_of_rights(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    view = all_papers(vacancy, texts)["afslag-K3.docx"]
    lines = lines_of(view, house, tmp_path)
    assert "Kære Fløjborg Xylander" in lines
    assert "Ødis Kvorning, 70 10 20 31, odis@eksempelby.example" in lines
    assert texts.refusal.decision in lines
    assert any("senest den 1. april 2028" in line for line in lines)
    for paragraph in (*texts.refusal.reasons, *texts.refusal.feedback, *texts.refusal.rights):
        assert paragraph in lines
    reasons = rows_of(view, house, tmp_path, "Det lagde vi vægt på")
    assert {row[1] for row in reasons} == {f"[{texts.refusal.write_here}]"}


def test_a_refusal_holds_nothing_of_anyone_else_and_no_code_level_or_rank(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    for candidate in ("K1", "K3"):
        text = "\n".join(lines_of(all_papers(vacancy, texts)[f"afslag-{candidate}.docx"], house, tmp_path))
        assert NAMES[candidate] in text
        others = [name for code, name in NAMES.items() if code != candidate]
        assert not [name for name in others if name in text]
        assert "Ravnkilde" not in text
        assert not re.search(r"\b[KMSC]\d\b", text)
        assert not re.search(r"\b(?:trin|point|gennemsnit|nummer|plads|skala)\w*\b", text, re.IGNORECASE)
        assert vacancy.guides[0].id not in text
        numbers = re.findall(r"\d[\d/.]*", re.sub(r"\d{1,2}\. \w+ \d{4}", "", text))
        assert set(numbers) <= {"26/12345", "70", "10", "20", "31", "1"}, "a case, a telephone, a page"


def test_the_page_for_the_talk_and_the_log_know_of_no_other_candidate(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    for name, view in all_papers(vacancy, texts).items():
        if name != "indstilling.docx":
            own = re.findall(r"K\d", name)
            text = "\n".join(lines_of(view, house, tmp_path))
            assert set(re.findall(r"\b[KM]\d\b", text)) <= set(own)
            assert not [NAMES[code] for code in NAMES if NAMES[code] in text and code not in own]


@pytest.mark.parametrize("position", ROUNDS)
def test_a_refusal_is_easy_to_read_for_every_position(
    bank: QuestionBank,
    materials: Materials,
    texts: DecisionTexts,
    house: House,
    tmp_path: Path,
    position: str,
) -> None:
    bare = bare_vacancy(bank, materials, position)
    path = saved(word_file(refusal_letter(bare, bare.guides[-1], "K1", texts), house), tmp_path)
    everything = "\n".join(text_of(paragraph) for paragraph in part(path).iter(f"{W}p"))
    running = [text_of(paragraph) for paragraph in part(path).iterfind(f"{W}body/{W}p")]
    assert lix(everything) <= HARDEST
    assert lix("\n".join(running)) <= HARDEST
    assert [line for line in running if len(line) > 100 and lix(line) > HARDEST + 5] == []


def test_a_refusal_of_which_nothing_is_known_has_lines_to_write_on(
    bank: QuestionBank, materials: Materials, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    bare = bare_vacancy(bank, materials, "teamleder")
    lines = lines_of(refusal_letter(bare, bare.guides[0], "K1", texts), house, tmp_path)
    assert any(line.startswith("Kære ……") for line in lines)
    assert any("senest den ……" in line for line in lines)
    assert any(line.startswith("Tak for din ansøgning og for samtalen. ") for line in lines)
    assert not any("None" in line or "  " in line.strip() for line in lines)


# The talk about it, and the log


def test_the_page_for_the_talk_has_room_for_each_competency_and_says_what_stays_unsaid(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    view = all_papers(vacancy, texts)["samtale-om-afslag-K1.docx"]
    [_, *rows] = rows_of(view, house, tmp_path, "Det blev kandidaten spurgt om")
    asked = dict.fromkeys(question.competency for question in vacancy.guides[0].content.questions)
    assert rows == [[competency, "", ""] for competency in asked]
    [_, [may, may_not]] = rows_of(view, house, tmp_path, "Det må du sige, og det må du ikke sige")
    assert may.split("\n") == [f"– {line}" for line in texts.feedback.say]
    assert may_not.split("\n") == [f"– {line}" for line in texts.feedback.never]
    [first, _] = rows_of(view, house, tmp_path, "Hvem samtalen er med")
    assert first == ["Kandidat", "K1 · Dagfinn Zwergius", "Telefon", "71 11 21 31"]
    assert any("offentlighedsloven § 13" in line for line in lines_of(view, house, tmp_path))


def test_the_log_has_six_empty_rows_and_says_when_to_hear(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    view = all_papers(vacancy, texts)["partshoering-K2.docx"]
    head, *rows = rows_of(view, house, tmp_path, "Oplysninger om kandidaten")
    assert head == [
        *("Dato", "Oplysning", "Kilde", "Taler imod?", "Ved kandidaten det?", "Hørt den", "Svar"),
        "Betydning for sagen",
    ]
    assert rows == [["", "", "", "☐ Ja\n☐ Nej", "☐ Ja\n☐ Nej", "", "", ""]] * 6
    [[box]] = rows_of(view, house, tmp_path, "Hvornår kandidaten skal høres")
    assert "forvaltningsloven § 19" in box
    assert [f"{at}. {text}" in box for at, text in enumerate(texts.hearing.conditions, 1)] == [True] * 4


# The recommendation


def test_a_recommendation_names_whom_the_panel_recommends_and_no_other_candidate(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    text = "\n".join(lines_of(all_papers(vacancy, texts)["indstilling.docx"], house, tmp_path))
    assert "Udvalget indstiller, at stillingen bliver besat med Ewald O'Neill & Søn (K2)." in text
    assert "peger udvalget på: Fløjborg Xylander (K3)" in text
    assert set(re.findall(r"\bK\d\b", text)) == {"K2", "K3"}
    assert not [NAMES[code] for code in ("K1", "K4", "K5") if NAMES[code] in text]
    assert "afgør" not in text.replace(texts.recommendation.decision, "")


def test_a_recommendation_counts_the_field_and_says_what_went_another_way(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    view = indstilling(vacancy, texts)
    lines = lines_of(view, house, tmp_path)
    assert rows_of(view, house, tmp_path, "Samtalerne")[1:] == [
        ["1. samtale", "11. marts 2027", vacancy.guides[0].id, "4 spørgsmål", "4", "3 medlemmer"],
        ["2. samtale", "25. marts 2027", vacancy.guides[1].id, "3 spørgsmål og en case", "2", "3 medlemmer"],
    ]
    assert (
        "Feltet i tal: …… har søgt stillingen, 5 blev indkaldt til samtale, og 1 af dem har trukket sig."
        in lines
    )
    assert (
        "1. samtale: Spørgsmål S2 tæller ikke for nogen. Den blev læst forkert op for to. (Ordstyreren)"
        in lines
    )
    assert "1. samtale: I 2 tilfælde var et medlem ikke med hos en kandidat." in lines
    assert "K5" not in " ".join(lines), "who was not called to the round is not missed there"


def test_a_single_member_is_no_members(
    bank: QuestionBank, materials: Materials, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    alone = vacancy_with(bank, materials, panel=[{"code": "M1", "role": "fagchef"}])
    [_, first, _] = rows_of(indstilling(alone, texts), house, tmp_path, "Samtalerne")
    assert first[-1] == "1 medlem"


def test_reasons_are_words_on_empty_lines_for_each_competency_of_all_rounds(
    vacancy: Vacancy, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    [_, *rows] = rows_of(indstilling(vacancy, texts), house, tmp_path, "Begrundelse for hver kompetence")
    rated = {question.competency for guide in vacancy.guides for question in guide.content.questions}
    assert {row[0] for row in rows} >= {*rated, "Samlet"}
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[1:] == ["", ""] for row in rows)


def test_only_positions_with_a_board_by_law_ask_for_its_statement(
    bank: QuestionBank,
    materials: Materials,
    vacancy: Vacancy,
    texts: DecisionTexts,
    house: House,
    tmp_path: Path,
) -> None:
    def from_whom(of: Vacancy) -> list[str]:
        return [row[0] for row in rows_of(indstilling(of, texts), house, tmp_path, "Udtalelser")[1:]]

    employees = texts.recommendation.statement_of_employees
    assert from_whom(bare_vacancy(bank, materials, "direktoer")) == [employees]
    assert from_whom(vacancy) == [
        "Udtalelse fra skolebestyrelsen\nHvis stillingen er på en skole",
        "Forældrebestyrelsens ret til at indstille og deltage\nHvis stillingen er i et dagtilbud",
        employees,
    ]
    ticks = rows_of(indstilling(vacancy, texts), house, tmp_path, "Forbehold")
    assert ticks[-1] == ["☐", "Hvis stillingen har fast kontakt med børn under 15 år: Børneattest"]


def test_a_recommendation_of_which_nothing_is_known_claims_no_numbers(
    bank: QuestionBank, materials: Materials, texts: DecisionTexts, house: House, tmp_path: Path
) -> None:
    bare = bare_vacancy(bank, materials, "teamleder")
    lines = lines_of(indstilling(bare, texts), house, tmp_path)
    assert "Udvalget indstiller, at stillingen bliver besat med …………………………………………." in lines
    assert any("…… blev indkaldt til samtale, og …… har trukket sig" in line for line in lines)
    [_, row] = rows_of(indstilling(bare, texts), house, tmp_path, "Samtalerne")
    assert row[1:] == ["…………………", bare.guides[0].id, "5 spørgsmål", "……", "…… medlemmer"]
    assert not any("None" in line for line in lines)


# On paper


@pytest.mark.slow
def test_every_paper_keeps_to_its_pages_for_every_position_and_the_open_xml_sdk_finds_nothing(
    bank: QuestionBank, materials: Materials, texts: DecisionTexts, libreoffice: Convert, tmp_path: Path
) -> None:
    house, problems = load_house(shipped_folder("templates") / "house.docx")
    assert house is not None, problems
    paths = {}
    for position, number_of_rounds in ROUNDS.items():
        panel = [{"code": f"M{number}", "role": "Leder i en anden afdeling"} for number in range(1, 10)]
        rounds = {number: RECRUITMENT["rounds"][number] for number in range(1, number_of_rounds + 1)}
        full = vacancy_with(bank, materials, position=position, panel=panel, rounds=rounds)
        for name, view in decision_papers(full, texts, ["K3"], ("K2", "K3")):
            paths[f"{position}-{name}"] = tmp_path / f"{position}-{name}"
            paths[f"{position}-{name}"].write_bytes(word_file(view, house))
    pdfs = libreoffice(list(paths.values()), "pdf", tmp_path / "pdf")
    pages = {name: len(pages_of(pdf)) for name, pdf in zip(paths, pdfs, strict=True)}
    assert pages == {name: 2 if "indstilling" in name else 1 for name in paths}
    assert sdk_errors(paths) == {}


@pytest.mark.parametrize("position", ROUNDS)
def test_the_letter_that_invites_is_as_easy_to_read_as_the_one_that_refuses(
    bank: QuestionBank, materials: Materials, house: House, tmp_path: Path, position: str
) -> None:
    bare = bare_vacancy(bank, materials, position)
    assert materials.letter is not None
    for guide in bare.guides:
        path = saved(word_file(candidate_letter(bare, guide, "K1", materials.letter), house), tmp_path)
        running = [text_of(paragraph) for paragraph in part(path).iterfind(f"{W}body/{W}p")]
        assert lix("\n".join(running)) <= HARDEST
        assert lix("\n".join(text_of(paragraph) for paragraph in part(path).iter(f"{W}p"))) <= HARDEST
