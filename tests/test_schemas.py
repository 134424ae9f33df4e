"""The JSON Schemas, by which editors know the fields of the bank's files and of a recruitment's."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docs.make_schema import FILES, schema_files
from docs.schema_words import FIELDS
from interview_kit.bank import load_bank
from interview_kit.bank.schemas import schema_line
from interview_kit.workplace.starting import start_bank
from interview_kit.yaml_files import load, read_yaml
from tests.conftest import ROOT

SHIPPED_BANK = ROOT / "question_bank"
SCHEMAS = SHIPPED_BANK / "schemas"
BANK_FILES = sorted(path.relative_to(SHIPPED_BANK).as_posix() for path in SHIPPED_BANK.rglob("*.yaml"))
EXAMPLE = ROOT / "examples/eksempelby"


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def as_json(text: str) -> Any:
    """A file's values as an editor has them: the names of fields are words, and a list is a list."""
    path = Path("fil.yaml")
    source, problems = read_yaml(path, data=text.encode())
    assert source, problems
    return json.loads(json.dumps(source.value))


def kind_of(name: str) -> str:
    """The schema's name for one of the bank's files."""
    found = re.search(r"schemas/(.+)\.schema\.json", schema_line(name))
    assert found
    return found[1]


def test_the_schemas_are_those_that_the_models_make() -> None:
    written = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in [*SCHEMAS.iterdir(), *(ROOT / "docs").glob("*.schema.json")]
    }
    assert written == dict(schema_files()), "python -m docs.make_schema"


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)


@pytest.mark.parametrize("name", FILES)
def test_every_field_has_danish_words(name: str) -> None:
    schema = validator(name).schema
    for model in [schema, *schema.get("$defs", {}).values()]:
        for field, value in model.get("properties", {}).items():
            assert value["description"].endswith("."), field
            assert len(value["description"]) <= 100, field
            assert len(value["title"]) <= 40, field


def test_every_danish_word_is_used() -> None:
    used = json.dumps([validator(name).schema for name in FILES], ensure_ascii=False)
    for title, description in FIELDS.values():
        assert json.dumps(title, ensure_ascii=False) in used
        assert json.dumps(description, ensure_ascii=False) in used


@pytest.mark.parametrize("name", BANK_FILES)
def test_a_file_names_its_schema_in_its_first_line(name: str) -> None:
    path = SHIPPED_BANK / name
    first = path.read_text("utf-8").splitlines()[0]
    schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve() == SCHEMAS / f"{kind_of(name)}.schema.json"
    assert kind_of(name) in FILES


