"""HR's house: a Word document with the look, prepared once into the parts that documents are made of.

The contract is the style names of `styles` and one paragraph that says {{ body }}. Headers and footers may
say {{ document }}, {{ code }}, {{ organisation }} and {{ footer }}. The house holds no program: it is data
from outside.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from lxml import etree

from interview_kit.problems import Problem, problem
from interview_kit.word.package import WRITTEN_ANEW, House, pack
from interview_kit.word.styles import STYLES_BY_KIND

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SLOTS = ("document", "code", "organisation", "footer")
_SLOT = re.compile(r"\{\{\s*+(\w*+)\s*+\}\}")
_MAX_UNPACKED = 50_000_000
_MAX_XML = 10_000_000
_MAX_SHOWN = 80
_MAX_FILE = 10_000_000
_XML = (".xml", ".rels")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND_NAMES = {"paragraph": "afsnit", "character": "tegn", "table": "tabel"}


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def load_house(path: Path) -> tuple[House | None, list[Problem]]:
    """The prepared house, or every reason why this file cannot be one."""
    parts, refused = _unpack(path)
    if refused:
        return None, [problem(refused, file=str(path))]
    try:
        trees = {name: _parse(data) for name, data in parts.items() if name.endswith(_XML)}
        package = _package(trees)
    except _UnsafeError:
        return None, [problem("house-unsafe", file=str(path))]
    except (KeyError, etree.XMLSyntaxError):
        return None, [problem("house-unreadable", file=str(path))]
    for name in package.texts:
        _join_split_slots(trees[name])
    problems = [
        *_style_problems(path, trees[package.styles]),
        *_body_problems(path, trees[package.body]),
        *_slot_problems(path, trees, package),
    ]
    if problems:
        return None, problems
    _rename_styles(trees[package.styles], trees)
    _declare_properties(trees)
    trees[package.body] = _with_namespaces(trees[package.body])
    return _prepared(parts, trees, package), []


class _Package(NamedTuple):
    """Where the parts lie that we touch; Word may call the body `word/document2.xml`."""

    body: str
    styles: str
    texts: tuple[str, ...]


def _package(trees: dict[str, etree._Element]) -> _Package:
    """Follows the package's relations. Raises `KeyError` where a part is missing."""
    body = _related(trees["_rels/.rels"], "officeDocument", "")[0]
    folder, _, file = body.rpartition("/")
    relations = trees[f"{folder}/_rels/{file}.rels"]
    styles = _related(relations, "styles", folder)[0]
    kinds = [target for kind in ("header", "footer") for target in _related(relations, kind, folder, least=0)]
    for part in (body, styles, "[Content_Types].xml", *kinds):
        trees[part]
    return _Package(body, styles, (body, *kinds))


def _related(relations: etree._Element, kind: str, folder: str, least: int = 1) -> list[str]:
    found = []
    for relation in relations:
        if relation.get("Type", "").endswith(f"/relationships/{kind}"):
            target = relation.get("Target", "")
            found.append(target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}")
    if len(found) < least:
        raise KeyError(kind)
    return found


class _UnsafeError(Exception):
    """A part that declares a document type."""


def _unpack(path: Path) -> tuple[dict[str, bytes], str]:
    """The parts of the package, or the code of what is wrong with it."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            return {}, "house-unreadable"
        if status.st_size > _MAX_FILE:
            return {}, "house-too-large"
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            xml = sum(info.file_size for info in infos if info.filename.endswith(_XML))
            if xml > _MAX_XML or sum(info.file_size for info in infos) > _MAX_UNPACKED:
                return {}, "house-too-large"
            return {info.filename: _read(package, info) for info in infos}, ""
    except FileNotFoundError:
        return {}, "file-missing"
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError):
        return {}, "house-unreadable"


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The part, and no more of it than the package owns up to. Raises `NotImplementedError`."""
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise NotImplementedError
    with package.open(info) as part:
        return part.read(info.file_size)


def _parse(data: bytes) -> etree._Element:
    """The part as a tree, without comments, which Word never writes."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tree = etree.fromstring(data, parser)
    if tree.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _UnsafeError
    return tree


# What HR must mend


def _style_problems(path: Path, styles: etree._Element) -> Iterator[Problem]:
    names = _styles_by_name(styles)
    for kind, wanted in STYLES_BY_KIND.items():
        for name in wanted.values():
            if (kind, name.lower()) not in names:
                yield problem("house-style-missing", file=str(path), style=name, kind=_KIND_NAMES[kind])


def _styles_by_name(styles: etree._Element) -> dict[tuple[str, str], etree._Element]:
    found = {}
    for style in styles.iter(_w("style")):
        name = style.find(_w("name"))
        if name is not None:
            found[style.get(_w("type"), ""), name.get(_w("val"), "").lower()] = style
    return found


def _body_problems(path: Path, body: etree._Element) -> Iterator[Problem]:
    found = len(_body_paragraphs(body))
    if found == 0:
        yield problem("house-body-missing", file=str(path))
    elif found > 1 or _slots(body).count("body") > 1:
        yield problem("house-body-twice", file=str(path))


def _body_paragraphs(body: etree._Element) -> list[etree._Element]:
    return [
        paragraph
        for paragraph in body.iterdescendants(_w("p"))
        if re.fullmatch(r"\s*\{\{\s*body\s*\}\}\s*", "".join(map(str, paragraph.itertext(_w("t")))))
    ]


def _slot_problems(path: Path, trees: dict[str, etree._Element], package: _Package) -> Iterator[Problem]:
    for name in package.texts:
        known = (*_SLOTS, "body") if name == package.body else _SLOTS
        for slot in _slots(trees[name]):
            if slot not in known:
                yield problem("house-slot-unknown", file=str(path), slot=slot[:_MAX_SHOWN])


def _slots(tree: etree._Element) -> list[str]:
    """Every slot of a part, also in a picture's alternative text."""
    return _SLOT.findall(etree.tostring(tree, encoding="unicode"))


