"""What an interview meets of the profile, and where the rest is met: a page for HR."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.models.guide import GuideContent, UncoveredBehaviour

WHERE = {
    "case": "Casen",
    "test": "Ikke før ansættelsen",
    "reference": "Reference",
    "after_start": "Ikke før ansættelsen",
    "not": "Afdækkes ikke",
}
WHEN = {
    "always": "",
    "school": "Hvis stillingen er på en skole",
    "daycare": "Hvis stillingen er i et dagtilbud",
    "children_under_15": "Hvis stillingen har fast kontakt med børn under 15 år",
}


class Coverage(NamedTuple):
    """A competency of the profile: how many of its lines the interview meets, and those that it does not."""

    competency: str
    competency_id: str
    met: int
    lines: int
    uncovered: tuple[UncoveredBehaviour, ...]


def coverage_and_sums(contents: Sequence[GuideContent]) -> dict[str, object]:
    """The coverage of each competency by all these rounds, and its sums.

    What is met, what nobody hears of, and what the bank has nothing for.
    """
    coverage = tuple(_coverage(contents))
    uncovered = [row for part in coverage for row in part.uncovered]
    return {
        "coverage": coverage,
        "met": sum(part.met for part in coverage),
        "lines": sum(part.lines for part in coverage),
        "undiscovered": sum(row.is_undiscovered for row in uncovered),
        "without_questions": sum(not row.has_question for row in uncovered),
    }


def _coverage(contents: Sequence[GuideContent]) -> Iterator[Coverage]:
    """What the interviews meet with their questions and with what their cases are rated on."""
    met = {question.behaviour_id for content in contents for question in content.questions}
    cases = [content.case_task for content in contents if content.case_task]
    met |= {behaviour.behaviour_id for case in cases for behaviour in case.behaviours}
    here = {content.round for content in contents}
    for part in contents[0].coverage:
        left = [row for row in part.uncovered if row.behaviour_id not in met]
        # What a guide says of the others may be older than they are.
        uncovered = tuple(
            row.model_copy(update={"round": None}) if row.round in here else row for row in left
        )
        lines = part.behaviours
        yield Coverage(part.competency, part.competency_id, lines - len(uncovered), lines, uncovered)
