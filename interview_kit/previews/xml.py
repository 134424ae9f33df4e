"""The XML of a Word file as trees without namespaces, so that strict and transitional files are alike."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from interview_kit.previews.nodes import CannotShowError
from interview_kit.word.filled_parts import Package, UnreadError, as_utf8, safe_tree

# More than any paper has, and than a browser shows at once.
_LARGEST, _MOST_ELEMENTS, _DEEPEST = 8_000_000, 400_000, 60
_SAFE = {"bomb", "doctype", "too-deep"}
_LARGE = {"too-large", "too-many-parts", "unpacks-too-large"}


def opened(data: bytes) -> Package:
    """The package. Raises `CannotShowError`."""
    try:
        return Package(data)
    except UnreadError as error:
        raise _refusal(error) from None


def tree_of(package: Package, name: str) -> Element | None:
    """The part as a tree, None where there is none. Raises `CannotShowError`."""
    try:
        data = package.read(name) if name else b""
        if len(data) > _LARGEST:
            raise CannotShowError("too-large")
        tree = safe_tree(as_utf8(data)) if data else None
    except UnreadError as error:
        raise _refusal(error) from None
    if tree is not None:
        _plain(tree)
    return tree


def related(package: Package, source: str) -> list[tuple[str, str]]:
    """The parts that this one names: (kind, name). Raises `CannotShowError`."""
    try:
        return package.related(source)
    except UnreadError as error:
        raise _refusal(error) from None


def relations_by_id(package: Package, source: str) -> dict[str, str]:
    """The parts that this one names, by the ids that it names them by. Raises `CannotShowError`."""
    folder, _, name = source.rpartition("/")
    tree = tree_of(package, f"{folder}/_rels/{name}.rels")
    rows = [] if tree is None else [row for row in tree if row.get("TargetMode") != "External"]
    names = (_joined(folder, row.get("Target", "")) for row in rows)
    return {row.get("Id", ""): name for row, name in zip(rows, names, strict=True)}


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"


def _refusal(error: UnreadError) -> CannotShowError:
    if error.reason in _SAFE:
        return CannotShowError("unsafe")
    return CannotShowError("too-large" if error.reason in _LARGE else "damaged")


def _plain(tree: Element) -> None:
    """Takes the namespaces off every name. Raises `CannotShowError` where they are too many."""
    count, level = 0, [tree]
    for _ in range(_DEEPEST):
        for one in level:
            one.tag = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
            one.attrib = {name.rpartition("}")[2]: text for name, text in one.attrib.items()}
        count += len(level)
        if count > _MOST_ELEMENTS:
            raise CannotShowError("too-large")
        level = [child for one in level for child in one]
        if not level:
            return
    raise CannotShowError("unsafe")


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """What a child says, None where there is no such child or it says nothing."""
    child = parent.find(name) if parent is not None else None
    return None if child is None else child.get(attribute)


def number(text: str | None, least: int = -20_000, most: int = 40_000) -> int | None:
    """The whole number in the text, kept within what a page can have; None where it is none."""
    try:
        return max(least, min(most, int(float(text or ""))))
    except (ValueError, OverflowError):
        return None


def is_on(parent: Element, name: str) -> bool | None:
    """Whether a switch is on, None where it is not there."""
    child = parent.find(name)
    return None if child is None else child.get("val", "1") not in {"0", "false", "off", "none"}


def inside(parent: Element) -> Iterator[Element]:
    """The children as they are read today: what was deleted is gone, what holds others is opened."""
    for child in parent:
        if child.tag == "sdt":
            content = child.find("sdtContent")
            yield from inside(content) if content is not None else ()
        elif child.tag in {"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"}:
            yield from inside(child)
        elif child.tag == "AlternateContent":
            chosen = child.find("Choice")
            yield from inside(chosen) if chosen is not None else ()
        elif child.tag not in {"del", "moveFrom"}:
            yield child
