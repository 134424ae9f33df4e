"""Plain values from YAML's stream of events, so that no depth of nesting needs a stack."""

import re
from collections.abc import Iterator

import yaml

from interview_kit.problems import Place, Problem
from interview_kit.yaml_files.lost_text import is_split_at_colon, lost_letter, lost_text, span_of
from interview_kit.yaml_files.shown import shown

# Deeper and longer than any file of ours: validating more takes time, and composing it takes a stack.
MAX_DEPTH = 60
MAX_VALUES = 20_000
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")  # 010 is 8 to many a program
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z")
_PLAIN: dict[str, bool | None] = {"": None, "null": None, "~": None, "true": True, "false": False}
_BLOCKS = ("|", ">")
_QUOTED = ('"', "'", *_BLOCKS)
_LINE_BREAKS = re.compile(r"[ \t]*\n\s*")
_TAGS = {None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class RefusedTextError(Exception):
    """The text as a whole cannot be read; carries the one problem that says why."""

    def __init__(self, reason: Problem) -> None:
        self.problem = reason
        super().__init__(reason.code)


class _List:
    """A list while it is read."""

    def __init__(self) -> None:
        self.value: list[object] = []

    def add(self, value: object, _event: yaml.NodeEvent) -> None:
        self.value.append(value)


class _Group:
    """A group of fields while it is read: names and values come in turn.

    A field's name is a whole number or a text; `5` and `"5"` are one name. The value of a name that was
    refused is read and dropped.
    """

    def __init__(self, reader: "EventReader") -> None:
        self.value: dict[int | str, object] = {}
        self.reader = reader
        self.lines: dict[str, int] = {}
        self.name: int | str | None = None
        self.expects_name = True

    def add(self, value: object, event: yaml.NodeEvent) -> None:
        if self.expects_name:
            self.name = self._name(value, event)
        elif self.name is not None:
            self.value[self.name] = value
        self.expects_name = not self.expects_name

    def _name(self, value: object, event: yaml.NodeEvent) -> int | str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self.reader.refuse("yaml-key", event)
            return None
        name: int | str = value if type(value) is int else event.value
        if str(name) in self.lines:
            self.reader.refuse("duplicate-key", event, key=shown(name), first=self.lines[str(name)])
            return None
        self.lines[str(name)] = _place("", event).line
        return name


class EventReader:
    """Reads one text; `problems` are the duplicate names, references, tags and cut texts that it holds."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.last: yaml.ScalarEvent | None = None  # where a text began that was never ended

    def value(self) -> object:
        """The text's one document as plain values; None where it is empty.

        Raises `RefusedTextError` where it is too deep, too long or more than one document, and PyYAML's own
        errors where it is no YAML.
        """
        document = _List()
        unfinished: list[tuple[_List | _Group, yaml.CollectionStartEvent]] = []
        for event in self._within_limits(yaml.parse(self.text, Loader=LOADER)):
            if isinstance(event, yaml.CollectionStartEvent):
                self._look_at(event)
                if is_split_at_colon(event, self.text):
                    self.refuse("yaml-unquoted", event)
                unfinished.append((self._started(event), event))
                continue
            if isinstance(event, yaml.NodeEvent):
                value: object = self._scalar(event, in_brackets=_is_in_brackets(unfinished))
                start = event
            else:
                collection, start = unfinished.pop()
                value = collection.value
            parent = unfinished[-1][0] if unfinished else document
            parent.add(value, start)
        return document.value[0] if document.value else None

    def refuse(self, code: str, event: yaml.NodeEvent, **details: object) -> None:
        """Adds the problem with this code at the event's place."""
        self.problems.append(_place(self.file, event).problem(code, **details))

    def _within_limits(
        self, events: Iterator[yaml.Event]
    ) -> Iterator[yaml.NodeEvent | yaml.CollectionEndEvent]:
        """The events of values and their ends, counted before anything is built from them."""
        depth = values = documents = 0
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            values += isinstance(event, yaml.NodeEvent)
            if documents > 1:
                raise RefusedTextError(_place(self.file, event).problem("yaml-two-documents"))
            if depth > MAX_DEPTH:
                raise RefusedTextError(_place(self.file, event).problem("yaml-deep", limit=MAX_DEPTH))
            if values > MAX_VALUES:
                raise RefusedTextError(_place(self.file, event).problem("yaml-long", limit=MAX_VALUES))
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _started(self, event: yaml.CollectionStartEvent) -> _List | _Group:
        return _List() if isinstance(event, yaml.SequenceStartEvent) else _Group(self)

    def _scalar(self, event: yaml.NodeEvent, *, in_brackets: bool) -> bool | float | str | None:
        if not isinstance(event, yaml.ScalarEvent):
            self.refuse("yaml-alias", event)
            return None
        self._look_at(event)
        self.last = event
        text: str = event.value
        value = text if event.style in _QUOTED else _plain_value(text)
        if isinstance(value, str):
            letter = lost_letter(event, self.text)
            if letter:
                self.refuse("yaml-backslash", event, letter=letter)
            for code in lost_text(event, self.text, in_brackets=in_brackets):
                self.refuse(code, event)
            return _on_one_line(event)
        return value

    def _look_at(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """A text that begins with & or ! has lost its first word to YAML: refused, never dropped."""
        if event.anchor is not None:
            self.refuse("yaml-alias", event)
        if event.tag not in _TAGS:
            self.refuse("yaml-tag", event)


def _plain_value(text: str) -> bool | float | str | None:
    """What a word without quotation marks stands for."""
    if INTEGER.match(text):
        return int(text)
    return float(text) if _DECIMAL.match(text) else _PLAIN.get(text, text)


def _is_in_brackets(unfinished: list[tuple[_List | _Group, yaml.CollectionStartEvent]]) -> bool:
    """Whether the innermost collection is a list that is written `[…]`."""
    if not unfinished:
        return False
    collection, start = unfinished[-1]
    return isinstance(collection, _List) and bool(start.flow_style)


def _on_one_line(event: yaml.ScalarEvent) -> str:
    """The text, whose lines in the file are one paragraph to us, whatever YAML makes of them."""
    text: str = event.value
    span = span_of(event)
    if span.start_line == span.end_line:
        return text
    return _LINE_BREAKS.sub(" ", text.rstrip("\n") if event.style in _BLOCKS else text)


def _place(file: str, event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
