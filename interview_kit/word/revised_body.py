"""The paragraphs of a revised document, each as it was before its tracked changes and as it is after them.

A paragraph whose mark is deleted goes on in the next one of its cell; one whose mark is added was part of
the next. Moved words are as deleted where they were and as added where they are.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

ChangeKind = Literal["added", "deleted"]

# More of our bookmarks than can be open at a time, and deeper elements than any program writes.
_MOST_OPEN, _MAX_DEPTH = 50, 200
_CHANGES: dict[str, ChangeKind] = {
    "ins": "added",
    "moveTo": "added",
    "del": "deleted",
    "moveFrom": "deleted",
}
# What is seen as a text in a run, and what is read in its place.
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PASSED_OVER = {"Fallback", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tcPr", "instrText"}


class Change(NamedTuple):
    """A tracked change: what it did, who made it and when."""

    kind: ChangeKind
    by: str
    at: str


class Cell(NamedTuple):
    """A cell: the numbers of its row in the document and of its column in the row."""

    row: int
    column: int


class Mark(NamedTuple):
    """A bookmark's words in a paragraph, before and after; `changes` are those of the paragraph's own.

    `begins` says that it begins there.
    """

    name: str
    before: str
    after: str
    changes: tuple[Change, ...] = ()
    begins: bool = True


class Passage(NamedTuple):
    """A paragraph as it is when all changes are taken.

    `notes` and `footnotes` are the numbers of those that hang on it.
    """

    before: str
    after: str
    marks: tuple[Mark, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    footnotes: tuple[str, ...]
    cell: Cell | None


def passages(tree: Any, is_ours: Callable[[str], bool]) -> Iterator[Passage]:
    """The paragraphs of a document part in their order; of its bookmarks those whose names are ours."""
    walk = _Walk(is_ours, _ends(tree))
    walk.blocks(tree, 0)
    return _joined(walk.paragraphs)


def _ends(tree: Any) -> set[str]:
    return {_value(node, "id") for node in tree.iter("{*}bookmarkEnd")}


class _Paragraph:
    """A paragraph while it is gone through."""

    def __init__(self, cell: Cell | None) -> None:
        self.cell = cell
        self.before: list[str] = []
        self.after: list[str] = []
        self.marks: dict[str, tuple[list[str], list[str]]] = {}
        self.begun: set[str] = set()
        self.changes: dict[Change, None] = {}
        self.notes: dict[str, None] = {}
        self.footnotes: dict[str, None] = {}
        self.is_end_deleted = False


class _Walk:
    """Goes through a document in order; `paragraphs` are those met, as they stand in the file."""

    def __init__(self, is_ours: Callable[[str], bool], ends: set[str]) -> None:
        self._is_ours, self._ends = is_ours, ends
        self.paragraphs: list[_Paragraph] = []
        self._current: _Paragraph | None = None
        self._cells: list[Cell | None] = [None]
        self._rows = 0
        self._within: list[tuple[int, int]] = []
        self._changes: list[Change] = []
        self._open: dict[str, str] = {}
        self._met: set[str] = set()
        self._waiting: list[str] = []

    def blocks(self, node: Any, depth: int) -> None:
        """Goes through what holds paragraphs, tables or runs."""
        if depth > _MAX_DEPTH:
            raise RecursionError
        for child in node:
            if isinstance(child.tag, str):
                self._block(child, child.tag.rpartition("}")[2], depth + 1)

    def _block(self, node: Any, name: str, depth: int) -> None:
        step = _STEPS.get(name)
        if step is not None:
            step(self, node, depth)
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name not in _PASSED_OVER:
            self.blocks(node, depth)

    # Paragraphs

    def paragraph(self, node: Any, depth: int) -> None:
        paragraph = _Paragraph(self._cells[-1])
        for name in (*self._waiting, *self._open.values()):
            paragraph.marks[name] = ([], [])
        paragraph.begun |= {*self._waiting}
        self._waiting.clear()
        self.paragraphs.append(paragraph)
        for mark in node.iterfind("{*}pPr/{*}rPr/*"):
            kind = _CHANGES.get(mark.tag.rpartition("}")[2])
            if kind is not None:
                paragraph.changes[_change(kind, mark)] = None
                paragraph.is_end_deleted |= kind == "deleted"
        self._inside(paragraph, node, depth)

    def _inside(self, paragraph: _Paragraph, node: Any, depth: int) -> None:
        """Goes through a paragraph's runs; text boxes in it have paragraphs of their own."""
        around, self._current = self._current, paragraph
        self.blocks(node, depth)
        self._current = around

    def text(self, node: Any, _: int) -> None:
        self._say(node.text or "")

    def _say(self, text: str) -> None:
        paragraph = self._current
        if paragraph is None or not text:
            return
        paragraph.changes |= dict.fromkeys(self._changes)
        kinds = {change.kind for change in self._changes}
        places = [(paragraph.before, paragraph.after)]
        places += [paragraph.marks.setdefault(name, ([], [])) for name in self._open.values()]
        for before, after in places:
            if "added" not in kinds:
                before.append(text)
            if "deleted" not in kinds:
                after.append(text)

    # What stands round them

    def changed(self, node: Any, depth: int) -> None:
        kind = _CHANGES[node.tag.rpartition("}")[2]]
        self._changes.append(_change(kind, node))
        self.blocks(node, depth)
        self._changes.pop()

    def row(self, node: Any, depth: int) -> None:
        """A row that is added or deleted as a whole changes all that it holds."""
        self._rows += 1
        marks = [child for child in node.iterfind("{*}trPr/*") if _kind(child) is not None]
        self._changes += [_change(_CHANGES[_name(mark)], mark) for mark in marks]
        self._within.append((self._rows, 0))
        self.blocks(node, depth)
        self._within.pop()
        del self._changes[len(self._changes) - len(marks) :]

    def cell(self, node: Any, depth: int) -> None:
        row, column = self._within[-1] if self._within else (0, 0)
        self._cells.append(Cell(row, column))
        self.blocks(node, depth)
        self._cells.pop()
        if self._within:
            self._within[-1] = (row, column + 1)

    def mark_begins(self, node: Any, _: int) -> None:
        name, number = _value(node, "name"), _value(node, "id")
        if name in self._met or not self._is_ours(name):
            return
        self._met.add(name)
        if self._current is not None:
            self._current.marks[name] = ([], [])
            self._current.begun.add(name)
        else:
            self._waiting.append(name)
        if number in self._ends and len(self._open) < _MOST_OPEN:
            self._open[number] = name

    def mark_ends(self, node: Any, _: int) -> None:
        self._open.pop(_value(node, "id"), None)

    def note(self, node: Any, _: int) -> None:
        if self._current is not None:
            self._current.notes[_value(node, "id")] = None

    def footnote(self, node: Any, _: int) -> None:
        if self._current is not None:
            self._current.footnotes[_value(node, "id")] = None

    def skip(self, node: Any, _: int) -> None:
        """What is written twice, for programs of different age, is read once."""


