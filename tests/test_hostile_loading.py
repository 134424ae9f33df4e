"""Whatever a file holds, loading answers with values or problems: no traceback, no hang, no wall of text."""

import io
import os
import re
import shutil
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from interview_kit.bank import load_bank, load_position
from interview_kit.models.bank import Entry, Profile, RatingScale
from interview_kit.models.interview_texts import InterviewTexts
from interview_kit.models.position import Position
from interview_kit.problems import Problem, has_errors
from interview_kit.shipped import shipped_folder
from interview_kit.word.house import load_house
from interview_kit.word.package import HeaderTexts, House, Section, assemble
from interview_kit.yaml_files import dump, load, read_yaml
from tests.conftest import SMALL_BANK

BANK = shipped_folder("question_bank")
HOUSE = shipped_folder("templates") / "house.docx"
SHAPES: dict[str, Any] = {
    "entries": tuple[Entry, ...],
    "profiles": Profile,
    "positions": Position,
    "scale.yaml": RatingScale,
    "texts": InterviewTexts,
}
FIELDS = ["id", "behaviour", "questions", "anchors", "indicators", "competencies", "rounds", "focus", "levels", "panel",
          "outside", "how_to", "individual", "near", "for", "minutes", "5", "<<", "=", "", "file", "line", "code"]  # fmt: skip
YAML_SIGNS = ["- ", "? ", ": ", ", ", "[", "]", "{", "}", "&a ", "*a", "<<: *a", "!!str ", "!x ", "!", "%YAML 1.2\n", "\n---\n", "...\n", "|\n", ">-\n", '"', "'", "#", " #", "\\", "\\x", '"\\U00110000"', "\t", "\n", "\r", "\n  ", " " * 300, "a", "a: ", "id: ", "5: ", "no", "~", "08", "-1", "9" * 30, "æ", "\N{PILE OF POO}", "\x00", "\x85", "\xa0", "\u2028", "\u202e", "\ufeff", "@", "`"]  # fmt: skip
WORD_SIGNS = ["<!-- x -->", "<?x y?>", "<w:p/>", "</w:p>", "<w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tab/>", "{{", "}}", "{{ body }}", "{{ code }}", "{{ x }}", "{{ }}", "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>", '<w:style w:type="paragraph" w:styleId="p"><w:name w:val="h1"/></w:style>', '<w:pStyle w:val="h1"/>', ' xmlns:ns0="urn:x"', ' xmlns=""', ' xmlns:w14="urn:x"', ' w:val="{{ code }}"', ' descr="{{ x }}"', "<!DOCTYPE x>", "&a;", "&#0;", "<![CDATA[", "]]>", "UTF-16", "\x00", "<", ">", '"', '"/>', "../", "/", "styles", "header", "document.xml", "TargetMode"]  # fmt: skip
DUMPER = getattr(yaml, "CDumper", yaml.Dumper)
HEADERS = HeaderTexts(document="a", code='"<&>', organisation="--", footer="]]>")


links = pytest.mark.skipif(os.name == "nt", reason="making a link takes rights on Windows")


