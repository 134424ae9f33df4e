"""What commands print: problems on standard error, results and findings on standard output."""

import re
from typing import TYPE_CHECKING

import click

from interview_kit.cli.called import as_called
from interview_kit.cli.streams import is_written_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_kit.checks.rule import Finding
    from interview_kit.problems import Problem

USER_MISTAKE, OUR_MISTAKE = 1, 3

# What steers a terminal, breaks the line, turns the direction of writing or cannot be seen; and halves of
# letters. Joiners stay: they shape emoji.
_HARMFUL = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LONGEST_LINE = 2_500


def say(line: str, *, err: bool = False) -> None:
    """Prints one line, which may hold what somebody typed or called a file."""
    click.echo(shown(line), err=err)


def shown(text: str) -> str:
    """The text as one line without what a terminal would obey, and no longer than anybody reads."""
    line = _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"


def say_json(value: object, indent: int | None = None) -> None:
    """Prints the value as JSON, whole: the same characters, and those the stream lacks, are escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    lines = (_HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], line) for line in text.split("\n"))
    safe = "\n".join(lines)
    click.echo(safe if is_written_whole(safe) else json.dumps(value, indent=indent))


def print_problems(problems: "Sequence[Problem]") -> None:
    """Why a command could not do its work."""
    _say_problems(problems, err=True)


def print_found(problems: "Sequence[Problem]") -> None:
    """What is doubtful, though it stops nothing."""
    _say_problems(problems)


def print_doubts(problems: "Sequence[Problem]") -> None:
    """As `print_found`, without advice: `check` tells it."""
    _say_problems([problem for problem in problems if problem.level != "advice"])


def print_checked(problems: "Sequence[Problem]", style: str) -> None:
    """Every problem that `check` found, and how many; or all of them as one JSON list."""
    if style == "json":
        from interview_kit.problems import first_of_all

        say_json([problem.as_dict() for problem in first_of_all(problems)], indent=2)
        return
    _say_problems(problems)
    errors = sum(problem.level == "error" for problem in problems)
    warnings = sum(problem.level == "warning" for problem in problems)
    say(f"{errors} fejl, {warnings} {'advarsel' if warnings == 1 else 'advarsler'}.")


def _say_problems(problems: "Sequence[Problem]", *, err: bool = False) -> None:
    """Prints as many problems as anybody reads."""
    from interview_kit.cli.folding import folded
    from interview_kit.problems import first_of_all

    for faults, hint in folded(first_of_all(problems)):
        for fault in faults:
            say(fault, err=err)
        say(f"    → {as_called(hint)}", err=err)


def print_question(number: int, text: str, findings: "Sequence[Finding]", style: str) -> None:
    """A question (`number` counts its line from 1) and what the rules say of it; or one line of JSON."""
    from interview_kit.problems import Place

    problems = [Place().problem(finding.rule, **finding.details) for finding in findings]
    if style == "json":
        rows = [_row(finding, problem) for finding, problem in zip(findings, problems, strict=True)]
        say_json({"line": number, "text": text, "problems": rows})
        return
    say(" ".join(text.splitlines()))
    _say_problems(problems)
    if not problems:
        say("Ingen kendte mønstre fundet.")


def _row(finding: "Finding", problem: "Problem") -> dict[str, object]:
    """A finding for JSON; `topic` and `law` only where it is a legal one."""
    legal = {key: finding.details[key] for key in ("topic", "law") if key in finding.details}
    return {
        "code": problem.code,
        "level": problem.level,
        **legal,
        "message": problem.message,
        "hint": problem.hint,
    }
