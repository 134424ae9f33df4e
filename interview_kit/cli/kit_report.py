"""Makes a kit under a progress bar, and says what to print for whom."""

import sys
import time
from typing import TYPE_CHECKING

import click

from interview_kit.cli.printing import print_doubts, print_found, say
from interview_kit.cli.report import bank_line, print_house, print_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_kit.workplace.kit import Kit, MadePaper

_PATIENCE = 1.0  # seconds before a bar is shown


def make_and_print(kit: "Kit", *, force: bool, pages: bool) -> None:
    """The papers of the kit, saved; then the list of what is printed, and what is doubtful."""
    from interview_kit.workplace.kit import TOLD, kept_problem, left_problem, made_papers, save_kit

    made = _with_progress(made_papers(kit), len(kit.papers))
    saved = save_kit(kit, made, force=force)
    print_set_aside(kit.folder, saved.aside)
    counts = _page_counts(kit) if pages else {}
    _print_jobs(kit, counts)
    say(f"{saved.written} papirer er lavet, {saved.same} lå der i forvejen. De ligger i {kit.folder}.")
    found = [one for one in (kept_problem(kit, saved), left_problem(kit)) if one]
    print_doubts([*kit.doubts, *found])
    print_found([doubt for doubt in kit.doubts if doubt.code in TOLD])
    print_house(kit.house_state)
    say(bank_line(kit.bank))


def _page_counts(kit: "Kit") -> dict[str, int]:
    """The pages of what is printed, where LibreOffice can count them; tells what runs over its page."""
    from interview_kit.workplace.page_counts import counted_pages, over_a_page

    counted = counted_pages(kit)
    print_found(over_a_page(kit, counted))
    return {name: pages.total for name, pages in counted.items()}


def _with_progress(papers: "Iterable[MadePaper]", total: int) -> "list[MadePaper]":
    """All of them, with a bar on standard error if it takes longer than one second there."""
    begun, made, bar = time.monotonic(), [], None
    for paper in papers:
        made.append(paper)
        if bar is None and sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
            bar = click.progressbar(length=total, label="Papirer", file=sys.stderr)
            bar.__enter__()
            bar.update(len(made))
        elif bar is not None:
            bar.update(1)
    if bar is not None:
        bar.__exit__(None, None, None)
    return made


def _print_jobs(kit: "Kit", counts: dict[str, int]) -> None:
    """What is printed, how many of it and for whom; and what lies there to be filled in on screen."""
    total = 0
    say("Udskriv:")
    for paper in kit.papers:
        if not paper.copies:
            continue
        pages = counts.get(paper.file)
        total += (pages or 0) * paper.copies
        size = f", {pages} {'side' if pages == 1 else 'sider'}" if pages else ""
        say(f"  {paper.copies:>2} × {paper.file}{size} – {paper.readers}")
    if total:
        left = any(paper.copies and paper.of_candidates for paper in kit.papers)
        besides = ", foruden papirerne med kandidaternes navne, som ikke er talt" if left else ""
        say(f"I alt {total} sider{besides}.")
    on_screen = [paper for paper in kit.papers if not paper.copies]
    typed = [paper for paper in on_screen if paper.file.endswith(".xlsx")]
    if sheets := len(on_screen) - len(typed):
        say(f"{sheets} scoringsark til at udfylde på skærm ligger i mappen enkeltark.")
    if typed:
        say("Til at taste ind i, på skærm:")
    for paper in typed:
        say(f"  {paper.file} – {paper.readers}")
