"""Files that are written whole or not at all."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from interview_kit.problems import UserError, problem


def save_files(folder: Path, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Writes all files to a temporary folder first; once all are there, puts each in place whole.

    Raises `UserError` with every file that stands there already, unless `overwrite`; and where the folder
    cannot be written to.
    """
    taken = [folder / name for name in files if (folder / name).exists()]
    if taken and not overwrite:
        raise UserError(problem("file-exists", file=str(path)) for path in taken)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".interview-kit-", dir=folder) as beside:
            for name, data in files.items():
                (Path(beside) / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(beside) / name).write_bytes(data)
            for name in files:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (Path(beside) / name).replace(folder / name)
    except OSError as error:
        raise UserError([problem("cannot-write", file=str(folder))]) from error
