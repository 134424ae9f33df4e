"""A house's own properties (subject, category, sensitivity labels …), which stay in every document."""

from collections.abc import Iterator

from lxml import etree

from interview_kit.word.package import OUR_PROPERTIES

_CORE = {
    "subject": "dc:subject",
    "description": "dc:description",
    "keywords": "cp:keywords",
    "category": "cp:category",
    "contentStatus": "cp:contentStatus",
}
_VALUE_KINDS = {
    "lpwstr", "lpstr", "bstr", "bool", "date", "filetime", "decimal", "cy", "i1", "i2", "i4", "i8", "int",
    "ui1", "ui2", "ui4", "ui8", "uint", "r4", "r8",
}  # fmt: skip
# What is kept of the properties that Word counts itself; the rest, such as the template's name, is not.
_EXTENDED = {"Company", "Manager", "HyperlinkBase"}

Pairs = tuple[tuple[str, str], ...]


def core_properties(tree: etree._Element) -> Pairs:
    """The house's (element, text), without title, author, language and dates: those are the document's."""
    texts = {etree.QName(node).localname: "".join(map(str, node.itertext())) for node in tree}
    return tuple((element, texts[name]) for name, element in _CORE.items() if texts.get(name, "").strip())


def custom_properties(tree: etree._Element) -> tuple[tuple[str, str, str], ...]:
    """The house's (name, kind of value, text); our own names are not among them."""
    return tuple({name.lower(): (name, kind, text) for name, kind, text in _custom(tree)}.values())


def _custom(tree: etree._Element) -> Iterator[tuple[str, str, str]]:
    for node in tree.iterchildren("{*}property"):
        name = node.get("name", "")
        for value in node:
            kind = etree.QName(value).localname
            if kind in _VALUE_KINDS and name and not name.lower().startswith(OUR_PROPERTIES):
                yield name, kind, value.text or ""


def take_out_counts(tree: etree._Element) -> None:
    """Leaves only the organisation's own lines in the extended properties."""
    for node in list(tree):
        if etree.QName(node).localname not in _EXTENDED:
            tree.remove(node)
