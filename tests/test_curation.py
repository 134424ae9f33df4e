"""Texts with addresses, and values replaced where they stand: one changed text is one changed line."""

import difflib
import random
from pathlib import Path

import pytest

from interview_kit.curation import text_hash, texts_of
from interview_kit.models.bank import Entry
from interview_kit.problems import Loc
from interview_kit.shipped import shipped_folder
from interview_kit.yaml_files import load
from interview_kit.yaml_files.spans import blocks_of, with_key, with_list, with_values, without_key

ENTRIES = sorted((shipped_folder("question_bank") / "entries").rglob("*.yaml"))
HARD = [
    'Et «citat» og "et til"',
    "Tal: 4 mio. # ikke en kommentar",
    "Bagud \\ og frem / – æøå",
    "- ikke et punkt: nej",
]


def entries_in(path: Path) -> tuple[Entry, ...]:
    return load(path, tuple[Entry, ...]).or_raise().value


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("+ ", "- "))]


def written(text: str, tmp_path: Path) -> tuple[Entry, ...]:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    return entries_in(tmp_path / "a.yaml")


def at(entry: Entry, loc: Loc) -> object:
    value: object = entry.model_dump(by_alias=True)
    for key in loc:
        value = value[key]  # type: ignore[index]
    return value


def test_every_text_has_an_address_of_its_own_and_is_where_it_says() -> None:
    texts = {}
    for path in ENTRIES:
        for entry in entries_in(path):
            for address, text in texts_of(entry).items():
                assert address not in texts
                texts[address] = text
                assert at(entry, text.loc) == text.words
    assert len(texts) > 2_500
    assert texts["direktoer.politik.kender-systemet/trin 5/2"].words.startswith("Vejede, hvem en forkert")


def test_a_hash_is_of_the_very_words() -> None:
    assert text_hash("a") != text_hash("b")
    assert len(text_hash("Hvad gjorde du?")) == 10


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_one_changed_text_is_one_changed_line(path: Path, tmp_path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311 - a choice of places
    before, entries = path.read_text("utf-8"), entries_in(path)
    places = [(index, text) for index, entry in enumerate(entries) for text in texts_of(entry).values()]
    for index, text in chance.sample(places, 6):
        words = f"{chance.choice(HARD)} {chance.randrange(100)}"
        after = with_values(before, {(index, *text.loc): words})
        assert len(changed_lines(before, after)) == 2
        assert at(written(after, tmp_path)[index], text.loc) == words


def test_many_changes_at_once_are_all_made_and_nothing_else(tmp_path: Path) -> None:
    path = ENTRIES[0]
    before, entries = path.read_text("utf-8"), entries_in(path)
    changes: dict[Loc, str | int] = {
        (index, *text.loc): f"Ny tekst {number}"
        for index, entry in enumerate(entries)
        for number, text in enumerate(texts_of(entry).values())
    }
    changes |= {(index, "version"): 9 for index, _ in enumerate(entries)}
    after = written(with_values(before, changes), tmp_path)
    assert [at(after[int(loc[0])], loc[1:]) for loc in changes] == list(changes.values())
    plain = [
        line for line in before.splitlines() if "#" in line[:2] or line.strip().startswith(("id:", "- id:"))
    ]
    assert [line for line in with_values(before, changes).splitlines() if line in set(plain)] == plain


def test_an_item_may_go_and_another_come(tmp_path: Path) -> None:
    path = ENTRIES[0]
    before, entries = path.read_text("utf-8"), entries_in(path)
    probes = entries[0].questions[0].probes
    everything = tuple(range(len(probes)))
    for index in everything:
        stays = [number for number in everything if number != index]
        after = with_list(before, (0, "questions", 0, "probes"), stays)
        assert written(after, tmp_path)[0].questions[0].probes == tuple(probes[number] for number in stays)
        assert len(changed_lines(before, after)) == 2
    after = with_list(before, (0, "anchors", 5), ["Gjorde mere: «sådan».", 1, 0])
    anchors = entries[0].anchors[5]
    assert written(after, tmp_path)[0].anchors[5] == ("Gjorde mere: «sådan».", anchors[1], anchors[0])
    assert len(changed_lines(before, after)) == 2


BLOCK = """\
# en kommentar
punkter:
  - "første"   # med en note
  - anden
  - >
    tredje over
    to linjer
navn: plain
tal: 3
"""


def test_lists_with_a_line_an_item_and_folded_texts_are_changed_as_well() -> None:
    assert with_values(BLOCK, {("punkter", 2): "tredje"}).splitlines()[4:6] == ['  - "tredje"', "navn: plain"]
    assert with_list(BLOCK, ("punkter",), [0, 2]) == BLOCK.replace("  - anden\n", "")
    assert with_values(BLOCK, {("navn",): "approved", ("tal",): 4}) == BLOCK.replace(
        "plain", "approved"
    ).replace("tal: 3", "tal: 4")
    longer = with_list(BLOCK, ("punkter",), [1, "fjerde", 0, 2])
    assert longer.splitlines()[2:6] == ["  - anden", '  - "fjerde"', '  - "første"   # med en note', "  - >"]


def test_a_key_comes_goes_or_gets_another_value_and_nothing_else_moves() -> None:
    with_more = with_key(BLOCK, (), "ny", "[1, 2]", ["punkter"])
    assert [*changed_lines(BLOCK, with_more)] == ["+ ny: [1, 2]"]
    assert with_more.splitlines()[7] == "ny: [1, 2]"
    assert without_key(with_more, ("ny",)) == BLOCK
    assert with_key(with_more, (), "ny", "nej", []) == with_more.replace("[1, 2]", "nej")
    assert without_key(BLOCK, ("punkter",)).splitlines()[1] == "navn: plain"
    flow = "a: {b: 1, c: 2}\n"
    assert with_key(flow, ("a",), "d", "3", ["b"]) == "a: {b: 1, d: 3, c: 2}\n"
    assert without_key(flow, ("a", "b")) == "a: {c: 2}\n"
    assert without_key(flow, ("a", "c")) == "a: {b: 1}\n"


def test_a_files_blocks_are_its_items_with_the_comments_behind_them() -> None:
    text = "# først\n- id: a\n  b: 1\n# om c\n- id: c\n"
    assert [text[start:end] for start, end in blocks_of(text)] == ["- id: a\n  b: 1\n# om c\n", "- id: c\n"]


@pytest.mark.parametrize("loc", [("findes ikke",), ("punkter",), ("punkter", 9), ("tal", 0)])
def test_a_place_that_is_not_there_is_an_error_and_never_another(loc: Loc) -> None:
    with pytest.raises(KeyError):
        with_values(BLOCK, {loc: "x"})


def test_a_list_is_never_left_empty() -> None:
    with pytest.raises(KeyError):
        with_list('a: ["kun denne"]\n', ("a",), [])
