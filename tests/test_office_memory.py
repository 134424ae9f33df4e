"""A page stays open from one recruitment to the next: nothing of the one before is left, on its disk or in memory."""

import gc
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from examples.refresh import EXAMPLES, RECRUITMENT
from interview_kit.office import Desk, answer
from interview_kit.office.case_file import files_of
from interview_kit.packing import zip_parts
from tests.office_case import BEGUN, RECOMMENDED, filled_sheets, stopped_clock
from tests.office_desks import asked, desk_of, refused

NOTE = "Ringede til Agnes Prøvelund og holdt fast i aftalen"
TOLD = ("Prøvelund", "Prøvebæk", "Eksempelsen", "Ringede til Agnes")
EMPTY = zip_parts({"recruitment.yaml": b"format: 1\nposition: teamleder\n"})
_KEEPS = type(lru_cache(len))


def caches() -> Iterator[Callable[..., Any]]:
    """Every function of ours that keeps what it has returned."""
    for name, module in list(sys.modules.items()):
        if name.startswith("interview_kit"):
            yield from (one for one in vars(module).values() if isinstance(one, _KEEPS))


def words_in(values: list[Any]) -> set[str]:
    """Which of the words stand in a text that can be reached from the values."""
    seen: set[int] = set()
    found: set[str] = set()
    while values:
        value = values.pop()
        if id(value) in seen or isinstance(value, (type, ModuleType, FunctionType)):
            continue
        seen.add(id(value))
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if isinstance(text, str):
            found |= {word for word in TOLD if word in text}
        else:
            values += gc.get_referents(value)
    return found


def remembered(desk: Desk) -> Mapping[str, set[str]]:
    """Where in our memory the words stand."""
    kept = {f"{one.__module__}.{one.__name__}": gc.get_referents(one) for one in caches()}
    places = {**kept, "desk": [vars(desk)], "patterns": [vars(re)["_cache"]]}
    return {name: words for name, values in places.items() if (words := words_in(values))}


def worked_on(folder: Path, work: Path) -> Desk:
    """A desk where the example recruitment has come to its decision."""
    desk = desk_of(folder)
    begun = {name: (EXAMPLES / RECRUITMENT / name).read_bytes() for name in BEGUN}
    asked(desk, "open_case", name="eksempelby.zip", data=zip_parts(begun))
    asked(desk, "save_own", round=1, kind="open", text="Fortæl om en aftale, du holdt fast i.")
    asked(desk, "fix_plan")
    asked(desk, "make_papers", round=1)
    asked(desk, "preview", file="sagsark.docx")
    sheets = filled_sheets(files_of(folder), work, NOTE)
    asked(desk, "add_arrived", files=[{"name": name, "data": data} for name, data in sheets.items()])
    asked(desk, "seal", round=1)
    asked(desk, "compare", round=1)
    asked(desk, "decide", recommended=[RECOMMENDED])
    return desk


@pytest.mark.slow
def test_nothing_of_a_recruitment_is_left_when_another_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "arbejde").mkdir()
    with stopped_clock():
        desk = worked_on(tmp_path / "sag", tmp_path / "arbejde")
        assert len(remembered(desk)) > 3
        asked(desk, "open_case", name="ny.zip", data=EMPTY)
    assert remembered(desk) == {}
    assert sorted(files_of(desk.folder)) == ["recruitment.yaml"]


@pytest.mark.parametrize("request_", [("new_case", {}), ("open_case", {"name": "ny.zip", "data": EMPTY})])
def test_names_are_forgotten_with_their_file(request_: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    desk = desk_of(tmp_path / "sag")
    begun = {name: (EXAMPLES / RECRUITMENT / name).read_bytes() for name in BEGUN}
    asked(desk, "open_case", name="eksempelby.zip", data=zip_parts(begun))
    asked(desk, "recruitment")
    assert set(remembered(desk)) - {"desk"}
    name, request = request_
    asked(desk, name, **request)
    assert remembered(desk) == {}


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "position: teamleder\n")
    return stream.getvalue()


@pytest.mark.parametrize(
    "names",
    [("x", "x/y"), ("x/y", "x"), ("a" * 300,), (".interview-kit/journal.json",), ("recruitment.yaml/x",), ("../x",)],
    ids=["file then folder", "folder then file", "long", "journal", "folder of the name", "up"],
)  # fmt: skip
def test_a_file_whose_parts_cannot_lie_in_a_folder_leaves_the_desk_as_it_was(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    desk = desk_of(tmp_path / "sag")
    asked(desk, "open_case", name="en.zip", data=EMPTY)
    saved = answer(desk, "state")["state"]
    data = zipped("recruitment.yaml", *names)
    assert refused(desk, "open_case", name="to.zip", data=data) == ["office-no-case"]
    assert answer(desk, "state")["state"] == saved
    assert [path.name for path in tmp_path.iterdir()] == ["sag"]
