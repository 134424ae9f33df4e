"""What the shipped bank as a whole promises, beyond the rules that `check` runs on every bank."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_kit.bank.materials import load_materials
from interview_kit.documents import ROUND_PAPERS, word_file
from interview_kit.models.bank import Entry, Question, QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.materials import Materials
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import QuestionChoice, guide_question
from interview_kit.planning.seats import seats
from interview_kit.shipped import shipped_folder
from interview_kit.word.package import House
from tests.conftest import Convert
from tests.test_print import pages_of, squeezed

# Read aloud in a calm voice: 150 words a minute.
WORDS_A_SECOND = 2.5
COMMON_OPENING = "fortæl om en gang hvor du"


@pytest.fixture(scope="module")
def entries(bank: QuestionBank) -> list[Entry]:
    return list(bank.all_entries)


@pytest.fixture(scope="module")
def materials(bank: QuestionBank) -> Materials:
    return load_materials(shipped_folder("question_bank"), bank).or_raise()


def questions(entries: list[Entry], *kinds: str) -> Iterator[Question]:
    return (one for entry in entries for one in entry.questions if not kinds or one.kind in kinds)


def words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.lower())


def test_every_behaviour_of_both_profiles_has_questions_of_all_three_kinds(bank: QuestionBank) -> None:
    lines = [
        line.id
        for profile in bank.profiles.values()
        for competency in profile.competencies
        for line in competency.behaviours
    ]
    assert len(lines) == 72
    for line in lines:
        [entry] = bank.entries[line]
        assert [one.kind for one in entry.questions] == ["behavioural", "situational", "reflective"], line


def test_each_position_of_the_leader_profile_has_a_scene_in_every_competency(bank: QuestionBank) -> None:
    positions = {key for key, one in bank.positions.items() if one.profile == "leder-ltk"}
    assert len(positions) == 3
    for competency in bank.profiles["leder-ltk"].competencies:
        scenes = [
            question
            for line in competency.behaviours
            for question in questions(list(bank.entries[line.id]), "situational")
        ]
        assert all(scene.positions for scene in scenes), competency.id
        assert {key for scene in scenes for key in scene.positions} == positions, competency.id


def test_no_probe_wears_out(entries: list[Entry], materials: Materials) -> None:
    assert materials.probes
    standard = {probe.text for probe in materials.probes.probes}
    used = Counter(probe for entry in entries for probe in {p for q in entry.questions for p in q.probes})
    assert {probe: count for probe, count in used.items() if count > 8 and probe not in standard} == {}


def test_no_opening_wears_out(entries: list[Entry]) -> None:
    openings = Counter(" ".join(words(question.text)[:6]) for question in questions(entries))
    del openings[COMMON_OPENING]
    assert max(openings.values()) <= 0.05 * sum(1 for _ in questions(entries))


def test_every_question_can_be_said_in_twelve_seconds_and_a_scene_in_forty_five(entries: list[Entry]) -> None:
    for question in questions(entries):
        limit = 45 if question.kind == "situational" else 12
        assert len(words(question.text)) / WORDS_A_SECOND <= limit, question.text


def test_two_competencies_of_each_profile_have_sample_answers_of_three_levels_and_of_none(
    bank: QuestionBank, materials: Materials
) -> None:
    assert set(materials.calibration) == set(bank.profiles)
    for calibration in materials.calibration.values():
        assert len({one.entry.rsplit(".", 1)[0] for one in calibration.sets}) == 2
        for one in calibration.sets:
            levels = {answer.level for answer in one.answers}
            assert levels >= {"UE", "IB"}, one.entry
            assert len(levels - {"UE", "IB"}) >= 3, one.entry


def test_every_position_has_a_case(bank: QuestionBank, materials: Materials) -> None:
    assert set(materials.cases) == set(bank.positions)


@pytest.mark.slow
def test_any_question_of_the_bank_has_one_page_in_guide_and_sheet(
    bank: QuestionBank,
    guides: dict[tuple[str, int], Guide],
    house: House,
    libreoffice: Convert,
    tmp_path: Path,
) -> None:
    """Also those that no shipped round asks: HR may choose any of them."""
    paths, made = [], {}
    for key in ("direktoer", "teamleder"):
        position = bank.positions[key]
        lead = seats(position, Recruitment(position=key), 1)[0]
        asked = [
            QuestionChoice(competency, line, entry, entry.questions[0])
            for competency in bank.profiles[position.profile].competencies
            for line in competency.behaviours
            for entry in bank.entries[line.id]
        ]
        all_questions = tuple(guide_question(position, at, one, lead) for at, one in enumerate(asked, 1))
        guide = guides[key, 1]
        made[key] = guide.model_copy(
            update={"content": guide.content.model_copy(update={"questions": all_questions})}
        )
        for paper in ROUND_PAPERS[:2]:  # the guide and the sheet
            paths.append(tmp_path / f"{paper.stem}-{key}.docx")
            paths[-1].write_bytes(word_file(paper.view(made[key]), house))
    for pdf in libreoffice(paths, "pdf", tmp_path / "pdf"):
        guide = made[pdf.stem.split("-")[1]]
        pages = pages_of(pdf)
        total = len(guide.content.questions)
        for at, question in enumerate(guide.content.questions, 1):
            [own] = [one for one in pages if f"{question.code} · spørgsmål {at} af {total}" in one]
            for statements in question.anchors.values():
                for statement in statements:
                    assert squeezed(statement) in squeezed(own), f"{pdf.stem} {question.entry}"
