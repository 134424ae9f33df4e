"""A paper's bytes as its lines: what they are is told by content, never by the file's name."""

from interview_kit.profiles.docx_lines import docx_lines
from interview_kit.profiles.paper import MOST_LETTERS, MOST_LINES, Line, Paper, PaperKind, PaperRefusal
from interview_kit.profiles.pdf_lines import pdf_lines
from interview_kit.profiles.txt_lines import text_lines
from interview_kit.word.files import MAX_FILE
from interview_kit.word.filled import ArrivedKind, kind_of

_KINDS: dict[ArrivedKind, PaperKind] = {"docx": "docx", "pdf": "pdf", "text": "txt"}
_LARGEST_TEXT = 1_000_000
# What a scan with its stamp or a page number has at most.
_FEW_LETTERS = 60
_MOST_UNREADABLE = 0.02


def paper_kind(data: bytes) -> PaperKind | PaperRefusal:
    """What kind of paper these bytes are, or what to do with those that are none."""
    if len(data) > MAX_FILE:
        return PaperRefusal("raw-too-large")
    kind = kind_of(data)
    if kind not in _KINDS:
        return PaperRefusal(f"raw-{kind}")
    if kind == "text" and len(data) > _LARGEST_TEXT:
        return PaperRefusal("raw-too-large")
    return _KINDS[kind]


def raw_lines(data: bytes, kind: PaperKind) -> Paper | PaperRefusal:
    """The paper in these bytes, every line in its order, or why it is not read."""
    match kind:
        case "docx":
            lines = docx_lines(data)
        case "pdf":
            lines = pdf_lines(data)
        case "txt":
            lines = text_lines(data)
    if isinstance(lines, PaperRefusal):
        return lines
    return _refusal(lines, kind) or Paper(kind, lines, is_laid_out=kind != "docx")


def _refusal(lines: tuple[Line, ...], kind: PaperKind) -> PaperRefusal | None:
    """That there is nothing to read, or more than a profile has."""
    text = "".join(line.text for line in lines)
    letters = sum(letter.isalpha() for letter in text)
    if letters < _FEW_LETTERS:
        return PaperRefusal("raw-scan" if kind == "pdf" else "raw-no-text")
    if len(lines) > MOST_LINES or len(text) > MOST_LETTERS:
        return PaperRefusal("raw-too-long", (("pages", "mange sider"),))
    if (text.count("\N{REPLACEMENT CHARACTER}") + text.count("(cid:")) > _MOST_UNREADABLE * letters:
        return PaperRefusal("raw-garbled")
    return None
