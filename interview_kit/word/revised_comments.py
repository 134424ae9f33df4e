"""The comments of a Word file: who wrote what and when, which answer which, and which are settled."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_OFF = {"0", "false", "off"}


class Note(NamedTuple):
    """A comment. `answers` is the number of the one that it answers; a settled one is not open."""

    number: str
    by: str
    at: str
    text: str
    answers: str = ""
    is_open: bool = True


def notes_of(comments: Iterable[Any], extended: Iterable[Any]) -> dict[str, Note]:
    """The comments by their numbers; `extended` says of a comment's last paragraph what Word knows of it."""
    paragraphs: dict[str, str] = {}
    notes: dict[str, Note] = {}
    for node in comments:
        values = _values(node)
        number = values.get("id", "")
        paragraphs |= {_values(paragraph).get("paraId", ""): number for paragraph in node.iter("{*}p")}
        lines = ("".join(text.text or "" for text in each.iter("{*}t")) for each in node.iter("{*}p"))
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        notes[number] = Note(number, values.get("author", ""), values.get("date", ""), text)
    for node in extended:
        _extend(notes, paragraphs, _values(node))
    return {number: note._replace(is_open=_is_open(note, notes)) for number, note in notes.items()}


def _extend(notes: dict[str, Note], paragraphs: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Notes which comment this one answers, and whether it is settled."""
    number = paragraphs.get(values.get("paraId", ""), "")
    if number in notes:
        notes[number] = notes[number]._replace(
            answers=paragraphs.get(values.get("paraIdParent", ""), ""),
            is_open=values.get("done", "0").lower() in _OFF,
        )


def _is_open(note: Note, notes: Mapping[str, Note]) -> bool:
    """Whether neither the comment nor the one that it answers is settled."""
    first = notes.get(note.answers)
    return note.is_open and (first is None or first.is_open)


def _values(node: Any) -> dict[str, str]:
    """The attributes by their names without namespaces."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in node.attrib.items()}
