"""`collect`: what came home of the sheets, as a table of members and candidates."""

import time
from typing import TYPE_CHECKING

import click

from interview_kit.cli.called import as_called
from interview_kit.cli.options import PATH, WORDS, bank_option, format_option
from interview_kit.cli.printing import USER_MISTAKE, print_found, say, say_json

if TYPE_CHECKING:
    from interview_kit.workplace.collecting import CollectedRound, Collection


def now() -> str:
    """The date and the time of this computer, as `2026-11-28 16.40`."""
    return time.strftime("%Y-%m-%d %H.%M")


@click.command(options_metavar="[TILVALG]", short_help="Saml de udfyldte scoringsark ind.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option("--round", "number", type=int, metavar="N", help="Kun denne samtales ark.")
@click.option(
    "--seal",
    "reason",
    type=WORDS,
    metavar="GRUND",
    help="Forsegl det, der er kommet, selv om noget mangler eller er ændret. Skriv ordstyrerens grund.",
)
@format_option
@bank_option
def collect(*, folder: str, number: int | None, reason: str | None, style: str, bank: str | None) -> None:
    """Læs alt, hvad der ligger i MAPPE/indkommet, og forsegl vurderingerne, når de alle er der.

    Der bliver hverken regnet eller vist et gennemsnit. Resultatet ligger i indsamlet-1.json.
    """
    from pathlib import Path

    from interview_kit.problems import UserError, has_errors
    from interview_kit.saving import held, save_files
    from interview_kit.workplace.collecting import arrived_in, as_dict
    from interview_kit.workplace.collecting import collect as collected
    from interview_kit.workplace.workplace import open_workplace

    workplace, target = open_workplace(bank), Path(folder)
    try:
        with held(arrived_in(target)):  # two people may collect at the same time
            home = collected(workplace, target, number=number, reason=reason, now=now())
            save_files(target, home.files, overwrite=True, is_as_made=lambda _: True)
    except UserError as error:
        if style == "json":
            say_json(as_dict([], error.problems), indent=1)
        raise
    if style == "json":
        say_json(as_dict(home.rounds, home.all_problems), indent=1)
    else:
        _print(home)
    if has_errors(home.all_problems):
        raise click.exceptions.Exit(USER_MISTAKE)


def _print(home: "Collection") -> None:
    from interview_kit.workplace.recruitment import as_typed

    print_found(home.all_problems)
    for one_round in home.rounds:
        _print_round(one_round)
        _print_seal(one_round, as_typed(home.folder))


def _print_round(one_round: "CollectedRound") -> None:
    """A row for each member, with how many of the questions are rated for each candidate."""
    expected, guide = one_round.expected, one_round.guide
    say(f"{guide.content.round}. samtale, guide {guide.id}, {len(expected.codes)} at vurdere:")
    say("  " + "".join(f"{code:>9}" for code in ("", *expected.candidates)))
    for member in expected.members:
        cells = (one_round.state(member, candidate) for candidate in expected.candidates)
        say("  " + "".join(f"{text:>9}" for text in (member, *cells)))


def _print_seal(one_round: "CollectedRound", folder: str) -> None:
    from interview_kit.workplace.collecting import signature

    new = one_round.new_seal
    if new:
        say(signature(new))
    elif one_round.collected.seal is None:
        say("Ikke forseglet endnu: Alle felter skal være vurderet først. Ingen får et tal at se før.")
        number = one_round.guide.content.round
        command = f'«interview-kit collect {folder} --round {number} --seal "grund"»'
        say(as_called(f"Skal I videre uden det, der mangler, så lad ordstyreren skrive hvorfor: {command}."))
        return
    say(as_called(f"Lav sammenligningen med «interview-kit compare {folder}»."))
