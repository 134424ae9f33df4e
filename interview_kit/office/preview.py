"""How a paper looks, before it is opened in Word."""

from typing import Any

from interview_kit.office.desk import Desk
from interview_kit.office.papers import paper_bytes
from interview_kit.previews import Refusal, preview_of
from interview_kit.problems import UserError, problem

_REASONS: dict[Refusal, str] = {
    "too-large": "Den er for stor",
    "damaged": "Den er ødelagt eller ikke hentet helt",
    "unsafe": "Den er bygget, så den ikke kan åbnes sikkert",
    "password": "Den kræver adgangskode",
    "other-kind": "Den er hverken et Word-dokument eller et regneark",
}


def preview(desk: Desk, *, file: str | None = None, data: bytes | None = None) -> dict[str, Any]:
    """The pages of a paper in the folder, or of a file that is given. Raises `UserError`."""
    found = preview_of(paper_bytes(desk, file or "") if data is None else bytes(data))
    if isinstance(found, str):
        raise UserError([problem("office-no-preview", reason=_REASONS[found])])
    return {"pages": found.pages, "paper": found.paper, "note": found.note}
