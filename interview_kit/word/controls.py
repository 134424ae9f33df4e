"""Controls to fill in: what a reader of the document can click on, write in or choose from.

A control is part of a paragraph, can be filled but not deleted, and has a bookmark round it: programs that
save the document keep the tag, the bookmark, or at least the text of the row, so an answer is found again.
"""

from collections.abc import Sequence
from typing import Literal, Protocol

from markupsafe import Markup, escape

from interview_kit.memory import kept

ControlKind = Literal["text", "choice", "date", "checkbox"]

# Word wants ids that no other control of the document has: this and the control's number.
FIRST_CONTROL_ID = 700_000
# What the names of all our bookmarks begin with; a house's own of such a name give way.
BOOKMARK_START = "sc_"
# What a check box shows.
TICKED, UNTICKED = "☒", "☐"
_DATE = (
    '<w:date><w:dateFormat w:val="d. MMMM yyyy"/><w:lid w:val="da-DK"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
_CHECKBOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox>'
)
_PROMPT = '<w:rPr><w:rStyle w:val="prompt"/></w:rPr>'
_RULED = '<w:rPr><w:rStyle w:val="prompt"/><w:sz w:val="27"/></w:rPr>'


class Control(Protocol):
    """A control as plain values. `tag` and `alias` (what Word shows) hold ≤ 64 characters, `bookmark` ≤ 40.

    `number` is unique in the document. `choices` are the (label, value) of a drop-down list. `lines` are the
    ruled lines that a pen finds: part of the placeholder, so that they are gone when somebody types. The
    paragraph needs a tab stop that draws them (`<note bare ruled="…">`).
    """

    @property
    def number(self) -> int: ...
    @property
    def tag(self) -> str: ...
    @property
    def alias(self) -> str: ...
    @property
    def bookmark(self) -> str: ...
    @property
    def placeholder(self) -> str: ...
    @property
    def kind(self) -> ControlKind: ...
    @property
    def choices(self) -> Sequence[tuple[str, str]]: ...
    @property
    def lines(self) -> int: ...


def control_xml(control: Control, last_number: int = 0) -> Markup:
    """The control with its bookmark, showing its placeholder, for a paragraph without runs.

    `last_number` is the last that the house uses itself.
    """
    kind, content = _shown(control.kind, tuple(control.choices), control.placeholder, control.lines)
    return _control(control, last_number, kind, content)


def written_control_xml(control: Control, text: str, style: str = "", last_number: int = 0) -> Markup:
    """The same with this text in it, of one line or several, as if somebody had written it there.

    It is in a character style if one is named. Without a text it shows its placeholder.
    """
    if not text:
        return control_xml(control, last_number)
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    run = f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"
    kind = _kind_xml(control.kind, tuple(control.choices))
    return _control(control, last_number, kind, f"<w:sdtContent>{run}</w:sdtContent>")


def ticked_control_xml(control: Control, last_number: int = 0) -> Markup:
    """A check box that is ticked already."""
    kind = _CHECKBOX.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>')
    content = f"<w:sdtContent><w:r><w:t>{TICKED}</w:t></w:r></w:sdtContent>"
    return _control(control, last_number, kind, content)


def _control(control: Control, last_number: int, kind: str, content: str) -> Markup:
    number = last_number + control.number
    name, called = _named(control.bookmark, control.alias, control.tag)
    return Markup(  # noqa: S704 - every text is escaped
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:sdt><w:sdtPr>{called}'
        f'<w:id w:val="{FIRST_CONTROL_ID + number}"/><w:lock w:val="sdtLocked"/>{kind}</w:sdtPr>'
        f'{content}</w:sdt><w:bookmarkEnd w:id="{number}"/>\n'
    )


# The controls of a kit's sheets differ in little but their numbers: what they have in common is kept.
@kept(4096)
def _named(bookmark: str, alias: str, tag: str) -> tuple[str, str]:
    """A control's bookmark, and its alias and tag as elements."""
    return str(escape(bookmark)), f'<w:alias w:val="{escape(alias)}"/><w:tag w:val="{escape(tag)}"/>'


@kept(64)
def _shown(
    kind: ControlKind, choices: tuple[tuple[str, str], ...], placeholder: str, lines: int
) -> tuple[str, str]:
    """What makes the control of its kind, and what it shows until somebody answers."""
    is_prompt = kind != "checkbox"
    prompt = "<w:showingPlcHdr/>" if is_prompt else ""
    text = f'{_PROMPT if is_prompt else ""}<w:t xml:space="preserve">{escape(placeholder)}</w:t>'
    content = f"<w:sdtContent><w:r>{text}</w:r>{_ruled(lines)}</w:sdtContent>"
    return f"{prompt}{_kind_xml(kind, choices)}", content


def _ruled(lines: int) -> str:
    """Lines as far apart as handwriting needs (6 mm)."""
    return f"<w:r>{_RULED}{'<w:br/>'.join(['<w:tab/>'] * lines)}</w:r>" if lines else ""


def _kind_xml(kind: ControlKind, choices: Sequence[tuple[str, str]]) -> str:
    """What makes the control a date, a list or a check box; text (several lines) needs nothing."""
    match kind:
        case "date":
            return _DATE
        case "checkbox":
            return _CHECKBOX
        case "choice":
            return _list_xml(choices)
    return ""


def _list_xml(choices: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<w:listItem w:displayText="{escape(label)}" w:value="{escape(value)}"/>' for label, value in choices
    )
    return f"<w:dropDownList>{entries}</w:dropDownList>"
