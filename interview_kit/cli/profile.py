"""`profile new`: from a municipality's own paper to a profile in its bank."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_kit.cli.called import as_called
from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import say
from interview_kit.cli.report import bank_name, print_set_aside, today

if TYPE_CHECKING:
    from interview_kit.workplace.new_profile import DraftPaper, Wanted, WrittenProfile
    from interview_kit.workplace.workplace import Workplace

_MOST_SHOWN = 12
_DRAFT, _REUSE = "profil-udkast.docx", "genbrug.docx"


@click.group(
    options_metavar="[TILVALG]",
    subcommand_metavar="KOMMANDO",
    short_help="Læs jeres egen kompetenceprofil ind.",
)
def profile() -> None:
    """Læs jeres egen kompetenceprofil ind i banken."""


@profile.command(options_metavar="[TILVALG]", short_help="Lav en profil af jeres eget papir.")
@click.argument("file", type=PATH, metavar="FIL")
@click.option(
    "--id", "profile_id", type=WORDS, metavar="ID", help="Profilens id i banken, for eksempel leder-by."
)
@click.option(
    "--title", type=WORDS, metavar="TITEL", help="Profilens titel, hvis den ikke skal være papirets."
)
@click.option("--only", type=WORDS, metavar="NIVEAU", help="Kun denne slags leder, hvor papiret har flere.")
@click.option("--read", "reads", is_flag=True, help="FIL er et udkast herfra, som I har rettet: læs det ind.")
@click.option("-o", "--output", type=PATH, metavar="FIL", help=f"Word-filen; ellers {_DRAFT} eller {_REUSE}.")
@click.option("--force", is_flag=True, help="Erstat en fil, der findes. Er den rettet, gemmes den.")
@bank_option
@house_option
def new(  # noqa: PLR0913, PLR0917 - Click hands over each option
    file: str,
    profile_id: str | None,
    title: str | None,
    only: str | None,
    output: str | None,
    bank: str | None,
    house: str | None,
    *,
    reads: bool,
    force: bool,
) -> None:
    """Lav en profil af jeres eget papir.

    Først læses FIL (.docx, .pdf eller .txt) til et udkast i Word, hvor hver linje har et gæt. Ret udkastet,
    og læs det ind med «--read». Så ligger profilen i banken, og genbrug.docx viser, hvilke spørgsmål der
    passer.
    """
    from interview_kit.workplace.new_profile import Wanted, read_paper_file
    from interview_kit.workplace.workplace import open_workplace

    if output and not output.lower().endswith(".docx"):
        raise click.UsageError("Filen skal ende på .docx.")
    workplace = open_workplace(bank, house)
    path, data = Path(file), read_paper_file(Path(file))
    wanted = Wanted(profile_id or "", title or "", only or "")
    if reads:
        _read_back(workplace, path, data, wanted, output, force=force)
    else:
        _make_draft(workplace, path, data, wanted, Path(output or _DRAFT), force=force)


def _make_draft(  # noqa: PLR0913 - what was asked for
    workplace: "Workplace", path: Path, data: bytes, wanted: "Wanted", target: Path, *, force: bool
) -> None:
    from interview_kit.saving import save_files
    from interview_kit.workplace.new_profile import draft_of

    paper = draft_of(workplace, str(path), data, wanted)
    aside = save_files(target.parent, {target.name: paper.data}, overwrite=force, today=today())
    say(str(target))
    print_set_aside(target.parent, aside)
    _print_draft(paper, target, _bank_words(workplace))


def _print_draft(paper: "DraftPaper", target: Path, bank: str) -> None:
    """What was found, what is doubtful, and what to do next."""
    draft = paper.draft
    unsure = sum(not line.is_sure for line in draft.lines)
    competencies = _counted(draft.count("competency"), "kompetence", "kompetencer")
    lines = _counted(draft.count("behaviour"), "linje", "linjer")
    left_out = _counted(draft.count("left-out"), "linje", "linjer")
    say(
        f"«{draft.title}», id {paper.profile_id}: {competencies} og {lines} med adfærd. "
        f"{left_out} er udeladt, {unsure} gæt er {'usikkert' if unsure == 1 else 'usikre'}."
    )
    for doubt in paper.doubts:
        say(doubt.sentence)
    say("Ret udkastet i Word, gem og luk det, og skriv så:")
    say(_command(target, bank))


def _command(paper: Path, bank: str) -> str:
    """What to type to read a paper of ours."""
    name = f'"{paper}"' if " " in str(paper) else str(paper)
    return as_called(f"  «interview-kit profile new --read {name}{bank}»")


def _bank_words(workplace: "Workplace") -> str:
    """The option that names the bank, where it is needed."""
    if workplace.is_shipped:
        return " --bank MAPPE"
    folder = str(workplace.bank_folder)
    named = f'"{folder}"' if " " in folder else folder
    return "" if folder == "." else f" --bank {named}"


def _read_back(  # noqa: PLR0913 - what was asked for
    workplace: "Workplace", path: Path, data: bytes, wanted: "Wanted", output: str | None, *, force: bool
) -> None:
    """Reads whichever of our papers it is."""
    from interview_kit.saving import save_files
    from interview_kit.workplace.new_profile import is_reuse_paper, write_profile
    from interview_kit.workplace.reuse import read_reuse

    if wanted.only:
        raise click.UsageError("--only bruges kun, når papiret læses første gang.")
    if is_reuse_paper(data):
        if any(wanted) or output:
            raise click.UsageError("Når genbrug.docx læses, bruges --id, --title og -o ikke.")
        for sentence in read_reuse(workplace, data, str(path)):
            say(as_called(sentence))
        return
    target = Path(output) if output else path.parent / _REUSE
    refuse_in_the_way(target, force=force)
    written = write_profile(workplace, str(path), data, wanted)
    _print_written(workplace, written)
    aside = save_files(target.parent, {target.name: written.reuse}, overwrite=True, today=today())
    print_set_aside(target.parent, aside)
    say(str(target))
    say("Vælg et spørgsmålssæt til hver linje i den, gem og luk den, og skriv så:")
    say(_command(target, _bank_words(workplace)))


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def refuse_in_the_way(target: Path, *, force: bool) -> None:
    """Raises `UserError` where there is a file already, before anything is written."""
    from interview_kit.problems import UserError, problem

    if target.exists() and not force:
        raise UserError([problem("file-exists", file=str(target))])


def _print_written(workplace: "Workplace", written: "WrittenProfile") -> None:
    """What stands in the bank now, and what is to be read in it."""
    made, returned = written.made, written.returned
    for name in written.files:
        say(str(workplace.bank_folder / name))
    competencies = _counted(len(made.profile.competencies), "kompetence", "kompetencer")
    lines = _counted(len(made.profile.behaviours), "linje", "linjer")
    say(f"«{made.profile.title}»: {competencies} med {lines}.")
    if made.lacks_competency:
        say("De første linjer stod ikke under en kompetence. De står under profilens titel.")
    for lost in returned.missing:
        say(f"Linje {lost.number} er ikke mere i udkastet og derfor ikke med: «{lost.text}»")
    if returned.unchosen:
        numbers = ", ".join(str(number) if number else "en tilføjet" for number in returned.unchosen)
        say(f"Ved disse linjer stod ingen af de fem slags, så gættet gælder: {numbers}.")
    for title in made.shortened:
        say(f"Titlen er kortet af til 120 tegn: «{title}»")
    if made.unsure:
        lines = "denne linje" if len(made.unsure) == 1 else f"disse {len(made.unsure)} linjer"
        say(f"Læs {lines}, og ret «text» i profilen, hvis ordene ikke står i nutid og uden «du»:")
        texts = {line.id: line.text for line in made.profile.behaviours}
        for key in made.unsure[:_MOST_SHOWN]:
            say(f"  {key}: {texts[key]}")
        if len(made.unsure) > _MOST_SHOWN:
            say(f"  … og {len(made.unsure) - _MOST_SHOWN} til.")
    bank = bank_name(workplace.bank_folder, is_shipped=workplace.is_shipped)
    say(f"{bank} har nu profilen {made.profile.id}.")
