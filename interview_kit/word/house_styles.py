"""The styles of a house: those of the contract, under our ids. Missing ones come from the shipped house."""

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from interview_kit.word.styles import STYLES_BY_KIND

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

# Where one style names another, and where text names its style.
_STYLE_REFERENCES = (
    "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:styleLink", "w:numStyleLink",
)  # fmt: skip
_TO_OTHER_STYLES = ("w:basedOn", "w:next", "w:link")
_STYLE_PART = (RELATIONSHIP_TYPE.STYLES, CONTENT_TYPE.WML_STYLES, "styles")
_NUMBERING_PART = (RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING, "numbering")

# A style's kind and its name in lower case.
StyleKey = tuple[str, str]


def missing_styles(document: Document) -> list[tuple[str, str]]:
    """The styles of the contract that the house lacks: (kind, name)."""
    styles = _styles_by_name(_part_tree(document, *_STYLE_PART))
    return [
        (kind, name)
        for kind, contract in STYLES_BY_KIND.items()
        for name in contract.values()
        if (kind, name.lower()) not in styles
    ]


def borrow_styles(document: Document, shipped: Document) -> None:
    """Copies the missing styles that the shipped house has, with what they are based on and their lists."""
    lender = _Lender(document, shipped)
    for kind, name in missing_styles(document):
        lender.lend((kind, name.lower()))


class _Lender:
    """Copies styles from the shipped house to another."""

    def __init__(self, document: Document, shipped: Document) -> None:
        self.styles = _part_tree(document, *_STYLE_PART)
        self.document, self.shipped = document, shipped
        self.shipped_styles = _styles_by_name(_part_tree(shipped, *_STYLE_PART))
        self.shipped_keys = {_id(style): key for key, style in self.shipped_styles.items()}
        self.lists: dict[str, str] = {}

    def lend(self, key: StyleKey) -> None:
        """Copies the style under an id of its own, and first what it is based on."""
        if key not in self.shipped_styles:
            return
        style = deepcopy(self.shipped_styles[key])
        self._rename_namesakes(key)
        style.set(qn("w:styleId"), self._free_id(_id(style)))
        if any(
            style_of_house.get(qn("w:default")) == "1" and style_of_house.get(qn("w:type")) == key[0]
            for style_of_house in self.styles
        ):
            style.attrib.pop(qn("w:default"), "")
        self.styles.append(style)
        for node in list(style.iterchildren(*map(qn, _TO_OTHER_STYLES))):
            self._refer(style, node)
        for node in style.iter(qn("w:numId")):
            node.set(qn("w:val"), self._list(node.get(qn("w:val"), "")))

    def _refer(self, style: etree._Element, node: etree._Element) -> None:
        """Makes a reference to another style lead to that of the house, which borrows it where it must."""
        key = self.shipped_keys.get(node.get(qn("w:val"), ""))
        if key and key not in _styles_by_name(self.styles) and node.tag == qn("w:basedOn"):
            self.lend(key)
        target = _styles_by_name(self.styles).get(key) if key else None
        if target is None:
            style.remove(node)
        else:
            node.set(qn("w:val"), _id(target))

    def _rename_namesakes(self, key: StyleKey) -> None:
        """Gives way to the borrowed style where the house has one of another kind with its name."""
        for (kind, name), namesake in _styles_by_name(self.styles).items():
            if name == key[1] and kind != key[0]:
                node = namesake.find(qn("w:name"))
                assert node is not None  # noqa: S101 - it was found by its name
                node.set(qn("w:val"), f"{node.get(qn('w:val'))} ({kind})")

    def _free_id(self, style_id: str) -> str:
        taken = {_id(style) for style in self.styles.iter(qn("w:style"))}
        return style_id if style_id not in taken else self._free_id(f"{style_id}-shipped")

    def _list(self, number: str) -> str:
        """The number of the house's copy of a list of the shipped house; 0 is no list."""
        if number not in self.lists:
            shipped = _part_tree(self.shipped, *_NUMBERING_PART)
            self.lists[number] = _copied_list(_part_tree(self.document, *_NUMBERING_PART), shipped, number)
        return self.lists[number]


