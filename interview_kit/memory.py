"""What is kept in memory of texts that may be a recruitment's, and forgotten with it.

A command ends, and all of it is gone. A page stays open from one recruitment to the next.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_kept: list[Callable[[], None]] = []


def kept(most: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """As `lru_cache`, for a function of texts that may be a recruitment's: `forget` empties it."""

    def keep(make: Callable[..., T]) -> Callable[..., T]:
        function = lru_cache(maxsize=most)(make)
        _kept.append(function.cache_clear)
        return function

    return keep


def forget() -> None:
    """Forgets all that is kept of the texts worked on until now, and the patterns made of names in them."""
    for clear in _kept:
        clear()
    re.purge()
