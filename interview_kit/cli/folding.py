"""Many problems in few lines: one advice once, and one rule once in an entry, with all its places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from interview_kit.problems import CATALOGUE, Problem

_PARTS = re.compile(r"\w+|\W")


def folded(problems: Iterable[Problem]) -> Iterator[tuple[list[str], str]]:
    """What is wrong, a line each, with the advice that they have in common.

    One advice is said once in a file, and once of all files that have it as a whole.
    """
    alike: defaultdict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.file if problem.line else "", problem.code, problem.level, problem.hint].append(problem)
    for (*_, hint), found in alike.items():
        yield list(_lines(found)), hint


def _lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Problems of one code, a line each; what one rule finds in one entry is one line."""
    by_entry: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        is_rule = problem.owner and CATALOGUE[problem.code].title
        by_entry.setdefault((problem.file, problem.owner) if is_rule else number, []).append(problem)
    return map(_in_one_line, by_entry.values())


def _in_one_line(problems: Sequence[Problem]) -> str:
    first = problems[0]
    message = _together([problem.message for problem in problems])
    others = list(dict.fromkeys(problem.line for problem in problems if problem.line != first.line))
    return replace(first, message=message).fault + (f" – også i linje {_listed(others)}" if others else "")


def _listed(numbers: Sequence[int]) -> str:
    *before, last = map(str, numbers)
    return f"{', '.join(before)} og {last}" if before else last


def _together(messages: Sequence[str]) -> str:
    """One sentence for all: where they differ, it has the words of each."""
    different = [_PARTS.findall(message) for message in dict.fromkeys(messages)]
    first, start = different[0], _alike(different)
    end = _alike([parts[start:][::-1] for parts in different])
    middles = ("".join(parts[start : len(parts) - end]) for parts in different)
    return "".join([*first[:start], ", ".join(filter(None, middles)), *first[len(first) - end :]])


def _alike(rows: Sequence[Sequence[str]]) -> int:
    """With how many equal parts they all begin."""
    return sum(1 for _ in takewhile(lambda parts: len(set(parts)) == 1, zip(*rows, strict=False)))
