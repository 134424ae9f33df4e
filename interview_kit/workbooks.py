"""Excel files that come out the same every time, and that the schema has nothing against."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import tostring

from interview_kit.packing import zip_parts

# The oldest date that a zip can hold: the same rows give the same bytes.
_WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - the file wants a date without a zone
_CORE, _STYLES = "docProps/core.xml", "xl/styles.xml"
# Of a font's properties (ECMA-376, CT_Font).
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
    "family", "charset", "scheme",
)  # fmt: skip


class _InOrder(MultiCellRange):
    """Ranges in the order of the sheet; openpyxl has them in a set, whose order is another in a browser."""

    def __iter__(self) -> Iterator[CellRange]:
        yield from self.sorted()


def workbook_bytes(workbook: Workbook, title: str) -> bytes:
    """The file with fixed dates, because openpyxl stamps the time of writing."""
    about = workbook.properties
    about.title, about.creator, about.language = title, "interview-kit", "da-DK"
    for sheet in workbook.worksheets:
        sheet.merged_cells = _InOrder(sheet.merged_cells.ranges)
    stream = io.BytesIO()
    workbook.save(stream)
    about.created = about.modified = _WRITTEN
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changes = {_CORE: tostring(about.to_tree()), _STYLES: _with_ordered_fonts(parts[_STYLES])}
    return zip_parts({**parts, **changes})


def _with_ordered_fonts(styles: bytes) -> bytes:
    """The styles with each font's properties in the order of the schema; openpyxl writes them in another."""
    tree = ET.fromstring(styles)  # noqa: S314 - openpyxl has just written it
    ET.register_namespace("", SHEET_MAIN_NS)
    for font in tree.iter(f"{{{SHEET_MAIN_NS}}}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(child.tag.rpartition("}")[2]))
    whole: bytes = ET.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return whole
