"""Which parts of a Word file may be in a document that we hand out: what a relation of `PARTS` leads to.

Parts are chosen, never copied blindly. What is not in the list stays behind with the element that shows it;
`left_out` says what a person would miss. A chosen part has the content type of its kind and a plain name,
whatever the file says: a template's main part becomes a document's.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from lxml import etree

from interview_kit.word.package import CORE_PART, CUSTOM_PART
from interview_kit.word.safe_xml import RefusedError, safe_tree, xml_bytes

_OFFICE = f"{NAMESPACE.OFC_RELATIONSHIPS}/"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DIAGRAM = "application/vnd.openxmlformats-officedocument.drawingml.diagram{}+xml"
_LABELS = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
_DRAWING = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
# Relation → content type of the parts that are XML.
PARTS: Mapping[str, str] = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT: CONTENT_TYPE.WML_DOCUMENT_MAIN,
    RELATIONSHIP_TYPE.STYLES: CONTENT_TYPE.WML_STYLES,
    RELATIONSHIP_TYPE.SETTINGS: CONTENT_TYPE.WML_SETTINGS,
    RELATIONSHIP_TYPE.NUMBERING: CONTENT_TYPE.WML_NUMBERING,
    RELATIONSHIP_TYPE.FONT_TABLE: CONTENT_TYPE.WML_FONT_TABLE,
    RELATIONSHIP_TYPE.THEME: CONTENT_TYPE.OFC_THEME,
    RELATIONSHIP_TYPE.HEADER: CONTENT_TYPE.WML_HEADER,
    RELATIONSHIP_TYPE.FOOTER: CONTENT_TYPE.WML_FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES: CONTENT_TYPE.WML_FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES: CONTENT_TYPE.WML_ENDNOTES,
    RELATIONSHIP_TYPE.CORE_PROPERTIES: CONTENT_TYPE.OPC_CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES: CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES: CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_XML: "application/xml",
    RELATIONSHIP_TYPE.CUSTOM_XML_PROPS: CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
    RELATIONSHIP_TYPE.CHART: _CHART,
    f"{_OFFICE}diagramData": _DIAGRAM.format("Data"),
    f"{_OFFICE}diagramLayout": _DIAGRAM.format("Layout"),
    f"{_OFFICE}diagramQuickStyle": _DIAGRAM.format("Style"),
    f"{_OFFICE}diagramColors": _DIAGRAM.format("Colors"),
    _DRAWING: "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    _LABELS: "application/vnd.ms-office.classificationlabels+xml",
}
# Relation → the root of a part that we change ourselves.
_ROOTS = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT: "document",
    RELATIONSHIP_TYPE.STYLES: "styles",
    RELATIONSHIP_TYPE.SETTINGS: "settings",
    RELATIONSHIP_TYPE.NUMBERING: "numbering",
    RELATIONSHIP_TYPE.HEADER: "hdr",
    RELATIONSHIP_TYPE.FOOTER: "ftr",
    RELATIONSHIP_TYPE.FOOTNOTES: "footnotes",
    RELATIONSHIP_TYPE.ENDNOTES: "endnotes",
}
# What the package itself leads to, once each; all others belong to a part.
_OF_THE_PACKAGE = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    _LABELS,
}
# Relation → what the content type of other parts must be like.
_BINARY_PARTS = {
    RELATIONSHIP_TYPE.IMAGE: re.compile(r"image/[\w.+-]+"),
    RELATIONSHIP_TYPE.FONT: re.compile(r"application/(x-fontdata|vnd\.[\w.-]+\.obfuscatedFont)"),
}
_LINKS = {RELATIONSHIP_TYPE.HYPERLINK}
# The last word of a relation that is left out → what a person calls it; True where it could be seen.
_NAMES: Mapping[str, tuple[str, bool]] = {
    "vbaProject": ("makroer", False),
    "keyMapCustomizations": ("egne genveje", False),
    "extensibility": ("egne knapper", False),
    "origin": ("en digital signatur", False),
    "attachedTemplate": ("en vedhæftet skabelon", False),
    "mailMergeSource": ("brevfletning", False),
    "recipientData": ("brevfletning", False),
    "comments": ("kommentarer", False),
    "control": ("ActiveX-felter", True),
    "image": ("linkede billeder", True),
    "oleObject": ("indlejrede filer", True),
    "package": ("indlejrede filer", True),
    "aFChunk": ("indsatte filer", True),
    "subDocument": ("underdokumenter", True),
    "video": ("lyd og video", True),
    "audio": ("lyd og video", True),
}
_STRICT = "http://purl.oclc.org/ooxml/"
_PLAIN_NAME = re.compile(r"(?!.*(^|/)(\.|/|_rels/))[A-Za-z0-9_./-]+")
_QUOTED = re.compile(rb"%([0-9A-Fa-f]{2})")
_PROPERTY_NAMES = {
    RELATIONSHIP_TYPE.CORE_PROPERTIES: CORE_PART,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES: CUSTOM_PART,
}
_MANIFEST = "[Content_Types].xml"
_R, _RELID = f"{{{NAMESPACE.OFC_RELATIONSHIPS}}}", "{urn:schemas-microsoft-com:office:office}relid"
# What shows a part that a relation leads to, as a whole.
_CARRIERS = {"ext", "drawing", "pict", "object"}


class LeftOut(NamedTuple):
    """Something of the file that stays behind: what a person calls it, and whether it could be seen."""

    name: str
    was_visible: bool


class ChosenParts(NamedTuple):
    """A whole package of the parts that may be in a document, and what was left out, each once."""

    parts: dict[str, bytes]
    left_out: tuple[LeftOut, ...]


class _Relation(NamedTuple):
    id: str
    kind: str
    target: str
    is_external: bool


def chosen_parts(members: Mapping[str, bytes]) -> ChosenParts:
    """The chosen parts of a file whose zip has these members. Raises `RefusedError`."""
    chooser = _Chooser(members)
    root = chooser.relations("/")
    if any(relation.kind.startswith(_STRICT) for relation in root):
        raise RefusedError("strict")
    if RELATIONSHIP_TYPE.OFFICE_DOCUMENT not in {relation.kind for relation in root}:
        raise RefusedError("unreadable")
    chooser.choose("/", root)
    while chooser.waiting:
        chooser.add(*chooser.waiting.popitem())
    return ChosenParts(chooser.package(), tuple(sorted(set(chooser.left_out))))


class _Chooser:
    """The walk from the root along the relations that are chosen.

    `names` are the parts that were met, by the path that is compared; `waiting` are those not yet added.
    """

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.members = {_path(name): (name, data) for name, data in members.items()}
        self.declared = self._declared_types()
        self.names: dict[str, str] = {}
        self.waiting: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.chosen_of_package: set[str] = set()
        self.parts: dict[str, bytes] = {}
        self.left_out: list[LeftOut] = []

    def _data(self, path: str) -> bytes:
        """The member's content. Raises `RefusedError` where there is none."""
        if path not in self.members:
            raise RefusedError("unreadable")
        return self.members[path][1]

    def _declared_types(self) -> Mapping[str, str]:
        """Path or ending → the content type that the file says."""
        manifest = safe_tree(self._data(_path(_MANIFEST)))
        types = {}
        for entry in manifest.iterchildren("{*}Override", "{*}Default"):
            name = entry.get("PartName")
            key = f".{entry.get('Extension', '').lower()}" if name is None else _path(name)
            types[key] = entry.get("ContentType", "")
        return types

    def relations(self, path: str) -> list[_Relation]:
        """The relations of the part at this path, `/` being the package itself; each id once."""
        folder, name = posixpath.split(path)
        rels = _path(f"{folder}/_rels/{name}.rels")
        if rels not in self.members:
            return []
        found = {}
        for node in safe_tree(self._data(rels)).iterchildren("{*}Relationship"):
            is_external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            where = target if is_external else _path(posixpath.join(folder, target.replace("\\", "/")))
            found[node.get("Id", "")] = _Relation(
                node.get("Id", ""), node.get("Type", ""), where, is_external
            )
        return list(found.values())

    def choose(self, path: str, relations: Iterable[_Relation]) -> set[str]:
        """Writes down the chosen relations of a part; their ids."""
        chosen = [relation for relation in relations if self._is_chosen(path, relation)]
        for relation in {*relations} - {*chosen}:
            word = relation.kind.rpartition("/")[2]
            if word in _NAMES:
                self.left_out.append(LeftOut(*_NAMES[word]))
        targets = {
            relation: relation.target if relation.is_external else f"/{self._name(relation)}"
            for relation in chosen
        }
        if targets:
            folder, name = posixpath.split(f"/{self.names.get(path, '')}")
            self.parts[f"{folder}/_rels/{name}.rels".lstrip("/")] = _relations_xml(targets)
        return {relation.id for relation in chosen}

    def _is_chosen(self, path: str, relation: _Relation) -> bool:
        if relation.is_external:
            return relation.kind in _LINKS
        if relation.target not in self.members or (relation.kind in _OF_THE_PACKAGE) != (path == "/"):
            return False
        if path == "/" and relation.kind in self.chosen_of_package:
            return False
        self.chosen_of_package.add(relation.kind)
        pattern = _BINARY_PARTS.get(relation.kind)
        return relation.kind in PARTS or bool(pattern and pattern.fullmatch(self._declared(relation.target)))

    def _declared(self, path: str) -> str:
        return self.declared.get(path) or self.declared.get(posixpath.splitext(path)[1], "")

    def _name(self, relation: _Relation) -> str:
        """The name of the part in what we hand out; a part that is met anew waits to be added."""
        path = relation.target
        if path not in self.names:
            self.names[path] = self._new_name(relation)
            self.waiting[path] = relation.kind
        return self.names[path]

    def _new_name(self, relation: _Relation) -> str:
        """The name that the part has, where that is plain and free; else one of ours."""
        name = self.members[relation.target][0]
        ending = ".xml" if relation.kind in PARTS else posixpath.splitext(name)[1]
        taken = {*map(str.lower, self.names.values()), CORE_PART.lower(), CUSTOM_PART.lower()}
        if relation.kind in _PROPERTY_NAMES:
            return _PROPERTY_NAMES[relation.kind]
        if _PLAIN_NAME.fullmatch(name) and name.endswith(ending) and name.lower() not in taken:
            return name
        safe_ending = ending if re.fullmatch(r"\.[A-Za-z0-9]+", ending) else ".bin"
        return f"word/part{len(self.names) + 1}{safe_ending}"

    def add(self, path: str, kind: str) -> None:
        """Adds the part at this path, and those that it leads to."""
        data, name = self._data(path), self.names[path]
        if kind not in PARTS:
            self.parts[name], self.types[name] = data, self._declared(path)
            return
        tree = safe_tree(data)
        if kind == RELATIONSHIP_TYPE.OFFICE_DOCUMENT and str(tree.tag).startswith(f"{{{_STRICT}"):
            raise RefusedError("strict")
        if kind in _ROOTS and tree.tag != f"{{{NAMESPACE.WML_MAIN}}}{_ROOTS[kind]}":
            raise RefusedError("unreadable")
        _remove_what_leads_nowhere(tree, self.choose(path, self.relations(path)))
        self.parts[name], self.types[name] = xml_bytes(tree), PARTS[kind]

    def package(self) -> dict[str, bytes]:
        """All parts with a manifest of their own."""
        types = etree.Element("Types", nsmap={None: NAMESPACE.OPC_CONTENT_TYPES})  # type: ignore[dict-item]
        etree.SubElement(types, "Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
        for name, content_type in self.types.items():
            etree.SubElement(types, "Override", PartName=f"/{name}", ContentType=content_type)
        return {_MANIFEST: xml_bytes(types), **self.parts}


def _path(name: str) -> str:
    """A part's name as names are compared: from the root, unquoted, in lower case."""
    return posixpath.abspath("/" + _unquoted(name).replace("\\", "/").lstrip("/")).lower()


def _unquoted(name: str) -> str:
    """The name with the letters that are written `%20` as they are."""
    octets = _QUOTED.sub(lambda quoted: bytes.fromhex(quoted[1].decode()), name.encode("utf-8", "replace"))
    return octets.decode("utf-8", "replace")


def _relations_xml(targets: Mapping[_Relation, str]) -> bytes:
    tree = etree.Element("Relationships", nsmap={None: NAMESPACE.OPC_RELATIONSHIPS})  # type: ignore[dict-item]
    for relation, target in targets.items():
        node = etree.SubElement(tree, "Relationship", Id=relation.id, Type=relation.kind, Target=target)
        if relation.is_external:
            node.set("TargetMode", "External")
    return xml_bytes(tree)


def _remove_what_leads_nowhere(tree: etree._Element, chosen: set[str]) -> None:
    """Takes out what shows a part that was not chosen; words with a lost link stay as plain words."""
    for node, key in list(_lost_references(tree, chosen)):
        name = etree.QName(node).localname
        has_other = any(
            other != key and node.get(other) for other in node.attrib if str(other).startswith(_R)
        )
        if name == "hyperlink" or (name == "blip" and has_other):
            node.attrib.pop(key, "")
            continue
        around = [node, *node.iterancestors()]
        carriers = [outer for outer in around if etree.QName(outer).localname in _CARRIERS]
        removed = carriers[0] if carriers and not name.startswith("hlink") else node
        parent = removed.getparent()
        if parent is not None:
            parent.remove(removed)


def _lost_references(tree: etree._Element, chosen: set[str]) -> Iterator[tuple[etree._Element, str]]:
    """Each element with the name of its attribute that refers to no chosen part."""
    for node in tree.iter(etree.Element):
        for key, value in node.attrib.items():
            if (str(key).startswith(_R) or key == _RELID) and value and value not in chosen:
                yield node, str(key)