def _copied_list(numbering: etree._Element, shipped: etree._Element, number: str) -> str:
    """Copies the list with this number; its number in `numbering`."""
    source = next((node for node in shipped.iter(qn("w:num")) if node.get(qn("w:numId")) == number), None)
    look = source.find(qn("w:abstractNumId")) if source is not None else None
    looks = {node.get(qn("w:abstractNumId")): node for node in shipped.iter(qn("w:abstractNum"))}
    if source is None or look is None or look.get(qn("w:val")) not in looks:
        return "0"
    abstract, copy = deepcopy(looks[look.get(qn("w:val"))]), deepcopy(source)
    look_number = _free_number(numbering, "w:abstractNum", "w:abstractNumId")
    list_number = _free_number(numbering, "w:num", "w:numId")
    abstract.set(qn("w:abstractNumId"), look_number)
    copy.set(qn("w:numId"), list_number)
    copy.find(qn("w:abstractNumId")).set(qn("w:val"), look_number)  # type: ignore[union-attr]
    _insert_after(numbering, abstract, (qn("w:abstractNum"), qn("w:numPicBullet")))
    _insert_after(numbering, copy, (qn("w:num"), qn("w:abstractNum")))
    return list_number


def _free_number(numbering: etree._Element, tag: str, attribute: str) -> str:
    numbers = [node.get(qn(attribute), "") for node in numbering.iter(qn(tag))]
    return str(max((int(number) for number in numbers if number.isdecimal()), default=0) + 1)


def _insert_after(parent: etree._Element, node: etree._Element, tags: tuple[str, ...]) -> None:
    """Puts the element behind the last child with one of these tags."""
    index = max((place for place, child in enumerate(parent, 1) if child.tag in tags), default=0)
    parent.insert(index, node)


def _part_tree(document: Document, kind: str, content_type: str, word: str) -> etree._Element:
    """The styles or the numbering; a document that has none gets an empty one."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and isinstance(relation.target_part, XmlPart):
            tree: etree._Element = relation.target_part.element
            return tree
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    name = next(
        name for number in ("", *range(2, 9_999)) if (name := f"/word/{word}{number}.xml") not in taken
    )
    tree = cast("BaseOxmlElement", OxmlElement(f"w:{word}"))
    document.part.relate_to(XmlPart(PackURI(name), content_type, tree, package), kind)
    return tree


def _styles_by_name(styles: etree._Element) -> dict[StyleKey, etree._Element]:
    """The styles by kind and lower-case name."""
    return {key: style for style in styles.iter(qn("w:style")) if (key := _key(style))}


def _key(style: etree._Element) -> StyleKey | None:
    name = style.find(qn("w:name"))
    return None if name is None else (style.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower())


def _id(style: etree._Element) -> str:
    return style.get(qn("w:styleId"), "")


def main_font(styles: etree._Element) -> str:
    """The font of the text, where the house names one."""
    normal = _styles_by_name(styles).get(("paragraph", "normal"))
    for tree in (normal, styles.find(qn("w:docDefaults"))):
        fonts = next(tree.iter(qn("w:rFonts")), None) if tree is not None else None
        if fonts is not None and fonts.get(qn("w:ascii")):
            return fonts.get(qn("w:ascii"), "")
    return ""


def new_style_ids(styles: etree._Element) -> dict[str, str]:
    """Old id → new id: ours for the contract's styles, another for a style that has one of ours."""
    named = _styles_by_name(styles)
    contract = {
        named[kind, name.lower()]: word
        for kind, words in STYLES_BY_KIND.items()
        for word, name in words.items()
    }
    new_ids = {_id(style): word for style, word in contract.items()}
    for style in styles.iter(qn("w:style")):
        if style not in contract and _id(style) in new_ids.values():
            new_ids[_id(style)] = f"{_id(style)}-house"
    return new_ids


def rename_styles(tree: etree._Element, new_ids: Mapping[str, str]) -> None:
    """Gives every style its new id, where it is defined and wherever it is named."""
    for tags, attribute in ((("w:style",), "w:styleId"), (_STYLE_REFERENCES, "w:val")):
        for node in tree.iter(*map(qn, tags)):
            style_id = node.get(qn(attribute), "")
            node.set(qn(attribute), new_ids.get(style_id, style_id))
