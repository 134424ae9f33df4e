"""What commands print: problems on standard error, results and findings on standard output."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_kit.checks.rule import Finding
    from interview_kit.problems import Problem

USER_MISTAKE, OUR_MISTAKE = 1, 3


def print_problems(problems: "Iterable[Problem]") -> None:
    """Why a command could not do its work."""
    for problem in problems:
        click.echo(str(problem), err=True)


def print_checked(problems: "Sequence[Problem]", style: str) -> None:
    """Every problem that `check` found, and how many; or all of them as one JSON list."""
    if style == "json":
        import json

        click.echo(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.level == "error" for problem in problems)
    warnings = sum(problem.level == "warning" for problem in problems)
    click.echo(f"{errors} fejl, {warnings} advarsler.")


def print_question(number: int, text: str, findings: "Sequence[Finding]", style: str) -> None:
    """A question (`number` counts its line from 1) and what the rules say of it; or one line of JSON."""
    from interview_kit.problems import Place

    problems = [Place().problem(finding.rule, **finding.details) for finding in findings]
    if style == "json":
        import json

        rows = [_row(finding, problem) for finding, problem in zip(findings, problems, strict=True)]
        click.echo(json.dumps({"line": number, "text": text, "problems": rows}, ensure_ascii=False))
        return
    click.echo("\n".join([text, *(map(str, problems) if problems else ["Ingen kendte mønstre fundet."])]))


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
