"""The labelled set of what is said in interviews: enough of each, and nothing but the words can decide."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "benchmarks" / "private_matters" / "lines.tsv"
Line = dict[str, str]


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    with FILE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_set_is_large_and_nearly_half_of_it_is_lawful(lines: list[Line]) -> None:
    labels = Counter(line["label"] for line in lines)
    assert set(labels) == {"lawful", "risky"}
    assert labels.total() >= 4000
    assert labels["lawful"] / labels.total() >= 0.45


def test_every_register_stands_on_both_sides(lines: list[Line]) -> None:
    registers = Counter((line["register"], line["label"]) for line in lines)
    names = {name for name, _ in registers}
    assert len(names) == 18
    assert min(registers[name, label] for name in names for label in ("lawful", "risky")) >= 50


def test_no_family_has_both_labels_and_no_line_stands_twice(lines: list[Line]) -> None:
    labels = defaultdict(set)
    for line in lines:
        labels[line["family"]].add(line["label"])
    assert [family for family, both in labels.items() if len(both) > 1] == []
    assert len({line["text"].casefold() for line in lines}) == len(lines)


def test_two_hundred_risky_lines_are_traced_to_what_was_published(lines: list[Line]) -> None:
    traced = [line for line in lines if line["source"]]
    assert {line["label"] for line in traced} == {"risky"}
    assert len(traced) >= 200
    assert len({line["source"] for line in traced}) >= 100


def test_a_third_was_labelled_again_and_what_got_two_labels_is_left_out(lines: list[Line]) -> None:
    with FILE.with_name("second_labels.tsv").open(encoding="utf-8") as file:
        again = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(again) >= len(lines) / 3
    other = {line["text"] for line in again if line["label"] != line["second"]}
    assert len(other) < 0.05 * len(again)
    assert not other & {line["text"] for line in lines}
