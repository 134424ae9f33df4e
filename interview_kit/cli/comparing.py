"""`compare`: from sealed ratings to the papers on the panel's table."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import print_found, say
from interview_kit.cli.report import print_house, today

if TYPE_CHECKING:
    from interview_kit.workplace.comparing import Comparison, SavedComparison


@click.command(options_metavar="[TILVALG]", short_help="Sammenlign kandidaterne, når alt er forseglet.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option("--round", "number", type=int, metavar="N", help="Kun denne samtale.")
@click.option("--force", is_flag=True, help="Erstat papirer, der findes. Er et af dem rettet, gemmes det.")
@bank_option
@house_option
def compare(*, folder: str, number: int | None, force: bool, bank: str | None, house: str | None) -> None:
    """Sammenlign kandidaterne i rekrutteringen MAPPE: overblik, dagsorden, et notat om hver og et regneark.

    Samtalen skal være forseglet først. Ingen snit bliver vist på skærmen.
    """
    from pathlib import Path

    from interview_kit.workplace.comparing import open_comparisons, save_comparison
    from interview_kit.workplace.workplace import open_workplace

    comparisons = open_comparisons(open_workplace(bank, house), Path(folder), number, today())
    for comparison in comparisons:
        _print_compared(comparison, save_comparison(comparison, force=force))
    print_house(comparisons[0].house_state)


@click.command(options_metavar="[TILVALG]", short_help="Lav indstilling, afslag og partshøringslog.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option(
    "--recommend",
    "recommended",
    type=WORDS,
    multiple=True,
    metavar="KODE",
    help="Den kandidat, udvalget indstiller, for eksempel K2. Skriv den igen med alternativet.",
)
@bank_option
@house_option
def decide(*, folder: str, recommended: tuple[str, ...], bank: str | None, house: str | None) -> None:
    """Lav papirerne til beslutningen i rekrutteringen MAPPE: indstilling, afslag og partshøringslog.

    Begrundelserne skriver I selv. Et papir, som nogen har skrevet i, bliver aldrig rørt.
    """
    from pathlib import Path

    from interview_kit.workplace.deciding import open_decision, save_decision
    from interview_kit.workplace.workplace import open_workplace

    decision = open_decision(open_workplace(bank, house), Path(folder), recommended, today())
    saved = save_decision(decision, today())
    for name in saved.written:
        say(str(decision.folder / name))
    if saved.kept:
        say(saved.kept_sentence)
    print_found(decision.told)
    for sentence in decision.sentences:
        say(sentence)
    print_house(decision.house_state)


def _print_compared(comparison: "Comparison", saved: "SavedComparison") -> None:
    """Where the papers lie, who lies highest, how much is to be discussed; no mean is ever shown here."""
    from interview_kit.workplace.comparing import NOTES_BELONG

    for name, new_name in saved.aside.items():
        say(f"{comparison.folder / name}: Den gamle er gemt som {new_name}.")
    say(f"{comparison.number}. samtale, forsegling {comparison.letters}:")
    for sentence in comparison.sentences:
        say(f"  {sentence}")
    print_found(comparison.doubts)
    say(f"{len(saved.written)} papirer er lavet, {saved.same} lå der i forvejen.")
    say(f"De ligger i {comparison.folder}. {comparison.on_the_table}")
    say(NOTES_BELONG)