def examples(count: int) -> settings:
    """The same examples in every run, as many as the time allows."""
    return settings(max_examples=count, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def broken_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small bank, in which each example breaks a file and mends it again."""
    return Path(shutil.copytree(SMALL_BANK, tmp_path_factory.mktemp("hostile") / "bank"))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of work: what a busy machine lets us wait for is not counted."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


@contextmanager
def at_most_megabytes(count: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < count * 1_000_000
    finally:
        tracemalloc.stop()


def assert_told_well(problems: list[Problem], file: Path, data: bytes = b"") -> None:
    """Each problem stands in this file, and is two short lines that a terminal can show."""
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    for problem in problems:
        text = str(problem)
        assert problem.file == str(file)
        assert len(text) < 700
        assert [line.isprintable() for line in text.split("\n")] == [True, True]
        assert 0 <= problem.line <= len(lines)
        assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1


def load_told(path: Path, data: bytes | str, shape: Any) -> tuple[Any, list[str]]:
    """What loading gives, which must be a value or problems that are told well; the codes of the latter."""
    content = data if isinstance(data, bytes) else data.encode()
    path.write_bytes(content)
    placed, problems = load(path, shape)
    assert (placed is None) == bool(problems)
    assert_told_well(problems, path, content)
    return placed and placed.value, [problem.code for problem in problems]


class Shipped(NamedTuple):
    text: str
    value: Any
    shape: Any


@cache
def shipped_files() -> list[Shipped]:
    """Each file that ships and is of one of our shapes."""
    found = []
    for path in sorted(BANK.rglob("*.yaml")):
        shape = SHAPES.get(path.relative_to(BANK).parts[0])
        source, _ = read_yaml(path)
        if shape and source and path.name not in {"sheet.yaml", "statutory_steps.yaml"}:
            found.append(Shipped(path.read_text("utf-8"), source.value, shape))
    return found


def fillings(signs: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), st.sampled_from(signs), st.text(max_size=6))


@st.composite
def damaged(draw: st.DrawFn, text: str, signs: list[str]) -> str:
    """The text with a few slices or lines taken out, doubled, turned round, moved or written over."""
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(text)))
            end = start + draw(st.sampled_from([0, 1, 2, 5, 40, 400]))
        else:
            lines = text.splitlines(keepends=True) or [""]
            at = draw(st.integers(0, len(lines) - 1))
            start = sum(map(len, lines[:at]))
            end = start + len("".join(lines[at : at + draw(st.integers(1, 3))]))
        piece = text[start:end]
        changes = [piece * 2, piece[::-1], "\t" + piece, "  " + piece, piece.lstrip(), piece.upper()]
        new = draw(st.one_of(fillings(signs), st.sampled_from(changes)))
        text = text[:start] + new + text[end:]
        if draw(st.integers(0, 9)) == 0:
            text += piece
    return text


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.sampled_from(YAML_SIGNS),
    st.binary(max_size=4), st.dates(), st.datetimes(), st.sampled_from(["behavioural", "a.b.c", "proposed", 1, 5, 99]),
)  # fmt: skip
KEYS = st.one_of(st.sampled_from(FIELDS), st.integers(-1, 6), st.text(max_size=5), st.none(), st.booleans())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(KEYS, inner, max_size=6), st.tuples(inner, inner)
    ),
    max_leaves=25,
)


@st.composite
def spoilt(draw: st.DrawFn, value: Any) -> Any:
    """The value with one of its parts, at any depth, replaced."""
    if isinstance(value, dict) and value and draw(st.integers(0, 5)):
        key = draw(st.sampled_from(sorted(value, key=str)))
        return {**value, key: draw(spoilt(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], draw(spoilt(value[at])), *value[at + 1 :]]
    return draw(VALUES)


# Files of the bank


@pytest.mark.slow
@examples(150)
@given(st.one_of(st.text(), st.lists(st.sampled_from(YAML_SIGNS), max_size=25).map("".join)))
def test_any_text_is_a_value_or_a_problem(folder: Path, text: str) -> None:
    for shape in SHAPES.values():
        load_told(folder / "a.yaml", text, shape)


@examples(100)
@given(
    st.one_of(
        st.binary(),
        st.text().map(lambda text: text.encode("utf-16")),
        st.text().map(lambda text: text.encode("utf-8-sig")),
    )
)
def test_any_bytes_are_a_value_or_a_problem(folder: Path, data: bytes) -> None:
    load_told(folder / "a.yaml", data, tuple[Entry, ...])


@pytest.mark.slow
@examples(120)
@given(VALUES, st.fixed_dictionaries({"default_flow_style": st.booleans(), "allow_unicode": st.booleans()}))
def test_any_yaml_values_are_a_value_or_a_problem(folder: Path, value: Any, style: dict[str, Any]) -> None:
    text = yaml.dump(value, Dumper=DUMPER, **style)
    for shape in SHAPES.values():
        load_told(folder / "a.yaml", text, shape)


@pytest.mark.slow
@examples(200)
@given(st.data())
def test_a_shipped_file_with_one_value_spoilt_is_a_value_or_a_problem(
    folder: Path, data: st.DataObject
) -> None:
    _, good, shape = data.draw(st.sampled_from(shipped_files()))
    value = data.draw(spoilt(good))
    load_told(folder / "a.yaml", yaml.dump(value, Dumper=DUMPER, allow_unicode=True), shape)


@pytest.mark.slow
@examples(300)
@given(st.data())
def test_a_damaged_shipped_file_is_a_value_or_a_problem(folder: Path, data: st.DataObject) -> None:
    text, _, shape = data.draw(st.sampled_from(shipped_files()))
    load_told(folder / "a.yaml", data.draw(damaged(text, YAML_SIGNS)), shape)


@examples(60)
@given(
    st.data(),
    st.sampled_from(["latin-1", "cp1252", "cp037", "utf-7", "utf-16", "utf-16-be", "utf-32", "utf-8-sig"]),
)
def test_a_shipped_file_in_another_encoding_is_a_value_or_a_problem(
    folder: Path, data: st.DataObject, encoding: str
) -> None:
    text, _, shape = data.draw(st.sampled_from(shipped_files()))
    kept = data.draw(st.sampled_from([len(text), len(text) - 1, 100, 1]))
    value, codes = load_told(folder / "a.yaml", text[:kept].encode(encoding, "replace"), shape)
    assert value is not None or codes


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_breaks_change_no_value_and_no_place(folder: Path, ending: str) -> None:
    for text, _, shape in shipped_files():
        value, codes = load_told(folder / "a.yaml", text, shape)
        assert load_told(folder / "a.yaml", text.replace("\n", ending), shape) == (value, codes)
        wrong = f"{text}\x01\n"
        (folder / "a.yaml").write_text(wrong, "utf-8", newline=ending)
        assert [p.line for p in load(folder / "a.yaml", shape).problems] == [wrong.count("\n")]


def laughs(levels: int) -> str:
    """Each list holds the one before it nine times: written out, 9 ** levels values."""
    return "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels)).join(
        ["a0: &a0 ha\n", ""]
    )


def steps(*lines: str, times: int) -> str:
    """The lines again and again, each time one column further in."""
    return "".join(f"{' ' * n}{line}\n" for n in range(times) for line in lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(laughs(9), "yaml-alias", id="a billion laughs"),
        pytest.param(laughs(4000), "yaml-long", id="laughs without end"),
        pytest.param("&a [*a]", "yaml-alias", id="a list that holds itself"),
        pytest.param("&a {b: *a}", "yaml-alias", id="a group that holds itself"),
        pytest.param("? &a [b]\n: *a", "yaml-key", id="an alias of a key"),
        pytest.param("a: *b", "yaml-alias", id="an alias of nothing"),
        pytest.param("id: &a {id: b}\ntitle: {<<: *a}", "yaml-alias", id="a merge key"),
        pytest.param("<<: {id: b}", "unknown-field", id="a merge key without an alias"),
        pytest.param("<<: [{id: b}]\n<<: {}", "duplicate-key", id="two merge keys"),
        pytest.param("5: a\n'5': b", "duplicate-key", id="a number and the same as text"),
        pytest.param("1: a\ntrue: b\nfalse: c\n0: d", "bad-value", id="truth is no number"),
        pytest.param('["]", ' * 300_000, "yaml-deep", id="brackets that seem to close"),
        pytest.param("[ #]\n" * 300_000, "yaml-deep", id="brackets closed in comments"),
        pytest.param("{a: " * 300_000, "yaml-deep", id="braces"),
        pytest.param("- " * 900_000, "yaml-deep", id="dashes"),
        pytest.param("? " * 900_000, "yaml-deep", id="question marks"),
        pytest.param(steps("a:", "-", times=200), "yaml-deep", id="a staircase"),
        pytest.param("-\n" * 900_000, "yaml-long", id="a long list"),
        pytest.param("a" * 1_900_000 + ": b", "yaml-colon", id="a huge key"),
        pytest.param("? " + "a" * 1_900_000 + "\n: b", "unknown-field", id="a huge key written out"),
        pytest.param("".join(f"a{n}: b\n" for n in range(9_000)), "unknown-field", id="unknown fields"),
        pytest.param("a: b\n" * 9_000, "duplicate-key", id="one field again and again"),
        pytest.param("id: " + "a" * 1_900_000, "bad-id", id="a huge id"),
        pytest.param('id: "' + "\\e" * 900_000 + '"', "yaml-backslash", id="an id of escapes"),
        pytest.param("\x01\n" * 900_000, "yaml-character", id="control characters"),
        pytest.param("'" + "a\n\n" * 600_000, "yaml-quote-open", id="a quotation without end"),
        pytest.param("&a" * 900_000, "yaml-syntax", id="a huge anchor"),
        pytest.param("!<" + "%41" * 600_000, "yaml-syntax", id="a huge tag"),
        pytest.param("# a\n" * 450_000, "file-empty", id="comments only"),
        pytest.param("--- a\n" * 300_000 + "--- [", "yaml-two-documents", id="documents"),
        pytest.param("---", "file-empty", id="a document of nothing"),
        pytest.param('"\\ud800"', "yaml-backslash", id="half a character"),
    ],
)
def test_a_bomb_is_a_few_problems_in_a_short_time(folder: Path, text: str, code: str) -> None:
    with at_most(seconds=5):
        value, codes = load_told(folder / "a.yaml", text, Profile)
    assert value is None
    assert code in codes
    assert len(codes) <= 101


@pytest.mark.parametrize(
    "text", ['"\\U00110000"', '"\\Uffffffff"', 'id: "\\ud800"', '"\\ud800": a', "!%ff a", "%YAML 9.9\n--- a"]
)
def test_the_parser_in_python_stands_in_for_the_one_in_c(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("interview_kit.yaml_files.events.LOADER", yaml.BaseLoader)
    assert load_told(folder / "a.yaml", text, Profile)[1]


def test_a_number_of_other_digits_or_an_empty_name_stays_a_text(folder: Path) -> None:
    (folder / "a.yaml").write_text("a: ٣\nb: ３\n~: c\ntrue: d\n", "utf-8")
    source, _ = read_yaml(folder / "a.yaml")
    assert source is not None
    assert source.value == {"a": "٣", "b": "３", "~": "c", "true": "d"}


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with at_most(seconds=1), at_most_megabytes(1):
        problems = [*read_yaml(path)[1], *load_house(path)[1]]
    assert [problem.code for problem in problems] == ["file-too-large", "house-too-large"]
    assert_told_well(problems, path)


@links
@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("en-mappe", ".", "file-unreadable"),
        ("ingen", "findes-ikke", "file-missing"),
        ("ring", "ring", "file-unreadable"),
        ("brønd", "/dev/zero", "file-unreadable"),
        ("a" * 300, "", "file-unreadable"),
    ],
)
def test_what_is_no_file_is_a_problem(tmp_path: Path, name: str, target: str, code: str) -> None:
    path = tmp_path / name
    if target:
        path.symlink_to(target)
    problems = read_yaml(path)[1]
    assert [problem.code for problem in problems] == [code]
    assert_told_well(problems, path)
    house, problems = load_house(path)
    assert house is None
    assert_told_well(problems, path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "lukket.yaml").write_text("a: b")
    (tmp_path / "lukket.yaml").chmod(0)
    assert [problem.code for problem in read_yaml(tmp_path / "lukket.yaml")[1]] == ["file-unreadable"]
    assert [problem.code for problem in load_house(tmp_path / "lukket.yaml")[1]] == ["file-unreadable"]


# What is written is read back

PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), max_size=30
)
WORDS = st.one_of(
    PRINTABLE,
    st.sampled_from(["08", "09:30", "+5", "0o7", "0x1F", "1e3", ".5", "1_000", "٣", "no", "Null", "~", "=", "<<", "- a", "a: b", "a #b", "'", '"', "--- ", "...", "%a", "@", "&a", "*a", "!a", "|", ">", "? a", "\xa0", "\ufeff", "[" * 99, "-?" * 150, "a " * 90, "a  " * 90, "—" * 200, "a" * 1500]),
    st.lists(PRINTABLE, max_size=40).map(" ".join),
)  # fmt: skip
OURS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.dictionaries(WORDS.filter(lambda word: not re.fullmatch(r"[-+]?\d+", word)), inner, max_size=5),
        st.dictionaries(st.integers(-9, 99), inner, max_size=5),
    ),
    max_leaves=30,
).filter(lambda value: value is not None)


@pytest.mark.slow
@examples(200)
@given(OURS)
def test_every_value_of_ours_is_read_back_as_it_was_written(folder: Path, value: Any) -> None:
    (folder / "a.yaml").write_bytes(dump(value))
    source, problems = read_yaml(folder / "a.yaml")
    assert problems == []
    assert source is not None
    assert source.value == value
    assert dump(source.value) == dump(value)


# A whole bank


@pytest.mark.slow
@examples(150)
@given(st.data())
def test_a_bank_with_a_damaged_file_is_whole_or_told(broken_bank: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(broken_bank.rglob("*.yaml"))))
    good = path.read_bytes()
    path.write_text(data.draw(damaged(good.decode(), YAML_SIGNS)), "utf-8")
    try:
        position, problems = load_position(broken_bank, "vagtmester")
        assert (position is None) == has_errors(problems)
        for needed in (None, position) if position else (None,):
            bank, problems = load_bank(broken_bank, needed)
            assert (bank is None) == has_errors(problems)
            for problem in problems:
                file = Path(problem.file)
                assert file.is_relative_to(broken_bank)
                assert_told_well([problem], file, file.read_bytes() if file.is_file() else b"")
    finally:
        path.write_bytes(good)


@links
@pytest.mark.parametrize(
    "name", ["noter.yaml", "texts/noter.yaml", "entries/vagt/noter.yaml", "profiles/noter.yaml"]
)
@pytest.mark.parametrize("broken_link", [False, True])
def test_a_folder_or_a_broken_link_that_bears_the_name_of_a_file_is_told(
    bank_copy: Path, name: str, *, broken_link: bool
) -> None:
    if broken_link:
        (bank_copy / name).symlink_to("findes-ikke")
    else:
        (bank_copy / name).mkdir()
    bank, problems = load_bank(bank_copy)
    assert bank is None
    assert {problem.file for problem in problems} == {str(bank_copy / name)}


@pytest.mark.parametrize(
    "source", ["\N{PILE OF POO}" * 120, "/", "../" * 40, "~/a", "sources/vagt.txt/a", "."]
)
def test_a_source_that_can_be_no_file_is_told(bank_copy: Path, source: str) -> None:
    path = bank_copy / "profiles/vagt.yaml"
    path.write_text(path.read_text("utf-8").replace("sources/vagt.txt", source), "utf-8")
    assert [problem.code for problem in load_bank(bank_copy)[1]] == ["source-missing"]


@pytest.mark.slow
def test_a_bank_full_of_wrong_references_is_told_in_a_short_time(bank_copy: Path) -> None:
    path = bank_copy / "profiles/vagt.yaml"
    behaviours = "".join(
        f"      - {{id: vagt.fejl.n{n}, source: a, text: a, near: [vagt.n{n}]}}\n" for n in range(1_000)
    )
    text = path.read_text("utf-8")
    path.write_text(text.rstrip("\n") + "\n" + behaviours, "utf-8")
    with at_most(seconds=15):
        bank, problems = load_bank(bank_copy)
    assert bank is None
    assert problems[-1].code == "more-problems"
    assert len(problems) == 101


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_no_text_does_no_harm(bank_copy: Path) -> None:
    path = bank_copy / os.fsdecode(b"sources/\xff.yaml")
    path.write_text("a: b", "utf-8")
    bank, problems = load_bank(bank_copy)
    assert problems == []
    assert bank is not None


# The house


@cache
def house_parts() -> Mapping[str, bytes]:
    with zipfile.ZipFile(HOUSE) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def load_house_told(path: Path, data: bytes) -> list[str]:
    """What is wrong with the house, told well; where nothing is, it must give a whole document."""
    path.write_bytes(data)
    house, problems = load_house(path)
    assert (house is None) == has_errors(problems)
    assert_told_well(problems, path)
    if house is not None:
        assert_gives_a_document(house)
    return [problem.code for problem in problems]


def assert_gives_a_document(house: House) -> None:
    """One of a single section, and one of three."""
    section = Section('<w:p><w:r><w:t xml:space="preserve">her er indholdet</w:t></w:r></w:p>', HEADERS)
    for times in (1, 3):
        document = assemble(house, [section] * times, "a", {"b": "c"})
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)
        assert sum(data.count(b"her er indholdet") for data in parts.values()) == times


@pytest.mark.slow
@examples(200)
@given(st.data())
def test_any_damage_to_the_houses_bytes_is_a_house_or_a_problem(folder: Path, data: st.DataObject) -> None:
    content = bytearray(HOUSE.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(-400, len(content) - 1))
        content[at : at + data.draw(st.sampled_from([0, 1, 1, 1, 2, 50]))] = data.draw(st.binary(max_size=2))
    load_house_told(folder / "a.docx", bytes(content))


@examples(60)
@given(st.binary(), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"]))
def test_any_bytes_are_no_house(folder: Path, data: bytes, start: bytes) -> None:
    assert load_house_told(folder / "a.docx", start + data) == ["house-unreadable"]


@pytest.mark.slow
@examples(300)
@given(st.data())
def test_any_damage_to_a_part_of_the_house_is_a_house_or_a_problem(folder: Path, data: st.DataObject) -> None:
    parts: dict[str, bytes] = dict(house_parts())
    name = data.draw(st.sampled_from(sorted(parts)))
    text = data.draw(damaged(parts[name].decode(), WORD_SIGNS))
    parts[name] = text.encode(data.draw(st.sampled_from(["utf-8", "utf-8", "utf-16", "utf-8-sig"])))
    load_house_told(folder / "a.docx", packed(parts, data.draw(st.sampled_from([0, 8]))))


@pytest.mark.slow
@examples(150)
@given(st.data())
def test_any_signs_between_the_tags_are_a_house_or_a_problem(folder: Path, data: st.DataObject) -> None:
    parts: dict[str, bytes] = dict(house_parts())
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(parts)))
        pieces = re.split(rb"(?<=>)", parts[name])
        at = data.draw(st.integers(1, len(pieces) - 1))
        pieces.insert(at, data.draw(st.sampled_from(WORD_SIGNS)).encode())
        parts[name] = b"".join(pieces)
    load_house_told(folder / "a.docx", packed(parts))


@examples(80)
@given(st.data())
def test_parts_that_are_gone_or_swapped_are_a_house_or_a_problem(folder: Path, data: st.DataObject) -> None:
    parts: dict[str, bytes] = dict(house_parts())
    names = st.sampled_from(sorted(parts))
    for _ in range(data.draw(st.integers(1, 3))):
        one, other = data.draw(names), data.draw(names)
        if data.draw(st.booleans()):
            parts.pop(one, None)
        elif one in parts and other in parts:
            parts[one], parts[other] = parts[other], parts[one]
        parts.setdefault(
            data.draw(st.sampled_from(["a/", "../a.xml", "/a.xml", "Æ.bin", "docProps/core.xml"])), b"<a/>"
        )
    load_house_told(folder / "a.docx", packed(parts))


SPOILT = ("", "x", "-1", "9" * 30, "1.5", "{{ body }}", "{{ code }}", "æ" * 3000)


def spoil(node: etree._Element, how: str, data: st.DataObject) -> None:
    """Spoils one element: it is gone, doubled, emptied, renamed, or has another text or attribute."""
    match how:
        case "gone" if node.getparent() is not None:
            node.getparent().remove(node)  # type: ignore[union-attr]
        case "doubled" if node.getparent() is not None:
            node.addnext(deepcopy(node))
        case "emptied":
            del node[:]
        case "renamed":
            node.tag = f"{node.tag}X"
        case "attribute" if node.attrib:
            key = data.draw(st.sampled_from(sorted(map(str, node.attrib))))
            node.set(key, data.draw(st.sampled_from(SPOILT)))
        case _:
            node.text = data.draw(st.sampled_from(SPOILT))


@pytest.mark.slow
@examples(500)
@given(st.data())
def test_a_spoilt_element_of_the_house_is_a_house_or_a_problem(folder: Path, data: st.DataObject) -> None:
    parts: dict[str, bytes] = dict(house_parts())
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(parts)))
        tree = etree.fromstring(parts[name])
        how = data.draw(st.sampled_from(["gone", "doubled", "emptied", "renamed", "attribute", "text"]))
        spoil(data.draw(st.sampled_from(list(tree.iter(etree.Element)))), how, data)
        parts[name] = etree.tostring(tree)
    load_house_told(folder / "a.docx", packed(parts))


PROLOGUE = '<?xml version="1.0"?>'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(part: str, old: str, new: str) -> Callable[[], bytes]:
    def make() -> bytes:
        text = house_parts()[part].decode()
        assert old in text
        return packed({**house_parts(), part: text.replace(old, new, 1)})

    return make


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        pytest.param(
            changed("word/_rels/document.xml.rels", "</Rel", f'<Relationship Id="a" Type="{RELATION}/styles" Target="styles.xml"/></Rel'),
            [], id="two relations to styles",
        ),
        pytest.param(changed("word/_rels/document.xml.rels", "</Rel", "<!-- a --></Rel"), [], id="a comment among relations"),
        pytest.param(changed("[Content_Types].xml", "</Types", "<!-- a --><?a b?></Types"), [], id="a comment among types"),
        pytest.param(changed("word/document.xml", "<w:body>", "<w:body><!--{{ body }}{{ a }}-->"), [], id="slots in a comment"),
        pytest.param(changed("word/document.xml", "<w:body>", '<w:body><w:p w:a="{{ a }}"/>'), ["house-slot-unknown"], id="a slot in an attribute"),
        pytest.param(changed("word/document.xml", "<w:body>", '<w:body><w:p w:a="{{ body }}"/>'), ["house-body-twice"], id="the body in an attribute"),
        pytest.param(changed("word/document.xml", "<w:body>", "<w:body><w:p><w:r><w:t>a {{ body }}</w:t></w:r></w:p>"), ["house-body-twice"], id="the body in a sentence"),
        pytest.param(changed("word/header1.xml", "{{ code }}", "{{" + " " * 900_000), ["house-line-added"], id="a slot without end"),
        pytest.param(changed("word/header1.xml", "{{ code }}", "{{" + "a" * 900_000 + "}}"), ["house-slot-unknown"], id="a huge slot"),
        pytest.param(lambda: packed({**house_parts(), "word/document.xml": b'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>{{ body }}</w:t></w:r></w:p>'}), ["house-unreadable"], id="a root that is a paragraph"),
        pytest.param(lambda: packed({**house_parts(), "word/header1.xml": "<a>" * 100_000}), ["house-unreadable"], id="deep tags"),
        pytest.param(lambda: packed({**house_parts(), "a.xml": "<a>" + "<a/>" * 5_000_000 + "</a>"}), ["house-too-large"], id="many tags"),
        pytest.param(lambda: packed({**house_parts(), "word/header1.xml": f'{PROLOGUE}<!DOCTYPE a [<!ENTITY a "{"b" * 900}">]><a>{"&a;" * 90}</a>'}), ["house-unsafe"], id="entities"),
        pytest.param(lambda: packed({**house_parts(), "word/header1.xml": f'{PROLOGUE}<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), ["house-unsafe"], id="a foreign document type"),
        pytest.param(lambda: packed(house_parts(), zipfile.ZIP_LZMA), ["house-unreadable"], id="another compression"),
    ],
)  # fmt: skip
def test_a_trap_in_the_house_is_found_in_a_short_time(
    folder: Path, make: Callable[[], bytes], codes: list[str]
) -> None:
    data = make()
    with at_most(seconds=5):
        assert load_house_told(folder / "a.docx", data) == codes


@pytest.mark.slow
def test_a_part_that_is_larger_than_it_says_is_not_unpacked(folder: Path) -> None:
    bomb = bytearray(packed({"a.bin": b"\0" * 100_000_000}))
    for sign, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = bomb.find(sign)
        bomb[start + at : start + at + 4] = struct.pack("<I", 100)
    with at_most_megabytes(5):
        assert load_house_told(folder / "a.docx", bytes(bomb)) == ["house-unreadable"]
