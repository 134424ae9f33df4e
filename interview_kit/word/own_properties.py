"""What we wrote into a Word file or a workbook about itself, read back without opening it."""

import io
import re
import zipfile
from pathlib import Path

from interview_kit.word.files import DAMAGED, read_word_file
from interview_kit.word.filled_parts import UnreadError, elements
from interview_kit.word.package import CONTENT_PROPERTY, CUSTOM_PART, OUR_PROPERTIES, content_digest

_MOST = 100_000
_BODY = re.compile(r"^word/[^/]*\.xml$")
_WORKBOOK = re.compile(r"^xl/(worksheets/[^/]*|sharedStrings)\.xml$")


def own_properties(path: Path) -> dict[str, str]:
    """Our custom properties, name → text; none where the file is not ours or cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(read_word_file(path))) as package, package.open(CUSTOM_PART) as part:
            rows = elements(part.read(_MOST), "property")
    except (*DAMAGED, KeyError, UnreadError):
        return {}
    texts = {row.get("name", ""): "".join(row.itertext()) for row in rows}
    return {name: text for name, text in texts.items() if name.startswith(OUR_PROPERTIES)}


def is_untouched(path: Path) -> bool:
    """Whether the file is one of ours that nobody has saved since it was made, in any program."""
    said = own_properties(path).get(CONTENT_PROPERTY)
    if said is None:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(read_word_file(path))) as package:
            bodies = [package.read(name) for name in package.namelist() if _BODY.search(name)]
            return said in {workbook_digest(package), *map(content_digest, bodies)}
    except (*DAMAGED, KeyError):
        return False


def workbook_digest(package: zipfile.ZipFile) -> str:
    """What `CONTENT_PROPERTY` says of a workbook that nobody has saved: a hash of its tabs and texts."""
    names = sorted(name for name in package.namelist() if _WORKBOOK.search(name))
    return content_digest(b"".join(package.read(name) for name in names))
