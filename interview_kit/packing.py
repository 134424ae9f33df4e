"""Zip files that come out the same every time: for Word documents and spreadsheets."""

import io
import zipfile
from collections.abc import Mapping

_LEVEL = 6
# A fixed date, the oldest that a zip can hold: with the clock's own no two files would be equal.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_BY_OWNER = 0o600 << 16


def zip_parts(parts: Mapping[str, bytes], after: bytes = b"") -> bytes:
    """A zip of `parts` (name → content) in their order; the same parts give the same bytes.

    With `after`, a zip made earlier, the parts come behind those that it holds, which stay compressed as
    they are.
    """
    stream = io.BytesIO(after)
    with zipfile.ZipFile(stream, "a") as package:
        for name, data in parts.items():
            package.writestr(_entry(name), data, compresslevel=_LEVEL)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without anything of this machine: date, system and rights are fixed."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE_BY_OWNER
    return entry
