"""Reads ordinary files of a reasonable size, and nothing else: never waits, as a pipe would have us do."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG


def read_ordinary(path: Path, most: int) -> bytes:
    """The bytes of the file.

    Raises `OSError`: of a folder `EISDIR`, of a pipe or device `ENXIO`, of a file of more than `most` bytes
    `EFBIG`, of a path that no system has `EINVAL`.
    """
    check_ordinary(path)  # so that nothing else is so much as opened
    with open(path, "rb", opener=_open_at_once) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size <= most:
            data = stream.read(size + 1)  # no more, since room is made for all that is asked for
            if len(data) > size:  # it grows, or does not say its size
                data += stream.read(most + 1 - len(data))
            if len(data) <= most:
                return data
    raise OSError(errno.EFBIG, "too large", str(path))


def check_ordinary(path: Path) -> None:
    """Raises `OSError` where no ordinary file is there, as `read_ordinary` does."""
    try:
        mode = path.stat().st_mode
    except ValueError:
        raise OSError(errno.EINVAL, "no path", str(path)) from None
    if not S_ISREG(mode):
        raise OSError(errno.EISDIR if S_ISDIR(mode) else errno.ENXIO, "no ordinary file", str(path))


def _open_at_once(path: str, flags: int) -> int:
    """Opens a file without waiting, should it have become a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