# Preparing


def _join_split_slots(tree: etree._Element) -> None:
    """Word splits `{{ code }}` over several runs as it pleases: put such a text into its first run."""
    for paragraph in tree.iter(_w("p")):
        for texts in _neighbouring_texts(paragraph):
            joined = "".join(text.text or "" for text in texts)
            if "{{" in joined and not all(_balanced(text.text or "") for text in texts):
                for text in texts:
                    text.text = ""
                texts[0].text = joined


def _balanced(text: str) -> bool:
    return text.count("{{") == text.count("}}") and not text.endswith("{") and not text.startswith("}")


_BREAKS = {_w("tab"), _w("br"), _w("fldChar"), _w("drawing")}


def _neighbouring_texts(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    """The texts between two tabs, fields or other things that are not text."""
    texts: list[etree._Element] = []
    for run in paragraph.iter(_w("r")):
        for node in run:
            if node.tag == _w("t"):
                texts.append(node)
            elif node.tag in _BREAKS and texts:
                yield texts
                texts = []
    if texts:
        yield texts


_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")


def _rename_styles(styles: etree._Element, trees: dict[str, etree._Element]) -> None:
    """Gives each style of the contract our id, everywhere it is named; a style in the way gives way."""
    named = _styles_by_name(styles)
    ours = {
        named[kind, name.lower()]: word
        for kind, words in STYLES_BY_KIND.items()
        for word, name in words.items()
    }
    new_ids = {style.get(_w("styleId"), ""): word for style, word in ours.items()}
    for style in styles.iter(_w("style")):
        own = style.get(_w("styleId"), "")
        if style not in ours and own in new_ids.values():
            new_ids[own] = f"{own}-house"
    for style in styles.iter(_w("style")):
        own = style.get(_w("styleId"), "")
        style.set(_w("styleId"), new_ids.get(own, own))
    for tree in trees.values():
        for node in tree.iter(*map(_w, _REFERENCES)):
            value = node.get(_w("val"), "")
            node.set(_w("val"), new_ids.get(value, value))


_PROPERTY_PARTS = (
    ("docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties",
     "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/custom.xml", f"{_OFFICE}/relationships/custom-properties",
     "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)  # fmt: skip


def _declare_properties(trees: dict[str, etree._Element]) -> None:
    """Word leaves out what a document lacks: makes sure that title and manifest are part of the package."""
    relations, types = trees["_rels/.rels"], trees["[Content_Types].xml"]
    for part, kind, content in _PROPERTY_PARTS:
        for node in [*relations, *types]:
            if part in {node.get(name, "").lstrip("/") for name in ("Target", "PartName")}:
                node.getparent().remove(node)
        etree.SubElement(
            relations, f"{{{_PACKAGE}/relationships}}Relationship",
            Id=f"rId-{part.split('/')[1].split('.')[0]}", Type=kind, Target=part,
        )  # fmt: skip
        etree.SubElement(
            types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{part}", ContentType=content
        )


def _with_namespaces(body: etree._Element) -> etree._Element:
    """The document with the namespaces that our templates use declared at its root."""
    namespaces = {**body.nsmap, "w": W, "w14": W14, "mc": MC}
    root = etree.Element(body.tag, nsmap={key: uri for key, uri in namespaces.items() if key})
    for key, value in body.attrib.items():
        root.set(key, value)
    ignorable = set(root.get(f"{{{MC}}}Ignorable", "").split()) | {"w14"}
    root.set(f"{{{MC}}}Ignorable", " ".join(sorted(ignorable)))
    root.extend(list(body))
    return root


def _prepared(parts: dict[str, bytes], trees: dict[str, etree._Element], package: _Package) -> House:
    _mark_body(trees[package.body])
    slotted = {}
    for name in package.texts:
        xml = etree.tostring(trees[name], encoding="unicode").replace("<!--{{ body }}-->", "{{ body }}")
        if "{{" in xml:
            slotted[name] = tuple(_SLOT.split(_DECLARATION + xml))
    fixed = {
        name: _serialised(trees[name]) if name in trees else data
        for name, data in parts.items()
        if name not in slotted and name not in WRITTEN_ANEW
    }
    return House(pack(fixed), slotted)


def _mark_body(root: etree._Element) -> None:
    """Puts a mark that survives serialising in the place of the paragraph {{ body }}."""
    for paragraph in _body_paragraphs(root):
        mark = etree.Comment("{{ body }}")
        paragraph.getparent().replace(paragraph, mark)  # type: ignore[union-attr]


def _serialised(tree: etree._Element) -> bytes:
    return etree.tostring(tree, encoding="UTF-8", standalone=True, xml_declaration=True)
