"""What commands print: problems on standard error, results and findings on standard output."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_kit.checks.rule import Finding
    from interview_kit.problems import Problem

USER_MISTAKE, OUR_MISTAKE = 1, 3

# What steers a terminal or turns the direction of writing, and halves of letters.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_LINE = 2_500


def say(text: str, *, err: bool = False) -> None:
    """Prints a text that may hold what somebody typed."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """The text without what a terminal would obey, and no line longer than anybody reads."""
    lines = _without_harm(text).split("\n")
    return "\n".join(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in lines)


def _without_harm(text: str) -> str:
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)


def print_problems(problems: "Iterable[Problem]") -> None:
    """Why a command could not do its work."""
    for text in _in_words(problems):
        say(text, err=True)


def print_checked(problems: "Sequence[Problem]", style: str) -> None:
    """Every problem that `check` found, and how many; or all of them as one JSON list."""
    if style == "json":
        import json

        click.echo(
            _without_harm(
                json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2)
            )
        )
        return
    for text in _in_words(problems):
        say(text)
    errors = sum(problem.level == "error" for problem in problems)
    warnings = sum(problem.level == "warning" for problem in problems)
    click.echo(f"{errors} fejl, {warnings} advarsler.")


def _in_words(problems: "Iterable[Problem]") -> "Iterator[str]":
    """The problems as texts. Those of one kind in one entry stand together, with their advice said once."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for problem in problems:
        fault, _, advice = str(problem).partition("\n")
        alike[problem.file, problem.owner, problem.code, advice].append(fault)
    for (*_, advice), faults in alike.items():
        yield "\n".join([*faults, advice])


def print_question(number: int, text: str, findings: "Sequence[Finding]", style: str) -> None:
    """A question (`number` counts its line from 1) and what the rules say of it; or one line of JSON."""
    from interview_kit.problems import Place

    problems = [Place().problem(finding.rule, **finding.details) for finding in findings]
    if style == "json":
        import json

        rows = [_row(finding, problem) for finding, problem in zip(findings, problems, strict=True)]
        click.echo(
            _without_harm(json.dumps({"line": number, "text": text, "problems": rows}, ensure_ascii=False))
        )
        return
    say("\n".join([text, *(map(str, problems) if problems else ["Ingen kendte mønstre fundet."])]))


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
