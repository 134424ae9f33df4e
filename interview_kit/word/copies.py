"""Copies of headers and footers in a package: their relations, their content types and their own pictures."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from interview_kit.memory import kept
from interview_kit.packing import zip_parts

_MANIFEST = "[Content_Types].xml"


class Copy(NamedTuple):
    """A copy of a header or a footer: the document's relation to it, and its name, each by the house's."""

    old_relation: str
    relation: str
    old_name: str
    name: str


def copies_for(shown: Mapping[str, str], section: int) -> tuple[Copy, ...]:
    """A copy of each part that is shown (relation → name), for the section with this number."""
    return tuple(
        Copy(relation, f"{relation}-{section}", name, f"{name.removesuffix('.xml')}-{section}.xml")
        for relation, name in shown.items()
    )


@kept(4)
def with_copies(package: bytes, relations: str, copies: tuple[Copy, ...]) -> bytes:
    """The package (a zip) as it is when it holds the copies; `relations` names the part with the document's.

    Kept, because every member has a file of as many sections.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    by_relation = {copy.relation: copy for copy in copies}
    parts[relations] = _more(
        parts[relations],
        lambda values: [
            {**values, "Id": relation, "Target": f"/{copy.name}"}
            for relation, copy in by_relation.items()
            if values.get("Id") == copy.old_relation
        ],
    )
    names = {copy.name: copy.old_name for copy in copies}
    parts[_MANIFEST] = _more(
        parts[_MANIFEST],
        lambda values: [
            {**values, "PartName": f"/{name}"}
            for name, old_name in names.items()
            if values.get("PartName") == f"/{old_name}"
        ],
    )
    for name, old_name in names.items():
        own = _relations_of(old_name)
        if own in parts:
            parts[_relations_of(name)] = parts[own]
    return zip_parts(parts)


def _relations_of(name: str) -> str:
    folder, stem = posixpath.split(name)
    return f"{folder}/_rels/{stem}.rels"


def _more(xml: bytes, extra: Callable[[Mapping[str, str]], list[dict[str, str]]]) -> bytes:
    """The list in this XML with what `extra` gives for each element of it, behind the others."""
    root = ET.fromstring(xml)  # noqa: S314 - written by us when the house was prepared
    namespace, _, _ = root.tag[1:].partition("}")
    ET.register_namespace("", namespace)
    for node in list(root):
        for values in extra(node.attrib):
            root.append(root.makeelement(node.tag, values))
    whole: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return whole
