"""`build`: guide and sheet for a position."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import (
    bank_line,
    print_built,
    print_house,
    print_neighbours,
    print_set_aside,
    today,
)

if TYPE_CHECKING:
    from pathlib import Path

    from interview_kit.workplace.recruitment import Assignment, Built
    from interview_kit.workplace.workplace import Workplace


@click.command(options_metavar="[TILVALG]", short_help="Lav interviewguide og scoringsark.")
@click.argument("position", type=WORDS, metavar="STILLING")
@click.option("-o", "--output", type=PATH, metavar="MAPPE", help="Mappen til dokumenterne.")
@click.option(
    "--round",
    "number",
    type=int,
    metavar="N",
    help="Hvilken samtale: 1 eller 2. Skriver I intet: 1. samtale; med en mappe: alle.",
)
@click.option("--slot", type=int, metavar="MIN", help="Minutter med kandidaten, hvis ikke stillingens egne.")
@click.option("--ask", "asked", type=WORDS, multiple=True, metavar="ID", help="Spørg om dette. Kan gentages.")
@click.option(
    "--not", "left_out", type=WORDS, multiple=True, metavar="ID", help="Spørg ikke om dette. Kan gentages."
)
@click.option(
    "--set", "question_set", type=WORDS, metavar="B", help="Et andet sæt spørgsmål end sidst: A eller B."
)
@click.option(
    "--without-staff/--with-staff",
    "without_staff",
    default=None,
    help="Spørg, så også den, der ikke har ledet nogen endnu, kan svare.",
)
@click.option("--title", type=WORDS, metavar="TEKST", help="Stillingens titel, som den skal stå på papiret.")
@click.option("--organisation", type=WORDS, metavar="TEKST", help="Organisationens navn.")
@click.option(
    "--candidate", type=WORDS, metavar="KODE", help="Kandidatens kode på scoringsarket, for eksempel K3."
)
@click.option(
    "--member", type=WORDS, metavar="KODE", help="Medlemmets kode på scoringsarket, for eksempel M2."
)
@click.option("--force", is_flag=True, help="Erstat dokumenter, der findes. Er de rettet, gemmes de.")
@bank_option
@house_option
def build(  # noqa: PLR0913 - one parameter for each option
    *,
    position: str,
    output: str | None,
    number: int | None,
    candidate: str | None,
    member: str | None,
    force: bool,
    bank: str | None,
    house: str | None,
    **choices: Any,
) -> None:
    """Lav interviewguide og scoringsark til en stilling eller til en rekruttering.

    STILLING er et id, en titel eller et andet navn for jobbet; kommandoen positions viser dem. I stedet kan
    der stå en mappe med rekrutteringens fil, recruitment.yaml: så laves alle dens samtaler. Er dens spørgsmål
    lagt fast med kommandoen plan, så laves alle dens papirer, som med kommandoen kit.
    """
    from interview_kit.workplace.recruitment import assignment_of, recruitment_folder
    from interview_kit.workplace.workplace import open_workplace

    assignment = assignment_of(candidate, member)
    folder = recruitment_folder(position)
    workplace = open_workplace(bank, house)
    if folder is None:
        _build_position(workplace, position, number, output, assignment, choices, force=force)
    elif any(value not in {None, ()} for value in choices.values()):
        raise click.UsageError("Tilvalg til en rekruttering står i dens recruitment.yaml. Skriv dem dér.")
    else:
        _build_folder(workplace, folder, number, output, assignment, force=force)


def _build_position(  # noqa: PLR0913, PLR0917 - what the options say
    workplace: "Workplace",
    position: str,
    number: int | None,
    output: str | None,
    assignment: "Assignment",
    choices: dict[str, Any],
    *,
    force: bool,
) -> None:
    from interview_kit.workplace.building import BuildRequest
    from interview_kit.workplace.recruitment import build_position

    first_round = 1 if number is None else number
    request = BuildRequest(position=position, round=first_round, assignment=assignment, **choices)
    _save(build_position(workplace, request, output), force=force)


def _build_folder(  # noqa: PLR0913 - what the options say
    workplace: "Workplace",
    folder: "Path",
    number: int | None,
    output: str | None,
    assignment: "Assignment",
    *,
    force: bool,
) -> None:
    """All papers of a recruitment whose questions are fixed; of another, guides and empty sheets."""
    from interview_kit.workplace.recruitment import as_typed, build_folder, is_planned

    if is_planned(folder):
        if output or any(assignment):
            raise click.UsageError(
                "Rekrutteringens spørgsmål er lagt fast, og dens papirer har koder. Lav dem med "
                f"«interview-kit kit {as_typed(folder)}»."
            )
        from interview_kit.cli.kit_report import make_and_print
        from interview_kit.workplace.kit import open_kit

        make_and_print(open_kit(workplace, folder, number, today()), force=force, pages=False)
    else:
        _save(build_folder(workplace, folder, number, output, assignment), force=force)


def _save(built: "Built", *, force: bool) -> None:
    from interview_kit.saving import save_files

    _print(built, save_files(built.folder, built.files, overwrite=force, today=today()))


def _print(built: "Built", aside: Mapping[str, str]) -> None:
    """The documents, those that were set aside, and what there is to say of each round."""
    for one_round in built.rounds:
        for name in one_round.files:
            say(str(built.folder / name))
    print_set_aside(built.folder, aside)
    report = built.rounds[0].report
    if report.alias:
        say(f"«{report.alias}» bruger stillingen «{report.position}».")
    for one_round in built.rounds:
        print_built(one_round.report, built.recruitment)
    print_neighbours(built.followed, built.older_sheets())
    print_house(report.house)
    say(bank_line(report.bank, f" til profilen «{report.profile}»"))
