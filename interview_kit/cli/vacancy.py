"""`new`, `plan` and `kit`: a recruitment from its first answer to its printed papers."""

import sys
from typing import TYPE_CHECKING, Any

import click

from interview_kit.cli.called import as_called
from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import print_found, say
from interview_kit.cli.report import bank_line, print_set_aside, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_kit.workplace.answers import Answers
    from interview_kit.workplace.new_vacancy import NewVacancy
    from interview_kit.workplace.workplace import Workplace


class _NumberType(click.ParamType):  # type: ignore[type-arg] # generic only in newer versions
    """A number of people."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from interview_kit.problems import UserError
        from interview_kit.workplace.answers import people_said

        try:
            return people_said(str(value))
        except UserError as error:
            self.fail(error.problems[0].sentence, param, ctx)


_NUMBER = _NumberType()


@click.command(options_metavar="[TILVALG]", short_help="Begynd en rekruttering.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option(
    "--position", type=WORDS, metavar="STILLING", help="Stillingen: et id, en titel eller et andet navn."
)
@click.option("--title", type=WORDS, metavar="TEKST", help="Stillingens titel, som den skal stå på papiret.")
@click.option("--organisation", type=WORDS, metavar="TEKST", help="Organisationens navn.")
@click.option("--workplace", type=WORDS, metavar="ORD", help="Hvad teksterne kalder den: kommunen, regionen.")
@click.option("--case-number", type=WORDS, metavar="NR", help="Sagens journalnummer.")
@click.option("--decides", "decision_maker", type=WORDS, metavar="TEKST", help="Hvem der beslutter.")
@click.option("--delete-on", "deletion_date", type=WORDS, metavar="DATO", help="Hvornår papirerne slettes.")
@click.option(
    "--questions-in-advance",
    type=click.Choice(["none", "minutes", "days"]),
    help="Får kandidaterne spørgsmålene før samtalen: ingen, minutter før eller dage før.",
)
@click.option(
    "--member-name",
    "named_members",
    type=WORDS,
    multiple=True,
    metavar="NAVN,ROLLE",
    help="Et medlem: navn, komma og rolle. Kan gentages.",
)
@click.option(
    "--candidate-name",
    "named_candidates",
    type=WORDS,
    multiple=True,
    metavar="NAVN",
    help="En kandidat. Kan gentages.",
)
@click.option(
    "--round",
    "rounds",
    type=WORDS,
    multiple=True,
    metavar="DATO[,KL[,PAUSE]]",
    help="En samtales dag, hvornår den første begynder, og pausen i minutter. Kan gentages.",
)
@click.option("--members", type=_NUMBER, metavar="ANTAL", help="Så mange medlemmer, uden navne.")
@click.option("--candidates", type=_NUMBER, metavar="ANTAL", help="Så mange kandidater.")
@click.option("--form", is_flag=True, help="Lav kun stamdata.xlsx, som kan udfyldes i Excel.")
@click.option("--from", "sheet", type=PATH, metavar="FIL", help="Læs en udfyldt stamdata.xlsx.")
@bank_option
def new(
    *, folder: str, position: str | None, form: bool, sheet: str | None, bank: str | None, **said: Any
) -> None:
    """Begynd en rekruttering i MAPPE: recruitment.yaml med koder og navne.yaml med navne.

    Uden tilvalg bliver I spurgt om ni ting. Med --members og --candidates bliver I ikke spurgt. Med --form
    får I et regneark, som læses igen med --from.
    """
    from pathlib import Path

    from interview_kit.workplace.answers import answers_in, form_file
    from interview_kit.workplace.new_vacancy import new_vacancy, refuse_used
    from interview_kit.workplace.workplace import open_workplace

    workplace = open_workplace(bank)
    target = Path(folder)
    refuse_used(target)
    if sheet is not None:
        if position or form or any(said.values()):
            raise click.UsageError("Med --from står alt i regnearket. Skriv ikke andre tilvalg.")
        answers = answers_in(Path(sheet))
    elif position is None:
        raise click.UsageError("Skriv, hvilken stilling det er, for eksempel «--position direktoer».")
    elif form:
        from interview_kit.workplace.recruitment import as_typed

        _save(target, form_file(workplace, position))
        sheet_name = as_typed(target / "stamdata.xlsx")
        say(f"Udfyld {target / 'stamdata.xlsx'}, og gem den. Læs den derefter med:")
        say(as_called(f"  «interview-kit new {as_typed(target)} --from {sheet_name}»"))
        return
    else:
        answers = _answers(workplace, position, said)
    made = new_vacancy(workplace, target, answers, today())
    _save(target, made.files)
    _print_new(made)
    if sheet is not None:
        say(f"Slet {sheet}, når I har set, at navne.yaml er rigtig: Der står navne i den.")


def _save(folder: "Path", files: Any) -> None:
    from interview_kit.saving import save_files

    save_files(folder, files, overwrite=False, today=today())
    for name in files:
        say(str(folder / name))


def _answers(workplace: "Workplace", position: str, said: dict[str, Any]) -> "Answers":
    """What the options say; where they say nothing of the people, what is answered on the terminal."""
    from interview_kit.workplace.answers import answers_from, asked_answers

    is_said = any(said[name] for name in ("members", "candidates", "named_members", "named_candidates"))
    if is_said or not sys.stdin.isatty():
        return answers_from(workplace, position, said)
    return asked_answers(workplace, position, said, _ask)


def _ask(question: str, default: str, reader: "Callable[[str], Any]") -> Any:
    """What the reader makes of the answer; where it cannot be read, the question is asked again."""
    from interview_kit.problems import UserError

    def read(words: str) -> Any:
        try:
            return reader(words)
        except UserError as error:
            raise click.UsageError(" ".join(problem.sentence for problem in error.problems)) from None

    return click.prompt(question, default=default, show_default=bool(default), value_proc=read)


def _print_new(made: "NewVacancy") -> None:
    from interview_kit.workplace.recruitment import as_typed

    print_found(made.doubts)
    say(f"{len(made.recruitment.panel)} i udvalget, {len(made.recruitment.candidates)} kandidater.")
    if made.has_unnamed:
        say("Skriv de navne, der mangler, i navne.yaml.")
    say(as_called(f"Lav planen med «interview-kit plan {as_typed(made.folder)}»."))


@click.command(options_metavar="[TILVALG]", short_help="Læg spørgsmålene fast for alle samtaler.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option(
    "--round", "number", type=int, metavar="N", help="Kun denne samtale; de andre bliver, som de er."
)
@click.option(
    "--new-version",
    "reason",
    type=WORDS,
    metavar="GRUND",
    help="Lav planen om, selv om der er lavet scoringsark.",
)
@bank_option
def plan(*, folder: str, number: int | None, reason: str | None, bank: str | None) -> None:
    """Læg spørgsmålene fast for alle samtaler i rekrutteringen MAPPE.

    De fryses i guide-1.yaml, guide-2.yaml. Spørgsmålene vælges i stillingens rækkefølge, til det næste ikke
    kan nås. Intet bliver spurgt to gange.
    """
    from pathlib import Path

    from interview_kit.cli.plan_table import print_plan
    from interview_kit.saving import save_files
    from interview_kit.workplace.vacancy_plan import plan_vacancy
    from interview_kit.workplace.workplace import open_workplace

    planned = plan_vacancy(open_workplace(bank), Path(folder), number=number, reason=reason, today=today())
    aside = save_files(planned.folder, planned.files, overwrite=True, today=today())
    print_set_aside(planned.folder, aside)
    print_plan(planned)
    say(bank_line(planned.bank))


@click.command(options_metavar="[TILVALG]", short_help="Lav alle papirer til rekrutteringen.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option("--round", "number", type=int, metavar="N", help="Kun denne samtales papirer.")
@click.option(
    "--force", is_flag=True, help="Erstat papirer, der findes. Udfyldte scoringsark bliver aldrig rørt."
)
@click.option("--no-pages", is_flag=True, help="Tæl ikke sider med LibreOffice.")
@bank_option
@house_option
def kit(  # noqa: PLR0913 - one parameter for each option
    *, folder: str, number: int | None, force: bool, no_pages: bool, bank: str | None, house: str | None
) -> None:
    """Lav alle papirer til rekrutteringen MAPPE, i mappen dokumenter.

    Planen skal ligge fast først, med kommandoen plan.
    """
    from pathlib import Path

    from interview_kit.cli.kit_report import make_and_print
    from interview_kit.workplace.kit import open_kit
    from interview_kit.workplace.workplace import open_workplace

    make_and_print(
        open_kit(open_workplace(bank, house), Path(folder), number, today()), force=force, pages=not no_pages
    )
