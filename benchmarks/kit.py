"""What a recruitment's papers cost and how many there are: `python -m benchmarks.kit`.

Round 1 of a *direktør*, 8 members and 5 candidates: pages of guide and sheets and print jobs (counted by
LibreOffice), the time of 100 documents in a process on one core, each kind of paper in the kit against the
same paper made again and again (in CPU time), and 20 members with 20 candidates.
"""

import io
import os
import tempfile
import time
from collections import defaultdict
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.timing import cpu_of_call
from interview_kit.cli import main as interview_kit
from interview_kit.workplace.kit import Kit, made_papers, open_kit, save_kit
from interview_kit.workplace.page_counts import counted_pages
from interview_kit.workplace.workplace import open_workplace

if TYPE_CHECKING:
    from interview_kit.kit import Paper
    from interview_kit.word.package import House

TODAY = "2027-01-04"
STEADY = 15


def planned(folder: Path, members: int, candidates: int, *, has_clock: bool = True) -> Kit:
    """A recruitment as `new` and `plan` make it, with or without a clock; its kit before it is made."""
    words = ["new", str(folder), "--position", "direktoer", "--organisation", "Eksempelby Kommune"]
    words += ["--members", str(members), "--candidates", str(candidates)]
    words += ["--round", "2027-03-11,8.30" if has_clock else "2027-03-11"]
    for command in (words, ["plan", str(folder)]):
        with redirect_stdout(io.StringIO()):
            interview_kit(command, standalone_mode=False)
    return open_kit(open_workplace(), folder, 1, TODAY)


def pages(kit: Kit) -> None:
    """The printed pages of guide and sheets, and in how many jobs."""
    save_kit(kit, list(made_papers(kit)), force=True)
    counts = counted_pages(kit)
    jobs = [
        paper for paper in kit.papers if paper.copies and paper.file.startswith(("interviewguide", "ark-"))
    ]
    if not counts:
        print("No LibreOffice: no pages counted.")
        return
    total = sum(paper.copies * counts[paper.file].total for paper in jobs)
    print(f"8 x 5, round 1: {total} pages of guide and sheets in {len(jobs)} print jobs (goal 312, 9)")


def hundred(folder: Path) -> None:
    """The time of 100 documents, made and saved, from a kit that is larger."""
    kit = planned(folder, 12, 10)
    kit = kit._replace(papers=kit.papers[:100])
    begun = time.perf_counter()
    save_kit(kit, list(made_papers(kit)), force=False)
    print(f"{len(kit.papers)} documents made and saved: {time.perf_counter() - begun:.2f} s (goal 10)")


def steady(kit: Kit) -> None:
    """Each kind of paper: the median of its cost in a kit over the median of making it again and again."""
    papers: dict[str, list[Paper]] = defaultdict(list)
    for paper in kit.papers:
        kind = "enkeltark" if "/" in paper.file else paper.file.split("-")[0].removesuffix(".docx")
        papers[kind].append(paper)
    in_kit = {kind: median(cpu_of_making(one, kit.house) for one in those) for kind, those in papers.items()}
    for kind, cost in in_kit.items():
        alone = median(cpu_of_making(papers[kind][0], kit.house) for _ in range(STEADY))
        print(f"  {kind:<16} {1000 * cost:6.1f} ms, {cost / alone:4.2f} x steady")


def cpu_of_making(paper: "Paper", house: "House") -> float:
    """CPU seconds (see `timing`): most kinds are made once in a kit, and by the clock others' work counts."""
    return cpu_of_call(lambda: paper.make(house))


def largest(folder: Path) -> None:
    """Twenty members and twenty candidates, who cannot all come on one day."""
    kit = planned(folder, 20, 20, has_clock=False)
    begun = time.perf_counter()
    saved = save_kit(kit, list(made_papers(kit)), force=False)
    single = sum("/" in paper.file for paper in kit.papers)
    took = time.perf_counter() - begun
    print(f"20 x 20: {saved.written} documents, {single} of them single sheets: {took:.1f} s")


def warm(kit: Kit, house: "House") -> None:
    """What a process pays once: templates and imports."""
    kit.papers[0].make(house)


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as work:
        hundred(Path(work) / "hundred")
        eight_by_five = planned(Path(work) / "8x5", 8, 5)
        pages(eight_by_five)
        warm(eight_by_five, eight_by_five.house)
        print("Each kind of paper in the kit (goal 1.3 x its steady state):")
        steady(eight_by_five)
        largest(Path(work) / "20x20")
