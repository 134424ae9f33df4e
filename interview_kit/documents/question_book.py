"""The question book: every entry of a profile, for those who approve the bank and read no YAML."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from interview_kit.curation.book_marks import (
    BOOK,
    FORMAT,
    book_texts,
    other_properties,
    plain,
    texts_properties,
)
from interview_kit.documents.book_rows import BookRemark, BookRows
from interview_kit.documents.view import View
from interview_kit.models.bank import STATE_WORDS, Behaviour, Competency, Entry, Profile, QuestionBank
from interview_kit.models.materials import Calibration, Materials
from interview_kit.word.package import Extras, HeaderTexts
from interview_kit.word.paper_properties import (
    BANK_PROPERTY,
    FORMAT_PROPERTY,
    KIND_PROPERTY,
    PROFILE_PROPERTY,
)
from interview_kit.word.visible_text import VisibleText

STATES = {state: word.capitalize() for state, word in STATE_WORDS.items()}


class Line(NamedTuple):
    """A line of the profile and the entries it has; none where nobody has written any.

    `notes` say by the entry's id for which line it was written, where that is another; `earlier` are the
    entries that an earlier line has, with its number: they are printed there.
    """

    number: str
    behaviour: Behaviour
    entries: tuple[Entry, ...]
    notes: Mapping[str, str] = MappingProxyType({})
    earlier: Mapping[str, str] = MappingProxyType({})


class Chapter(NamedTuple):
    competency: Competency
    lines: tuple[Line, ...]

    @property
    def covered(self) -> int:
        return sum(
            any(not entry.is_unwritten for entry in line.entries) or bool(line.earlier) for line in self.lines
        )

    @property
    def texts(self) -> tuple[tuple[str, str, Entry], ...]:
        """What the signatures at the end of the chapter are for: each entry, with number and name."""
        return tuple((line.number, entry.id, entry) for line in self.lines for entry in line.entries)

    @property
    def states(self) -> str:
        """`4 forslag, 1 godkendt`, or a dash where there is nothing."""
        counted = Counter(entry.state for _, _, entry in self.texts)
        counts = (f"{counted[state]} {word}" for state, word in STATE_WORDS.items() if counted[state])
        return ", ".join(counts) or "–"


Remarks = Mapping[str, Sequence[BookRemark]]


def question_book(
    bank: QuestionBank,
    profile: Profile,
    materials: Materials,
    remarks: Remarks = MappingProxyType({}),
    only: str | None = None,
) -> View:
    """The book of a profile: every line, also those without an entry; sample answers; cases.

    With `only`, the id or title of a competency, it is the book of that chapter. Each text can be edited and
    is found again; there is room for remarks and signatures. `remarks` are what is wrong with a text, by the
    entry's id, `calibration/` and the profile's or `cases/` and the position's.
    """
    profile = profile.printed_for()
    chapters = tuple(
        chapter
        for chapter in _chapters(bank, profile)
        if only in {None, chapter.competency.id, chapter.competency.title}
    )
    entries = [entry for chapter in chapters for _, _, entry in chapter.texts]
    rows = BookRows({key: position.title for key, position in bank.positions.items()})
    values = {
        "profile": profile,
        "chapters": chapters,
        "printed": {entry.id: rows.entry(entry, remarks.get(entry.id, ())) for entry in entries},
        "calibration": None if only else _calibration(bank, materials.calibration.get(profile.id)),
        "cases": () if only else tuple(_cases(bank, profile, materials)),
        "remarks": remarks,
        **_of_the_bank(bank),
    }
    extras = Extras(tuple(rows.comments), partial(_other_lines, entries))
    properties = _properties(bank, profile, entries, only)
    headers = _headers(bank, profile)
    return View("spoergsmaalsbog.wml.j2", values, headers, headers.document, properties, extras)


def _of_the_bank(bank: QuestionBank) -> dict[str, object]:
    """What the book prints of the bank as a whole."""
    return {
        "bank": bank,
        "positions": {key: position.title for key, position in bank.positions.items()},
        "names": {level.level: level.name for level in bank.scale.levels},
        "states": STATES,
    }


def _headers(bank: QuestionBank, profile: Profile) -> HeaderTexts:
    return HeaderTexts(
        document=f"Spørgsmålsbog · {profile.title}",
        code="Til gennemsyn og godkendelse",
        organisation="",
        footer=f"{bank.about.title} {bank.about.version}",
    )


def _properties(
    bank: QuestionBank, profile: Profile, entries: Sequence[Entry], only: str | None
) -> dict[str, str]:
    """What the file says of itself: which book of which bank it is, and all that is printed in it."""
    return {
        KIND_PROPERTY: BOOK,
        FORMAT_PROPERTY: FORMAT,
        BANK_PROPERTY: bank.hash,
        PROFILE_PROPERTY: profile.id,
        **({"interview-kit.kun": only} if only else {}),
        **texts_properties(entries),
    }


def _other_lines(entries: Sequence[Entry], document: bytes) -> dict[str, str]:
    """What the finished document says besides the texts of these entries, as properties."""
    lines = Counter(map(plain, VisibleText(document).whole.split("\n")))
    lines.subtract(
        plain(text.words) for entry in entries for row in book_texts(entry).values() for text in row
    )
    return other_properties(line for line, number in lines.items() if number > 0)


def _chapters(bank: QuestionBank, profile: Profile) -> Iterator[Chapter]:
    """The competencies with their lines numbered 1.1, 1.2 …; an entry is printed at its first line."""
    met: dict[str, str] = {}
    for number, competency in enumerate(profile.competencies, 1):
        lines = []
        for index, behaviour in enumerate(competency.behaviours, 1):
            entries = bank.entries.get(behaviour.id, ())
            earlier = {entry.id: met[entry.id] for entry in entries if entry.id in met}
            own = tuple(entry for entry in entries if entry.id not in met)
            notes = {entry.id: _written_for(bank, entry) for entry in own if entry.behaviour != behaviour.id}
            met |= dict.fromkeys((entry.id for entry in own), f"{number}.{index}")
            lines.append(Line(f"{number}.{index}", behaviour, own, notes, earlier))
        yield Chapter(competency, tuple(lines))


def _written_for(bank: QuestionBank, entry: Entry) -> str:
    """For which line of which profile an entry was written that another line uses."""
    places = {
        behaviour.id: (behaviour.text, profile.title)
        for profile in (each.printed_for() for each in bank.profiles.values())
        for behaviour in profile.behaviours
    }
    text, title = places.get(entry.behaviour, (entry.behaviour, ""))
    where = f" i profilen {title}" if title else ""
    return f"Sættet er skrevet til linjen «{text.rstrip('.')}»{where} og bruges også her."


def _calibration(bank: QuestionBank, calibration: Calibration | None) -> dict[str, object] | None:
    """The sample answers, each set with the entry whose question it answers."""
    if calibration is None:
        return None
    entries = {entry.id: entry for entry in bank.all_entries}
    sets = [{"entry": entries[samples.entry], "answers": samples.answers} for samples in calibration.sets]
    return {"about": calibration, "sets": sets}


def _cases(bank: QuestionBank, profile: Profile, materials: Materials) -> Iterator[dict[str, object]]:
    """The cases of the profile's positions, each with the lines that it rates and their anchors."""
    lines = {behaviour.id: behaviour.text for behaviour in profile.behaviours}
    for key, case in materials.cases.items():
        if key in bank.positions and bank.positions[key].profile == profile.id:
            rated = [(lines[behaviour.behaviour], behaviour.anchors) for behaviour in case.behaviours]
            yield {"about": case, "rated": rated}
