"""Prepares a house: what HR must mend in it, and the parts that documents are made of."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.package import Package
from lxml import etree

from interview_kit.packing import zip_parts
from interview_kit.problems import Loaded, Problem, problem
from interview_kit.word.files import Refusal
from interview_kit.word.opening import document_of
from interview_kit.word.package import BODY_SLOT, CORE_PART, CUSTOM_PART, XML_DECLARATION, HeaderTexts, House
from interview_kit.word.styles import STYLES_BY_KIND

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SLOT = re.compile(r"\{\{\s*+(\w*+)\s*+\}\}")
_BODY_PARAGRAPH = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
_BODY_MARK = f"{{{{ {BODY_SLOT} }}}}"
_MAX_SHOWN = 80
_KIND_NAMES = {"paragraph": "afsnit", "character": "tegn", "table": "tabel"}
_REFUSALS: Mapping[Refusal, str] = {
    "missing": "file-missing",
    "unreadable": "house-unreadable",
    "too-large": "house-too-large",
    "unsafe": "house-unsafe",
}
# Where one style names another, and where text names its style.
_STYLE_REFERENCES = (
    "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:styleLink", "w:numStyleLink",
)  # fmt: skip
_BREAKS = tuple(map(qn, ("w:tab", "w:br", "w:fldChar", "w:drawing")))
_PROPERTY_PARTS = (
    (CORE_PART, RELATIONSHIP_TYPE.CORE_PROPERTIES, CONTENT_TYPE.OPC_CORE_PROPERTIES),
    (CUSTOM_PART, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES),
)


def prepare_house(data: bytes, file: str) -> Loaded[House]:
    """The house in these bytes of `file`, or None and every reason why it cannot be one."""
    document = document_of(data)
    if isinstance(document, str):
        return Loaded(None, [refusal_problem(document, file)])
    styles, texts = _related_parts(document, RELATIONSHIP_TYPE.STYLES)[:1], _text_parts(document)
    if not styles or not all(isinstance(xml_part, XmlPart) for xml_part in (*styles, *texts)):
        return Loaded(None, [problem("house-unreadable", file=file)])
    for text_part in texts:
        _join_split_slots(text_part.element)
    problems = [
        *_style_problems(file, styles[0].element),
        *_body_problems(file, document.element),
        *(_slot_problem(file, slot) for text_part in texts for slot in _unknown_slots(text_part)),
    ]
    return Loaded(None if problems else _prepared(document, styles[0].element), problems)


def refusal_problem(refusal: Refusal, file: str) -> Problem:
    """Why a file was not even opened, in the words for a house."""
    return problem(_REFUSALS[refusal], file=file)


def _text_parts(document: Document) -> list[XmlPart]:
    """The parts that may hold slots: the body, headers and footers."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return [document.part, *_related_parts(document, *kinds)]


def _related_parts(document: Document, *kinds: str) -> list[XmlPart]:
    """The parts that the body has relations of these kinds to, each once.

    They are `XmlPart` unless the package's manifest is wrong about them.
    """
    relations = document.part.rels.values()
    parts = [rel.target_part for rel in relations if rel.reltype in kinds and not rel.is_external]
    return list(dict.fromkeys(cast("list[XmlPart]", parts)))


# What HR must mend


def _style_problems(file: str, styles: etree._Element) -> Iterator[Problem]:
    names = _styles_by_name(styles)
    for kind, contract in STYLES_BY_KIND.items():
        for name in contract.values():
            if (kind, name.lower()) not in names:
                yield problem("house-style-missing", file=file, style=name, kind=_KIND_NAMES[kind])


