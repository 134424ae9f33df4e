"""The papers of a kit besides guide and sheet: what stands on them, in any text, in any house."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import docx
import page
import pytest
from docx.shared import Cm

from interview_kit.bank import load_bank
from interview_kit.bank.materials import load_materials
from interview_kit.documents.candidate_paper import candidate_paper, questions_paper
from interview_kit.documents.decision_papers import feedback_page, hearing_log, refusal_letter
from interview_kit.documents.hr_sheet import hr_sheet
from interview_kit.documents.letters import candidate_letter, reference_form
from interview_kit.documents.panel_papers import Exercise, briefing_paper, declarations, few_samples
from interview_kit.documents.recommendation import indstilling
from interview_kit.documents.view import View, word_file
from interview_kit.models.bank import QuestionBank
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.guide import Guide, GuideContent
from interview_kit.models.materials import Materials
from interview_kit.models.people import People
from interview_kit.models.recruitment import InAdvance, Recruitment
from interview_kit.models.text import normalised
from interview_kit.models.vacancy import Vacancy
from interview_kit.planning import plan_guide
from interview_kit.planning.day import day_plan
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from tests.conftest import PDF_UA, SMALL_BANK, Convert
from tests.docx_text import W, dump, part, text_of
from tests.test_documents import GOLDEN, HOSTILE, saved, with_text_everywhere
from tests.test_print import pages_of
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

RECRUITMENT: dict[str, Any] = {
    "position": "vagtmester",
    "title": "Vagtmester",
    "organisation": "Eksempelby Kommune",
    "case_number": "26/1234",
    "pay": "Lønramme 37 efter overenskomsten",
    "advert": {"where": "Jobnet", "published": "2027-01-11", "deadline": "2027-02-08"},
    "deletion_date": "2028-03-11",
    "panel": [
        {"code": "M1", "role": "leder"},
        {"code": "M2", "role": "kollega"},
        {"code": "M3", "role": "HR", "rates": False, "side": "hr"},
    ],
    "candidates": [{"code": f"K{number}"} for number in (1, 2, 3, 4)],
    "rounds": {
        1: {"date": "2027-03-11", "first_start": "10.00", "place": "Rådhuset, lokale 2"},
        2: {"candidates": ["K4", "K2"]},
    },
}
PEOPLE: dict[str, Any] = {
    "contact": {"name": "Ødis Kvorning", "phone": "70 10 20 31", "mail": "odis@eksempelby.example"},
    "members": {"M1": {"name": "Ane Ravnkilde"}, "M2": {"name": "Bo Quistgaard", "mail": "bo@x.example"}},
    "candidates": {
        "K1": {"name": "Dagfinn Zwergius", "mail": "dagfinn@privat.example", "phone": "71 11 21 31"},
        "K2": {"name": "Ewald O'Neill & Søn"},
    },
}


class Case(NamedTuple):
    """All that papers are made from."""

    bank: QuestionBank
    materials: Materials
    vacancy: Vacancy
    in_advance: InAdvance


def case_with(bank: QuestionBank, materials: Materials, people: Any = PEOPLE, **changes: Any) -> Case:
    """A recruitment of the small bank with both its rounds."""
    recruitment = Recruitment.model_validate({**RECRUITMENT, **changes})
    guides = tuple(
        plan_guide(bank, recruitment, number, materials.cases["vagtmester"] if number == 2 else None)
        for number in (1, 2)
    )
    days = {}
    for guide in guides:
        number = guide.content.round
        day = day_plan(recruitment.choices(number), guide.content.slot, recruitment.candidates_of(number))
        if day:
            days[number] = day
    vacancy = Vacancy(recruitment, guides, People.model_validate(people), days)
    return Case(bank, materials, vacancy, recruitment.questions_in_advance)


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[QuestionBank, Materials]:
    """The small bank with the texts of letters, briefing, declaration, references, decision that ours has."""
    folder = Path(shutil.copytree(SMALL_BANK, tmp_path_factory.mktemp("papers") / "bank"))
    for name in ("briefing", "candidate_letter", "declaration", "decision", "references"):
        shutil.copy(shipped_folder("question_bank") / "texts" / f"{name}.yaml", folder / "texts")
    bank = load_bank(folder).or_raise()
    return bank, load_materials(folder, bank).or_raise()


@pytest.fixture(scope="session")
def case(texts: tuple[QuestionBank, Materials]) -> Case:
    return case_with(*texts, questions_in_advance="days")


def exercise_of(case: Case) -> Exercise:
    [entry] = [entry for entry in case.bank.all_entries if entry.id == "vagt.hus.doer"]
    question = entry.scored_question
    assert question is not None
    [chosen] = case.materials.calibration["vagt"].sets
    return Exercise(
        entry.id, question.text, entry.anchors_of(question, "vagtmester"), few_samples(chosen.answers)
    )


def the_letter(case: Case, number: int = 1, candidate: str = "K1") -> View:
    assert case.materials.letter
    return candidate_letter(case.vacancy, case.vacancy.guides[number - 1], candidate, case.materials.letter)


def the_declarations(case: Case) -> View:
    assert case.materials.declaration
    return declarations(case.vacancy, case.materials.declaration)


def the_briefing(case: Case) -> View:
    assert case.materials.briefing
    return briefing_paper(case.vacancy, case.materials.briefing, exercise_of(case))


def the_references(case: Case) -> View:
    assert case.materials.references
    return reference_form(case.vacancy, case.materials.references, ("Hvordan låser vedkommende?",))


def about_the_decision(paper: Callable[[Vacancy, Guide, str, DecisionTexts], View], case: Case) -> View:
    """A paper about K2, who came to both rounds."""
    assert case.materials.decision
    return paper(case.vacancy, case.vacancy.guides[1], "K2", case.materials.decision)


def the_recommendation(case: Case) -> View:
    assert case.materials.decision
    return indstilling(case.vacancy, case.materials.decision, ("K4", "K2"))


PAPERS: dict[str, Callable[[Case], View]] = {
    "afslag": partial(about_the_decision, refusal_letter),
    "indstilling": the_recommendation,
    "partshoering": partial(about_the_decision, hearing_log),
    "samtale-om-afslag": partial(about_the_decision, feedback_page),
    "sagsark": lambda case: hr_sheet(case.vacancy),
    "briefing-og-oevelse": the_briefing,
    "habilitet-og-tavshed": the_declarations,
    "kandidatbrev-1": the_letter,
    "kandidatbrev-2": lambda case: the_letter(case, 2, "K4"),
    "referencer": the_references,
    "spoergsmaal-1": lambda case: questions_paper(case.vacancy.guides[0]),
    "spoergsmaal-2": lambda case: questions_paper(case.vacancy.guides[1]),
    "til-kandidaten-2": lambda case: candidate_paper(case.vacancy.guides[1], case.in_advance),
}
# Their golden dumps stand among the others with this before their names.
KIT_DUMPS = {f"kit-{name}" for name in PAPERS}


@pytest.fixture(params=PAPERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def paper(name: str, case: Case, house: House, folder: Path) -> Path:
    path = folder / f"{name}.docx"
    path.write_bytes(word_file(PAPERS[name](case), house))
    return path


def lines_of(path: Path) -> list[str]:
    return [text_of(paragraph) for paragraph in part(path).iter(f"{W}p")]


def rows_of(path: Path, title: str) -> list[list[str]]:
    """The cells of the table with this caption."""
    for table in docx.Document(str(path)).tables:
        caption = table._tbl.find(f"{W}tblPr/{W}tblCaption")  # noqa: SLF001
        if caption is not None and caption.get(f"{W}val") == title:
            return [[cell.text for cell in row.cells] for row in table.rows]
    raise AssertionError(title)


# As a whole


def test_a_paper_reads_as_its_golden_dump(
    name: str, case: Case, house: House, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = dump(paper(name, case, house, tmp_path))
    golden = GOLDEN / f"kit-{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_every_golden_dump_of_a_kit_belongs_to_a_paper() -> None:
    assert {path.stem for path in GOLDEN.glob("kit-*")} == KIT_DUMPS


def test_word_and_python_docx_mind_nothing(name: str, case: Case, house: House, tmp_path: Path) -> None:
    path = paper(name, case, house, tmp_path)
    assert word_faults(path) == []
    document = docx.Document(str(path))
    assert document.core_properties.language == "da-DK"
    assert "Vagtmester" in document.core_properties.title
    assert len(document.tables) == len(list(part(path).iter(f"{W}tbl")))
    headings = [p.style.name for p in document.paragraphs if p.style is not None]
    assert headings[0] in {"Title", "Heading 1"}


def test_a_paper_is_the_same_bytes_each_time(name: str, case: Case, house: House) -> None:
    assert word_file(PAPERS[name](case), house) == word_file(PAPERS[name](case), house)


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_any_of_them(case: Case, house: House, tmp_path: Path) -> None:
    assert sdk_errors({name: paper(name, case, house, tmp_path) for name in PAPERS}) == {}


@pytest.fixture(scope="module")
def pdfs(
    case: Case, house: House, libreoffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdfs")
    made = [paper(name, case, house, folder) for name in PAPERS]
    return dict(zip(PAPERS, libreoffice(made, PDF_UA, folder / "pdf"), strict=True))


@pytest.mark.slow
def test_every_paper_passes_the_rules_of_pdf_ua_1(pdfs: dict[str, Path]) -> None:
    for name, pdf in pdfs.items():
        report = page.validate_pdf(str(pdf), profile="ua1")
        assert report.is_compliant, (name, list(report.failures))


@pytest.mark.slow
def test_each_paper_has_as_many_pages_as_it_is_meant_to_have(pdfs: dict[str, Path]) -> None:
    pages = {name: pages_of(pdf) for name, pdf in pdfs.items()}
    for name, all_pages in pages.items():
        for at, one in enumerate(all_pages, 1):
            assert f"Side {at} af {len(all_pages)}" in one, name
    assert len(pages["briefing-og-oevelse"]) == 4
    assert "Øvelsens facit" in pages["briefing-og-oevelse"][3]
    assert not any("Øvelsens facit" in one for one in pages["briefing-og-oevelse"][:3])
    assert [re.findall(r"\b(M\d)\b", one)[:1] for one in pages["habilitet-og-tavshed"]] == [
        ["M1"],
        ["M2"],
        ["M3"],
    ]
    assert len(pages["kandidatbrev-1"]) <= 2
    assert len(pages["indstilling"]) <= 2
    assert [len(pages[name]) for name in ("afslag", "samtale-om-afslag", "partshoering")] == [1, 1, 1]
    assert len(pages["til-kandidaten-2"]) == len(pages["spoergsmaal-2"]) == 1
    key = [at for at, one in enumerate(pages["sagsark"], 1) if "Zwergius" in one or "Ravnkilde" in one]
    assert key == [len(pages["sagsark"])]


@pytest.mark.slow
@pytest.mark.parametrize(
    "count",
    [
        12,
        pytest.param(
            20,
        ),
    ],
)
def test_a_declaration_is_a_page_a_member_however_many_candidates(
    texts: tuple[QuestionBank, Materials], house: House, libreoffice: Convert, tmp_path: Path, count: int
) -> None:
    codes = [f"K{number}" for number in range(1, count + 1)]
    people = {"candidates": {code: {"name": "Anne Øster Mortensen"} for code in codes}}
    many = case_with(*texts, people, candidates=[{"code": code} for code in codes], rounds={})
    [pdf] = libreoffice([paper("habilitet-og-tavshed", many, house, tmp_path)], "pdf", tmp_path / "pdf")
    assert len(pages_of(pdf)) == 3


# Hostile texts


def hostile(case: Case, text: str) -> Case:
    """The same recruitment with this text wherever somebody writes one."""
    vacancy, texts = case.vacancy, case.materials
    changed = {}
    for field in ("briefing", "decision", "declaration", "letter", "references"):
        model = getattr(texts, field)
        changed[field] = type(model).model_validate(with_text_everywhere(model.model_dump(mode="json"), text))
    calibration = texts.calibration["vagt"].model_dump(mode="json")
    for answer in calibration["sets"][0]["answers"]:
        answer |= {"text": [text], "reason": text}
    changed["calibration"] = {"vagt": type(texts.calibration["vagt"]).model_validate(calibration)}
    guides = []
    for guide in vacancy.guides:
        content = with_text_everywhere(guide.content.model_dump(by_alias=True, mode="json"), text)
        guides.append(guide.model_copy(update={"content": GuideContent.model_validate(content)}))
    choices = {
        number: one.model_copy(update={"place": text}) for number, one in vacancy.recruitment.rounds.items()
    }
    advert = vacancy.recruitment.advert.model_copy(update={"where": text})
    recruitment = vacancy.recruitment.model_copy(
        update={
            "title": text,
            "organisation": text,
            "case_number": text,
            "pay": text,
            "rounds": choices,
            "advert": advert,
        }
    )
    one = dict.fromkeys(("name", "mail", "phone", "initials"), text)
    people = People.model_validate(
        {
            "contact": one,
            "members": dict.fromkeys(("M1", "M2", "M3"), one),
            "candidates": dict.fromkeys(("K1", "K2", "K3", "K4"), one),
        }
    )
    of_all = vacancy._replace(recruitment=recruitment, guides=tuple(guides), people=people, workplace=text)
    fields = {key: getattr(texts, key) for key in Materials.__dataclass_fields__}
    return Case(case.bank, Materials(**{**fields, **changed}), of_all, case.in_advance)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_comes_out_unharmed(
    name: str, text: str, case: Case, house: House, tmp_path: Path
) -> None:
    def shape(of: Case) -> tuple[int, int]:
        path = saved(word_file(PAPERS[name](of), house), tmp_path)
        assert word_faults(path) == []
        return len(list(part(path).iter(f"{W}p"))), len(list(part(path).iter(f"{W}tbl")))

    assert shape(hostile(case, text)) == shape(hostile(case, "Almindelige ord"))
    path = saved(word_file(PAPERS[name](hostile(case, text)), house), tmp_path)
    wanted = normalised(text)
    assert any(wanted in line for line in lines_of(path))
    assert wanted in docx.Document(str(path)).core_properties.title


# A house of another width


@pytest.mark.parametrize("centimetres", [1.5, 4.0])
def test_tables_and_lines_are_as_wide_as_the_page_of_the_house(
    name: str, case: Case, tmp_path: Path, centimetres: float
) -> None:
    document = docx.Document(str(shipped_folder("templates") / "house.docx"))
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(centimetres)
    assert section.page_width
    room = int(section.page_width.twips - 2 * Cm(centimetres).twips)
    document.save(str(tmp_path / "house.docx"))
    house, problems = load_house(tmp_path / "house.docx")
    assert house is not None, problems
    path = paper(name, case, house, tmp_path)
    assert word_faults(path) == []
    for table in part(path).iter(f"{W}tbl"):
        width = sum(int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        assert abs(width - room) <= 20, text_of(table)[:60]
    stops = [int(tab.get(f"{W}pos", "0")) for tab in part(path).iter(f"{W}tab") if tab.get(f"{W}pos")]
    assert all(stop <= room + 20 for stop in stops)


# HR's paper


def test_hrs_paper_has_the_clock_of_every_candidate_with_lunch_and_ratings(
    case: Case, house: House, tmp_path: Path
) -> None:
    rows = rows_of(paper("sagsark", case, house, tmp_path), "Dagens tider, 1. samtale")
    assert [row[:3] for row in rows[1:]] == [
        ["K1", "10.00-10.40", "kl. 10.55"],
        ["K2", "10.55-11.35", "kl. 11.50"],
        ["Frokost", "11.50-12.35", ""],
        ["K3", "12.35-13.15", "kl. 13.30"],
        ["K4", "13.30-14.10", "kl. 14.25"],
    ]
    lines = lines_of(tmp_path / "sagsark.docx")
    assert "1. samtale · 11. marts 2027, Rådhuset, lokale 2" in lines
    assert any(line.startswith("Tiderne står her, når det er sagt") for line in lines), "round 2 has no start"


def test_breaks_and_the_length_of_lunch_move_the_clock(
    texts: tuple[QuestionBank, Materials], house: House, tmp_path: Path
) -> None:
    rounds = {1: {"first_start": "9.00", "break_minutes": 20, "lunch_minutes": 0}}
    without = case_with(*texts, rounds=rounds)
    rows = rows_of(paper("sagsark", without, house, tmp_path), "Dagens tider, 1. samtale")
    assert [row[1] for row in rows[1:]] == ["9.00-9.40", "10.00-10.40", "11.00-11.40", "12.00-12.40"]


def test_a_day_that_begins_in_the_afternoon_has_no_lunch(
    texts: tuple[QuestionBank, Materials], house: House, tmp_path: Path
) -> None:
    late = case_with(*texts, rounds={1: {"first_start": "13.00"}})
    rows = rows_of(paper("sagsark", late, house, tmp_path), "Dagens tider, 1. samtale")
    assert "Frokost" not in [row[0] for row in rows]


def test_hrs_paper_holds_facts_steps_and_the_key_last(case: Case, house: House, tmp_path: Path) -> None:
    path = paper("sagsark", case, house, tmp_path)
    facts = dict(rows_of(path, "Sagen kort"))
    first, second = case.vacancy.guides
    assert facts == {
        "Journalnummer": "26/1234",
        "Hvem beslutter": "Lederen.",
        "Opslag": "Jobnet, 11. januar 2027",
        "Ansøgningsfrist": "8. februar 2027",
        "Løn oplyst": "Lønramme 37 efter overenskomsten",
        "Spørgsmål på forhånd": "Ja, alle kandidater får dem nogle dage før samtalen",
        "Guider": f"1. samtale: {first.id}, 2. samtale: {second.id}",
        "Slettes": "11. marts 2028",
    }
    steps = [row[1] for row in rows_of(path, "Lovpligtige trin")[1:]]
    assert [step.split(" · ")[0] for step in steps] == ["Opslag", "Børneattest"]
    assert any(line.startswith("Slettet den 11. marts 2028") for line in lines_of(path))
    assert rows_of(path, "Kandidaternes koder og navne")[1:] == [
        ["K1", "Dagfinn Zwergius", "dagfinn@privat.example · 71 11 21 31"],
        ["K2", "Ewald O'Neill & Søn", ""],
        ["K3", "", ""],
        ["K4", "", ""],
    ]
    assert rows_of(path, "Udvalgets koder og navne")[1:] == [
        ["M1", "Ane Ravnkilde", "Leder"],
        ["M2", "Bo Quistgaard", "Kollega"],
        ["M3", "", "HR"],
    ]


def test_hrs_paper_of_nothing_but_a_position_is_lines_to_fill_in(
    texts: tuple[QuestionBank, Materials], house: House, tmp_path: Path
) -> None:
    bank, _ = texts
    recruitment = Recruitment(position="vagtmester")
    bare = Vacancy(recruitment, (plan_guide(bank, recruitment, 1),))
    path = saved(word_file(hr_sheet(bare), house), tmp_path)
    assert word_faults(path) == []
    assert [row[0] for row in rows_of(path, "Kandidaternes koder og navne")[1:]] == [
        "K1",
        "K2",
        "K3",
        "K4",
        "K5",
    ]
    assert not any("None" in line for line in lines_of(path))


def test_what_no_round_asks_about_says_where_it_is_met(case: Case, house: House, tmp_path: Path) -> None:
    first_alone = case.vacancy._replace(guides=case.vacancy.guides[:1])
    path = saved(word_file(hr_sheet(first_alone), house), tmp_path)
    rows = rows_of(path, "Det afdækker samtalerne ikke")[1:]
    assert rows == [
        ["Passer huset", "1 af 2 punkter afdækkes"],
        ["○ Hilser på gæsterne.", "Casen. Se, om kandidaten hilser."],
        ["Melder fejl", "0 af 1 punkt afdækkes"],
        ["Siger til, når noget er i stykker.", "2. samtale."],
    ]
    of_both = lines_of(paper("sagsark", case, house, tmp_path))
    assert "Det afdækker samtalerne ikke" not in of_both, "nothing is left to say"
    assert "Hilser på gæsterne." not in " ".join(of_both)


# Letters


def test_a_letter_says_when_where_whom_and_what_is_rated(case: Case, house: House, tmp_path: Path) -> None:
    path = paper("kandidatbrev-1", case, house, tmp_path)
    assert dict(rows_of(path, "Samtalen kort")) == {
        "Samtale": "1. samtale af 2",
        "Hvornår": "11. marts 2027 kl. 10.00",
        "Hvor": "Rådhuset, lokale 2",
        "Varighed": "40 minutter",
        "Du møder": "Ane Ravnkilde, Leder\nBo Quistgaard, Kollega\nHR",
        "Spørgsmålene": "De ligger ved brevet, som hos alle andre",
    }
    lines = lines_of(path)
    assert "Kære Dagfinn Zwergius" in lines
    assert "Vi vurderer dette: Passer huset." in lines
    assert "Lønramme 37 efter overenskomsten" in lines
    assert "Ødis Kvorning, 70 10 20 31, odis@eksempelby.example" in lines
    assert any("senest den 11. marts 2028" in line for line in lines)


def test_a_letter_tells_each_candidate_their_own_time(case: Case, house: House, tmp_path: Path) -> None:
    times = []
    for candidate in ("K1", "K2", "K3", "K4"):
        path = saved(word_file(the_letter(case, 1, candidate), house), tmp_path)
        times.append(dict(rows_of(path, "Samtalen kort"))["Hvornår"])
    assert times == [f"11. marts 2027 kl. {time}" for time in ("10.00", "10.55", "12.35", "13.30")]


def test_a_letter_of_the_round_with_a_case_tells_of_it_and_rates_it(
    case: Case, house: House, tmp_path: Path
) -> None:
    lines = lines_of(paper("kandidatbrev-2", case, house, tmp_path))
    assert "Vi vurderer dette: Melder fejl og Passer huset." in lines
    assert any(
        "Du får den 30 minutter før samtalen" in line and "Du lægger frem i 7 minutter" in line
        for line in lines
    )
    assert not any(
        "Du får den 30 minutter" in line for line in lines_of(paper("kandidatbrev-1", case, house, tmp_path))
    )


def test_a_letter_names_no_other_candidate_and_no_code(case: Case, house: House, tmp_path: Path) -> None:
    text = "\n".join(lines_of(saved(word_file(the_letter(case, 1, "K2"), house), tmp_path)))
    assert "O'Neill & Søn" in text
    assert "Zwergius" not in text
    assert not re.search(r"\b[KMS]\d\b", text)


def test_a_letter_of_which_nothing_is_known_has_lines_to_write_on(
    texts: tuple[QuestionBank, Materials], house: House, tmp_path: Path
) -> None:
    bare: dict[str, Any] = {
        "pay": None,
        "deletion_date": None,
        "case_number": None,
        "organisation": None,
        "rounds": {},
    }
    nobody = case_with(*texts, {}, **bare)
    path = saved(word_file(the_letter(nobody), house), tmp_path)
    lines = lines_of(path)
    assert any(line.startswith("Kære ……") for line in lines)
    assert any(line.startswith("Løn og overenskomst: ……") for line in lines)
    assert any("senest den ……" in line for line in lines)
    assert lines[-1].startswith("……")
    assert not any("None" in line or "  " in line.strip() for line in lines)
    assert word_faults(path) == []


# Declarations, briefing, references, the candidate's paper


def test_each_member_declares_of_every_candidate(case: Case, house: House, tmp_path: Path) -> None:
    path = paper("habilitet-og-tavshed", case, house, tmp_path)
    for member in ("M1", "M2", "M3"):
        rows = rows_of(path, f"Kandidater og relation, {member}")
        assert [row[0] for row in rows[1:]] == ["K1 Dagfinn Zwergius", "K2 Ewald O'Neill & Søn", "K3 ", "K4 "]
        assert all(row[1:] == ["☐", "☐", "☐", ""] for row in rows[1:])
        assert rows_of(path, f"Underskrift, {member}") == [["Dato", "", "Underskrift", ""]]
    lines = lines_of(path)
    assert "Ane Ravnkilde, Leder" in lines
    assert "Vagtmester · Eksempelby Kommune · sag 26/1234" in lines
    assert sum(line.startswith("Habilitet og tavshedspligt") for line in lines) == 3


def test_the_exercise_has_its_answers_on_the_last_page_alone(
    case: Case, house: House, tmp_path: Path
) -> None:
    path = paper("briefing-og-oevelse", case, house, tmp_path)
    lines = lines_of(path)
    at = lines.index("Øvelsens facit")
    answers = few_samples(case.materials.calibration["vagt"].sets[0].answers)
    for answer in answers:
        assert all(text in lines[:at] for text in answer.text)
        assert answer.reason in lines[at:]
        assert answer.reason not in lines[:at]
    assert [row[1] for row in rows_of(path, "Facit og begrundelse")[1:]] == ["3", "1", "5"]
    assert "Fortæl om en gang, hvor døren stod åben." in lines
    assert len(rows_of(path, "Fem fejl og hvad du gør i stedet")) == 6


def test_a_briefing_without_an_exercise_has_the_scale(case: Case, house: House, tmp_path: Path) -> None:
    assert case.materials.briefing
    path = saved(word_file(briefing_paper(case.vacancy, case.materials.briefing, None), house), tmp_path)
    assert not any("Øvelse:" in line or "facit" in line for line in lines_of(path))
    assert len(rows_of(path, "Skalaen")) == 7
    assert word_faults(path) == []


def test_referees_are_asked_the_same_with_the_positions_own_after_the_second(
    case: Case, house: House, tmp_path: Path
) -> None:
    path = paper("referencer", case, house, tmp_path)
    assert case.materials.references
    texts = [question.text for question in case.materials.references.questions]
    expected = [*texts[:2], "Hvordan låser vedkommende?", *texts[2:]]
    asked = [line for line in lines_of(path) if re.match(r"\d+\. ", line)]
    assert asked == [f"{at}. {text}" for at, text in enumerate(expected, 1)]
    for at in range(1, len(expected) + 1):
        assert rows_of(path, f"Svar på spørgsmål {at}")
    assert any("forvaltningsloven § 19" in line for line in lines_of(path))


def test_the_candidates_paper_numbers_the_questions_and_hides_what_is_listened_for(
    case: Case, house: House, tmp_path: Path
) -> None:
    lines = lines_of(paper("til-kandidaten-2", case, house, tmp_path))
    assert lines[0] == "Den åbne port"
    lines += lines_of(paper("spoergsmaal-2", case, house, tmp_path))
    assert "1. Fortæl om en gang, hvor noget gik i stykker." in lines
    assert "Porten står åben, og gæsterne kommer om en time." in lines
    text = "\n".join(lines)
    for hidden in (
        "Hvad sagde du?",
        "Siger goddag",
        "Sagde det samme dag",
        "Hvem siger du det til?",
        "Melder fejl",
    ):
        assert hidden not in text
