"""Compared rounds for tests: the shipped example with made-up ratings, also with much that does not count."""

from functools import cache

from benchmarks.filled_round import filled_round, resealed
from interview_kit.comparison import compare_round
from interview_kit.documents.compared import Compared
from interview_kit.models.collected import Collected, CollectedRating
from interview_kit.models.guide import Guide, PanelSeat
from interview_kit.models.people import People
from interview_kit.models.recruitment import Candidate, ExcludedQuestion, Member, Recruitment
from interview_kit.models.vacancy import Vacancy
from interview_kit.planning.day import day_plan
from interview_kit.recruitments import load_guide, load_recruitment
from interview_kit.recruitments.people import load_people
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples/eksempelby"
REASON = "M6 hørte, at rammen var kandidatens egen. K4 er ikke nævnt."


@cache
def example() -> tuple[Guide, Recruitment, People]:
    """The example's first guide, its recruitment, its made-up names."""
    guide = load_guide(EXAMPLE / "guide-1.yaml").or_raise()
    return guide, load_recruitment(EXAMPLE).or_raise().value, load_people(EXAMPLE).or_raise()


def compared_with(guide: Guide, recruitment: Recruitment, people: People, collected: Collected) -> Compared:
    day = day_plan(recruitment.choices(1), guide.content.slot, recruitment.candidates_of(1))
    vacancy = Vacancy(recruitment, (guide,), people, {1: day} if day else {})
    result = compare_round(guide, recruitment, collected.seals)
    return Compared(vacancy, guide, collected.seals, result)


@cache
def ratings_of(seed: int = 7) -> Collected:
    """The example's ratings where all have rated all."""
    guide, recruitment, _ = example()
    return filled_round(guide, recruitment, seed)


@cache
def plain(seed: int = 7) -> Compared:
    """The example where all have rated all."""
    return compared_with(*example(), ratings_of(seed))


@cache
def uneven() -> Compared:
    """The example with an absence, a disqualification, a bare level, a question taken out and a second seal."""
    guide, recruitment, people = example()
    out = ExcludedQuestion(code="S4", reason="Spørgsmålet blev læst forkert op hos K1", by="M1")
    attendance = {"M5": {"K3": "inhabil"}, "M7": {"K4": "absent", "K5": "absent"}}
    choices = recruitment.choices(1).model_copy(update={"attendance": attendance, "excluded": (out,)})
    recruitment = recruitment.model_copy(update={"rounds": {**recruitment.rounds, 1: choices}})
    collected = filled_round(guide, recruitment, seed=3)
    bare = {"value": 2, "notes": {"flag": "Vævede"}, "on_paper": False}
    others = "Meget bedre end K4, også bedre end Niels Eksempelsen. Sagde mere end Niels."
    first = _with(collected, _cell(collected, "M3", "K2", "S1").model_copy(update=bare))
    changed = {"value": 5, "notes": {"handling": others}, "on_paper": False}
    return compared_with(
        guide,
        recruitment,
        people,
        resealed(first, REASON, _cell(collected, "M6", "K2", "S3").model_copy(update=changed)),
    )


@cache
def large(members: int, candidates: int, questions: int, competencies: int, seed: int = 2) -> Compared:
    """A round of this size, made from the example's questions."""
    guide, recruitment, people = example()
    asked = guide.content.questions
    names = [f"{asked[number % len(asked)].competency} {number}" for number in range(competencies)]
    rows = [
        asked[number % len(asked)].model_copy(
            update={
                "code": f"S{number + 1}",
                "competency_id": f"kompetence.{number % competencies}",
                "competency": names[number % competencies],
            }
        )
        for number in range(questions)
    ]
    codes = [f"M{number}" for number in range(1, members + 1)]
    seats = tuple(PanelSeat(title=code, chair=code == "M1", member=code) for code in codes)
    content = guide.content.model_copy(update={"questions": tuple(rows), "panel": seats})
    guide = guide.model_copy(update={"content": content})
    recruitment = recruitment.model_copy(
        update={
            "panel": tuple(Member(code=code, role="medlem") for code in codes),
            "candidates": tuple(Candidate(code=f"K{number}") for number in range(1, candidates + 1)),
        }
    )
    return compared_with(guide, recruitment, people, filled_round(guide, recruitment, seed))


def _cell(collected: Collected, member: str, candidate: str, question: str) -> CollectedRating:
    return next(row for row in collected.ratings if row.cell == (member, candidate, question))


def _with(collected: Collected, changed: CollectedRating) -> Collected:
    ratings = tuple(changed if row.cell == changed.cell else row for row in collected.ratings)
    seal = collected.seals[0].model_copy(update={"ratings": ratings})
    return collected.model_copy(update={"ratings": ratings, "seals": (seal,)})
