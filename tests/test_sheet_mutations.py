"""Whatever chance does to a filled sheet, reading it neither crashes nor gives a value that nobody wrote."""

from collections import Counter

import pytest

from benchmarks.sheet_mutations import outcomes


@pytest.mark.slow
def test_a_spoilt_sheet_is_read_right_or_refused() -> None:
    counts = Counter(word for *_, word in outcomes(150, seed=1))
    assert set(counts) == {"read", "refused"}
    assert min(counts.values()) > 15
