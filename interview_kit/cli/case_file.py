"""`access` and `delete`: what one candidate may see, and the end of a recruitment."""

from typing import TYPE_CHECKING

import click

from interview_kit.cli.options import PATH, WORDS, bank_option, house_option
from interview_kit.cli.printing import print_found, say
from interview_kit.cli.report import today

if TYPE_CHECKING:
    from interview_kit.workplace.deletion import DeletionPlan


@click.command(options_metavar="[TILVALG]", short_help="Saml, hvad én kandidat må se.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.argument("candidate", type=WORDS, metavar="KANDIDAT")
@bank_option
@house_option
def access(*, folder: str, candidate: str, bank: str | None, house: str | None) -> None:
    """Saml alt om KANDIDAT (for eksempel K3) fra rekrutteringen MAPPE i mappen aktindsigt-K3.

    Står der noget om andre kandidater, bliver intet lavet: I får at vide hvor, og hvad I skal gøre.
    """
    from pathlib import Path

    from interview_kit.workplace.access import open_access, save_bundle
    from interview_kit.workplace.workplace import open_workplace

    bundle = open_access(open_workplace(bank, house), Path(folder), candidate, today())
    save_bundle(bundle, today())
    for name in bundle.files:
        say(str(bundle.folder / name))
    print_found(bundle.doubts)
    if bundle.struck:
        say(f"Streget over: {bundle.struck} {'sted' if bundle.struck == 1 else 'steder'}.")
    say("Ikke med: sammenligningen, indstillingen, filer om flere kandidater, papirark og mails.")
    say("Heller ikke med: andre filer end programmets papirer om kandidaten og de indsamlede ark i Word.")
    say("Læs alt igennem, før I udleverer det: Programmet finder ikke enhver omtale af andre.")


@click.command(options_metavar="[TILVALG]", short_help="Slet en rekruttering.")
@click.argument("folder", type=PATH, metavar="MAPPE")
@click.option(
    "--case-number", type=WORDS, metavar="NR", help="Sagens journalnummer, hvis det ikke står i filen."
)
@click.option(
    "--before-time", "reason", type=WORDS, metavar="GRUND", help="Slet før datoen, og skriv hvorfor."
)
@click.option("--yes", is_flag=True, help="Spørg ikke.")
def delete(*, folder: str, case_number: str | None, reason: str | None, yes: bool) -> None:
    """Slet rekrutteringen MAPPE, når datoen er nået, og papirerne er lagt på sagen.

    I ser først, hvad der bliver slettet, og skriver så journalnummeret. Tilbage ligger kun slettet.txt.
    """
    from pathlib import Path

    from interview_kit.workplace.deletion import delete_all, plan_deletion

    plan = plan_deletion(Path(folder), today(), case_number=case_number, reason=reason)
    _print_plan(plan)
    if not yes:
        typed = click.prompt(
            f"Skriv journalnummeret ({plan.case_number}) for at slette", default="", show_default=False
        )
        plan.refuse_unless(typed)
    done = delete_all(plan)
    say(f"{done} filer er slettet. {plan.folder / 'slettet.txt'} siger hvornår.")
    say("Slet også kopier i mails, papirkurv, skydrev og på papir.")


def _print_plan(plan: "DeletionPlan") -> None:
    """What will be deleted, by kind, and what is left."""
    if plan.is_resumed:
        say("En sletning blev afbrudt. Den fortsætter her.")
    say(f"Det bliver slettet i {plan.folder}:")
    for kind, count in plan.counts.items():
        say(f"  {count} × {kind}")
    for name in plan.links:
        say(f"  {name} er en genvej: Kun genvejen bliver slettet, ikke det, den peger på.")
    for name in plan.left:
        say(f"  {name} bliver liggende, fordi programmet ikke kender den. Slet den selv, hvis den hører til.")
