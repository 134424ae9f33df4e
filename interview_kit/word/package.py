"""Zip assembly: the house's fixed parts, already compressed, and the few parts of one document."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

# The same input gives the same bytes: every part bears the oldest date that a zip can hold.
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Parts that every document has of its own.
WRITTEN_ANEW = ("docProps/core.xml", "docProps/custom.xml")


@dataclass(frozen=True, slots=True)
class House:
    """HR's Word document, prepared: what every document is assembled from.

    `fixed` is a zip of all parts that never change, compressed; `slotted` are part → its text in pieces that
    alternate between XML and the name of a slot.
    """

    fixed: bytes
    slotted: Mapping[str, tuple[str, ...]]


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(_entry(name), data, compresslevel=_LEVEL)
    return stream.getvalue()


def assemble(
    house: House, body: str, slots: Mapping[str, str], title: str, properties: Mapping[str, str]
) -> bytes:
    """A Word document: the house with this body.

    `body` is WordprocessingML; `slots` are the plain texts for headers and footers; `title` and `properties`
    become the document's title and its custom properties (values of at most 255 characters).
    """
    filled = {"body": body, **{slot: str(escape(text)) for slot, text in slots.items()}}
    stream = io.BytesIO(house.fixed)
    with zipfile.ZipFile(stream, "a") as package:
        for name, pieces in house.slotted.items():
            xml = "".join(filled[piece] if at % 2 else piece for at, piece in enumerate(pieces))
            package.writestr(_entry(name), xml.encode(), compresslevel=_LEVEL)
        package.writestr(_entry("docProps/core.xml"), _core(title).encode(), compresslevel=_LEVEL)
        package.writestr(_entry("docProps/custom.xml"), _custom(properties).encode(), compresslevel=_LEVEL)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _core(title: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>interview-kit</dc:creator>"
        "<dc:language>da-DK</dc:language></cp:coreProperties>"
    )


def _custom(properties: Mapping[str, str]) -> str:
    rows = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{rows}</Properties>"
    )