def _styles_by_name(styles: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The styles by kind and lower-case name."""
    named = {}
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            named[style.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower()] = style
    return named


def _body_problems(file: str, body: etree._Element) -> Iterator[Problem]:
    count = len(_body_paragraphs(body))
    if count == 0:
        yield problem("house-body-missing", file=file)
    elif count > 1 or _slots(body).count(BODY_SLOT) > 1:
        yield problem("house-body-twice", file=file)


def _body_paragraphs(body: etree._Element) -> list[etree._Element]:
    return [
        paragraph
        for paragraph in body.iterdescendants(qn("w:p"))
        if _BODY_PARAGRAPH.fullmatch("".join(map(str, paragraph.itertext(qn("w:t")))))
    ]


def _unknown_slots(text_part: XmlPart) -> Iterator[str]:
    for slot in _slots(text_part.element):
        is_body = slot == BODY_SLOT and text_part.content_type == CONTENT_TYPE.WML_DOCUMENT_MAIN
        if slot not in HeaderTexts._fields and not is_body:
            yield slot


def _slot_problem(file: str, slot: str) -> Problem:
    """What is wrong with an unknown slot, naming those that a house may use."""
    *first, last = (f"{{{{ {field} }}}}" for field in HeaderTexts._fields)
    slots = f"{', '.join(first)} og {last}"
    return problem("house-slot-unknown", file=file, slot=slot[:_MAX_SHOWN], slots=slots)


def _slots(tree: etree._Element) -> list[str]:
    """Every slot of a part, also in a picture's alternative text."""
    return _SLOT.findall(etree.tostring(tree, encoding="unicode"))


# Slots that Word has split


def _join_split_slots(tree: etree._Element) -> None:
    """Puts a text that Word has split inside `{{ code }}` into its first run."""
    for paragraph in tree.iter(qn("w:p")):
        for texts in _neighbouring_texts(paragraph):
            joined = "".join(text.text or "" for text in texts)
            if "{{" in joined and not all(_balanced(text.text or "") for text in texts):
                for text in texts:
                    text.text = ""
                texts[0].text = joined


def _balanced(text: str) -> bool:
    """Whether no slot begins before the text or goes on after it."""
    return text.count("{{") == text.count("}}") and not text.endswith("{")


def _neighbouring_texts(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    """The texts between two tabs, fields or other things that are not text."""
    texts: list[etree._Element] = []
    for run in paragraph.iter(qn("w:r")):
        for node in run:
            if node.tag == qn("w:t"):
                texts.append(node)
            elif node.tag in _BREAKS and texts:
                yield texts
                texts = []
    if texts:
        yield texts


# Preparing


def _prepared(document: Document, styles: etree._Element) -> House:
    """The house: its parts under our style ids, and those that hold slots cut at them."""
    body_name, *header_names = (text_part.partname.membername for text_part in _text_parts(document))
    style_ids = _new_style_ids(styles)
    _declare_properties(document.part.package)
    parts = _saved_parts(document)
    trees = {name: _with_our_styles(data, style_ids) for name, data in parts.items() if _is_xml(name)}
    trees[body_name] = _marked_body(_with_namespaces(trees[body_name]))
    pieces = {name: _cut_at_slots(trees[name]) for name in (body_name, *header_names)}
    slotted = {name: cut for name, cut in pieces.items() if len(cut) > 1}
    fixed = {
        name: etree.tostring(trees[name], encoding="UTF-8", standalone=True) if name in trees else data
        for name, data in parts.items()
        if name not in slotted
    }
    return House(zip_parts(fixed), slotted)


def _is_xml(name: str) -> bool:
    """Whether a part may hold styles: relations do not."""
    return name.lower().endswith(".xml")


def _new_style_ids(styles: etree._Element) -> dict[str, str]:
    """Old id → new id: ours for the contract's styles, another for a style that has one of ours."""
    named = _styles_by_name(styles)
    contract = {
        named[kind, name.lower()]: word
        for kind, words in STYLES_BY_KIND.items()
        for word, name in words.items()
    }
    new_ids = {style.get(qn("w:styleId"), ""): word for style, word in contract.items()}
    for style in styles.iter(qn("w:style")):
        style_id = style.get(qn("w:styleId"), "")
        if style not in contract and style_id in new_ids.values():
            new_ids[style_id] = f"{style_id}-house"
    return new_ids


def _declare_properties(package: Package) -> None:
    """Makes the parts for title and properties, which each document writes, the package's only ones."""
    for name, kind, content_type in _PROPERTY_PARTS:
        uri = PackURI(f"/{name}")
        for key, relation in list(package.rels.items()):
            is_target = not relation.is_external and relation.target_part.partname == uri
            if relation.reltype == kind or is_target:
                del package.rels[key]
        parts = {package_part.partname: package_part for package_part in package.iter_parts()}
        package.relate_to(parts.get(uri) or Part(uri, content_type, b"", package), kind)


def _saved_parts(document: Document) -> dict[str, bytes]:
    """The parts as python-docx saves them, without those that each document writes."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        names = [name for name in package.namelist() if name not in {CORE_PART, CUSTOM_PART}]
        return {name: package.read(name) for name in names}


def _with_our_styles(data: bytes, new_ids: Mapping[str, str]) -> etree._Element:
    """The part with every style under its new id, where it is defined and wherever it is named."""
    tree = etree.fromstring(data)
    for tags, attribute in ((("w:style",), "w:styleId"), (_STYLE_REFERENCES, "w:val")):
        for node in tree.iter(*map(qn, tags)):
            style_id = node.get(qn(attribute), "")
            node.set(qn(attribute), new_ids.get(style_id, style_id))
    return tree


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


def _marked_body(root: etree._Element) -> etree._Element:
    """Puts a mark that survives serialising in the place of the paragraph {{ body }}."""
    for paragraph in _body_paragraphs(root):
        mark = etree.Comment(_BODY_MARK)
        paragraph.getparent().replace(paragraph, mark)  # type: ignore[union-attr]
    return root


def _cut_at_slots(tree: etree._Element) -> tuple[str, ...]:
    """The part's XML, every second piece being the name of a slot."""
    xml = etree.tostring(tree, encoding="unicode").replace(f"<!--{_BODY_MARK}-->", _BODY_MARK)
    return tuple(_SLOT.split(XML_DECLARATION + xml))
