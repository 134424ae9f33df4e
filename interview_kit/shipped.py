"""The place of the shipped bank and templates: inside the wheel, or next to the package in a checkout."""

from pathlib import Path

HOUSE = "house.docx"
_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """The shipped folder `question_bank` or `templates`.

    A wheel carries them in `interview_kit/shipped/`; a checkout has them at its top level.
    """
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def compiled_templates() -> Path | None:
    """The folder of compiled templates that a wheel carries; None in a checkout, which has its sources."""
    folder = _PACKAGE / "shipped/compiled"
    in_checkout = (_PACKAGE.parent / "pyproject.toml").is_file()  # then the folder is left over from a wheel
    return folder if folder.is_dir() and not in_checkout else None


def shipped_files() -> dict[str, bytes]:
    """Everything that HR keeps, for a folder of their own: the bank's files and the house."""
    bank = shipped_folder("question_bank")
    paths = sorted(path for path in bank.rglob("*") if path.is_file() and not path.name.startswith("."))
    files = {path.relative_to(bank).as_posix(): path.read_bytes() for path in paths}
    return {**files, HOUSE: (shipped_folder("templates") / HOUSE).read_bytes()}
