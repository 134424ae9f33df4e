"""Prepares a house: what HR must mend in it, and the parts that documents are made of.

What a reader looks for stands in rooms of its own: `parts` (what may be in a document), `house_styles`,
`slots`, `template_state` (what makes sense in a template only), `properties`, `bookmarks` and `layout`.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import _Relationship
from docx.oxml.ns import nsmap, qn
from docx.package import Package
from lxml import etree

from interview_kit.packing import zip_parts
from interview_kit.problems import Loaded, Problem, has_errors, problem
from interview_kit.word.bookmarks import last_used_number, take_out_bookmarks
from interview_kit.word.every_page import Footers, complete_pages
from interview_kit.word.files import refusal_problem
from interview_kit.word.house_styles import (
    borrow_styles,
    main_font,
    missing_styles,
    new_style_ids,
    rename_styles,
)
from interview_kit.word.layout import TWIPS_IN_MM, fit_tables, section_of, take_out_tabs, text_width
from interview_kit.word.opening import opened
from interview_kit.word.package import CORE_PART, CUSTOM_PART, TEXT_WIDTH, House
from interview_kit.word.parts import LeftOut
from interview_kit.word.properties import core_properties, custom_properties, take_out_counts
from interview_kit.word.running_heads import own_section, shown_parts
from interview_kit.word.safe_xml import safe_tree, xml_bytes
from interview_kit.word.slots import (
    body_paragraph,
    cut_at_slots,
    join_split_slots,
    listed,
    mark_body,
    mark_separators,
    slot_problems,
)
from interview_kit.word.styles import DANISH_NAMES
from interview_kit.word.template_state import (
    is_on,
    take_out_active_fields,
    take_out_changes,
    take_out_settings,
)
from interview_kit.word.transitional import say_as_word_does

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# A text narrower than this (12 cm) breaks the words of our tables' smallest columns.
_NARROW = 6_800
# In one narrower than this (5 cm) nothing can be read.
_NO_ROOM = 2_835
# One narrower than this (15.8 cm) makes many questions longer than a page, and so does one of these fonts.
_FULLER = 8_950
_WIDE_FONTS = {
    "aptos", "arial", "arial black", "century gothic", "courier new", "dejavu sans", "helvetica",
    "lucida sans", "lucida sans unicode", "open sans", "segoe ui", "tahoma", "trebuchet ms", "verdana",
}  # fmt: skip
_FOOTER = "footer-of-ours-{}.xml"
_MANY = 10_000
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
    if not has_errors(problems):
        problems += _room_problems(main, saved.trees[saved.styles], file)
    if has_errors(problems):
        return Loaded(None, [told for told in problems if told.level != "advice"])
    house, added = _prepared(saved)
    if added:
        problems.append(problem("house-line-added", file=file, what=listed(added)))
    return Loaded(house, problems)


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
        *([problem("house-styles-added", file=file, styles=listed(added))] if added else ()),
        *(
            problem(
                "house-style-missing", file=file, style=DANISH_NAMES.get(name, name), kind=_KIND_NAMES[kind]
            )
            for kind, name in left
        ),
    ]


def _left_out_problems(left_out: Iterable[LeftOut], file: str) -> Iterator[Problem]:
    for code, was_visible in (("house-content-left-out", True), ("house-left-out", False)):
        names = sorted(piece.name for piece in left_out if piece.was_visible == was_visible)
        if names:
            yield problem(code, file=file, what=listed(names))


def _room_problems(main: etree._Element, styles: etree._Element, file: str) -> Iterator[Problem]:
    """Whether there is too little room for the text, or less than our documents were made for."""
    width, font = text_width(section_of(main, body_paragraph(main))), main_font(styles)
    millimetres = max(round(width / TWIPS_IN_MM), 0)
    if width < _NARROW:
        yield problem("house-no-room" if width < _NO_ROOM else "house-narrow", file=file, width=millimetres)
    elif width < _FULLER:
        yield problem("house-fuller", file=file, what=f"er teksten kun {millimetres} mm bred")
    elif font.lower() in _WIDE_FONTS:
        yield problem("house-fuller", file=file, what=f"er skrifttypen {font} bredere end Calibri")


def _declare_properties(package: Package) -> None:
    """Makes the parts for title and properties, which each document writes, the package's only ones."""
    for name, kind, content_type in _PROPERTY_PARTS:
        parts = {package_part.partname: package_part for package_part in package.iter_parts()}
        properties = parts.get(PackURI(f"/{name}")) or Part(PackURI(f"/{name}"), content_type, b"", package)
        package.relate_to(properties, kind)


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
        self.headers = {
            key: relation.target_part.partname.membername
            for key, relation in document.part.rels.items()
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
        }
        self.styles = next(_related(document.part.rels, RELATIONSHIP_TYPE.STYLES))
        self.settings = tuple(_related(document.part.rels, RELATIONSHIP_TYPE.SETTINGS))
        self.extended = tuple(_related(document.part.package.rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES))

    def of(self, names: Iterable[str]) -> list[etree._Element]:
        return [self.trees[name] for name in names]

    def add_footer(self) -> tuple[str, str]:
        """Adds an empty footer to the document; its relation and its name."""
        folder, main = posixpath.split(self.main)
        number = next(
            number for number in range(1, _MANY) if f"{folder}/{_FOOTER.format(number)}" not in self.data
        )
        name, relation = f"{folder}/{_FOOTER.format(number)}".lstrip("/"), f"rIdFooter{number}"
        self.trees[name] = etree.Element(qn("w:ftr"), nsmap={"w": nsmap["w"], "r": nsmap["r"]})
        self.data[name] = b""
        self.others += (name,)
        self.headers[relation] = name
        rels = f"{folder}/_rels/{main}.rels".lstrip("/")
        relations = safe_tree(self.data[rels])
        attributes = {"Id": relation, "Type": RELATIONSHIP_TYPE.FOOTER, "Target": f"/{name}"}
        etree.SubElement(relations, f"{{{NAMESPACE.OPC_RELATIONSHIPS}}}Relationship", attributes)
        self.data[rels] = xml_bytes(relations)
        manifest = {"PartName": f"/{name}", "ContentType": CONTENT_TYPE.WML_FOOTER}
        types = f"{{{NAMESPACE.OPC_CONTENT_TYPES}}}Override"
        etree.SubElement(self.trees["[Content_Types].xml"], types, manifest)
        return relation, name


