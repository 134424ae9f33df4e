"""What has changed in bank or recruitment since a guide was frozen, in a few words."""

from collections.abc import Iterator, Sequence

from interview_kit.models.guide import GuideContent, PanelSeat
from interview_kit.models.text import listed

# What a later change of does not change what the candidate is asked or rated by.
_BOOKKEEPING = {"version", "version_reason", "coverage"}


_IN_WORDS = {
    "weights": "vægtene er andre",
    "scale": "skalaen er en anden",
    "title": "stillingens titel er en anden",
    "organisation": "organisationens navn er et andet",
}
_OF_QUESTIONS = {"questions", "time_plan"}


def changed_since(frozen: GuideContent, fresh: GuideContent) -> tuple[str, ...]:
    """What the round would be otherwise if it were planned now: questions first, then the rest."""
    of_questions = [*_changed_questions(frozen, fresh)]
    names = [name for name in GuideContent.model_fields if getattr(frozen, name) != getattr(fresh, name)]
    of_others = [_IN_WORDS[name] for name in names if name in _IN_WORDS]
    of_others += _changed_panel(frozen.panel, fresh.panel)
    if set(names) - _BOOKKEEPING - _OF_QUESTIONS - _IN_WORDS.keys() - {"panel"}:
        of_others.append("faste tekster eller oplysninger om stillingen er andre")
    if _minutes(frozen) != _minutes(fresh) and not of_questions:
        of_others.insert(0, "minutterne er andre")
    return (*of_questions, *of_others)


def _changed_panel(frozen: Sequence[PanelSeat], fresh: Sequence[PanelSeat]) -> Iterator[str]:
    """Who has come, gone, or got another role, by their codes; that there are others where none are known."""
    old, new = ({seat.member: seat for seat in seats if seat.member} for seats in (frozen, fresh))
    come, gone = [code for code in new if code not in old], [code for code in old if code not in new]
    other = [code for code, seat in new.items() if code in old and seat != old[code]]
    if come:
        yield f"{listed(come)} er kommet til og har hverken plads i planen eller scoringsark"
    if gone:
        yield f"{listed(gone)} er ikke med længere, men har stadig plads i planen"
    if other:
        yield f"{listed(other)} har en anden rolle eller spørger om noget andet"
    if tuple(frozen) != tuple(fresh) and not (come or gone or other):
        yield "udvalget eller rollerne er andre"


def _minutes(content: GuideContent) -> list[tuple[str, int]]:
    """The parts of the interview and their minutes, whatever the questions' codes."""
    return [(row.part, row.minutes) for row in content.time_plan]


def _changed_questions(frozen: GuideContent, fresh: GuideContent) -> Iterator[str]:
    old, new = ({row.question: row for row in content.questions} for content in (frozen, fresh))
    for question, row in old.items():
        if question not in new:
            yield f"{row.code} ville ikke blive stillet"
        elif row.text != new[question].text:
            yield f"{row.code} har en anden ordlyd"
        elif row.anchors != new[question].anchors:
            yield f"trinene til {row.code} er andre"
    yield from (f"«{row.text}» ville blive stillet" for key, row in new.items() if key not in old)
    if list(old) != list(new) and set(old) == set(new):
        yield "rækkefølgen er en anden"
