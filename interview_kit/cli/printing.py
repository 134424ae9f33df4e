"""What commands print: problems on standard error, results and findings on standard output."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_kit.checks.questions import QuestionProblem
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


def print_question(number: int, text: str, problems: "Sequence[QuestionProblem]", style: str) -> None:
    """A question (`number` counts its line from 1) and what the rules say of it; or one line of JSON."""
    if style == "json":
        import json

        row = {"line": number, "text": text, "problems": [found.as_dict() for found in problems]}
        click.echo(json.dumps(row, ensure_ascii=False))
        return
    click.echo(text)
    for found in problems:
        click.echo(str(found.problem))
    if not problems:
        click.echo("Ingen kendte mønstre fundet.")
