"""What reading a question book costs: `python -m benchmarks.book_reading`.

The book of the largest profile, unchanged and with 200 edits, in CPU seconds; importing python-docx is told
apart. Ends with exit code 1 where the goal is missed.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

MOST_SECONDS = 3.0
EDITS = 200


def seconds(call: Callable[[], object]) -> float:
    """The CPU seconds of the quickest of three calls."""
    costs = []
    for _ in range(3):
        start = time.process_time()
        call()
        costs.append(time.process_time() - start)
    return min(costs)


def main() -> int:
    """Prints the costs; 1 where reading takes longer than it may."""
    start = time.process_time()
    import docx.oxml  # noqa: F401, PLC0415 - its import is measured

    imported = time.process_time() - start

    from interview_kit.curation.book_reading import read_book  # noqa: PLC0415 - after python-docx
    from interview_kit.workplace.question_book import make_book  # noqa: PLC0415
    from interview_kit.workplace.workplace import open_workplace  # noqa: PLC0415
    from tests.book_edits import EditedBook, edit  # noqa: PLC0415

    workplace = open_workplace(None, None)
    bank = workplace.placed_bank().bank
    data = max((make_book(workplace, key).data for key in bank.profiles), key=len)
    book = EditedBook(data, bank.all_entries, "Karen Holm", "2026-11-18")
    edit(book, EDITS, seed=1)
    edited = book.data()
    entries = bank.all_entries
    costs = [seconds(partial(read_book, each, "bog.docx", entries)) for each in (data, edited)]
    print(f"importing python-docx: {imported:.2f} s")
    print(
        f"reading {len(data) // 1000} kB, unchanged: {costs[0]:.2f} s, with {EDITS} edits: {costs[1]:.2f} s"
    )
    return int(max(costs) > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
