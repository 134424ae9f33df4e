"""A lock on a folder that the operating system releases when its holder dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

LOCK_FILE = ".interview-kit.lock"


@contextmanager
def folder_lock(folder: Path, patience: float = 10.0) -> Iterator[None]:
    """Holds the folder against other processes and threads that lock it; no file is left in it afterwards.

    Raises `TimeoutError` where another holds it for `patience` seconds, `OSError` where the folder cannot be
    written to. On a file system that has no locks, nothing is held.
    """
    path = folder / LOCK_FILE
    end = time.monotonic() + patience
    file = path.open("ab")
    while not _lock(file, path):
        file.close()
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)
        file = path.open("ab")
    try:
        yield
    finally:
        _release(file, path)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO, path: Path) -> bool:  # noqa: ARG001 - an open file cannot be deleted here
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _release(file: BinaryIO, path: Path) -> None:
        file.close()
        with suppress(OSError):  # whoever waits has it open; the last of us deletes it
            path.unlink()

else:
    import fcntl

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
