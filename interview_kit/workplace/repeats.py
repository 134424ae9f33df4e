"""Own questions of a panel that ask once more what the plan, or another of them, asks already."""

from collections.abc import Iterator
from typing import NamedTuple

from interview_kit.checks.anchors import SAME
from interview_kit.checks.language import similarity, stems, words
from interview_kit.checks.normalised import normalised
from interview_kit.models.interview_texts import InterviewTexts
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import Plan, RoundPlan
from interview_kit.problems import Problem
from interview_kit.yaml_files import Placed


class _Asked(NamedTuple):
    """A question of some round: where it stands («som S1»), its text, and its id, where it is unrated."""

    where: str
    text: str
    id: str = ""


def repeated_questions(
    placed: Placed[Recruitment], a_plan: Plan, interview: InterviewTexts
) -> Iterator[Problem]:
    """A problem for each own question, scored or not, that is (nearly) one that is asked in some round."""
    own = {question.id for question in placed.value.own_questions}
    rows = [*_asked(a_plan, interview)]
    asked = [row for row in rows if row.id not in own]
    codes = {row.id: row.where for row in rows}
    for index, question in enumerate(placed.value.own_questions):
        text = normalised(question.text)
        same = next((row for row in asked if _same(text, row.text)), None)
        if same:
            yield placed.problem("own-repeated", ("own_questions", index, "text"), where=same.where)
        asked.append(_Asked(codes.get(question.id, f"som {question.id}"), text, question.id))
    for number, entry in enumerate(placed.value.own_entries):
        for at, scored in enumerate(entry.questions):
            text = normalised(scored.text)
            same = next((row for row in rows if row.id != scored.id and _same(text, row.text)), None)
            if same and any(row.id == scored.id for row in rows):
                loc = ("own_entries", number, "questions", at, "text")
                yield placed.problem("own-repeated", loc, where=same.where)


def _asked(a_plan: Plan, interview: InterviewTexts) -> Iterator[_Asked]:
    """All that the rounds ask: their questions, the panel's own too, and what every interview asks."""
    for one_round in a_plan.rounds.values():
        yield from _of_round(one_round)
    for opening in interview.openings:
        yield _Asked("som indledende spørgsmål", normalised(opening.text))
    yield _Asked("under «Individuelle punkter»", normalised(interview.individual.first_hundred_days))
    for term in a_plan.position.terms:
        yield _Asked("under vilkårene", normalised(term))


def _of_round(one_round: RoundPlan) -> Iterator[_Asked]:
    if one_round.frozen:
        content = one_round.frozen.content
        for question in content.questions:
            yield _Asked(f"som {question.code}", normalised(question.text), question.question)
        for row in content.own_questions:
            yield _Asked(f"som {row.code}", normalised(row.text), row.id)
        return
    for number, choice in enumerate(one_round.questions, one_round.first_number):
        yield _Asked(f"som S{number}", normalised(choice.question.text), choice.question.id)
        if choice.question.broader:
            yield _Asked(f"under S{number}", normalised(choice.question.broader), choice.question.id)
    for code, unrated, _ in one_round.unrated():
        yield _Asked(f"som {code}", normalised(unrated.text), unrated.id)


def _same(text: str, other: str) -> bool:
    """Whether they have nearly the same words in the same order, and nearly the same long ones.

    Short questions that differ in what they are about («aftenvagter», «weekendvagter») are not the same.
    """
    own, others = stems(text), stems(other)
    alike = 2 * len(own & others) >= SAME * (len(own) + len(others))
    return alike and similarity(words(text), words(other), SAME) >= SAME
