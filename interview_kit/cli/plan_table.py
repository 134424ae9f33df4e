"""What `plan` prints: a table of what is asked, what left and why, the minutes, and what is not covered."""

from textwrap import shorten
from typing import TYPE_CHECKING

from interview_kit.cli.called import as_called
from interview_kit.cli.printing import print_doubts, say
from interview_kit.cli.report import print_faults

if TYPE_CHECKING:
    from interview_kit.workplace.vacancy_plan import PlannedRound, PlannedVacancy

_LONGEST_WORDS, _LONGEST_ASKER = 70, 28


def print_plan(planned: "PlannedVacancy") -> None:
    """Every round, then what no round meets, then what is doubtful and what to do next."""
    from interview_kit.workplace.recruitment import as_typed

    for one_round in planned.rounds:
        _print_round(one_round)
    if planned.uncovered:
        rows = (f"{name} {left} af {lines}" for name, (left, lines) in planned.uncovered.items())
        say(f"Ingen samtale spørger om: {'; '.join(rows)}. Sagsarket viser, hvor det så afdækkes.")
    print_doubts(planned.doubts)
    if planned.files:
        say(as_called(f"Lav papirerne med «interview-kit kit {as_typed(planned.folder)}»."))
    else:
        say("Planen er den samme som før.")


def _print_round(one_round: "PlannedRound") -> None:
    content = one_round.guide.content
    state = "" if one_round.is_new else ", som den lå"
    say(f"{content.round}. samtale, {content.slot} minutter, guide {one_round.guide.id}{state}:")
    for row in one_round.questions:
        asker = shorten(row.asker, _LONGEST_ASKER, placeholder=" …")
        words = shorten(f"{row.about}: {row.words}", _LONGEST_WORDS, placeholder=" …")
        say(f"  {row.code:<6} {row.minutes:>3} min  {asker:<{_LONGEST_ASKER}}  {words}")
    say(f"  {one_round.minutes_in_words}")
    if one_round.left:
        left = (f"{choice.entry.id} ({choice.competency.title})" for choice in one_round.left)
        say(f"  Faldt ud, fordi I selv har valgt spørgsmål eller tid: {', '.join(left)}.")
    following = one_round.next_in_line
    if following:
        about = f"{following.competency.title}, {following.question.minutes} min"
        say(f"  Nåede ikke med: {following.entry.id} ({about}).")
    print_faults(one_round.faults)
