"""Filled sheets spoilt by chance: `python -m benchmarks.sheet_mutations 20000`.

Does reading crash, or give a value that nobody wrote? The bytes of the file are changed, cut and doubled, and
in its XML nodes are deleted, doubled, moved and given other texts, up to three at a time. A value is wrong
where it is neither blank nor the one that was filled in, unless its own text was changed. `-v` prints the
wrong ones. Ends with exit code 1 where there is any.
"""

import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from interview_kit.documents.scoring_sheet import member_file, scoring_sheet
from interview_kit.documents.view import word_file, word_file_of_several
from interview_kit.models.guide import Guide
from interview_kit.recruitments.guides import load_guide
from interview_kit.scoring_sheets.fields import SheetKind, rated_codes, rating_choices, sheet_fields
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.scoring_sheets.reading import ReadFile, read_scoring_sheet
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import House
from tests.filling import MAIN_PART, Node, W, as_google_docs_saves, fill, parts_of, without_names

GUIDE = Path(__file__).resolve().parent.parent / "examples/eksempelby/guide-1.yaml"
MEMBER, CANDIDATES = "M2", ("K1", "K3")
SEED = 13
# Texts that are worst to meet in a wrong place.
TEXTS = ("5", "1", "IB", "", "x", "S1 Vurdering", "S2", "K1", "M3", "5 – Fremragende", "Vælg vurdering")
XML_PARTS = (*[MAIN_PART] * 8, "docProps/custom.xml", "word/header1.xml")
# The cell of a value: candidate and question.
Cell = tuple[str, str]


class Filled(NamedTuple):
    """A sheet that is filled in, as one program saves it; a blank is not among its `values`."""

    name: str
    parts: dict[str, bytes]
    values: Mapping[Cell, int | str]


class Spoilt(NamedTuple):
    """A file that was changed, how, and the cells whose own text was changed with it."""

    data: bytes
    changes: tuple[str, ...]
    touched: frozenset[Cell]


def filled_files(guide: Guide, house: House, draw: random.Random) -> list[Filled]:
    """A single sheet and a member's file, three in four ratings filled in, as three programs save them."""
    alone = word_file(scoring_sheet(guide, Assignment("K3", MEMBER), SheetKind(is_chairs=False)), house)
    file = member_file(guide, MEMBER, CANDIDATES, is_chair=False)
    together = word_file_of_several(file.sheets, house, file.title, file.properties, file.around)
    found = []
    for name, data, candidates, kind in (
        ("alone", alone, CANDIDATES[1:], SheetKind(is_chairs=False)),
        ("together", together, CANDIDATES, SheetKind(is_chairs=False, among_others=True)),
    ):
        answers, values = _drawn(guide, candidates, kind, draw)
        word = fill(data, answers)
        saved = {
            "Word": word,
            "LibreOffice": without_names(word, "tag", "alias"),
            "Google Docs": as_google_docs_saves(word),
        }
        found += [Filled(f"{name}, {program}", parts_of(data), values) for program, data in saved.items()]
    return found


def _drawn(
    guide: Guide, candidates: Sequence[str], kind: SheetKind, draw: random.Random
) -> tuple[dict[str, str], dict[Cell, int | str]]:
    """Answers by tag, and the values that they are."""
    answers: dict[str, str] = {}
    values: dict[Cell, int | str] = {}
    for candidate in candidates:
        fields = sheet_fields(guide, Assignment(candidate, MEMBER), kind)
        for code in rated_codes(guide):
            label, value = draw.choice(rating_choices(guide.content.scale))
            answers[fields.by_code[f"{code}.situation"].tag] = f"Sagde {value} gange, at {code} var svært"
            if draw.random() < 0.75:  # noqa: PLR2004 - three in four
                answers[fields.by_code[f"{code}.vurdering"].tag] = label
                values[candidate, code] = int(value) if value.isdecimal() else value
    return answers, values


# What is done to a file


def spoilt(file: Filled, draw: random.Random) -> Spoilt:
    """The file with one to three changes of its XML or, every fourth time, of its bytes."""
    if draw.random() < 0.25:  # noqa: PLR2004 - every fourth
        change_bytes = draw.choice(BYTE_CHANGES)
        return Spoilt(change_bytes(_zipped(file.parts), draw), (change_bytes.__name__,), frozenset())
    parts, changes = dict(file.parts), []
    name = draw.choice([name for name in XML_PARTS if name in parts])
    tree = etree.fromstring(parts[name])
    own, nodes = _own_texts(tree), list(tree.iterdescendants(etree.Element))
    for _ in range(draw.randint(1, 3)):
        change, node = draw.choice(NODE_CHANGES), draw.choice(nodes)
        if tree in node.iterancestors():  # it may have gone with another
            change(tree, node, draw)
        changes.append(f"{change.__name__} {etree.QName(node).localname} in {name}")
    parts[name] = etree.tostring(tree, encoding="UTF-8", standalone=True)
    return Spoilt(_zipped(parts), tuple(changes), frozenset(_touched(own)))


class OwnText(NamedTuple):
    """A text in the last cell of a rating's row, whose it is, and its words and place before any change."""

    text: Node
    cell: Cell
    words: str | None
    place: Node


def _own_texts(tree: Node) -> list[OwnText]:
    found = []
    for row in tree.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        words = "".join(text.text or "" for text in cells[0].iter(f"{W}t")).split()
        if words[1:] == ["Vurdering"]:
            candidate, _, code = words[0].rpartition("-")
            cell = (candidate or CANDIDATES[-1], code)
            found += [OwnText(text, cell, text.text, cells[-1]) for text in cells[-1].iter(f"{W}t")]
    return found


