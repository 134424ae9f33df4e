"""What the cells of a paper's tables are: by the heads of their columns, or by what most cells look like."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from interview_kit.profiles.behaviours import is_behaviour
from interview_kit.profiles.paper import Guess, Line
from interview_kit.profiles.words import LEAD_IN, LEVEL, TABLE_HEADS

_SHORT_CELL, _LEAST_LINES = 60, 2


class TableLine(NamedTuple):
    """What a line of a table is, and which level of leader its column is about."""

    guess: Guess
    is_sure: bool = True
    level: str = ""


Rows = Mapping[int, Mapping[int, list[int]]]


def table_lines(lines: Sequence[Line]) -> dict[int, TableLine]:
    """What the lines in tables are, by their index; lines of tables that only lay out a page are not among them."""
    tables: dict[int, dict[int, dict[int, list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for index, line in enumerate(lines):
        if line.cell and line.style != "around":
            tables[line.cell.table][line.cell.row][line.cell.column].append(index)
    found: dict[int, TableLine] = {}
    for rows in tables.values():
        found |= _table(lines, rows)
    return found


def _table(lines: Sequence[Line], rows: Rows) -> dict[int, TableLine]:
    columns = max(max(row) for row in rows.values()) + 1
    if columns < 2:  # noqa: PLR2004 - a box round a text
        return {}
    first = rows[min(rows)]
    heads = {column: " ".join(lines[index].text for index in indexes) for column, indexes in first.items()}
    roles = _by_heads(heads)
    levels = {column: text for column, text in heads.items() if LEVEL.fullmatch(text)}
    if len(levels) > 1:
        roles = {0: "competency", **dict.fromkeys(levels, "behaviour")}
    is_headed = roles is not None
    if roles is None:
        roles = _by_looks(lines, rows, columns)
    if roles is None:
        return {}
    found: dict[int, TableLine] = {}
    for number, row in rows.items():
        is_head = is_headed and number == min(rows)
        for column, indexes in row.items():
            level = levels.get(column, "") if len(levels) > 1 else ""
            for place, index in enumerate(indexes):
                guess = "left-out" if is_head else _guess(roles.get(column, "left-out"), place, lines[index])
                found[index] = TableLine(guess, is_headed, level)
    return found


def _guess(role: Guess, place: int, line: Line) -> Guess:
    if LEAD_IN.fullmatch(line.text):
        return "left-out"
    if role == "competency" and place:  # what stands below the name is about it
        return "behaviour" if line.is_item else "introduction"
    return role


def _by_heads(heads: Mapping[int, str]) -> dict[int, Guess] | None:
    """What the columns are by their heads; None where they have none that we know."""
    roles: dict[int, Guess] = {}
    named = {
        guess: [column for column, text in heads.items() if pattern.search(text.strip().rstrip(":"))]
        for guess, pattern in TABLE_HEADS.items()
    }
    if not named["competency"] or len(heads) < _LEAST_LINES:
        return None
    competency = named["competency"][0]
    left_out = [column for column in named["left-out"] if column != competency]
    others = [column for column in heads if column not in {competency, *left_out}]
    strong = [
        column for column in named["behaviour"] if column in others and column not in named["introduction"]
    ]
    roles[competency] = "competency"
    for column in left_out:
        roles[column] = "left-out"
    for column in others:
        is_about = column in named["introduction"] and bool(strong)
        roles[column] = (
            "introduction" if is_about else "behaviour" if column in strong or not strong else "left-out"
        )
    return roles if "behaviour" in roles.values() else None


def _by_looks(lines: Sequence[Line], rows: Rows, columns: int) -> dict[int, Guess] | None:
    """What the columns are where nothing says so: a narrow one of names, and one of what somebody does."""
    by_column = {
        column: [index for row in rows.values() for index in row.get(column, ())] for column in range(columns)
    }
    names = [0] if not _is_numbers(lines, by_column[0]) else [1]
    last = next((column for column in range(names[0] + 1, columns) if by_column.get(column)), None)
    if last is None or not by_column[names[0]]:
        return None
    titles = [lines[index] for index in by_column[names[0]]]
    below = [lines[index] for index in by_column[last]]
    has_titles = median(len(line.text) for line in titles) <= _SHORT_CELL and not any(
        line.is_item for line in titles
    )
    done = sum(line.is_item or is_behaviour(line.text) for line in below)
    if not has_titles or any(is_behaviour(line.text) and len(line.text) > _SHORT_CELL for line in titles):
        return None
    if 2 * done >= len(below) and len(below) >= _LEAST_LINES:
        roles: dict[int, Guess] = dict.fromkeys(range(columns), "behaviour")
        if names[0]:
            roles[0] = "left-out"
        roles[names[0]] = "competency"
        return roles
    if median(len(line.text) for line in below) <= _SHORT_CELL:  # facts: «Arbejdssted: Rådhuset»
        return dict.fromkeys(range(columns), "left-out")
    return None


def _is_numbers(lines: Sequence[Line], indexes: Sequence[int]) -> bool:
    texts = [lines[index].text.rstrip(".") for index in indexes]
    return bool(texts) and all(text.isdecimal() for text in texts if text)
