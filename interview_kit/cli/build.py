"""`build`: guide and sheet for a position."""

import click

from interview_kit.cli.options import PATH, bank_option, house_option
from interview_kit.cli.report import print_built, print_set_aside, today


@click.command(options_metavar="[VALG]")
@click.argument("position", metavar="STILLING")
@click.option("-o", "--output", type=PATH, metavar="MAPPE", help="Mappen til dokumenterne.")
@click.option(
    "--round",
    "number",
    type=int,
    metavar="N",
    default=1,
    show_default=True,
    help="Hvilken samtale: 1 eller 2.",
)
@click.option("--slot", type=int, metavar="MIN", help="Minutter med kandidaten, hvis ikke stillingens egne.")
@click.option("--ask", "asked", multiple=True, metavar="ID", help="Spørg om denne adfærd. Kan gentages.")
@click.option("--not", "left_out", multiple=True, metavar="ID", help="Spørg ikke om dette. Kan gentages.")
@click.option("--title", metavar="TEKST", help="Stillingens titel, som den skal stå på papiret.")
@click.option("--organisation", metavar="TEKST", help="Organisationens navn.")
@click.option("--force", is_flag=True, help="Erstat dokumenter, der findes. Er de rettet, gemmes de.")
@bank_option
@house_option
def build(  # noqa: PLR0913 - one parameter for each option
    *,
    position: str,
    output: str | None,
    number: int,
    slot: int | None,
    asked: tuple[str, ...],
    left_out: tuple[str, ...],
    title: str | None,
    organisation: str | None,
    force: bool,
    bank: str | None,
    house: str | None,
) -> None:
    """Lav interviewguide og scoringsark til en stilling.

    STILLING er et id, en titel eller et andet navn for jobbet; se «interview-kit positions».
    """
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.workplace.building import BuildRequest, build_round
    from interview_kit.workplace.workplace import open_workplace

    request = BuildRequest(
        position=position,
        round=number,
        slot=slot,
        asked=asked,
        left_out=left_out,
        title=title,
        organisation=organisation,
    )
    built = build_round(open_workplace(bank, house), request)
    folder = Path(output or built.guide.content.position)
    aside = save_files(folder, built.files, overwrite=force, today=today())
    for name in built.files:
        click.echo(str(folder / name))
    print_set_aside(folder, aside)
    print_built(built.report)