@pytest.mark.parametrize("name", BANK_FILES)
def test_the_shipped_files_follow_their_schemas(name: str) -> None:
    assert list(validator(kind_of(name)).iter_errors(as_json((SHIPPED_BANK / name).read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("recruitment", EXAMPLE / "recruitment.yaml"),
        ("navne", EXAMPLE / "navne.yaml"),
    ],
)
def test_a_recruitments_files_follow_their_schemas(name: str, path: Path) -> None:
    assert list(validator(name).iter_errors(as_json(path.read_text("utf-8")))) == []


def yaml_in(page: str) -> Iterator[str]:
    yield from re.findall(
        r"(?s)```yaml\n((?:id|- id|position|format): .*?)```", (ROOT / "docs" / page).read_text("utf-8")
    )


def test_what_the_manual_shows_follows_the_schemas() -> None:
    profile, position = yaml_in("bank.md")
    assert list(validator("profiles").iter_errors(as_json(profile))) == []
    assert list(validator("positions").iter_errors(as_json(position))) == []


def mistaken(path: Path, old: str, new: str) -> str:
    """The file's text with another in the first place where the pattern `old` fits."""
    changed, count = re.subn(old, new, path.read_text("utf-8"), count=1)
    assert count
    return changed


# File, a pattern of what stands there, what somebody writes instead.
ENTRY, POSITION = "entries/direktoer/ledelsesrum.yaml", "positions/direktoer.yaml"
PROFILE, CASE = "profiles/direktoer.yaml", "cases/direktoer.yaml"
MISTAKES = [
    (ENTRY, "  author:", "  forfatter:"),
    (ENTRY, "  author: interview-kit\n", ""),
    (ENTRY, "version: 2", 'version: "2"'),
    (ENTRY, "version: 2", "version: 0"),
    (ENTRY, "status: proposed", "status: færdig"),
    (ENTRY, "kind: behavioural", "kind: åben"),
    (ENTRY, "minutes: 8", "minutes: 45"),
    (ENTRY, "minutes: 8", "minutes: otte"),
    (ENTRY, "minutes: 8", "minutes: 7.5"),
    (ENTRY, r"  keywords: \[.*\]", "  keywords: regel"),
    (ENTRY, "- id: direktoer.ledelsesrum.samarbejde\n", "- id: Direktør ledelsesrum\n"),
    (ENTRY, r"    1: \[", "    0: ["),
    (ENTRY, r'    2: \["Fandt ud af', '    6: ["Fandt ud af'),
    (ENTRY, "    positive:", "    gode:"),
    (ENTRY, "      on_paper: true", "      on_paper: ja"),
    (ENTRY, "  counts_too: .*", "  counts_too: []"),
    (ENTRY, "  status: proposed", "  status: approved\n  approved: Eva"),
    (ENTRY, "  status: proposed", "  status: approved\n  approved: {by: Eva, date: 2026-13-01}"),
    (ENTRY, "  status: proposed", "  status: approved\n  approved: {by: Eva, date: 2026-11-01, words: abc}"),
    (PROFILE, "title: \"Direktør\"", 'title: ""'),
    (PROFILE, "competencies:", "kompetencer:"),
    (PROFILE, "        text: ", "        tekst: "),
    (PROFILE, "title: \"Direktør\"", "title: 5"),
    (POSITION, "  - number: 1", "  - number: 4"),
    (POSITION, r"    slot: \d+", "    slot: 2"),
    (POSITION, "where: reference", "where: samtale"),
    (POSITION, "chair: true", "chair: ordstyrer"),
    (POSITION, "when: always", "when: altid"),
    (POSITION, "decision_maker:", "beslutter:"),
    (CASE, r"preparation: \d+", "preparation: 5"),
    ("calibration/direktoer.yaml", "level: 4", "level: 6"),
    ("scale.yaml", "code: IB", "code: IK"),
    ("scale.yaml", "level: 5", "level: fem"),
    ("bank.yaml", "keeper:", "ejer:"),
    ("texts/interview.yaml", "  hypotheses: 3", "  hypotheses: tre"),
    ("texts/statutory_steps.yaml", "    law:", "    lov:"),
    ("texts/declaration.yaml", '  - "Nær relation"\n', ""),
    ("rules/legal.yaml", "level: F", "level: A"),
    ("rules/legal.yaml", "action: refuse", "action: forbyd"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new"), MISTAKES, ids=[f"{name}: {new}" for name, _, new in MISTAKES]
)
def test_a_mistake_is_refused_by_the_schema_and_by_check(name: str, old: str, new: str) -> None:
    changed, kind = mistaken(SHIPPED_BANK / name, old, new), kind_of(name)
    assert load(Path(name), FILES[kind].shape, data=changed.encode()).problems
    assert list(validator(kind).iter_errors(as_json(changed)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("recruitment", "position:", "stilling:"),
        ("recruitment", "code: M1", "code: M21"),
        ("recruitment", "code: K1", "code: kandidat1"),
        ("recruitment", r"date: \S+", "date: 11/1-2027"),
        ("recruitment", "rounds:\n", "rounds:\n  4: {}\n"),
        ("recruitment", "first_start: .*", "first_start: ti"),
        ("recruitment", "first_start: .*", "first_start: 9.30"),
        ("recruitment", "questions_in_advance: .*", "questions_in_advance: ja"),
        ("navne", "  M1:", "  m21:"),
        ("navne", r"\{name:", "{navn:"),
    ],
)
def test_a_mistake_in_a_recruitment_is_refused_by_both(name: str, old: str, new: str) -> None:
    changed = mistaken(EXAMPLE / f"{name}.yaml", old, new)
    assert load(Path(name), FILES[name].shape, data=changed.encode()).problems
    assert list(validator(name).iter_errors(as_json(changed)))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ENTRY, "kind: behavioural", "kind: adfærd"),
        (ENTRY, "kind: situational", "kind: Situation"),
        (ENTRY, "kind: reflective", "kind: REFLEKSION"),
        (ENTRY, "status: proposed", "status: under gennemsyn"),
        (ENTRY, "status: proposed", "status: Trukket tilbage"),
        (ENTRY, "status: proposed", "status: Proposed"),
        (ENTRY, "  status: proposed", "  status: godkendt\n  approved:"),
        ("rules/legal.yaml", "kind: note", "kind: bemærkning"),
        ("rules/legal.yaml", "kind: terms", "kind: Vilkår"),
    ],
)
def test_what_check_takes_the_schema_takes(name: str, old: str, new: str) -> None:
    text = (SHIPPED_BANK / name).read_text("utf-8")
    assert old in text
    changed, kind = text.replace(old, new), kind_of(name)
    assert load(Path(name), FILES[kind].shape, data=changed.encode()).problems == []
    assert list(validator(kind).iter_errors(as_json(changed))) == []


def test_a_bank_of_ones_own_has_the_schemas_and_they_are_none_of_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    start_bank(folder)
    assert {path.name for path in (folder / "schemas").iterdir()} == {path.name for path in SCHEMAS.iterdir()}
    before, problems = load_bank(folder)
    assert problems == []
    for path in (folder / "schemas").iterdir():
        path.unlink()
    after, problems = load_bank(folder)
    assert problems == []
    assert before
    assert after
    assert before.hash == after.hash
