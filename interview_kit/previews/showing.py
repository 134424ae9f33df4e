"""What a file is, and its pages."""

from interview_kit.previews.document import document_preview
from interview_kit.previews.nodes import CannotShowError, Preview, Refusal
from interview_kit.previews.workbook import workbook_preview
from interview_kit.word.files import MAX_FILE
from interview_kit.word.filled import kind_of

_REASONS: dict[str, Refusal] = {"encrypted": "password", "damaged": "damaged", "empty": "damaged"}


def preview_of(data: bytes) -> Preview | Refusal:
    """The pages of a Word document, or the first tab of a workbook; or why it is not shown."""
    if len(data) > MAX_FILE:
        return "too-large"
    kind = kind_of(data)
    try:
        if kind == "xlsx":
            return workbook_preview(data)
        if kind == "docx":
            return document_preview(data)
    except CannotShowError as error:
        return error.reason
    return _REASONS.get(kind, "other-kind")