_STEPS: dict[str, Callable[[_Walk, Any, int], None]] = {
    "p": _Walk.paragraph,
    "t": _Walk.text,
    "delText": _Walk.text,
    "tr": _Walk.row,
    "tc": _Walk.cell,
    **dict.fromkeys(_CHANGES, _Walk.changed),
    "bookmarkStart": _Walk.mark_begins,
    "bookmarkEnd": _Walk.mark_ends,
    "commentRangeStart": _Walk.note,
    "commentReference": _Walk.note,
    "footnoteReference": _Walk.footnote,
    **dict.fromkeys(_PASSED_OVER, _Walk.skip),
}


def _joined(paragraphs: list[_Paragraph]) -> Iterator[Passage]:
    """The paragraphs, those whose marks are deleted together with the next one of the same cell."""
    together: list[_Paragraph] = []
    for paragraph in paragraphs:
        if together and together[-1].cell != paragraph.cell:
            yield _passage(together)
            together = []
        together.append(paragraph)
        if not paragraph.is_end_deleted:
            yield _passage(together)
            together = []
    if together:
        yield _passage(together)


def _passage(together: list[_Paragraph]) -> Passage:
    changes = dict.fromkeys(change for each in together for change in each.changes)
    return Passage(
        "\n".join("".join(each.before) for each in together),
        "".join(text for each in together for text in each.after),
        tuple(
            Mark(name, "".join(before), "".join(after), tuple(each.changes), name in each.begun)
            for each in together
            for name, (before, after) in each.marks.items()
        ),
        tuple(changes),
        tuple(dict.fromkeys(number for each in together for number in each.notes)),
        tuple(dict.fromkeys(number for each in together for number in each.footnotes)),
        together[0].cell,
    )


def _change(kind: ChangeKind, node: Any) -> Change:
    return Change(kind, _value(node, "author"), _value(node, "date"))


def _kind(node: Any) -> ChangeKind | None:
    return _CHANGES.get(_name(node)) if isinstance(node.tag, str) else None


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _value(node: Any, name: str) -> str:
    """The attribute of this name, whatever namespace (Transitional or Strict) it has."""
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")
