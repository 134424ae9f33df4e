"""The command line: every command parses, calls one function of the straight line, and prints.

What a command needs is imported inside it, so that `--help` answers at once.
"""

import gettext
import io
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from interview_kit.checks.lexicon import Lexicon
    from interview_kit.checks.rule import Finding
    from interview_kit.models.bank import QuestionBank
    from interview_kit.models.materials import Materials
    from interview_kit.models.recruitment import OwnKind
    from interview_kit.problems import Problem
    from interview_kit.word.package import House

USER_MISTAKE, OUR_MISTAKE = 1, 3

# Click's own sentences in Danish, whatever the language of the machine.
os.environ["LANGUAGE"] = "da"
# No plugin of pydantic's is wanted, and looking for one takes as long as reading the bank.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
gettext.bindtextdomain("messages", os.path.join(os.path.dirname(__file__), "locale"))

_bank_option = click.option(
    "--bank",
    metavar="MAPPE",
    envvar="INTERVIEW_KIT_BANK",
    help="En anden spørgsmålsbank end den, der følger med.",
)
_house_option = click.option(
    "--house", metavar="FIL", help="Jeres egen Word-skabelon i stedet for den, der følger med."
)


class _Commands(click.Group):
    """Prints a user's mistakes as sentences, and writes a log of our own."""

    def invoke(self, ctx: click.Context) -> Any:
        from interview_kit.problems import UserError

        try:
            return super().invoke(ctx)
        except UserError as error:
            _print_problems(error.problems)
            ctx.exit(USER_MISTAKE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
            click.echo(_our_mistake(error), err=True)
            ctx.exit(OUR_MISTAKE)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO",
)
@click.version_option(package_name="interview-kit", message="interview-kit %(version)s")
def main() -> None:
    """Strukturerede ansættelsessamtaler: interviewguider og scoringsark til Word."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A letter that cannot be read or shown becomes a question mark instead of a failure.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command(options_metavar="[VALG]")
@_bank_option
def positions(bank: str | None) -> None:
    """Vis de stillinger, banken kan lave guider til."""
    for position in _load_bank(bank).positions.values():
        slots = " og ".join(f"{one_round.slot} min" for one_round in position.rounds)
        rounds = "1 samtale" if len(position.rounds) == 1 else f"{len(position.rounds)} samtaler"
        click.echo(f"{position.id:20} {position.title:20} {rounds}: {slots}")
        if position.aliases:
            click.echo(f"{'':20} også: {', '.join(position.aliases)}")


@main.command(options_metavar="[VALG]")
@click.argument("position", metavar="STILLING")
@click.option("-o", "--output", metavar="MAPPE", help="Mappen til dokumenterne.")
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
@click.option("--force", is_flag=True, help="Skriv over dokumenter, der findes i forvejen.")
@_bank_option
@_house_option
def build(  # noqa: PLR0913 - one parameter for each option
    *,
    position: str,
    output: str | None,
    number: int,
    bank: str | None,
    house: str | None,
    force: bool,
    **choices: Any,
) -> None:
    """Lav interviewguide og scoringsark til en stilling.

    STILLING er et id, en titel eller et andet navn for jobbet; se «interview-kit positions».
    """
    from pathlib import Path

    from interview_kit.documents import DOCUMENTS, build, file_name
    from interview_kit.planning import plan_guide
    from interview_kit.recruitment import guide_yaml, make_recruitment
    from interview_kit.saving import save_files

    loaded = _load_bank(bank, position)
    recruitment = make_recruitment(loaded, position, **choices)
    look = _load_house(house, bank)
    guide = plan_guide(loaded, recruitment, number)
    files = {file_name(kind, number, "docx"): build(kind, guide, look) for kind in DOCUMENTS}
    files[file_name("guide", number, "yaml")] = guide_yaml(guide)
    folder = Path(output or recruitment.position)
    save_files(folder, files, overwrite=force)
    for name in files:
        click.echo(str(folder / name))


@main.command(options_metavar="[VALG]")
@click.argument("path", metavar="[STI]", required=False)
@click.option("--strict", is_flag=True, help="Lad advarsler tælle som fejl.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_bank_option
def check(path: str | None, style: str, bank: str | None, *, strict: bool) -> None:
    """Find alle problemer i en spørgsmålsbank, en rekruttering (mapper) eller en skabelon (en Word-fil).

    En rekruttering er en mappe med filen recruitment.yaml; «--bank» er så den bank, den bruger.
    """
    from pathlib import Path

    from interview_kit.workplace.checking import check_path, check_shipped

    place = path or bank
    found = check_path(Path(place), Path(bank) if bank else None) if place else check_shipped()
    _print_checked(found, style)
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.level in failing for problem in found):
        raise click.exceptions.Exit(USER_MISTAKE)


@main.command("check-question", options_metavar="[VALG]")
@click.argument("text", metavar="TEKST|-")
@click.option(
    "--kind",
    type=click.Choice(["open", "behavioural", "situational", "terms"]),  # OwnKind, unread for speed
    default="open",
    show_default=True,
    help="Hvilken slags spørgsmål det er; «terms» er vilkår, som man gerne må svare ja eller nej til.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_bank_option
def check_question(text: str, kind: "OwnKind", style: str, bank: str | None) -> None:
    """Se et spørgsmåls ordlyd og jura efter, før nogen stiller det.

    Skriv spørgsmålet i anførselstegn, eller skriv - for at læse ét på hver linje.
    """
    from interview_kit.checks.running import question_findings
    from interview_kit.problems import CATALOGUE

    lexicon = _load_lexicon(bank)
    lines = sys.stdin.read().splitlines() if text == "-" else [text]
    failed = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            found = question_findings(line.strip(), kind, lexicon)
            failed |= any(CATALOGUE[finding.rule].level == "error" for finding in found)
            _print_question(number, line.strip(), found, style)
    if failed:
        raise click.exceptions.Exit(USER_MISTAKE)


@main.command(options_metavar="[VALG]")
@click.option(
    "-o",
    "--output",
    metavar="FIL",
    default="daekning.html",
    show_default=True,
    help="En .html- eller .xlsx-fil.",
)
@click.option("--profile", metavar="ID", help="Kun denne profil.")
@click.option(
    "--against", metavar="MAPPE|SHIPPED", help="Sig i stedet, hvad en nyere bank har, som denne mangler."
)
@click.option("--force", is_flag=True, help="Skriv over en fil, der findes i forvejen.")
@_bank_option
def coverage(output: str, profile: str | None, against: str | None, bank: str | None, *, force: bool) -> None:
    """Vis, hvad banken har til hver adfærd i profilerne."""
    if against:
        _print_missing(bank, None if against.upper() == "SHIPPED" else against)
        return
    from pathlib import Path

    from interview_kit.coverage import coverage_rows
    from interview_kit.saving import save_files
    from interview_kit.workplace.checking import warnings_by_entry

    path = Path(output)
    if path.suffix.lower() not in {".html", ".xlsx"}:
        raise click.UsageError("Filen skal ende på .html eller .xlsx.")
    loaded = _load_bank(bank)
    rows = coverage_rows(loaded, profile, warnings_by_entry(loaded, _load_lexicon(bank)))
    if path.suffix.lower() == ".xlsx":
        from interview_kit.coverage.sheet import coverage_xlsx

        data = coverage_xlsx(rows)
    else:
        from interview_kit.coverage.page import coverage_html

        data = coverage_html(rows, loaded).encode()
    save_files(path.parent, {path.name: data}, overwrite=force)
    click.echo(output)


@main.command(options_metavar="[VALG]")
@click.argument("profile", metavar="PROFIL")
@click.option("-o", "--output", metavar="FIL", help="Word-filen; ellers spoergsmaalsbog-PROFIL.docx.")
@click.option("--force", is_flag=True, help="Skriv over en fil, der findes i forvejen.")
@_bank_option
@_house_option
def book(profile: str, output: str | None, bank: str | None, house: str | None, *, force: bool) -> None:
    """Lav en bog med alle spørgsmål til en profil, til dem, der skal læse og godkende dem.

    PROFIL er profilens id, for eksempel direktoer.
    """
    from pathlib import Path

    from interview_kit.bank import find_profile
    from interview_kit.documents.question_book import build_book
    from interview_kit.problems import Problem, UserError
    from interview_kit.saving import save_files

    loaded = _load_bank(bank)
    found = find_profile(loaded, profile)
    if isinstance(found, Problem):
        raise UserError([found])
    path = Path(output or f"spoergsmaalsbog-{found.id}.docx")
    if path.suffix.lower() != ".docx":
        raise click.UsageError("Filen skal ende på .docx.")
    data = build_book(loaded, found, _load_materials(bank, loaded), _load_house(house, bank))
    save_files(path.parent, {path.name: data}, overwrite=force)
    click.echo(str(path))


def _print_missing(bank: str | None, newer: str | None) -> None:
    from interview_kit.coverage import missing_here, missing_materials

    here, there = _load_bank(bank), _load_bank(newer)
    lines = (
        *missing_here(here, there),
        *missing_materials(_load_materials(bank, here), _load_materials(newer, there)),
    )
    for line in lines or ("Banken mangler intet.",):
        click.echo(line)


@main.command(options_metavar="[VALG]")
@click.argument("folder", metavar="MAPPE")
def init(folder: str) -> None:
    """Kopiér spørgsmålsbanken og skabelonen til en mappe, som HR selv retter i."""
    from pathlib import Path

    from interview_kit.saving import save_files
    from interview_kit.shipped import shipped_files

    files = shipped_files()
    save_files(Path(folder), files, overwrite=False)
    click.echo(f"{len(files)} filer er lagt i {folder}. Brug dem med «--bank {folder}».")


def _print_question(number: int, text: str, findings: list["Finding"], style: str) -> None:
    from interview_kit.workplace.checking import question_problem, question_row

    if style == "json":
        import json

        row = {"line": number, "text": text, "problems": [question_row(finding) for finding in findings]}
        click.echo(json.dumps(row, ensure_ascii=False))
        return
    lines = [str(question_problem(finding)) for finding in findings]
    click.echo("\n".join([text, *(lines or ["Ingen kendte mønstre fundet."])]))


def _bank_folder(folder: str | None) -> "Path":
    from pathlib import Path

    from interview_kit.shipped import shipped_folder

    return Path(folder) if folder else shipped_folder("question_bank")


def _load_lexicon(folder: str | None) -> "Lexicon":
    from interview_kit.problems import UserError
    from interview_kit.workplace.checking import load_lexicon

    lexicon, problems = load_lexicon(_bank_folder(folder))
    if lexicon is None:
        raise UserError(problems)
    return lexicon


def _load_bank(folder: str | None, position: str | None = None) -> "QuestionBank":
    from interview_kit.bank import load_bank
    from interview_kit.problems import UserError

    bank, problems = load_bank(_bank_folder(folder), position)
    if bank is None:
        raise UserError(problems)
    return bank


def _load_materials(folder: str | None, bank: "QuestionBank") -> "Materials":
    from interview_kit.bank.materials import load_materials
    from interview_kit.problems import UserError, has_errors

    materials, _, problems = load_materials(_bank_folder(folder), bank)
    if has_errors(problems):
        raise UserError(problems)
    return materials


def _load_house(file: str | None, bank: str | None) -> "House":
    """The house asked for; else the one that lies in the user's bank; else the shipped one."""
    from pathlib import Path

    from interview_kit.problems import UserError
    from interview_kit.shipped import HOUSE, shipped_folder
    from interview_kit.word.house import load_house

    own = Path(bank) / HOUSE if bank and (Path(bank) / HOUSE).is_file() else None
    path = Path(file) if file else own or shipped_folder("templates") / HOUSE
    house, problems = load_house(path)
    if house is None:
        raise UserError(problems)
    return house


def _print_problems(problems: Iterable["Problem"]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _print_checked(problems: list["Problem"], style: str) -> None:
    if style == "json":
        import json

        click.echo(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.level == "error" for problem in problems)
    warnings = sum(problem.level == "warning" for problem in problems)
    click.echo(f"{errors} fejl, {warnings} advarsler.")


def _our_mistake(error: Exception) -> str:
    """Writes the log of our own mistake and says where it lies; the log holds no values from files."""
    import platform
    import tempfile
    import traceback

    from interview_kit import __version__

    lines = [f"interview-kit {__version__}, Python {platform.python_version()}, {platform.system()}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(type(error).__name__)
    with tempfile.NamedTemporaryFile(
        "w", prefix="interview-kit-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("\n".join(lines) + "\n")
    return f"Det er vores fejl, ikke jeres. Send gerne denne fil til os, så vi kan rette den: {log.name}"


if __name__ == "__main__":
    sys.exit(main())
