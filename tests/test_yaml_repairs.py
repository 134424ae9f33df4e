"""Where it can be told for certain what is wrong with a text that is no YAML, that is what is said."""

import time
from pathlib import Path

import pytest

from interview_kit.models.bank import Entry
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Problem
from interview_kit.yaml_files import load
from tests.test_yaml_files import ENTRY, problems_in


def only_problem(tmp_path: Path, text: str) -> Problem:
    [problem] = problems_in(tmp_path, text)
    return problem


def blanks(line: str, number: int) -> str:
    """The entry with this line of it behind so many blanks."""
    [old] = [one for one in ENTRY.splitlines() if one.strip().startswith(line)][:1]
    return ENTRY.replace(f"{old}\n", f"{' ' * number}{old.strip()}\n", 1)


@pytest.mark.parametrize(
    ("line", "number", "row", "wanted"),
    [
        ("status", 4, 4, 2),  # after a text in quotation marks
        ("version", 4, 5, 2),  # after a word without them
        ("version", 3, 5, 2),
        ("version", 1, 5, 2),
        ("version", 0, 5, 2),
        ("anchors", 4, 13, 2),  # after a list
        ("behaviour", 4, 2, 2),
        ("kind", 8, 9, 6),
        ("kind", 5, 9, 6),
        ("kind", 4, 9, 6),
        ("minutes", 8, 11, 6),
        ("minutes", 5, 11, 6),
        ("3:", 3, 16, 4),
        ("3:", 6, 16, 4),
        ("- id: vagt.hus.doer.1", 3, 8, 4),
    ],
)
def test_a_line_that_begins_in_the_wrong_column_is_told_where_it_belongs(
    tmp_path: Path, line: str, number: int, row: int, wanted: int
) -> None:
    problem = only_problem(tmp_path, blanks(line, number))
    assert (problem.code, problem.line) == ("yaml-indentation", row)
    assert f"rykket {number} mellemrum ind; her skal den rykkes {wanted} ind" in problem.message


def test_where_two_columns_would_do_both_are_said(tmp_path: Path) -> None:
    text = ENTRY.replace("indicators: {positive", "indicators:\n    positive").replace(
        ', negative: ["g"]}', '\n   negative: ["g"]'
    )
    problem = only_problem(tmp_path, text)
    assert problem.code == "yaml-indentation"
    assert "rykket 3 mellemrum ind; her skal den rykkes 2 eller 4 ind" in problem.message


def test_several_lines_that_are_moved_together_are_told_at_the_first(tmp_path: Path) -> None:
    text = ENTRY
    for name in ("text", "minutes", "probes"):
        text = text.replace(f"      {name}", f"        {name}")
    problem = only_problem(tmp_path, text)
    assert (problem.code, problem.line) == ("yaml-indentation", 10)


def test_a_colon_in_a_text_is_still_a_colon(tmp_path: Path) -> None:
    assert only_problem(tmp_path, ENTRY.replace('"hele linjen"', "linjen: hele")).code == "yaml-colon"


@pytest.mark.parametrize(
    ("old", "new", "place", "bracket"),
    [
        ('["Hvad gjorde du?"]', '["Hvad gjorde du?"', (12, 15), "]"),
        ('["c"]', '["c"', (16, 8), "]"),
        ('["c"]', '["c",\n        "cc"', (16, 8), "]"),
        ('["g"]}', '["g"]', (19, 15), "}"),
        ('["g"]}', '["g"}', (19, 43), "]"),
    ],
)
def test_a_bracket_that_is_never_closed_is_told_where_it_begins(
    tmp_path: Path, old: str, new: str, place: tuple[int, int], bracket: str
) -> None:
    problem = only_problem(tmp_path, ENTRY.replace(old, new))
    assert (problem.code, problem.line, problem.column) == ("yaml-bracket-open", *place)
    assert f"mangler {bracket} til sidst" in problem.message


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        (r"trivsel og\eller fravær", r"\e"),
        (r"C:\norden", r"\n"),
        (r"C:\team", r"\t"),
        (r"a\bord", r"\b"),
        (r"dig\_selv", r"\_"),
        (r"hele\linjen", r"\l"),
        (r"C:\Users\hr", r"\U"),
        (r"C:\xylofon", r"\x"),
    ],
)
def test_a_backslash_that_yaml_would_obey_is_named(tmp_path: Path, typed: str, letter: str) -> None:
    problem = only_problem(tmp_path, ENTRY.replace("hele linjen", typed))
    assert (problem.code, problem.line) == ("yaml-backslash", 3)
    assert f"her står {letter}." in problem.message
    assert "'…'" in problem.hint
    assert problems_in(tmp_path, ENTRY.replace('"hele linjen"', f"'{typed}'")) == []


def test_a_quotation_mark_behind_a_backslash_is_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text(ENTRY.replace("hele linjen", r"hele \"linjen\" og \\ mere"), "utf-8")
    [entry] = load(path, tuple[Entry, ...]).or_raise().value
    assert entry.covers == r'hele "linjen" og \ mere'


@pytest.mark.parametrize("number", ["010", "007", "00", "+05"])
def test_a_number_that_begins_with_zero_is_none(tmp_path: Path, number: str) -> None:
    problem = only_problem(tmp_path, ENTRY.replace("minutes: 10", f"minutes: {number}"))
    assert (problem.code, problem.line) == ("not-number", 11)
    assert "uden 0 foran" in problem.hint


APPROVED = "  author: test\n  approved: {by: Eva, date: 2026-11-21}"


@pytest.mark.parametrize(("comma", "number"), [("", 4), (",", 4), (",", 2), ("", 6)])
def test_a_field_below_its_braces_is_sent_into_them(tmp_path: Path, comma: str, number: int) -> None:
    text = ENTRY.replace("  author: test", f'{APPROVED}{comma}\n{" " * number}words: "abc"')
    problem = only_problem(tmp_path, text)
    if number == 2:
        assert problem.code in {"yaml-syntax", "yaml-indentation"}
        return
    assert (problem.code, problem.line) == ("yaml-outside-braces", 8)
    assert 'words: "…"}' in problem.hint


def test_a_field_that_stands_elsewhere_is_told_where_it_belongs(tmp_path: Path) -> None:
    text = ENTRY.replace("  author: test", f'{APPROVED}\n  words: "abc"')
    assert "under «approved:»" in only_problem(tmp_path, text).hint
    path = tmp_path / "recruitment.yaml"
    path.write_text("position: direktoer\nasked: [a]\nslot: 60\n", "utf-8")
    hints = {problem.hint for problem in load(path, Recruitment).problems}
    assert len(hints) == 1
    assert "under «rounds: 1:»" in hints.pop()
    path.write_text("position: direktoer\nrounds:\n  1:\n    organisation: By\n", "utf-8")
    [problem] = load(path, Recruitment).problems
    assert "yderst til venstre" in problem.hint


def test_a_long_file_is_refused_at_once(tmp_path: Path) -> None:
    text = ENTRY * 3_000 + "".join(f"{' ' * n}a{n}:\n" for n in range(40)) + "  - b\n a: c\n"
    started = time.process_time()
    assert problems_in(tmp_path, text)
    assert time.process_time() - started < 5
