"""The kinds of value that every model is made of: texts that can be printed, ids, minutes."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

# What XML 1.0 cannot hold, what has no place in print (line breaks and tabs: texts are lists of paragraphs),
# and the invisible switches of writing direction, which could make a printed question read as another.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
MAX_ID = 60


class Model(BaseModel):
    """Frozen, and refuses fields it does not know: a misspelt key is an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refusal(code: str, **details: object) -> PydanticCustomError:
    """A validator's refusal by its code in the catalogue of problems."""
    return PydanticCustomError(code, "refused", details)


def _printable(text: str) -> str:
    match = _UNPRINTABLE.search(text)
    if match:
        raise refusal("text-character", character=f"U+{ord(match[0]):04X}")
    if not text.strip():
        raise refusal("text-empty")
    return text.strip()


def _as_id(text: str) -> str:
    if len(text) > MAX_ID or not _ID.fullmatch(text):
        raise refusal("bad-id", limit=MAX_ID)
    return text


Text = Annotated[str, Field(max_length=2_000), AfterValidator(_printable)]
Title = Annotated[str, Field(max_length=120), AfterValidator(_printable)]
Id = Annotated[str, AfterValidator(_as_id)]
Minutes = Annotated[int, Field(ge=0, le=240, strict=True)]
Count = Annotated[int, Field(ge=1, le=99, strict=True)]
