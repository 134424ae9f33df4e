"""The command line: every command parses, calls one function of the straight line, and prints.

What a command needs is imported inside it, so that `--help` answers at once.
"""

import gettext
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from interview_kit.models.bank import QuestionBank
    from interview_kit.problems import Problem
    from interview_kit.word.house import House

USER_MISTAKE, OUR_MISTAKE = 1, 3

# Click's own sentences in Danish, whatever the language of the machine.
os.environ["LANGUAGE"] = "da"
gettext.bindtextdomain("messages", str(Path(__file__).with_name("locale")))

_bank_option = click.option(
    "--bank",
    type=click.Path(path_type=Path),
    envvar="INTERVIEW_KIT_BANK",
    help="En anden spørgsmålsbank end den, der følger med.",
)
_house_option = click.option(
    "--house",
    type=click.Path(path_type=Path),
    help="Jeres egen Word-skabelon i stedet for den, der følger med.",
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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="interview-kit", message="interview-kit %(version)s")
def main() -> None:
    """Strukturerede ansættelsessamtaler: interviewguider og scoringsark til Word."""


@main.command()
@_bank_option
def positions(bank: Path | None) -> None:
    """Vis de stillinger, banken kan lave guider til."""
    for position in _load_bank(bank).positions.values():
        slots = " og ".join(f"{one_round.slot} min" for one_round in position.rounds)
        click.echo(f"{position.id:20} {position.title:20} {len(position.rounds)} samtale(r): {slots}")
        if position.aliases:
            click.echo(f"{'':20} også: {', '.join(position.aliases)}")


@main.command()
@click.argument("position", metavar="STILLING")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Mappen til dokumenterne."
)
@click.option(
    "--round", "round_number", type=int, default=1, show_default=True, help="Hvilken samtale: 1 eller 2."
)
@click.option(
    "--slot", type=int, metavar="MIN", help="Minutter med kandidaten, hvis det ikke er stillingens egne."
)
@click.option("--ask", multiple=True, metavar="ID", help="Spørg om denne adfærd. Kan gentages.")
@click.option("--not", "left_out", multiple=True, metavar="ID", help="Spørg ikke om dette. Kan gentages.")
@click.option("--title", help="Stillingens titel, som den skal stå på papiret.")
@click.option("--organisation", help="Organisationens navn.")
@click.option("--force", is_flag=True, help="Skriv over dokumenter, der findes i forvejen.")
@_bank_option
@_house_option
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    position: str,
    output: Path | None,
    round_number: int,
    slot: int | None,
    ask: tuple[str, ...],
    left_out: tuple[str, ...],
    title: str | None,
    organisation: str | None,
    bank: Path | None,
    house: Path | None,
    *,
    force: bool,
) -> None:
    """Lav interviewguide og scoringsark til en stilling.

    STILLING er et id, en titel eller et andet navn for jobbet; se «interview-kit positions».
    """
    from interview_kit.documents import DOCUMENTS, build, file_name
    from interview_kit.planning import plan_guide
    from interview_kit.recruitment import guide_yaml, make_recruitment, save_files

    loaded = _load_bank(bank)
    recruitment = make_recruitment(
        loaded, position, title=title, organisation=organisation, slot=slot, asked=ask, left_out=left_out
    )
    look = _load_house(house)
    guide = plan_guide(loaded, recruitment, round_number)
    files = {file_name(kind, round_number): build(kind, guide, look) for kind in DOCUMENTS}
    files[file_name("guide", round_number).replace(".docx", ".yaml")] = guide_yaml(guide)
    folder = output or Path(recruitment.position)
    save_files(folder, files, overwrite=force)
    for name in files:
        click.echo(str(folder / name))


@main.command()
@click.argument("path", metavar="[STI]", required=False, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Lad advarsler tælle som fejl.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_bank_option
def check(path: Path | None, style: str, bank: Path | None, *, strict: bool) -> None:
    """Find alle problemer i en spørgsmålsbank (en mappe) eller en skabelon (en Word-fil)."""
    from interview_kit.checks import check_bank, check_house
    from interview_kit.shipped import shipped_folder

    if path is None and bank is None:
        found = [
            *check_bank(shipped_folder("question_bank")),
            *check_house(shipped_folder("templates") / "house.docx"),
        ]
    else:
        place = path or bank or Path()
        found = check_house(place) if place.suffix.lower() in {".docx", ".dotx"} else check_bank(place)
    _print_checked(found, style)
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.level in failing for problem in found):
        raise click.exceptions.Exit(USER_MISTAKE)


def _load_bank(folder: Path | None) -> "QuestionBank":
    from interview_kit.bank import load_bank
    from interview_kit.problems import UserError
    from interview_kit.shipped import shipped_folder

    bank, problems = load_bank(folder or shipped_folder("question_bank"))
    if bank is None:
        raise UserError(problems)
    return bank


def _load_house(path: Path | None) -> "House":
    from interview_kit.problems import UserError
    from interview_kit.shipped import shipped_folder
    from interview_kit.word.house import load_house

    house, problems = load_house(path or shipped_folder("templates") / "house.docx")
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

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"interview-kit {__version__}, Python {platform.python_version()}, {platform.system()}"]
    lines += [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(type(error).__name__)
    with tempfile.NamedTemporaryFile(
        "w", prefix="interview-kit-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("\n".join(lines) + "\n")
    return f"Det er vores fejl, ikke jeres. Send gerne denne fil til os, så vi kan rette den: {log.name}"


if __name__ == "__main__":
    sys.exit(main())
