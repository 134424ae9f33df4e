"""A lock on a folder that the operating system releases when its holder dies."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

LOCK_FILE = ".interview-kit.lock"
_A_MOMENT = 0.02


@contextmanager
def folder_lock(folder: Path, patience: float = 10.0) -> Iterator[None]:
    """Holds the folder against other processes and threads that lock it; no file is left in it afterwards.

    Raises `TimeoutError` where another holds it for `patience` seconds, `OSError` where the folder cannot be
    written to. On a file system that has no locks, nothing is held.
    """
    path = folder / LOCK_FILE
    end = time.monotonic() + patience
    file = _opened(path)
    while not _lock(file, path):
        file.close()
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_A_MOMENT)
        file = _opened(path)
    try:
        yield
    finally:
        _release(file, path)


if sys.platform == "win32":
    import msvcrt

    def _opened(path: Path) -> BinaryIO:
        """The lock's file. One that another process is just deleting is waited for: it cannot be opened."""
        for _ in range(50):
            with suppress(PermissionError):
                return path.open("ab")
            time.sleep(_A_MOMENT)
        return path.open("ab")

    def _lock(file: BinaryIO, path: Path) -> bool:  # noqa: ARG001 - an open file cannot be deleted here
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:  # no locks on this drive
            return True
        return True

    def _release(file: BinaryIO, path: Path) -> None:
        file.close()
        with suppress(OSError):  # whoever waits has it open; the last of us deletes it
            path.unlink()

else:
    import fcntl

    def _opened(path: Path) -> BinaryIO:
        """The lock's file. A pipe of that name is refused, as it would have us wait for its reader."""
        number = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK, 0o666)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise OSError(errno.ENXIO, "no ordinary file", str(path))
        return os.fdopen(number, "ab")

    def _lock(file: BinaryIO, path: Path) -> bool:
        """Locks the file; False where another holds it, or its holder has deleted it in the meantime."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:  # no locks on this file system
            return True
        try:
            return os.path.samestat(os.fstat(file.fileno()), path.stat())
        except FileNotFoundError:
            return False

    def _release(file: BinaryIO, path: Path) -> None:
        with suppress(OSError):  # deleted while held, so that nobody locks a file that is about to go
            path.unlink()
        file.close()
