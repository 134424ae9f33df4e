"""`pack`: the office in one HTML file."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, bank_option, house_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_line, print_house, print_set_aside, today

if TYPE_CHECKING:
    from interview_kit.office_file.pack import PackedOffice

_OUTPUT = "samtalekontor.html"
_MEGABYTE = 1_000_000


@click.command(options_metavar="[TILVALG]", short_help="Lav en fil, der gør det hele i en browser.")
@click.option("-o", "--output", type=PATH, default=_OUTPUT, show_default=True, metavar="FIL", help="Filen.")
@click.option("--force", is_flag=True, help="Erstat en fil, der findes.")
@bank_option
@house_option
def pack(*, output: str, force: bool, bank: str | None, house: str | None) -> None:
    """Lav én HTML-fil med banken, husets skabelon og hele programmet.

    Filen åbnes i en browser med et dobbeltklik, også uden net, og gør alt, hvad kommandoerne gør fra
    stilling til sammenligning. Intet skal installeres, og intet forlader computeren.
    """
    from pathlib import Path

    from interview_kit.office_file.pack import pack_office
    from interview_kit.saving import save_files
    from interview_kit.workplace.workplace import open_workplace

    path = Path(output)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise click.UsageError("Filen skal ende på .html.")
    packed = pack_office(open_workplace(bank, house))
    aside = save_files(path.parent, {path.name: packed.data}, overwrite=force, today=today())
    say(f"{output}: {_megabytes(len(packed.data))} MB")
    print_set_aside(path.parent, aside)
    _print(packed)


def _print(packed: "PackedOffice") -> None:
    print_house(packed.house)
    say(bank_line(packed.bank))
    say("Åbn filen med et dobbeltklik. Send den gerne videre, eller læg den på et fællesdrev.")


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".replace(".", ",")
