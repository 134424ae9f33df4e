"""Indtast og saml: what came home, what was read in it, what is missing, and the seal."""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from interview_kit.models.collected import Seal
from interview_kit.office.desk import Desk, Step, all_shown
from interview_kit.problems import Problem, UserError, has_errors, problem
from interview_kit.problems.page_words import on_page
from interview_kit.saving import save_files
from interview_kit.workplace.collecting import (
    CollectedRound,
    Collection,
    collection_of,
    open_delivery,
    signature,
)
from interview_kit.workplace.note_checks import NoteReader
from interview_kit.workplace.readings import ReadArrival
from interview_kit.workplace.vacancy import COLLECTED

MOST_BYTES = 50_000_000
# All of them have to fit in the file in which the recruitment is saved.
MOST_TOGETHER, _MOST_FILES = 40_000_000, 1_000
_LONGEST_NAME = 120
# So many ratings' notes are looked at between two steps.
_AT_A_TIME = 20
# What no system has in a name, or that turns, hides or breaks it.
_NOT_IN_NAMES = re.compile(
    '[<>:"|?*\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
_MISSING = {"collected-missing", "collected-blank", "collected-without-note", "collected-unclear"}
_CONFLICTS = {"collected-conflict", "collected-other-words"}

Work = Generator[Step, None, dict[str, Any]]


def arrived(desk: Desk) -> dict[str, Any]:
    """The files that came."""
    return {"files": [{"name": name, "size": path.stat().st_size} for name, path in _lying(desk).items()]}


def _lying(desk: Desk) -> dict[str, Path]:
    """What lies in the folder for what came, by the names in it."""
    folder = desk.folder / COLLECTED
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def add_arrived(desk: Desk, *, files: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Puts the files with those that came, each under a free name; one that lies there is passed over.

    `added` are their names. Raises `UserError` where one is too large, or all are too many: none is added.
    """
    lying = _lying(desk)
    large = [file for file in files if len(file["data"]) > MOST_BYTES]
    if large:
        most = MOST_BYTES // 1_000_000
        names = (safe_name(file["name"]) for file in large)
        raise UserError([problem("office-arrived-large", file=name, name=name, most=most) for name in names])
    together = sum(path.stat().st_size for path in lying.values()) + sum(len(file["data"]) for file in files)
    if together > MOST_TOGETHER or len(lying) + len(files) > _MOST_FILES:
        raise UserError([problem("office-arrived-many", most=MOST_TOGETHER // 1_000_000, files=_MOST_FILES)])
    laid = [(safe_name(file["name"]), _added(desk.folder / COLLECTED, file)) for file in files]
    added = [new for _, new in laid if new]
    same = [old for old, new in laid if not new]
    return {**arrived(desk), "added": added, "sentences": list(_told(added, same))}


def _told(added: Sequence[str], same: Sequence[str]) -> Iterator[str]:
    """What became of the files."""
    if added:
        yield f"{added[0]} er lagt ind." if len(added) == 1 else f"{len(added)} filer er lagt ind."
    if same:
        yield f"Lå der i forvejen og er ikke lagt ind igen: {', '.join(same)}."


def _added(folder: Path, file: Mapping[str, Any]) -> str | None:
    """The name that the file got in the folder; None where it lies there already."""
    name = PurePosixPath(safe_name(file["name"]))
    data = bytes(file["data"])
    free, number = name, 1
    while (folder / free).exists():
        if (folder / free).is_file() and (folder / free).read_bytes() == data:
            return None
        number += 1
        free = name.with_name(f"{name.stem} ({number}){name.suffix}")
    folder.mkdir(exist_ok=True)
    (folder / free).write_bytes(data)
    return str(free)


def safe_name(name: str) -> str:
    """The last part of the name, as every system takes it; it leads nowhere."""
    last = _NOT_IN_NAMES.sub("_", str(name).replace("\\", "/").rstrip("/").rpartition("/")[2])
    stem, dot, ending = last.rpartition(".")
    shorter = f"{stem[:_LONGEST_NAME]}{dot}{ending[:10]}" if stem else last[:_LONGEST_NAME]
    return shorter.strip(" .") or "fil"


def remove_arrived(desk: Desk, *, name: str) -> dict[str, Any]:
    """Takes one of the files away. Raises `UserError` where it is not there."""
    lying = _lying(desk)
    if name not in lying:
        raise UserError([problem("office-no-arrived", name=name)])
    lying[name].unlink()
    return arrived(desk)


def read_arrived(desk: Desk, *, round: int | None = None) -> Work:  # noqa: A002 - what the page says
    """What the files say, round by round; nothing is written, and nothing counted. Raises `UserError`."""
    return _shown((yield from _collection(desk, round, None)), is_saved=False)


def seal(desk: Desk, *, round: int, reason: str | None = None) -> Work:  # noqa: A002 - as above
    """Seals a round that lacks nothing, or for the chair's reason any; the ratings are saved under it.

    Raises `UserError` where it may not be sealed, with what is missing.
    """
    home = yield from _collection(desk, round, reason or None)
    if not any(one.new_seal for one in home.rounds):
        raise UserError([*_of_rounds(home, _MISSING | _CONFLICTS), problem(_why_not(home), round=round)])
    save_files(desk.folder, home.files, overwrite=True, is_as_made=lambda _: True)
    return _shown(home, is_saved=True)


def _why_not(home: Collection) -> str:
    """Why a round was not sealed though nothing stands in the way: the code of what to do."""
    is_sealed = any(one.collected.seal for one in home.rounds)
    return "office-seal-again" if is_sealed else "office-seal-unfinished"


def _collection(desk: Desk, number: int | None, reason: str | None) -> Generator[Step, None, Collection]:
    """Everything that came, read file by file. Raises `UserError` where nothing did."""
    if not (desk.folder / COLLECTED).is_dir():
        raise UserError([problem("office-nothing-arrived")])
    now = desk.now
    delivery = open_delivery(desk.workplace, desk.folder, number, now)
    reading, read, count = delivery.read(), list[ReadArrival](), len(delivery.came.files)
    for done in range(count):
        yield Step(done, 2 * count, f"Fil {done + 1} af {count}")
        read.append(next(reading))
    home = collection_of(delivery, read, reason=reason, now=now)
    notes = NoteReader(desk.workplace, delivery.vacancy)
    doubts = []
    for one in home.rounds:
        found = yield from _noted(one, notes, count)
        doubts.append(found)
    return home.noted(doubts, notes.of_names(delivery.came.files))


def _noted(one: CollectedRound, notes: NoteReader, count: int) -> Generator[Step, None, list[Problem]]:
    """What is doubtful in the notes of a round, some at a time; the files, `count`, are half of the work."""
    ratings, found = one.collected.ratings, list[Problem]()
    for start in range(0, len(ratings), _AT_A_TIME):
        done = count + count * start // len(ratings)
        yield Step(done, 2 * count, f"Noter, {one.guide.content.round}. samtale")
        found += notes.problems(ratings[start : start + _AT_A_TIME], ())
    return [*found, *notes.problems((), one.collected.answers)]


def _shown(home: Collection, *, is_saved: bool) -> dict[str, Any]:
    apart = _MISSING | _CONFLICTS
    rest = [one for one in home.all_problems if one.code not in apart]
    rounds = [_round(one, is_saved=is_saved) for one in home.rounds]
    return {"rounds": rounds, "problems": all_shown(rest), "has_errors": has_errors(home.all_problems)}


def _of_rounds(home: Collection, codes: Iterable[str]) -> list[Problem]:
    return [found for one in home.rounds for found in one.problems if found.code in codes]


def _round(one: CollectedRound, *, is_saved: bool) -> dict[str, Any]:
    expected = one.expected
    old = one.collected.seals if is_saved or not one.new_seal else one.collected.seals[:-1]
    return {
        "number": one.guide.content.round,
        "guide": one.guide.id,
        "questions": len(expected.codes),
        "columns": list(expected.candidates),
        "rows": [
            {"member": member, "cells": [_cell(one, member, each) for each in expected.candidates]}
            for member in expected.members
        ],
        "missing": [on_page(found) for found in one.problems if found.code in _MISSING],
        "conflicts": [on_page(found) for found in one.problems if found.code in _CONFLICTS],
        "is_complete": one.is_complete,
        "seal": _seal(old[-1]) if old else None,
    }


def _cell(one: CollectedRound, member: str, candidate: str) -> dict[str, str]:
    """How many ratings came of the pair, in words, and what kind of answer that is."""
    text = one.state(member, candidate)
    whole = str(len(one.expected.codes))
    if one.expected.is_absent(member, candidate):
        state = "absent"
    else:
        state = "none" if text == "–" else "whole" if text == whole else "part"
    return {"candidate": candidate, "text": text, "state": state}


def _seal(seal: Seal) -> dict[str, Any]:
    """The seal, with the text that two members sign."""
    return {
        "number": seal.number,
        "letters": seal.signed,
        "at": seal.at,
        "reason": seal.reason or "",
        "text": signature(seal),
    }
