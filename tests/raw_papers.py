"""Papers for the tests of raw profiles: Word files and pdfs made by hand, and a draft that somebody changed."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx

PROFILE = """\
Kompetenceprofil for ledere i Eksempelby Kommune

Profilen bruges, når vi ansætter ledere.

Samarbejde
Lederen:
• Lytter til borgere og medarbejdere, før der bliver
besluttet noget
• Skaber gode relationer til samarbejdspartnere

Økonomi
Lederen:
• Overholder sit budget
• Kan forklare tal, så alle forstår dem
"""


def word(fill: Callable[[Any], None]) -> bytes:
    """A Word file that is filled by a function."""
    document = docx.Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def simple_pdf(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """A pdf with these texts, (from the left, from below, text), in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        content = "\n".join(
            f"BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, text in page
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font "
            "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return pdf_of(objects)


def pdf_of(objects: Sequence[str]) -> bytes:
    """A pdf of these objects, of which the first is its root."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(data)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data + (table + end).encode()


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)


def with_body(data: bytes, change: Callable[[str], str]) -> bytes:
    """The Word file with its body changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = change(content.decode()).encode()
            new.writestr(name, content)
    return stream.getvalue()


def chosen(data: bytes, number: int, word_for_it: str) -> bytes:
    """The draft with another word chosen for a line."""
    pattern = rf'(<w:tag w:val="slags\.{number}"/>.*?<w:t xml:space="preserve">)[^<]*'
    return with_body(data, lambda body: _changed(pattern, rf"\g<1>{word_for_it}", body))


def written(data: bytes, number: int, text: str) -> bytes:
    """The draft with other words in a line."""
    pattern = rf'(<w:tag w:val="linje\.{number}"/>.*?<w:t xml:space="preserve">)[^<]*'
    return with_body(data, lambda body: _changed(pattern, rf"\g<1>{text}", body))


def without_row(data: bytes, number: int) -> bytes:
    """The draft without the row of a line."""

    def cut(body: str) -> str:
        at = body.index(f'w:val="linje.{number}"')
        start, end = body.rindex("<w:tr>", 0, at), body.index("</w:tr>", at) + len("</w:tr>")
        return body[:start] + body[end:]

    return with_body(data, cut)


def _changed(pattern: str, new: str, body: str) -> str:
    changed, count = re.subn(pattern, new, body, count=1, flags=re.DOTALL)
    assert count == 1, pattern
    return changed
