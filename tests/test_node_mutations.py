"""Whatever one node of a bank is changed to, loading neither crashes nor hangs, and blames the right line."""

from collections import Counter

import pytest

from benchmarks import node_mutations


@pytest.mark.slow
def test_a_spoilt_node_is_refused_at_its_line() -> None:
    counts: Counter[str] = Counter()
    slowest = 0.0
    for _, _, (verdict, seconds) in node_mutations.outcomes():
        counts[verdict] += 1
        slowest = max(slowest, seconds)
    assert counts["crashed"] == 0
    assert slowest < node_mutations.MOST_SECONDS
    assert counts["accepted"] < counts.total() * node_mutations.MOST_NONSENSE / 100
    refused = counts["right line"] + counts["other line"]
    assert counts["right line"] >= refused * node_mutations.LEAST_RIGHT / 100
    assert counts.total() > 3_000
