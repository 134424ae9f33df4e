"""Documents 03, 04 and 05: what every member gets before the first interview."""

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.documents.confidential import confidential_paper
from interview_kit.documents.view import View
from interview_kit.models.bank import Anchors
from interview_kit.models.materials import Declaration, PanelBriefing, SampleAnswer
from interview_kit.models.vacancy import Vacancy

_SAMPLES = 3


class Exercise(NamedTuple):
    """Sample answers to one question, which the panel rates together before it meets anyone."""

    code: str
    question: str
    anchors: Anchors
    answers: Sequence[SampleAnswer]


class DeclaringMember(NamedTuple):
    code: str
    name: str
    role: str


def few_samples(answers: Sequence[SampleAnswer]) -> tuple[SampleAnswer, ...]:
    """The first answer of each level in their order, three at most."""
    first_of_level = {answer.level: answer for answer in reversed(answers)}
    chosen = sorted(first_of_level.values(), key=answers.index)
    return tuple(chosen[:_SAMPLES])


def briefing_paper(vacancy: Vacancy, briefing: PanelBriefing, exercise: Exercise | None) -> View:
    """Four pages: the briefing, the five errors, the exercise, and its answers on the last page."""
    content = vacancy.guides[0].content
    values = {
        "g": content,
        "briefing": briefing,
        "exercise": exercise,
        "names": {level.level: level.name for level in content.scale.levels},
    }
    return confidential_paper(vacancy, "Briefing og øvelse", "briefing", "briefing-og-oevelse.wml.j2", values)


def declarations(vacancy: Vacancy, declaration: Declaration) -> View:
    """A page for each member, with every candidate on it by name: nobody can say whom they know by a code."""
    recruitment, people = vacancy.recruitment, vacancy.people
    titles = {seat.member: seat.title for guide in vacancy.guides for seat in guide.content.panel}
    values = {
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "case_number": recruitment.case_number,
        "declaration": declaration,
        "members": [
            DeclaringMember(member.code, people.member(member.code), titles.get(member.code, member.role))
            for member in recruitment.panel
        ],
        "candidates": [
            (candidate.code, people.candidate(candidate.code)) for candidate in recruitment.candidates
        ],
    }
    return confidential_paper(
        vacancy, "Habilitet og tavshedspligt", "habilitet", "habilitet-og-tavshed.wml.j2", values
    )
