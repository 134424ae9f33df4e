"""Prepares a house: what HR must mend in it, and the parts that documents are made of.

What a reader looks for stands in rooms of its own: `parts` (what may be in a document), `house_styles`,
`slots`, `template_state` (what makes sense in a template only), `properties`, `bookmarks` and `layout`.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import _Relationship
from docx.oxml.ns import nsmap
from docx.package import Package
from lxml import etree

from interview_kit.packing import zip_parts
from interview_kit.problems import Loaded, Problem, has_errors, problem
from interview_kit.word.bookmarks import last_used_number, take_out_bookmarks
from interview_kit.word.files import refusal_problem
from interview_kit.word.house_styles import borrow_styles, missing_styles, new_style_ids, rename_styles
from interview_kit.word.layout import fit_tables, fit_tabs, section_of, text_width
from interview_kit.word.opening import opened
from interview_kit.word.package import CORE_PART, CUSTOM_PART, TEXT_WIDTH, House
from interview_kit.word.parts import LeftOut
from interview_kit.word.properties import core_properties, custom_properties, take_out_counts
from interview_kit.word.safe_xml import safe_tree, xml_bytes
from interview_kit.word.slots import body_paragraph, cut_at_slots, join_split_slots, mark_body, slot_problems
from interview_kit.word.styles import DANISH_NAMES
from interview_kit.word.template_state import take_out_changes, take_out_settings

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_KIND_NAMES = {"paragraph": "afsnit", "character": "tegn", "table": "tabel"}
_TEXT_KINDS = (
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
)
_PROPERTY_PARTS = (
    (CORE_PART, RELATIONSHIP_TYPE.CORE_PROPERTIES, CONTENT_TYPE.OPC_CORE_PROPERTIES),
    (CUSTOM_PART, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES),
)


def prepare_house(data: bytes, file: str, shipped: bytes = b"") -> Loaded[House]:
    """The house in these bytes of `file`, or None and every reason why it cannot be one.

    Styles that it lacks are taken from the `shipped` house.
    """
    source = opened(data)
    if isinstance(source, str):
        return Loaded(None, [refusal_problem(source, file)])
    document, problems = source.document, _borrowed(source.document, shipped, file)
    _declare_properties(document.part.package)
    saved = _Saved(document)
    left_out = {*source.left_out, *(LeftOut(name, was_visible=False) for name in _take_out(saved))}
    main, others = saved.trees[saved.main], saved.of(saved.others)
    for tree in (main, *others):
        join_split_slots(tree)
    problems += [*slot_problems(file, main, others), *_left_out_problems(left_out, file)]
    return Loaded(None if has_errors(problems) else _prepared(saved), problems)


def _borrowed(document: Document, shipped: bytes, file: str) -> list[Problem]:
    """Takes missing styles from the shipped house: which they are, and which it lacks too."""
    missing = missing_styles(document)
    lender = opened(shipped) if missing and shipped else "missing"
    if isinstance(lender, str):
        left = missing
    else:
        borrow_styles(document, lender.document)
        left = missing_styles(document)
    added = [DANISH_NAMES.get(name, name) for kind, name in missing if (kind, name) not in left]
    return [
        *([problem("house-styles-added", file=file, styles=_listed(added))] if added else ()),
        *(
            problem(
                "house-style-missing", file=file, style=DANISH_NAMES.get(name, name), kind=_KIND_NAMES[kind]
            )
            for kind, name in left
        ),
    ]


def _left_out_problems(left_out: Iterable[LeftOut], file: str) -> Iterator[Problem]:
    for code, was_visible in (("house-content-left-out", True), ("house-left-out", False)):
        names = sorted(thing.name for thing in left_out if thing.was_visible == was_visible)
        if names:
            yield problem(code, file=file, what=_listed(names))


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} og {names[-1]}" if len(names) > 1 else names[0]


def _declare_properties(package: Package) -> None:
    """Makes the parts for title and properties, which each document writes, the package's only ones."""
    for name, kind, content_type in _PROPERTY_PARTS:
        parts = {package_part.partname: package_part for package_part in package.iter_parts()}
        part = parts.get(PackURI(f"/{name}")) or Part(PackURI(f"/{name}"), content_type, b"", package)
        package.relate_to(part, kind)


