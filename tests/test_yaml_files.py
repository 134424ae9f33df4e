"""Each way a file can be broken has a problem of its own, with its place."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import TypeAdapter

from interview_kit.models.bank import Entry, Kind, RatingScale, Status
from interview_kit.models.choices import (
    ALTERNATIVE_KIND_WORDS,
    KIND_WORDS,
    OWN_KIND_WORDS,
    STATUS_WORDS,
)
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import OwnKind, OwnQuestion
from interview_kit.models.rules import Alternative
from interview_kit.problems import Problem
from interview_kit.recruitments import guide_bytes, load_guide, load_recruitment
from interview_kit.yaml_files import dump, load, read_yaml
from tests.conftest import SMALL_BANK

ENTRY = """\
- id: vagt.hus.doer
  behaviour: vagt.hus.doer
  covers: "hele linjen"
  status: proposed
  version: 1
  author: test
  questions:
    - id: vagt.hus.doer.1
      kind: behavioural
      text: "Fortæl om en gang, hvor døren stod åben."
      minutes: 10
      probes: ["Hvad gjorde du?"]
  anchors:
    5: ["a"]
    4: ["b"]
    3: ["c"]
    2: ["d"]
    1: ["e"]
  indicators: {positive: ["f"], negative: ["g"]}
"""


def problems_in(tmp_path: Path, text: str | bytes) -> list[Problem]:
    path = tmp_path / "fil.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path, tuple[Entry, ...]).problems


def found_in(tmp_path: Path, text: str | bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems_in(tmp_path, text)]


def test_a_good_file_has_no_problems(tmp_path: Path) -> None:
    assert problems_in(tmp_path, ENTRY) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("file-empty", 0)),
        ("# kun en kommentar\n", ("file-empty", 0)),
        (ENTRY.encode("latin-1"), ("file-encoding", 10)),
        (ENTRY.encode("utf-16"), ("file-encoding", 1)),
        (ENTRY.replace("  author", "\tauthor"), ("yaml-tab", 6)),
        (ENTRY.replace('"hele linjen"', '"hele linjen'), ("yaml-quote-open", 3)),
        (ENTRY.replace("hele linjen", "hele\x0blinjen"), ("yaml-character", 3)),
        (ENTRY + "---\n- a\n", ("yaml-two-documents", 20)),
        (ENTRY.replace('"hele linjen"', "*andre"), ("yaml-alias", 3)),
        (ENTRY.replace('["d"]', "&x [y]").replace('["e"]', "*x"), ("yaml-alias", 17)),
        (ENTRY.replace('"hele linjen"', "!!python/name:os.system x"), ("yaml-tag", 3)),
        (ENTRY.replace("  author: test", "  author: test\n  author: igen"), ("duplicate-key", 7)),
        (ENTRY.replace("  author: test\n", ""), ("missing-field", 1)),
        (ENTRY.replace("author:", "forfatter:"), ("unknown-field", 6)),
        (ENTRY.replace("version: 1", 'version: "1"'), ("not-number", 5)),
        (ENTRY.replace("version: 1", "version: 0"), ("number-out-of-range", 5)),
        (ENTRY.replace('"hele linjen"', "[a]"), ("not-text", 3)),
        (ENTRY.replace('"hele linjen"', '" "'), ("text-empty", 3)),
        (ENTRY.replace("hele linjen", "x" * 200_000), ("text-too-long", 3)),
        (ENTRY.replace("hele linjen", "\\u0007"), ("text-character", 3)),
        (ENTRY.replace("hele linjen", "abc\\u202edcba"), ("text-character", 3)),
        (ENTRY.replace('["Hvad gjorde du?"]', '"Hvad gjorde du?"'), ("not-list", 12)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[]"), ("list-too-short", 12)),
        (ENTRY.replace("kind: behavioural", "kind: adfærdsspørgsmål"), ("unknown-choice", 9)),
        (ENTRY.replace('    2: ["d"]\n', ""), ("anchor-levels", 13)),
        (ENTRY.replace("    5: [", '    6: ["x"]\n    5: ['), ("anchor-levels", 13)),
        (ENTRY.replace("id: vagt.hus.doer\n", "id: Vagt Hus\n"), ("bad-id", 1)),
        (ENTRY.replace("  indicators: {", "  indicators: x\n  #{"), ("not-group", 19)),
        (ENTRY.replace('"hele linjen"', "sag #4 på listen"), ("yaml-comment", 3)),
        (ENTRY.replace('"hele linjen"', "hele linjen   # husk"), ("yaml-comment", 3)),
        (ENTRY.replace('"hele linjen"', '"hele" # linjen'), ("yaml-comment", 3)),
        (ENTRY.replace('"hele linjen"', "hele\n    linjen\t# husk"), ("yaml-comment", 3)),
        (ENTRY.replace("author: test", "author: Team #1"), ("yaml-comment", 6)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[Hvad sagde du, da mødet var slut?]"), ("yaml-unquoted", 12)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[Fortæl, hvorfor?]"), ("yaml-unquoted", 12)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[Spørg: hvem?]"), ("yaml-unquoted", 12)),
        (
            ENTRY.replace('["Hvad gjorde du?"]', '["Hvad?",\n        Hvem ringede du til?]'),
            ("yaml-unquoted", 13),
        ),
        (ENTRY.replace('"hele linjen"', "“hele linjen”"), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('"hele linjen"', "”hele linjen”"), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('"hele linjen"', "„hele linjen“"), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('"hele linjen"', "»hele linjen«"), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('"hele linjen"', '”hele linjen"'), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('"hele linjen"', "”hele: linjen”"), ("yaml-foreign-quotes", 3)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[”Hvad, hvem?”]"), ("yaml-foreign-quotes", 12)),
        (ENTRY.replace('["Hvad gjorde du?"]', "[”Hvad: hvem?”]"), ("yaml-foreign-quotes", 12)),
        (ENTRY.replace('"hele linjen"', 'hele linjen"'), ("yaml-quote-missing", 3)),
        (ENTRY.replace('["Hvad gjorde du?"]', '["Hvad gjorde du?]'), ("yaml-quote-open", 12)),
        (ENTRY.replace('døren stod åben."', "døren stod åben."), ("yaml-quote-open", 10)),
        (ENTRY.replace('"hele linjen"', "'hele linjen"), ("yaml-quote-open", 3)),
        (ENTRY.replace('"hele linjen"', "linjen: hele"), ("yaml-colon", 3)),
        (ENTRY.replace('"hele linjen"', '"hele "linjen" her"'), ("yaml-quote-inside", 3)),
        (ENTRY.replace('"hele linjen"', "'det er 'hele' linjen'"), ("yaml-quote-inside", 3)),
        (ENTRY.replace('["Hvad gjorde du?"]', '["Hvad "gjorde" du?"]'), ("yaml-quote-inside", 12)),
        (ENTRY.replace('["Hvad gjorde du?"]', '["Hvad?" "Hvem?"]'), ("yaml-quote-inside", 12)),
    ],
)
def test_each_fault_is_a_problem_of_its_own(
    tmp_path: Path, text: str | bytes, problem: tuple[str, int]
) -> None:
    assert problem in found_in(tmp_path, text)


@pytest.mark.parametrize(
    "covers",
    [
        "# kun en bemærkning\n    hele linjen",
        "hele linjen\n  # en linje for sig selv",
        ">\n    hele\n    linjen",
        ">-\n    hele\n    linjen\n",
        "|\n    hele\n    linjen\n",
        ">\n\n    hele\n\n    linjen\n\n",
        '"hele\n\n    linjen"',
        "hele\n    linjen",
        "'hele linjen'",
    ],
)
def test_a_text_over_several_lines_is_read_as_one(tmp_path: Path, covers: str) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text(ENTRY.replace('"hele linjen"', covers), "utf-8")
    [entry] = load(path, tuple[Entry, ...]).or_raise().value
    assert entry.covers == "hele linjen"


@pytest.mark.parametrize(
    "line",
    [
        "C#-udvikler",
        "»Ja« og »nej«",
        "Han sagde »nej« til alt",
        "’et ord",
        'Et "ord" i midten',
        'Det sidste "ord"',
        '"sag #4, punkt 2"',
        "sag#4",
    ],
)
def test_a_text_that_loses_nothing_is_left_alone(tmp_path: Path, line: str) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text(ENTRY.replace('"hele linjen"', line).replace("version: 1", "version: 1 # nr."), "utf-8")
    [entry] = load(path, tuple[Entry, ...]).or_raise().value
    assert entry.covers == (line.strip('"') if line.startswith('"') else line)


def test_a_list_of_single_words_needs_no_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text(ENTRY.replace("  status", "  keywords: [sag, møde, e-mail, 24/7]\n  status"), "utf-8")
    [entry] = load(path, tuple[Entry, ...]).or_raise().value
    assert entry.keywords == ("sag", "møde", "e-mail", "24/7")


def test_all_problems_come_at_once_with_the_owners_id(tmp_path: Path) -> None:
    text = ENTRY.replace("minutes: 10", "minutes: 99").replace("version: 1", "version: 0")
    found = problems_in(tmp_path, text.replace("author: test", "autor: test"))
    assert [(p.code, p.line, p.owner) for p in found] == [
        ("missing-field", 1, "vagt.hus.doer"),
        ("number-out-of-range", 5, "vagt.hus.doer"),
        ("number-out-of-range", 11, "vagt.hus.doer.1"),
        ("unknown-field", 6, "vagt.hus.doer"),
    ]


def test_a_misspelt_field_is_answered_with_the_right_one(tmp_path: Path) -> None:
    found = problems_in(tmp_path, ENTRY.replace("covers:", "cover:"))
    assert "Mente I «covers»?" in [problem.hint for problem in found]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('3: ["c"]', "3: [[]]", "Punkt 1 under trin 3 i «anchors» skal være en tekst."),
        ('3: ["c"]', '3: ["c", "d", 7]', "Punkt 3 under trin 3 i «anchors» skal være en tekst."),
        ('3: ["c"]', '3: "c"', "Trin 3 i «anchors» skal være en liste."),
        ('["Hvad gjorde du?"]', '["a", " "]', "Punkt 2 i «probes» er tom."),
        ('["Hvad gjorde du?"]', "[{a: b}]", "Punkt 1 i «probes» skal være en tekst."),
        ('positive: ["f"]', "positive: [~]", "Punkt 1 i «positive» skal være en tekst."),
        ('"hele linjen"', "7", "«covers» skal være en tekst."),
        ("minutes: 10", "minutes: 99", "«minutes» er 99; det skal være højst 20."),
    ],
)
def test_in_a_list_the_point_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in [problem.message for problem in problems_in(tmp_path, ENTRY.replace(old, new))]


def test_a_file_of_another_kind_is_named_as_the_file(tmp_path: Path) -> None:
    assert [problem.message for problem in problems_in(tmp_path, "a: b")] == ["Filen skal være en liste."]
    assert [problem.message for problem in problems_in(tmp_path, "- a\n")] == [
        "Punkt 1 i filen skal bestå af felter med navn og værdi."
    ]


STATUSES = "forslag (proposed), under gennemsyn (in_review), godkendt (approved), trukket tilbage (retired)"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("kind: behavioural", "kind: adfærdsspørgsmål", "Skriv adfærd."),
        ("kind: behavioural", "kind: Scenarie", "Skriv situation."),
        ("kind: behavioural", "kind: refleksiv", "Skriv refleksion."),
        ("status: proposed", "status: ok", "Skriv godkendt."),
        ("status: proposed", 'status: "Til  godkendelse"', "Skriv under gennemsyn."),
        ("status: proposed", "status: måske", f"Vælg en af disse: {STATUSES}."),
        ("status: proposed", "status: [a]", f"Vælg en af disse: {STATUSES}."),
        ("status: proposed", "status: true", f"Vælg en af disse: {STATUSES}."),
        ("status: proposed", "status: godkendt i en tidligere udgave", f"Vælg en af disse: {STATUSES}."),
        (
            "kind: behavioural",
            "kind: åben",
            (
                "Vælg en af disse: adfærd (behavioural), situation (situational), refleksion (reflective), "
                "viden (knowledge)."
            ),
        ),
    ],
)
def test_a_danish_choice_is_answered_with_the_word_for_it(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    assert [problem.hint for problem in problems_in(tmp_path, ENTRY.replace(old, new))] == [hint]


def test_every_kind_and_status_has_a_danish_word() -> None:
    assert (*KIND_WORDS,) == get_args(Kind)
    assert (*STATUS_WORDS,) == get_args(Status)
    assert (*OWN_KIND_WORDS,) == get_args(OwnKind)
    own = TypeAdapter(OwnQuestion.__annotations__["kind"])
    assert [own.validate_python(word) for word in OWN_KIND_WORDS.values()] == [*OWN_KIND_WORDS]
    ask = TypeAdapter(Alternative.__annotations__["kind"])
    assert [ask.validate_python(word) for word in ALTERNATIVE_KIND_WORDS.values()] == [
        *ALTERNATIVE_KIND_WORDS
    ]


@pytest.mark.parametrize(("key", "danish"), [*KIND_WORDS.items(), *STATUS_WORDS.items()])
def test_a_choice_is_the_same_in_danish_and_in_capitals(tmp_path: Path, key: str, danish: str) -> None:
    field, usual = ("kind", "behavioural") if key in KIND_WORDS else ("status", "proposed")
    spellings = (
        key,
        key.upper(),
        danish,
        danish.capitalize(),
        danish.upper(),
        f'"{danish} "',
        danish.replace(" ", "  "),
    )
    read: list[Entry] = []
    for spelling in spellings:
        path = tmp_path / "fil.yaml"
        path.write_text(ENTRY.replace(f"{field}: {usual}", f"{field}: {spelling}"), "utf-8")
        placed, problems = load(path, tuple[Entry, ...])
        assert placed, problems
        read += placed.value
    assert {getattr(entry if field == "status" else entry.questions[0], field) for entry in read} == {key}
    assert {entry.words for entry in read} == {read[0].words}
    assert len(set(map(repr, read))) == 1


@pytest.mark.parametrize("date", ["2026-13-41", "2026-02-29", "2026-00-10", "2026-11-31"])
def test_an_approval_has_a_date_that_exists(tmp_path: Path, date: str) -> None:
    text = ENTRY.replace("  author: test", f"  author: test\n  approved: {{by: Eva, date: {date}}}")
    assert found_in(tmp_path, text) == [("approval-date", 7)]
    assert f"«{date}» er ikke en dato." in problems_in(tmp_path, text)[0].message


@pytest.mark.parametrize("value", ["true", "false", "[]", '"1"', "1.5"])
def test_a_level_is_a_number_and_true_is_none(tmp_path: Path, value: str) -> None:
    path = tmp_path / "scale.yaml"
    path.write_bytes(
        (SMALL_BANK / "scale.yaml").read_bytes().replace(b"level: 1", f"level: {value}".encode())
    )
    assert [problem.code for problem in load(path, RatingScale).problems] == [
        "not-number" if value in {"true", "false", "1.5"} else "unknown-choice"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "".join(" " * n + "a:\n" for n in range(90)),
    ],
)
def test_a_bottomless_file_is_a_problem_and_no_crash(tmp_path: Path, text: str) -> None:
    assert [problem.code for problem in problems_in(tmp_path, text)] == ["yaml-deep"]


def test_a_missing_file_and_a_huge_file_are_problems(tmp_path: Path) -> None:
    big = tmp_path / "stor.yaml"
    big.write_bytes(b"# " + b"x" * 2_100_000)
    assert [p.code for p in read_yaml(tmp_path / "findes-ikke.yaml")[1]] == ["file-missing"]
    assert [p.code for p in read_yaml(big)[1]] == ["file-too-large"]


def test_scalars_follow_yaml_1_2(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        'a: no\nb: 12:30\nc: 2026-11-21\nd: true\ne: 7\nf: "7"\ng: ~\nh: 0x1F\ni: 1.5\nj: "1.5"\nk: 1.5.2\n',
        "utf-8",
    )
    source, _ = read_yaml(path)
    assert source is not None
    assert source.value == {
        "a": "no",
        "b": "12:30",
        "c": "2026-11-21",
        "d": True,
        "e": 7,
        "f": "7",
        "g": None,
        "h": "0x1F",
        "i": 1.5,
        "j": "1.5",
        "k": "1.5.2",
    }


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    value = {
        "æ": ["no", "12:30", 'a: "b" # c', "🙂 שלום", "7", 7, True, "", "- x", "»Ja«", "«", "“a", 'a"', "1.5"]
    }
    path = tmp_path / "b.yaml"
    path.write_bytes(dump(value))
    source, problems = read_yaml(path)
    assert problems == []
    assert source is not None
    assert source.value == value
    assert dump(value) == dump(value)


# Kept between runs


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INTERVIEW_KIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept_files(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_a_file_from_the_cache_has_the_same_values_places_and_problems(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "fil.yaml"
    for text in (
        ENTRY,
        ENTRY.replace("minutes: 10", "minutes: 99"),
        ENTRY.replace("version: 1", "version: 1: 2"),
    ):
        path.write_text(text, "utf-8")
        plain = load(path, tuple[Entry, ...])
        first, second = (load(path, tuple[Entry, ...], cache=True) for _ in range(2))
        assert first == second == plain
        if plain.value and second.value:
            assert second.value.place((0, "questions", 0, "text")) == plain.value.place(
                (0, "questions", 0, "text")
            )
    assert len(kept_files(cache)) == 3


def test_a_changed_letter_is_never_answered_from_the_cache(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "fil.yaml"
    for word in ("hele linjen", "halve linjen", "hele linjen"):
        path.write_text(ENTRY.replace("hele linjen", word), "utf-8")
        [entry] = load(path, tuple[Entry, ...], cache=True).or_raise().value
        assert entry.covers == word
    assert len(kept_files(cache)) == 2


def test_nothing_of_a_recruitment_or_a_guide_is_kept(
    tmp_path: Path, cache: Path, guides: dict[tuple[str, int], Guide]
) -> None:
    (tmp_path / "recruitment.yaml").write_text("position: direktoer\n", "utf-8")
    (tmp_path / "guide.yaml").write_bytes(guide_bytes(guides["direktoer", 1]))
    assert load_recruitment(tmp_path).value
    assert load_guide(tmp_path / "guide.yaml").value
    assert kept_files(cache) == []
