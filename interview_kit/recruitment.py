"""A vacancy's folder: the frozen guide as YAML, and files that are written whole or not at all."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interview_kit.bank import find_position
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Problem, UserError, problem
from interview_kit.yaml_files import dump, field_problems

_HEADER = """\
# Interviewguiden som data: de valgte spørgsmål med alle tekster, frosset til denne samtale.
# Ret ikke i filen. Guidens kode og «hash» passer kun til indholdet, som det står her.
"""


def make_recruitment(bank: QuestionBank, position: str, **given: Any) -> Recruitment:
    """An otherwise empty recruitment for the position of this name, with what the user has given.

    Raises `UserError` with every value that is no good, named by its field.
    """
    found = find_position(bank, position)
    if isinstance(found, Problem):
        raise UserError([found])
    try:
        return Recruitment(position=found.id, **given)
    except ValidationError as error:
        raise UserError(field_problems(Recruitment, error)) from None


def guide_yaml(guide: Guide) -> bytes:
    """The guide as it is kept beside its documents."""
    return _HEADER.encode() + dump(guide.model_dump(mode="json", by_alias=True, exclude_none=True))


def save_files(folder: Path, files: Mapping[str, bytes], *, overwrite: bool) -> None:
    """Writes all files or none: all to a temporary folder first, then each is put in place whole.

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