def _is_xml(name: str) -> bool:
    """Whether a part is XML that may hold text or styles: relations do not."""
    return name.lower().endswith(".xml")


def _related(relations: Mapping[str, _Relationship], *kinds: str) -> Iterator[str]:
    """The names of the parts that relations of these kinds lead to, each once."""
    led_to = (relation for relation in relations.values() if relation.reltype in kinds)
    yield from dict.fromkeys(relation.target_part.partname.membername for relation in led_to)


def _take_out(saved: _Saved) -> Iterator[str]:
    """Takes out what makes sense in a template only; what a person calls it."""
    for tree in saved.trees.values():
        yield from take_out_changes(tree)
        yield from take_out_active_fields(tree)
    for tree in saved.of(saved.settings):
        yield from take_out_settings(tree)
    for tree in saved.of(saved.extended):
        take_out_counts(tree)


def _prepared(saved: _Saved) -> tuple[House, list[str]]:
    """The house, its parts under our style ids and cut at slots; and what its pages lacked."""
    core, custom = (saved.trees.pop(name, None) for name in (CORE_PART, CUSTOM_PART))
    style_ids = new_style_ids(saved.trees[saved.styles])
    for tree in saved.trees.values():
        rename_styles(tree, style_ids)
        say_as_word_does(tree)
    added = _complete_pages(saved)
    texts, main = (saved.main, *saved.others), saved.trees[saved.main]
    last_number = last_used_number(saved.of(texts))
    width, running = _fit(saved), _running_heads(saved)
    mark_body(main)
    for tree in saved.of(texts):
        take_out_bookmarks(tree)
        mark_separators(tree)
    saved.trees[saved.main] = _with_namespaces(main)
    slotted = {name: cut for name in texts if len(cut := cut_at_slots(saved.trees[name])) > 1}
    house = House(
        _fixed(saved, slotted), slotted, last_number, width,
        () if core is None else core_properties(core),
        () if custom is None else custom_properties(custom), *running,
    )  # fmt: skip
    return house, added


def _running_heads(saved: _Saved) -> tuple[str, dict[str, str], str]:
    """The section of the body as XML, what it shows by relation, and the part with the document's relations.

    Nothing where the house has no section: then it shows nothing either.
    """
    main = saved.trees[saved.main]
    section = section_of(main, body_paragraph(main))
    if section is None:
        return "", {}, ""
    own = own_section(main, section)
    folder, name = posixpath.split(saved.main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    return etree.tostring(own, encoding="unicode"), shown_parts(own, saved.headers), relations


def _complete_pages(saved: _Saved) -> list[str]:
    """Adds to the footers what must stand on every page; what it is called."""
    settings = [tree.find(qn("w:evenAndOddHeaders")) for tree in saved.of(saved.settings)]
    has_even = any(setting is not None and is_on(setting) for setting in settings)
    footers = Footers(saved.headers, saved.trees, saved.add_footer)
    return complete_pages(saved.trees[saved.main], footers, has_even=has_even, style="footer")


def _fit(saved: _Saved) -> int:
    """The width of the text round the body; the house's tables are made to follow it."""
    main = saved.trees[saved.main]
    width = text_width(section_of(main, body_paragraph(main)))
    if width != TEXT_WIDTH:
        fit_tables(saved.of((saved.main, *saved.others)), width)
    take_out_tabs(saved.trees[saved.styles], "h1")
    return width


def _fixed(saved: _Saved, slotted: Mapping[str, object]) -> bytes:
    """A zip of the parts that no document writes."""
    return zip_parts(
        {
            name: xml_bytes(saved.trees[name]) if name in saved.trees else data
            for name, data in saved.data.items()
            if name not in {*slotted, CORE_PART, CUSTOM_PART}
        }
    )


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
