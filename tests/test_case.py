"""A round with a case: a page for the candidate, a page for the panel, and its levels on the sheet."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from interview_kit.bank.materials import load_materials
from interview_kit.cli import main
from interview_kit.documents import file_name, round_views, word_file
from interview_kit.documents.candidate_paper import questions_paper
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide, GuideOwnQuestion, GuideQuestion
from interview_kit.models.materials import Case
from interview_kit.models.recruitment import OwnQuestion, Recruitment
from interview_kit.planning import plan_guide
from interview_kit.problems import UserError
from interview_kit.recruitments import guide_bytes, load_guide
from interview_kit.scoring_sheets.fields import sheet_fields
from interview_kit.shipped import shipped_folder
from interview_kit.word.package import House
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.workplace import open_workplace
from tests.docx_text import part, text_of
from tests.word_lint import word_faults

POSITIONS = ["direktoer", "fagchef", "institutionsleder"]
SMALL_CASE = "vagtmester"
Asked = GuideQuestion | GuideOwnQuestion


@pytest.fixture(scope="session")
def cases(bank: QuestionBank) -> dict[str, Case]:
    return load_materials(shipped_folder("question_bank"), bank).or_raise().cases


@pytest.fixture(scope="session")
def second_rounds(bank: QuestionBank, cases: dict[str, Case]) -> dict[str, Guide]:
    """The guides of the shipped rounds with a case."""
    return {key: plan_guide(bank, Recruitment(position=key), 2, cases[key]) for key in POSITIONS}


@pytest.fixture
def papers(second_rounds: dict[str, Guide], house: House, tmp_path: Path) -> dict[tuple[str, str], Path]:
    """(position, file name) → the document."""
    made = {}
    for position, guide in second_rounds.items():
        for name, view in round_views(guide).items():
            made[position, name] = tmp_path / f"{position}-{name}"
            made[position, name].write_bytes(word_file(view, house))
    return made


def words(path: Path) -> str:
    return text_of(part(path, "word/document.xml"))


def test_only_a_round_with_time_for_a_case_has_one(bank: QuestionBank, cases: dict[str, Case]) -> None:
    for position in bank.positions.values():
        for one_round in position.rounds:
            guide = plan_guide(bank, Recruitment(position=position.id), one_round.number, cases[position.id])
            assert (guide.content.case_task is not None) == (one_round.case > 0)
            views = round_views(guide)
            assert ("case-udvalg.docx" in views) == (one_round.case > 0)
            asked: list[Asked] = [*guide.content.questions, *guide.content.own_questions]
            has_something_to_read = one_round.case > 0 or any(question.on_paper for question in asked)
            assert (file_name("til-kandidaten", one_round.number, "docx") in views) == has_something_to_read


@pytest.mark.parametrize("position", POSITIONS)
def test_the_candidates_page_has_the_whole_task_and_nothing_of_the_panels(
    papers: dict[tuple[str, str], Path], cases: dict[str, Case], position: str
) -> None:
    text, case = words(papers[position, "til-kandidaten-2.docx"]), cases[position]
    for sentence in (case.title, *case.situation, *case.facts, *case.task, *case.conditions):
        assert sentence in text
    for minutes in (case.time.preparation, case.time.presentation, case.time.questions):
        assert f"{minutes} minutter" in text
    secret = [
        *case.questions,
        *(row for rated in case.behaviours for level in rated.anchors.values() for row in level),
    ]
    assert [sentence for sentence in secret if sentence in text] == []


@pytest.mark.parametrize("position", POSITIONS)
def test_questions_in_advance_are_all_there_in_their_order_without_what_follows_them(
    second_rounds: dict[str, Guide], house: House, tmp_path: Path, position: str
) -> None:
    guide, path = second_rounds[position], tmp_path / "spoergsmaal.docx"
    path.write_bytes(word_file(questions_paper(guide), house))
    text = words(path)
    asked: list[Asked] = [*guide.content.questions, *guide.content.own_questions]
    places = [text.find(f"{number}. {question.text}") for number, question in enumerate(asked, 1)]
    assert -1 not in places
    assert places == sorted(places)
    assert [probe for question in asked for probe in question.probes if probe in text] == []
    levels = [
        row for question in guide.content.questions for level in question.anchors.values() for row in level
    ]
    assert [row for row in levels if row in text] == []


def test_what_is_asked_with_the_terms_is_not_given_in_advance(small_bank: QuestionBank) -> None:
    own = (
        OwnQuestion(id="egen.1", text="Kan du begynde i maj?", kind="terms"),
        OwnQuestion(id="egen.2", text="Hvad vil du vide om huset?"),
    )
    guide = plan_guide(small_bank, Recruitment(position=SMALL_CASE, own_questions=own), 1)
    given = questions_paper(guide).values["questions"]
    assert given == ["Fortæl om en gang, hvor døren stod åben.", "Hvad vil du vide om huset?"]


@pytest.mark.parametrize("position", POSITIONS)
def test_the_panels_page_has_its_questions_and_every_level(
    papers: dict[tuple[str, str], Path], cases: dict[str, Case], position: str
) -> None:
    text, case = words(papers[position, "case-udvalg.docx"]), cases[position]
    for sentence in (*case.questions, *case.task):
        assert sentence in text
    for rated in case.behaviours:
        for level in rated.anchors.values():
            assert all(statement in text for statement in level)


@pytest.mark.parametrize("position", POSITIONS)
def test_the_sheet_rates_the_case_as_it_rates_a_question(
    papers: dict[tuple[str, str], Path], second_rounds: dict[str, Guide], position: str
) -> None:
    guide = second_rounds[position]
    assert guide.content.case_task
    rated = guide.content.case_task.behaviours
    codes = [behaviour.code for behaviour in rated]
    assert codes == [f"C{number}" for number in range(1, len(rated) + 1)]
    fields = sheet_fields(guide)
    first = guide.content.questions[0]
    endings = [field.tag.partition(".")[2] for field in fields if field.tag.startswith(f"{first.code}.")]
    assert endings[:-6] == [f"opfoelgning.{number}" for number in range(1, len(first.probes) + 1)]
    endings = endings[-6:]
    document = part(papers[position, "scoringsark-2.docx"], "word/document.xml")
    tags = {node.get(etree.QName(node).text.replace("}tag", "}val")) for node in document.iter("{*}tag")}
    for behaviour in rated:
        assert [
            field.tag.partition(".")[2] for field in fields if field.tag.startswith(f"{behaviour.code}.")
        ] == endings
        assert {f"{behaviour.code}.{ending}" for ending in endings} <= tags
        assert all(row in text_of(document) for level in behaviour.anchors.values() for row in level)
    assert codes == [row for row in fields.by_row if row.startswith("C")]


def test_the_guide_says_which_of_the_cases_behaviours_are_rated(
    papers: dict[tuple[str, str], Path], second_rounds: dict[str, Guide]
) -> None:
    for position, guide in second_rounds.items():
        assert guide.content.case_task
        text = words(papers[position, "interviewguide-2.docx"])
        assert guide.content.case_task.title in text
        rows = [f"{row.code} {row.behaviour}" for row in guide.content.case_task.behaviours]
        found = [text.find(row) for row in rows]
        assert -1 not in found
        assert found == sorted(found), "in the order of the scoring sheet"


def test_word_minds_nothing_in_the_papers_of_a_case(papers: dict[tuple[str, str], Path]) -> None:
    assert len(papers) == 5 * len(POSITIONS)
    for path in papers.values():
        assert word_faults(path) == []


def test_a_guide_with_a_case_is_read_back_as_it_was_written(
    second_rounds: dict[str, Guide], tmp_path: Path
) -> None:
    for guide in second_rounds.values():
        (tmp_path / "guide.yaml").write_bytes(guide_bytes(guide))
        assert load_guide(tmp_path / "guide.yaml").or_raise() == guide
        text = guide_bytes(guide).decode().replace("presentation: ", "presentation: 1")
        (tmp_path / "guide.yaml").write_text(text, encoding="utf-8")
        assert [found.code for found in load_guide(tmp_path / "guide.yaml").problems] == ["guide-changed"]


def test_a_guide_without_a_case_has_the_code_that_it_had_before_there_were_cases(
    guides: dict[tuple[str, int], Guide],
) -> None:
    for guide in guides.values():
        assert b"case_task" not in guide_bytes(guide)


def built(bank: Path, number: int = 2) -> dict[str, bytes]:
    return build_round(open_workplace(str(bank)), BuildRequest(position=SMALL_CASE, round=number)).files


def test_a_bank_without_a_case_makes_the_papers_that_it_can(bank_copy: Path) -> None:
    assert "til-kandidaten-2.docx" in built(bank_copy)
    assert "til-kandidaten.docx" not in built(bank_copy, 1)
    (bank_copy / "cases" / "vagtmester.yaml").unlink()
    assert "til-kandidaten-2.docx" not in built(bank_copy)


def test_a_fault_in_the_case_stops_the_round_with_its_line(bank_copy: Path) -> None:
    case = bank_copy / "cases" / "vagtmester.yaml"
    case.write_text(case.read_text("utf-8").replace("vagt.hus.gaester", "vagt.hus.katte"), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        built(bank_copy)
    assert [(found.code, found.line > 1) for found in refused.value.problems] == [("unknown-reference", True)]


def test_a_round_without_its_case_says_so_on_the_screen_and_on_the_guide(
    bank_copy: Path, tmp_path: Path
) -> None:
    (bank_copy / "cases" / "vagtmester.yaml").unlink()
    words_ = ("build", SMALL_CASE, "--round", "2", "--bank", str(bank_copy), "-o", str(tmp_path / "ud"))
    output = CliRunner().invoke(main, words_).output
    assert "Samtalen har 15 minutter til en case, men banken har ingen case til stillingen" in output
    text = words(tmp_path / "ud" / "interviewguide-2.docx")
    assert "Banken har ingen case til stillingen." in text
    assert re.findall(r"\bC[1-9]|Det, der har en kode", text) == []


def test_what_the_case_is_rated_on_counts_as_met_by_the_interview(
    papers: dict[tuple[str, str], Path], second_rounds: dict[str, Guide]
) -> None:
    for position, guide in second_rounds.items():
        content, text = guide.content, words(papers[position, "sagsark-2.docx"])
        assert content.case_task
        rated = {row.behaviour_id for row in content.case_task.behaviours}
        met = {question.behaviour_id for question in content.questions} | rated
        for competency in content.coverage:
            own = [key for key in met if key.startswith(f"{competency.competency_id}.")]
            points = "punkter" if competency.behaviours > 1 else "punkt"
            counted = f"{competency.competency}{len(own)} af {competency.behaviours} {points} afdækkes"
            assert (counted in text) == (len(own) < competency.behaviours)
        assert f"Samtalen afdækker {len(met)} af profilens " in text


def test_the_codes_outside_the_scale_are_told_as_they_are_for_a_case(
    papers: dict[tuple[str, str], Path], second_rounds: dict[str, Guide]
) -> None:
    for position, guide in second_rounds.items():
        document = part(papers[position, "scoringsark-2.docx"], "word/document.xml")
        assert guide.content.case_task
        rated = len(guide.content.case_task.behaviours)
        assert text_of(document).count("UE, hvis I spurgte, men kandidaten intet sagde om det") == rated
        labels = [
            node.get(node.tag.replace("listItem", "displayText")) for node in document.iter("{*}listItem")
        ]
        assert labels.count("UE") == rated
        assert labels.count("UE – uden eksempel") == len(guide.content.questions)
