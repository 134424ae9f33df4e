"""Danish that people read is spelt as the dictionary spells it, or as a list says that a reader accepts."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from docs.schema_words import FIELDS
from interview_kit.models.bank import Kind, Status
from interview_kit.models.position import Side
from interview_kit.problems import CATALOGUE
from tests.conftest import ROOT, need

BANK = ROOT / "question_bank"
ACCEPTED = Path(__file__).parent / "data" / "accepted_words.txt"
ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+|[a-z]+(?:_[a-z]+)+")
CODE = re.compile(
    r"`[^`]*`|«[^»]*»|\{[^{}]*\}|--[a-z-]+|https?://\S+|\b[a-z0-9-]+\.(?:yaml|docx|md|py|xlsx|html)\b"
)
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*-?")
# Fields whose values are ids, codes or names of fields, not text.
NOT_TEXT = {"id", "behaviour", "competency", "entry", "status", "kind", "when", "where", "step", "source", "profile", "near", "for", "leads", "code", "hash", "side"}  # fmt: skip


def names() -> set[str]:
    """What things are called in the files: folders, fields and their values, and the codes of problems."""
    fields = {
        key for path in BANK.rglob("*.yaml") for key in keys_in(yaml.safe_load(path.read_text("utf-8")))
    }
    folders = {path.name for path in BANK.rglob("*") if path.is_dir()}
    return (
        fields | folders | set(CATALOGUE) | set(get_args(Status)) | set(get_args(Kind)) | set(get_args(Side))
    )


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (str(key), *keys_in(one))
    elif isinstance(value, list):
        for one in value:
            yield from keys_in(one)


def spelt_wrong(texts: Iterable[str], accepted: Path = ACCEPTED) -> list[str]:
    """The words that neither the dictionary nor the list of accepted words has."""
    words = sorted({word for text in texts for word in WORD.findall(text) if not word.endswith("-")})
    command = [need("hunspell"), "-d", "da_DK", "-i", "utf-8", "-p", str(accepted), "-l"]
    found = subprocess.run(
        command, input="\n".join(words), capture_output=True, text=True, check=True, timeout=120
    )
    return found.stdout.split()


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in NOT_TEXT:
                yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, str) and not ID.fullmatch(value):
        yield value


BANK_FILES = sorted(
    path
    for path in BANK.rglob("*.yaml")
    if path.parent.name not in {"rules", "profiles"}  # patterns; and a profile's own words stand as found
)


@pytest.mark.slow  # all files together
@pytest.mark.parametrize("path", BANK_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_bank_is_spelt_right(path: Path) -> None:
    assert spelt_wrong(list(texts_in(yaml.safe_load(path.read_text("utf-8"))))) == []


def test_the_lines_that_documents_print_of_a_profile_are_spelt_right() -> None:
    lines = [
        line["text"]
        for path in (ROOT / "question_bank" / "profiles").glob("*.yaml")
        for competency in yaml.safe_load(path.read_text("utf-8"))["competencies"]
        for line in competency["behaviours"]
    ]
    assert len(lines) == 72
    assert spelt_wrong(lines) == []


def test_the_messages_are_spelt_right() -> None:
    texts = [CODE.sub(" ", f"{text.message} {text.hint}") for text in CATALOGUE.values()]
    assert set(spelt_wrong(texts)) <= names() | {"collect", "init", "xlsx"}


TEMPLATES = sorted((ROOT / "templates").glob("*.j2"))
JINJA = re.compile(r"(?s)\{%.*?%\}|\{\{.*?\}\}")
# Texts that a template hands to a macro begin with a capital or hold a blank; names of looks and fields do not.
TEXT_IN_JINJA = re.compile(r"[A-ZÆØÅ][a-zæøå].*|.* .*")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_the_templates_are_spelt_right(path: Path) -> None:
    text = re.sub(r"(?s)\{#.*?#\}", " ", path.read_text("utf-8"))
    strings = [string for jinja in JINJA.findall(text) for string in re.findall(r'"([^"]*)"', jinja)]
    handed_over = list(filter(TEXT_IN_JINJA.fullmatch, strings))
    for pattern in (r"(?s)<style.*?</style>", r"(?s)<script>\s.*?</script>", JINJA):
        text = re.sub(pattern, " ", text)
    captions = re.findall(r'(?:title|aria-label|alt)="([^"]*)"', text)
    assert spelt_wrong([re.sub(r"<[^>]*>", " ", text), *captions, *handed_over]) == []


def test_the_command_lines_help_is_spelt_right() -> None:
    danish = [
        node.value
        for path in (ROOT / "interview_kit" / "cli").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[æøå]", node.value)
    ]
    assert set(spelt_wrong(CODE.sub(" ", text) for text in danish)) <= {"direktoer", "json", "xlsx"}


def test_the_command_lines_own_sentences_are_spelt_right() -> None:
    [path] = (ROOT / "interview_kit" / "locale").rglob("*.po")
    danish = re.findall(
        r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', path.read_text("utf-8").split("msgid", 2)[2], re.MULTILINE
    )
    sentences = [re.sub(r"%\(\w+\)s|\{[^{}]*\}|\\n", " ", text) for text in danish]
    assert len(sentences) > 20
    assert spelt_wrong(CODE.sub(" ", text) for text in sentences) == []


@pytest.mark.parametrize("name", ["vejledning.md", "skabelon.md", "efter-samtalen.md"])
def test_the_manuals_are_spelt_right(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    text = re.sub(r"(?s)```.*?```", " ", text)
    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    plain = (CODE.sub(" ", re.sub(r"\]\([^)]*\)", "]", line)) for line in prose)
    assert set(spelt_wrong(plain)) <= names()


def test_a_misspelt_word_is_found() -> None:
    assert spelt_wrong(["Politikkerne fik et oplæg.", "Lederne komunikerede."]) == ["komunikerede"]


# A sentence among the texts of a script; names of classes and of requests stand alone.
SCRIPT_TEXT = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|`([^`]*)`")
CLASSES = {"card", "error", "fault", "office", "own", "packages", "path", "quiet", "sheet", "strict", "warning", "wide", "xlsx"}  # fmt: skip


def script_sentences() -> Iterator[str]:
    for path in sorted((ROOT / "interview_kit/office_file/page").glob("*.js")):
        code = re.sub(r"(?m)^\s*//.*$", "", path.read_text("utf-8"))
        texts = (first or second for first, second in SCRIPT_TEXT.findall(code))
        yield from (
            re.sub(r"\$\{[^}]*\}", " ", text) for text in texts if re.search(r"[a-zæøå] [a-zæøå]+[ .,]", text)
        )


def test_the_page_is_spelt_right() -> None:
    sentences = list(script_sentences())
    assert len(sentences) > 150
    assert set(spelt_wrong(sentences)) <= CLASSES


def test_the_accepted_words_are_needed_and_sorted(tmp_path: Path) -> None:
    words = ACCEPTED.read_text("utf-8").split()
    assert words == sorted(words)
    (tmp_path / "none.txt").touch()
    assert spelt_wrong(words, tmp_path / "none.txt") == words


def test_the_words_of_the_schemas_are_spelt_right() -> None:
    choices = {"absent", "always", "children", "daycare", "days", "school", "warn", "statutory", "yaml"}
    texts = [CODE.sub(" ", word) for words in FIELDS.values() for word in words]
    assert set(spelt_wrong(texts)) <= names() | choices
