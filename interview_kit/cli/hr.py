"""`positions` and `init`: what there is, and a copy of it for HR."""

import click

from interview_kit.cli.options import PATH, bank_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_line, bank_name


@click.command(options_metavar="[TILVALG]")
@bank_option
def positions(bank: str | None) -> None:
    """Vis de stillinger, banken kan lave guider til."""
    from interview_kit.workplace.workplace import open_workplace

    workplace = open_workplace(bank)
    positions_of_bank, profiles = workplace.positions(), workplace.profile_titles()
    for position in positions_of_bank:
        slots = " og ".join(f"{one_round.slot} min" for one_round in position.rounds)
        rounds = "1 samtale" if len(position.rounds) == 1 else f"{len(position.rounds)} samtaler"
        say(f"{position.id:20} {position.title:20} {rounds}: {slots}")
        title = profiles.get(position.profile)
        say(f"{'':20} profil: {position.profile}{f' ({title})' if title else ''}")
        if position.aliases:
            say(f"{'':20} også: {', '.join(position.aliases)}")
        if position.panel.roles:
            say(f"{'':20} udvalg: {', '.join(role.id for role in position.panel.roles)}")
    number = "1 stilling" if len(positions_of_bank) == 1 else f"{len(positions_of_bank)} stillinger"
    name = bank_name(workplace.bank_folder, is_shipped=workplace.is_shipped)
    say(f"{name}, version {workplace.about().version}, {number}.")


@click.command(options_metavar="[TILVALG]", short_help="Kopiér bank og skabelon, så HR kan rette i dem.")
@click.argument("folder", type=PATH, metavar="MAPPE")
def init(folder: str) -> None:
    """Kopiér spørgsmålsbanken og skabelonen til en mappe, som HR selv retter i."""
    from pathlib import Path

    from interview_kit.workplace.starting import start_bank
    from interview_kit.workplace.workplace import open_workplace

    count = start_bank(Path(folder))
    quoted = f'"{folder}"' if " " in folder else folder
    say(f"{count} filer er lagt i {quoted}: en kopi af banken, der følger med, og af skabelonen.")
    say(f"Brug dem med «--bank {quoted}», eller skriv kommandoerne, mens I står i mappen.")
    say(bank_line(open_workplace(folder).state()))
