"""`book`: every question of a profile, for those who read and approve them."""

import click

from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import print_book, print_set_aside, today


@click.command(options_metavar="[TILVALG]", short_help="Lav en bog med alle en profils spørgsmål.")
@click.argument("profile", type=WORDS, metavar="PROFIL")
@click.option(
    "-o", "--output", type=PATH, metavar="FIL", help="Word-filen; ellers spoergsmaalsbog-PROFIL.docx."
)
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@bank_option
@house_option
def book(profile: str, output: str | None, bank: str | None, house: str | None, *, force: bool) -> None:
    """Lav en bog med alle spørgsmål til en profil, til dem, der skal læse og godkende dem.

    PROFIL er profilens id eller titel, for eksempel direktoer, eller en stilling, der bruger den.
    """
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.workplace.question_book import make_book
    from interview_kit.workplace.workplace import open_workplace

    if output and not output.lower().endswith(".docx"):
        raise click.UsageError("Filen skal ende på .docx.")
    printed = make_book(open_workplace(bank, house), profile)
    path = Path(output or f"spoergsmaalsbog-{printed.profile}.docx")
    aside = save_files(path.parent, {path.name: printed.data}, overwrite=force, today=today())
    say(str(path))
    if printed.alias:
        say(f"«{printed.alias}» bruger profilen «{printed.title}» ({printed.profile}).")
    print_set_aside(path.parent, aside)
    print_book(printed.report)
