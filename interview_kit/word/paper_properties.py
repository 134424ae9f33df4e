"""What a paper of ours says of itself in its properties: which it is, of what, and values too long for one.

A program keeps 255 letters of a property, so a long value lies in several, with a digest: a damaged value is
refused, never half read.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from interview_kit.word.package import OUR_PROPERTIES

# Which paper it is, in which format, of which bank, and about which profile.
KIND_PROPERTY, FORMAT_PROPERTY = OUR_PROPERTIES, f"{OUR_PROPERTIES}.format"
BANK_PROPERTY, PROFILE_PROPERTY = f"{OUR_PROPERTIES}.bank-hash", f"{OUR_PROPERTIES}.profil"
_LONGEST = 255
_DIGEST_LENGTH, _MOST_DIGITS = 32, 6
# More than the longest value of any paper unpacks to.
_MOST = 50_000_000


def in_pieces(name: str, text: str, unit: int = 1) -> dict[str, str]:
    """The text in properties `name.1`, `name.2` …, cut only between units of so many letters."""
    size = _LONGEST // unit * unit
    starts = range(0, len(text), size)
    return {f"{name}.{number}": text[at : at + size] for number, at in enumerate(starts, 1)}


def pieces_of(properties: Mapping[str, str], name: str) -> list[str]:
    """The pieces that are left of a text, in their order."""
    numbers = (key.removeprefix(f"{name}.") for key in properties if key.startswith(f"{name}."))
    left = (number for number in numbers if number.isdecimal() and len(number) <= _MOST_DIGITS)
    return [properties[f"{name}.{number}"] for number in sorted(left, key=int)]


def packed(name: str, value: object) -> dict[str, str]:
    """The value, which JSON can hold, in pieces; the property `name` says how many, and their digest."""
    text = json.dumps(value, separators=(",", ":"))  # ASCII, which holds any text, also halves of letters
    pieces = in_pieces(name, base64.b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii"))
    return {name: f"{len(pieces)} {_digest(text)}", **pieces}


def unpacked(properties: Mapping[str, str], name: str) -> Any | None:
    """The value that was packed under this name; None where anything of it is lost or has been changed."""
    unpacking = zlib.decompressobj()
    try:
        data = base64.b64decode("".join(pieces_of(properties, name)), validate=True)
        text = unpacking.decompress(data, _MOST).decode("ascii")
        is_whole = unpacking.eof and digest_of(properties, name) == _digest(text)
        return json.loads(text) if is_whole else None
    except (ValueError, zlib.error, RecursionError):
        return None


def digest_of(properties: Mapping[str, str], name: str) -> str:
    """The digest of what is packed under this name; empty where there is none."""
    return properties.get(name, "").partition(" ")[2]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_DIGEST_LENGTH]
