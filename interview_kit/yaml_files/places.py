"""The place of a value in its file."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from interview_kit.problems import Loc, Place, Problem

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its plain values and its text.

    The text is composed into nodes, which know their lines, only when a place is asked for: most files have
    no problems, and nodes cost more memory and time than all the values.
    """

    file: str
    value: object
    text: str

    def place(self, loc: Loc) -> Place:
        """The place of the value at `loc`; parts of `loc` that the file lacks are skipped."""
        from interview_kit.yaml_files.nodes import locate

        return Place(self.file, *locate(self.text, loc))


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """A value with its place in a file, for problems that are found after loading."""

    value: T_co
    source: Source
    loc: Loc = ()

    def place(self, loc: Loc = ()) -> Place:
        """The place of the value at `loc` inside this one."""
        return self.source.place((*self.loc, *loc))

    def problem(self, code: str, loc: Loc = (), /, **details: object) -> Problem:
        """The problem with this code at `loc` inside the value."""
        return self.place(loc).problem(code, **details)
