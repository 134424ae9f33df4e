"""Comments beside the text of a document: the part that holds them, and how the package says so."""

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import escape

from interview_kit.packing import zip_parts

# Who writes our comments: a reader knows them by it.
COMMENT_AUTHOR = "interview-kit"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MANIFEST, _NAME = "[Content_Types].xml", "word/comments.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Comment(NamedTuple):
    """A comment by its number, which is unique in the document; a paragraph for each text."""

    number: int
    texts: Sequence[str]


def with_comments(package: bytes, main: str, comments: Sequence[Comment]) -> tuple[bytes, Mapping[str, str]]:
    """The package (a zip) of the document part `main` with room for comments, and the part to add to it."""
    return (_announced(package, main), {_NAME: _comments_xml(comments)}) if comments else (package, {})


def _comments_xml(comments: Sequence[Comment]) -> str:
    """The comments without dates: nothing knows when they were written but the clock."""
    rows = (
        f'<w:comment w:id="{comment.number}" w:author="{COMMENT_AUTHOR}" w:initials="ik">'
        f"{''.join(map(_paragraph, comment.texts))}</w:comment>"
        for comment in comments
    )
    return f'{_DECLARATION}<w:comments xmlns:w="{_NAMESPACE}">{"".join(rows)}</w:comments>'


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


@lru_cache(maxsize=4)
def _announced(package: bytes, main: str) -> bytes:
    """The package whose document has a relation to the comments and whose manifest says what they are.

    Kept, because every book of a house has the same.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    relation = {"Id": "rIdComments", "Type": _RELATION, "Target": f"/{_NAME}"}
    parts[relations] = _with_row(parts[relations], "Relationship", relation)
    manifest = {"PartName": f"/{_NAME}", "ContentType": _CONTENT_TYPE}
    parts[_MANIFEST] = _with_row(parts[_MANIFEST], "Override", manifest)
    return zip_parts(parts)


def _with_row(xml: bytes, element: str, values: Mapping[str, str]) -> bytes:
    """The list in this XML with another element at its end."""
    from xml.etree import ElementTree as ET

    root = ET.fromstring(xml)  # noqa: S314 - written by us when the house was prepared
    namespace, _, _ = root.tag[1:].partition("}")
    ET.register_namespace("", namespace)
    ET.SubElement(root, f"{{{namespace}}}{element}", dict(values))
    whole: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return whole