def _touched(own: Sequence[OwnText]) -> Iterator[Cell]:
    """The cells whose own text has other words, and those between which a text went without its names."""
    owners = {one.place: one.cell for one in own}
    for one in own:
        place = next(one.text.iterancestors(f"{W}tc"), None)
        if one.text.text != one.words:
            yield one.cell
        elif place is not one.place and (place is None or not _is_named(place, one.cell[1])):
            yield from (one.cell, one.cell if place is None else owners.get(place, one.cell))


def _is_named(place: Node, code: str) -> bool:
    """Whether the cell has the tag or the bookmark of this question's rating."""
    tags = (node.get(f"{W}val", "") for node in place.iter(f"{W}tag"))
    marks = (node.get(f"{W}name", "") for node in place.iter(f"{W}bookmarkStart"))
    return any(tag.endswith(f"{code}.vurdering") for tag in tags) or any(
        mark.endswith(f"_{code}") for mark in marks
    )


def delete(tree: Node, node: Node, draw: random.Random) -> None:  # noqa: ARG001
    node.getparent().remove(node)  # type: ignore[union-attr]


def double(tree: Node, node: Node, draw: random.Random) -> None:  # noqa: ARG001
    node.addnext(etree.fromstring(etree.tostring(node, with_tail=False)))


def move(tree: Node, node: Node, draw: random.Random) -> None:
    """Moves the node beside one like it, or anywhere."""
    alike = [other for other in tree.iter(node.tag) if other is not node]
    target = draw.choice(alike or list(tree.iterdescendants(etree.Element)))
    if target.getparent() is not None and node not in target.iterancestors():
        target.addnext(node)


def change_text(tree: Node, node: Node, draw: random.Random) -> None:  # noqa: ARG001
    texts = [text for text in node.iter(etree.Element) if text.text]
    if texts:
        draw.choice(texts).text = draw.choice(TEXTS)


def swap(tree: Node, node: Node, draw: random.Random) -> None:
    """Lets the node and one like it change places."""
    other = draw.choice(list(tree.iter(node.tag)))
    if (
        node in other.iterancestors()
        or other in node.iterancestors()
        or other is node
        or tree in {node, other}
    ):
        return
    place = etree.Element("place")
    node.addprevious(place)
    other.addprevious(node)
    place.addprevious(other)
    place.getparent().remove(place)  # type: ignore[union-attr]


def flip(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << draw.randrange(8))]) + data[at + 1 :]


def cut(data: bytes, draw: random.Random) -> bytes:
    start, end = sorted(draw.choices(range(len(data)), k=2))
    return data[:start] + data[end:]


def cut_short(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data))]


def double_bytes(data: bytes, draw: random.Random) -> bytes:
    start, end = sorted(draw.choices(range(len(data)), k=2))
    return data[:end] + data[start:end] + data[end:]


def overwrite(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data))
    noise = draw.randbytes(draw.randint(1, 64))
    return data[:at] + noise + data[at + len(noise) :]


NODE_CHANGES: tuple[Callable[[Node, Node, random.Random], None], ...] = (
    delete, double, move, swap, change_text, change_text,
)  # fmt: skip
BYTE_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip, flip, cut, cut_short, double_bytes, overwrite,
)  # fmt: skip


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts packed in a hurry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


# What reading makes of it


def verdict(file: Filled, change: Spoilt, guides: Sequence[Guide]) -> str:
    """`refused`, `read`, `wrong` or `crashed`."""
    try:
        result = read_scoring_sheet(change.data, guides)
    except Exception:  # noqa: BLE001 - whatever it is, it is what we count
        traceback.print_exc()
        return "crashed"
    if not isinstance(result, ReadFile):
        return "refused"
    return "wrong" if wrong_values(file, change, result) else "read"


def wrong_values(file: Filled, change: Spoilt, result: ReadFile) -> list[str]:
    """The values that nobody wrote, and the people who wrote nothing."""
    return list(_wrong(file, change, result))


def _wrong(file: Filled, change: Spoilt, result: ReadFile) -> Iterator[str]:
    candidates = {candidate for candidate, _ in file.values}
    for sheet in result.sheets:
        if sheet.member != MEMBER or sheet.candidate not in candidates:
            yield f"{sheet.member} {sheet.candidate}"
        for code, value in sheet.values.items():
            cell = (sheet.candidate or "", code)
            if value is not None and cell not in change.touched and value != file.values.get(cell):
                yield f"{cell}: {value} for {file.values.get(cell)}"


def outcomes(count: int, seed: int = SEED) -> Iterator[tuple[Filled, Spoilt, str]]:
    """The verdict on this many spoilt files; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - the same draw every time is what is asked for
    guide = load_guide(GUIDE).or_raise()
    house, problems = load_house(shipped_folder("templates") / "house.docx")
    if house is None:
        raise SystemExit("\n".join(map(str, problems)))
    files = filled_files(guide, house, draw)
    for _ in range(count):
        file = draw.choice(files)
        change = spoilt(file, draw)
        yield file, change, verdict(file, change, [guide])


def main(count: int) -> int:
    """Spoils so many files and says what became of them."""
    counts: Counter[str] = Counter()
    begun = time.perf_counter()
    for file, change, word in outcomes(count):
        counts[word] += 1
        if word in {"wrong", "crashed"} and "-v" in sys.argv:
            print(f"{word}: {file.name}: {', '.join(change.changes)}")
    took = time.perf_counter() - begun
    print(
        f"{count} spoilt sheets in {took:.0f} s: {counts['crashed']} crashed, {counts['wrong']} wrong",
        end=", ",
    )
    print(f"{counts['read']} read right, {counts['refused']} refused")
    return 1 if counts["crashed"] or counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(next((int(word) for word in sys.argv[1:] if word.isdecimal()), 2_000)))
