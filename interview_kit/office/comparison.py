"""Sammenlign: the papers of a sealed round, and those of the decision."""

from collections.abc import Generator, Sequence
from typing import Any

from interview_kit.office.desk import Desk, Step, all_shown
from interview_kit.office.paper_titles import paper_title
from interview_kit.word.own_properties import is_untouched
from interview_kit.workplace.comparing import (
    NOTES_BELONG,
    compared_rounds,
    papers_of,
    refuse_existing,
    save_comparison,
)
from interview_kit.workplace.deciding import Decision, open_decision, save_decision

Work = Generator[Step, None, dict[str, Any]]


def compare(desk: Desk, *, round: int | None = None, force: bool = False) -> Work:  # noqa: A002 - the page's
    """Compares every round that is sealed, or one: what a screen may show, and the papers, which are saved.

    Raises `UserError` as `compare` does; nothing is then written.
    """
    opened = compared_rounds(desk.workplace, desk.folder, round, desk.today)
    jobs = [(one, papers_of(one)) for one in opened]
    of, done, comparisons = sum(len(job) for _, job in jobs), 0, []
    for one, job in jobs:
        made = {}
        for name, make in job.items():
            yield Step(done, of, paper_title(name))
            made[name], done = make(), done + 1
        comparisons.append(one._replace(papers=made))
    for one in comparisons if not force else ():
        refuse_existing(one)
    saved = [save_comparison(one, force=force) for one in comparisons]
    return {
        "rounds": [
            {
                "number": one.number,
                "letters": one.letters,
                "sentences": [*one.sentences, one.on_the_table, NOTES_BELONG],
                "papers": [{"file": name, "title": paper_title(name)} for name in one.papers],
            }
            for one in comparisons
        ],
        "problems": all_shown(doubt for one in comparisons for doubt in one.doubts),
        "written": sum(len(one.written) for one in saved),
        "same": sum(one.same for one in saved),
        "aside": {name: new for one in saved for name, new in one.aside.items()},
    }


def decide(desk: Desk, *, recommended: Sequence[str] = ()) -> dict[str, Any]:
    """The papers of the decision, in which people write the reasons. Raises `UserError` as `decide` does.

    A refusal of somebody who is now recommended, or has withdrawn, is taken away, if it is empty.
    """
    decision = open_decision(desk.workplace, desk.folder, recommended, desk.today)
    saved = save_decision(decision, desk.today)
    decision, gone = _without_needless(decision)
    away = [f"Taget ud igen, for kandidaten skal ikke have afslag nu: {', '.join(gone)}."] if gone else []
    kept = [saved.kept_sentence] if saved.kept else []
    return {
        "written": list(saved.written),
        "kept": list(saved.kept),
        "papers": [{"file": name, "title": paper_title(name)} for name in decision.papers],
        "sentences": [*kept, *away, *decision.sentences],
        "problems": all_shown(decision.told),
    }


def _without_needless(decision: Decision) -> tuple[Decision, list[str]]:
    """The decision without the refusals too many, and which: those that nobody has written in."""
    paths = {path.name: path for path in decision.folder.rglob("*.docx")}
    named = sorted({*decision.no_longer, *decision.withdrawn})
    gone = [name for name in named if name in paths and is_untouched(paths[name])]
    for name in gone:
        paths[name].unlink()
    no_longer, withdrawn = (
        tuple(name for name in names if name not in gone)
        for names in (decision.no_longer, decision.withdrawn)
    )
    return decision._replace(no_longer=no_longer, withdrawn=withdrawn), gone
