"""`book`: every question of a profile in Word, for those who mend and approve them, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_kit.cli.curation_report import print_applied, print_decision
from interview_kit.cli.options import PATH, WORDS, bank_option, format_option, house_option
from interview_kit.cli.printing import USER_MISTAKE, print_found, say
from interview_kit.cli.report import print_book, print_set_aside, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_kit.workplace.book_home import Decision
    from interview_kit.workplace.workplace import Workplace

# What stands for the shipped bank: nobody can type it, so that a folder never means another bank.
_SHIPPED = "\0"


@click.command(options_metavar="[TILVALG]", short_help="Ret og godkend spørgsmålene i Word.")
@click.argument("words", nargs=-1, type=WORDS, metavar="[PROFIL | FIL …]")
@click.option("--only", type=WORDS, metavar="KOMPETENCE", help="Kun denne kompetence: id eller titel.")
@click.option("--read", "is_read", is_flag=True, help="Læs bøger, der er rettet i: FIL er en eller flere.")
@click.option("--apply", "is_applied", is_flag=True, help="Skriv det, der er kryds ved i FIL, i banken.")
@click.option(
    "--from",
    "other",
    type=PATH,
    is_flag=False,
    flag_value=_SHIPPED,
    metavar="[MAPPE]",
    help="Hent det, der er anderledes i banken i MAPPE; uden MAPPE i den, der følger med.",
)
@click.option("-o", "--output", type=PATH, metavar="FIL", help="Word-filen, hvis den skal hedde noget andet.")
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@format_option
@bank_option
@house_option
def book(  # noqa: PLR0913 - the options of one command
    *,
    words: tuple[str, ...],
    only: str | None,
    is_read: bool,
    is_applied: bool,
    other: str | None,
    output: str | None,
    force: bool,
    style: str,
    bank: str | None,
    house: str | None,
) -> None:
    r"""Lav en bog med alle spørgsmål til en profil; læs den, når den er rettet; skriv rettelserne i banken.

    \b
    interview-kit book direktoer           laver spoergsmaalsbog-direktoer.docx
    interview-kit book --read FIL …        læser bøgerne og laver rettelser.docx
    interview-kit book --apply FIL         skriver det, der er kryds ved i rettelser.docx
    interview-kit book --from              laver rettelser.docx af det, der er nyt i en ny udgave

    PROFIL er profilens id eller titel, for eksempel direktoer, eller en stilling, der bruger den.
    """
    from interview_kit.workplace.workplace import open_workplace

    _check(words, is_read=is_read, is_applied=is_applied, other=other, output=output)
    _check_options(only, output, style, makes=not (is_read or is_applied or other), is_applied=is_applied)
    workplace = open_workplace(bank, house)
    if is_applied:
        _apply(workplace, words[0])
    elif is_read:
        print_decision(_read(workplace, words, today()), output, style, force=force)
    elif other:
        print_decision(_differences(workplace, other, today()), output, style, force=force)
    else:
        _make(workplace, words[0], only, output, force=force)


def _check(
    words: "Sequence[str]", *, is_read: bool, is_applied: bool, other: str | None, output: str | None
) -> None:
    """Refuses what does not go together."""
    if output and not output.lower().endswith(".docx"):
        raise click.UsageError("Filen skal ende på .docx.")
    if is_read + is_applied + bool(other) > 1:
        raise click.UsageError("Vælg én af --read, --apply og --from.")
    if other and words:
        raise click.UsageError("Efter --from skal der kun stå en banks mappe.")
    if is_read and not words:
        raise click.UsageError("Skriv efter --read, hvilke bøger der skal læses.")
    if is_applied and len(words) != 1:
        raise click.UsageError("Skriv efter --apply, hvilken fil der er sat kryds i: rettelser.docx.")
    if not (is_read or is_applied or other) and len(words) != 1:
        raise click.UsageError("Skriv én profil, for eksempel «interview-kit book direktoer».")


def _check_options(
    only: str | None, output: str | None, style: str, *, makes: bool, is_applied: bool
) -> None:
    """Refuses an option that would be passed over."""
    if only and not makes:
        raise click.UsageError("--only bruges kun, når bogen laves.")
    if output and is_applied:
        raise click.UsageError("Efter --apply bliver der ikke lavet en Word-fil, så -o bruges ikke.")
    if style != "text" and (makes or is_applied):
        raise click.UsageError("--format json bruges kun med --read og --from.")


def _make(workplace: "Workplace", profile: str, only: str | None, output: str | None, *, force: bool) -> None:
    from interview_kit.saving import save_files
    from interview_kit.workplace.question_book import make_book

    printed = make_book(workplace, profile, only=only)
    path = Path(output or f"spoergsmaalsbog-{printed.profile}.docx")
    aside = save_files(path.parent, {path.name: printed.data}, overwrite=force, today=today())
    say(str(path))
    if printed.alias:
        say(f"«{printed.alias}» bruger profilen «{printed.title}» ({printed.profile}).")
    print_set_aside(path.parent, aside)
    print_book(printed.report)


def _read(workplace: "Workplace", words: "Sequence[str]", day: str) -> "Decision":
    from interview_kit.workplace.book_home import decision, read_books

    received = read_books(workplace, [Path(word) for word in words])
    return decision(workplace, received, [Path(word).name for word in words], day)


def _differences(workplace: "Workplace", other: str, day: str) -> "Decision":
    from interview_kit.workplace.book_home import decision
    from interview_kit.workplace.curating import differences_from
    from interview_kit.workplace.workplace import open_shipped, open_workplace

    newer = open_shipped() if other == _SHIPPED else open_workplace(other)
    about = newer.about()
    received = differences_from(workplace, newer)
    return decision(workplace, [received], [f"{about.title} {about.version}"], day)


def _apply(workplace: "Workplace", file: str) -> None:
    from interview_kit.workplace.book_home import apply_paper, put_away

    outcome = apply_paper(workplace, Path(file), today())
    print_found(outcome.doubts)
    if outcome.corrected:
        say(f"Ordene er rettet i papiret ved nr. {', '.join(map(str, outcome.corrected))}.")
    print_applied(outcome.applied)
    if outcome.applied.refused or outcome.doubts:
        raise click.exceptions.Exit(USER_MISTAKE)
    name = put_away(Path(file), today()) if outcome.applied.files else ""
    if name:
        say(f"Papiret er færdigt og hedder nu {name}.")
