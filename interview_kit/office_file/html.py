"""The page's HTML: our own script may run, by its hash, and nothing may be fetched from anywhere."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interview_kit import __version__

_PAGE = Path(__file__).with_name("page")
# The page's script, in the order in which it is read; every screen stands alone.
SCRIPTS = (
    "core.js", "start.js", "position.js", "recruitment.js", "tables.js", "preview.js", "papers.js",
    "attendance.js", "sheets.js", "comparison.js", "bank.js", "opening.js",
)  # fmt: skip
STYLES = ("page.css", "planning.css", "papers.css")


def page_html(parts: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """The page with these parts, and what there is to tell `about` the shell that they are from."""
    script = "\n".join((_PAGE / name).read_text("utf-8") for name in SCRIPTS)
    style = "\n".join((_PAGE / name).read_text("utf-8") for name in STYLES)
    worker = (_PAGE / "worker.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; script-src {_hash(script)} blob: 'wasm-unsafe-eval'; worker-src blob:; "
        f"style-src {_hash(style)}; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'"
    )
    told = json.dumps({**about, "version": __version__}).replace("<", "\\u003c")
    carried = "\n".join(_carried(name, data) for name, data in parts.items())
    page = (_PAGE / "page.html").read_text("utf-8")
    filled = {
        "POLICY": policy,
        "STYLE": style,
        "ABOUT": told,
        "WORKER": worker,
        "PARTS": carried,
        "SCRIPT": script,
    }
    return re.sub("@@([A-Z]+)@@", lambda place: filled[place[1]], page).encode()


def _carried(name: str, data: bytes) -> str:
    """A part of the page, as text that no browser takes for anything else."""
    text = base64.b64encode(data).decode()
    return f'<script type="application/octet-stream" data-part="{name}">{text}</script>'


def _hash(text: str) -> str:
    """The text as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
