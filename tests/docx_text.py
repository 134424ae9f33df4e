"""Reads a Word file for tests: its parts as XML, and a dump of one line a paragraph."""

import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text_of(node: etree._Element) -> str:
    """The visible text, a tab as ⇥."""
    nodes = node.iter(f"{W}t", f"{W}tab")
    return "".join("⇥" if child.tag == f"{W}tab" else child.text or "" for child in nodes)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def dump(path: Path) -> str:
    """`style | text | tags` for every paragraph in order, then headers, footers and custom properties."""
    lines = []
    for paragraph in part(path).iter(f"{W}p"):
        tags = [tag.get(f"{W}val", "") for tag in paragraph.iter(f"{W}tag")]
        lines.append(" | ".join([style_of(paragraph), text_of(paragraph), *tags]))
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith(("word/header", "word/footer")))
        lines += [f"{name} | {text_of(part(path, name))}" for name in names]
    for row in part(path, "docProps/custom.xml"):
        lines.append(f"property | {row.get('name')} | {''.join(map(str, row.itertext()))}")
    return "\n".join(lines) + "\n"
