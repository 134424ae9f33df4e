"""`check` and `check-question`: what is wrong, and what to do."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, bank_option, format_option
from interview_kit.cli.printing import USER_MISTAKE, print_checked, print_question
from interview_kit.cli.report import print_bank_checked, today

if TYPE_CHECKING:
    from interview_kit.models.recruitment import OwnKind


@click.command(
    options_metavar="[TILVALG]", short_help="Find fejl i en bank, en rekruttering eller en skabelon."
)
@click.argument("path", type=PATH, metavar="[STI]", required=False)
@click.option("--strict", is_flag=True, help="Lad advarsler tælle som fejl.")
@format_option
@bank_option
def check(path: str | None, style: str, bank: str | None, *, strict: bool) -> None:
    """Find alle problemer i en spørgsmålsbank, en rekruttering (mapper) eller en skabelon (en Word-fil).

    En rekruttering er en mappe med filen recruitment.yaml; «--bank» er så den bank, den bruger.
    """
    from pathlib import Path

    from interview_kit.workplace.checking import checked

    result = checked(Path(path) if path else None, Path(bank) if bank else None, today())
    problems = result.problems
    print_checked(problems, style)
    if style == "text":
        print_bank_checked(result)
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.level in failing for problem in problems):
        raise click.exceptions.Exit(USER_MISTAKE)


@click.command(
    "check-question", options_metavar="[TILVALG]", short_help="Se et spørgsmåls ordlyd og jura efter."
)
@click.argument("text", metavar="TEKST|-")
@click.option(
    "--kind",
    type=click.Choice(["open", "behavioural", "situational", "terms"]),  # OwnKind, unread for speed
    default="open",
    show_default=True,
    help="Hvilken slags spørgsmål det er; «terms» er vilkår, som man gerne må svare ja eller nej til.",
)
@format_option
@bank_option
def check_question(text: str, kind: "OwnKind", style: str, bank: str | None) -> None:
    """Se et spørgsmåls ordlyd og jura efter, før nogen stiller det.

    Skriv spørgsmålet i anførselstegn, eller skriv - for at læse ét på hver linje.
    """
    from interview_kit.cli.questions import lines_sent, typed_questions
    from interview_kit.workplace.checking import check_questions, is_level
    from interview_kit.workplace.workplace import open_workplace

    questions = typed_questions(lines_sent() if text == "-" else [text])
    failed = False
    for number, question, findings in check_questions(open_workplace(bank), questions, kind):
        failed |= any(is_level(finding, "error") for finding in findings)
        print_question(number, question, findings, style)
    if failed:
        raise click.exceptions.Exit(USER_MISTAKE)
