"""What a page is made of: plain values that a script turns into elements, with texts as texts."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

# {"tag": …, "style": {property: value}, "text": …, "span": …, "children": [node]}, less what is empty.
Node = dict[str, Any]
# Why a file is not shown.
Refusal = Literal["too-large", "damaged", "unsafe", "password", "other-kind"]
MOST_NODES = 60_000


class Preview(NamedTuple):
    """The pages, the looks that all of them share, and what there is to know of them."""

    pages: list[list[Node]]
    paper: dict[str, str]
    note: str


class CannotShowError(Exception):
    """Why a file is not shown."""

    def __init__(self, reason: Refusal) -> None:
        self.reason: Refusal = reason
        super().__init__(reason)


def node(
    tag: str,
    style: dict[str, str] | None = None,
    children: Sequence[Node] = (),
    *,
    text: str = "",
    span: int = 1,
) -> Node:
    """A node, without what it does not have."""
    found: Node = {"tag": tag}
    if style:
        found["style"] = style
    if text:
        found["text"] = text
    if span > 1:
        found["span"] = span
    if children:
        found["children"] = list(children)
    return found
