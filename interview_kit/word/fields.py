"""The fields of our papers: places that somebody fills in, and what they hold without their placeholders."""

from typing import NamedTuple

from interview_kit.word.controls import ControlKind

WRITE_HERE = "…"


class Choice(NamedTuple):
    """What a list shows and the value behind it."""

    label: str
    value: str


class Field(NamedTuple):
    """A place to answer; its attributes are those of `controls.Control`.

    `row` is the code that the field's row begins with (S1, B1; K3-S1 in a file of several candidates), empty
    where the row shows none.
    """

    tag: str
    alias: str
    bookmark: str
    placeholder: str = WRITE_HERE
    kind: ControlKind = "text"
    choices: tuple[Choice, ...] = ()
    row: str = ""
    number: int = 0
    lines: int = 0


def without_placeholder(text: str, field: Field, *, is_shown: bool = False) -> str:
    """What is written in the field, without its placeholder and the blanks round it.

    A placeholder of one sign that somebody may have written himself goes only with its ruled lines, where it
    stands alone, or where the control says that it shows it (`is_shown`).
    """
    shown = field.placeholder + "\n".join("\t" * field.lines)
    text = text.strip("\n")
    if text == shown:
        return ""
    cut = _cut_off(text, shown)
    if cut == text and (field.placeholder != WRITE_HERE or is_shown or text.strip() == WRITE_HERE):
        cut = _cut_off(text.strip(), field.placeholder)
    return cut.strip()


def _cut_off(text: str, placeholder: str) -> str:
    """The text without the placeholder that it begins or ends with."""
    before = text.removesuffix(placeholder)
    return before if before != text else text.removeprefix(placeholder)