class _Saved:
    """The parts of a house as python-docx saves them: `data` by name, and the trees of those that are XML."""

    def __init__(self, document: Document) -> None:
        stream = io.BytesIO()
        document.save(stream)
        with zipfile.ZipFile(stream) as package:
            self.data = {name: package.read(name) for name in package.namelist()}
        self.trees = {name: safe_tree(data) for name, data in self.data.items() if _is_xml(name) and data}
        self.main = document.part.partname.membername
        self.others = tuple(_related(document.part.rels, *_TEXT_KINDS))
        self.styles = next(_related(document.part.rels, RELATIONSHIP_TYPE.STYLES))
        self.settings = tuple(_related(document.part.rels, RELATIONSHIP_TYPE.SETTINGS))
        self.extended = tuple(_related(document.part.package.rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES))

    def of(self, names: Iterable[str]) -> list[etree._Element]:
        return [self.trees[name] for name in names]


def _is_xml(name: str) -> bool:
    """Whether a part is XML that may hold text or styles: relations do not."""
    return name.lower().endswith(".xml")


def _related(relations: Mapping[str, _Relationship], *kinds: str) -> Iterator[str]:
    """The names of the parts that relations of these kinds lead to, each once."""
    found = (relation for relation in relations.values() if relation.reltype in kinds)
    yield from dict.fromkeys(relation.target_part.partname.membername for relation in found)


def _take_out(saved: _Saved) -> Iterator[str]:
    """Takes out what makes sense in a template only; what a person calls it."""
    for tree in saved.trees.values():
        yield from take_out_changes(tree)
    for tree in saved.of(saved.settings):
        yield from take_out_settings(tree)
    for tree in saved.of(saved.extended):
        take_out_counts(tree)


def _prepared(saved: _Saved) -> House:
    """The house: its parts under our style ids, and those that hold slots cut at them."""
    texts, main = (saved.main, *saved.others), saved.trees[saved.main]
    core, custom = (saved.trees.pop(name, None) for name in (CORE_PART, CUSTOM_PART))
    width = text_width(section_of(main, body_paragraph(main)))
    last_number = last_used_number(saved.of(texts))
    mark_body(main)
    for tree in saved.of(texts):
        take_out_bookmarks(tree)
    if width != TEXT_WIDTH:
        fit_tables(saved.of(texts), width)
        fit_tabs(saved.trees[saved.styles], width)
    style_ids = new_style_ids(saved.trees[saved.styles])
    for tree in saved.trees.values():
        rename_styles(tree, style_ids)
    saved.trees[saved.main] = _with_namespaces(main)
    slotted = {name: cut for name in texts if len(cut := cut_at_slots(saved.trees[name])) > 1}
    fixed = {
        name: xml_bytes(saved.trees[name]) if name in saved.trees else data
        for name, data in saved.data.items()
        if name not in {*slotted, CORE_PART, CUSTOM_PART}
    }
    return House(
        zip_parts(fixed), slotted, last_number, width,
        () if core is None else core_properties(core),
        () if custom is None else custom_properties(custom),
    )  # fmt: skip


def _with_namespaces(body: etree._Element) -> etree._Element:
    """The document with the namespaces that our templates use declared at its root."""
    namespaces = {**body.nsmap, "w": nsmap["w"], "w14": _W14, "mc": _MC}
    root = etree.Element(body.tag, nsmap={key: uri for key, uri in namespaces.items() if key})
    for key, value in body.attrib.items():
        root.set(key, value)
    ignorable = set(root.get(f"{{{_MC}}}Ignorable", "").split()) | {"w14"}
    root.set(f"{{{_MC}}}Ignorable", " ".join(sorted(ignorable)))
    root.extend(list(body))
    return root
