"""Where the shipped bank and templates lie: inside the wheel, or in the checkout beside the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """The shipped folder `question_bank` or `templates`.

    A wheel carries them in `interview_kit/shipped/`; a checkout has them at its top level.
    """
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
