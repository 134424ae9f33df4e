"""genbrug.docx: for each line of a new profile the nearest entries of the bank, for HR to choose among."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.documents.view import View
from interview_kit.models.bank import Behaviour, Entry, Profile, QuestionBank
from interview_kit.profiles.nearest import Near, Nearness, how_near, nearness
from interview_kit.profiles.reuse_paper import paper_fields, paper_properties
from interview_kit.word.package import HeaderTexts

NEARNESS: Mapping[Nearness, str] = {"near": "nært", "maybe": "måske", "none": "intet"}
_COUNTED: Mapping[Nearness, str] = {**NEARNESS, "near": "har et nært sæt"}


class NearEntry(NamedTuple):
    """One of the entries beside a line: its own line, how near it is in a word, what is good enough."""

    entry: Entry
    line: str
    nearness: str
    question: str
    level: str


class ReuseLine(NamedTuple):
    """A line of the new profile with its code, its nearest entries, and what it has already."""

    code: str
    competency: str
    behaviour: Behaviour
    entries: tuple[NearEntry, ...]
    nearness: Nearness
    has: str

    @property
    def word(self) -> str:
        return NEARNESS[self.nearness]


def reuse_view(bank: QuestionBank, profile: Profile, near: Mapping[str, Sequence[Near]]) -> View:
    """The paper for a profile; `near` are the nearest entries of each of its lines, by the line's id."""
    profile = profile.printed_for()
    lines = tuple(_lines(bank, profile, near))
    ids = {line.code: tuple(each.entry.id for each in line.entries) for line in lines}
    values = {
        "bank": bank,
        "profile": profile,
        "lines": lines,
        "counts": _counts(lines),
        "fields": paper_fields(ids),
        "index": tuple(_index(bank, profile)),
    }
    title = f"Genbrug · {profile.title}"
    headers = HeaderTexts(
        document=title,
        code="Vælg for hver linje",
        organisation=profile.organisation or "",
        footer=f"{bank.about.title} {bank.about.version}",
    )
    printed = {line.code: (line.behaviour.id, ids[line.code]) for line in lines}
    return View("genbrug.wml.j2", values, headers, title, paper_properties(profile.id, printed))


def _lines(bank: QuestionBank, profile: Profile, near: Mapping[str, Sequence[Near]]) -> Iterator[ReuseLine]:
    number = 0
    texts = bank.printed_lines
    for competency in profile.competencies:
        for behaviour in competency.behaviours:
            number += 1
            row = near[behaviour.id]
            entries = tuple(_near_entry(each, texts) for each in row)
            has = ", ".join(entry.id for entry in bank.entries.get(behaviour.id, ()))
            yield ReuseLine(f"L{number}", competency.title, behaviour, entries, nearness(row), has)


def _near_entry(near: Near, lines: Mapping[str, str]) -> NearEntry:
    question = near.entry.scored_question or near.entry.questions[0]
    word = "" if how_near(near) == "none" else NEARNESS[how_near(near)]
    line = lines.get(near.entry.behaviour, "")
    return NearEntry(near.entry, line, word, question.text, " ".join(near.entry.anchors[3]))


def _counts(lines: Sequence[ReuseLine]) -> str:
    """How near the bank is, as `21 linjer: 13 har et nært sæt, 6 måske, 2 intet`."""
    counted = Counter(line.nearness for line in lines)
    shares = (f"{counted[key]} {words}" for key, words in _COUNTED.items() if counted[key])
    total = "1 linje" if len(lines) == 1 else f"{len(lines)} linjer"
    return f"{total}: {', '.join(shares)}."


def _index(bank: QuestionBank, profile: Profile) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Every competency of the other profiles, with the ids of its entries and the lines they are for."""
    for other in bank.profiles.values():
        if other.id == profile.id:
            continue
        spoken = other.printed_for()
        for competency in spoken.competencies:
            rows = [
                (entry.id, line.text)
                for line in competency.behaviours
                for entry in bank.entries.get(line.id, ())
                if entry.behaviour == line.id and entry.scored_question
            ]
            if rows:
                yield spoken.title, competency.title, rows
