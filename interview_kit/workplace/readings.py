"""A file that came, as readings: told by its content what it is, and which guide it was filled in by."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten
from typing import NamedTuple

from interview_kit.collection import Reading
from interview_kit.models.collected import CollectedAnswer, CollectedRating
from interview_kit.models.guide import Guide
from interview_kit.models.text import listed
from interview_kit.problems import Problem, problem
from interview_kit.scoring_sheets.claims import SheetRefusal
from interview_kit.scoring_sheets.fields import hypothesis_codes, rated_codes, term_codes
from interview_kit.scoring_sheets.grid_reading import GridRefusal, read_grid
from interview_kit.scoring_sheets.reading import FilledSheet, read_scoring_sheet
from interview_kit.word.filled import kind_of
from interview_kit.workplace.arrivals import Arrived

_MOST_TEXTS, _LONGEST = 5, 80


class GuideVersions(NamedTuple):
    """The guides that sheets may be of, by code; those of earlier versions with the codes that still hold.

    `same` is, for a replaced guide, its codes of what its successor asks in the same words, and rates by the
    same levels → the successor's codes (D6).
    """

    guides: Mapping[str, Guide]
    current: Mapping[str, Guide]
    same: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, current: Iterable[Guide], replaced: Iterable[Guide]) -> "GuideVersions":
        by_round = {guide.content.round: guide for guide in current}
        older = [guide for guide in replaced if guide.content.round in by_round]
        return cls(
            {guide.id: guide for guide in (*older, *by_round.values())},
            {guide.id: by_round[guide.content.round] for guide in (*older, *by_round.values())},
            {guide.id: _same_codes(guide, by_round[guide.content.round]) for guide in older},
        )


class ReadArrival(NamedTuple):
    """A file with what was read in it; `round` is None where it belongs to none."""

    name: str
    data: bytes
    round: int | None = None
    readings: tuple[Reading, ...] = ()
    handed_in: str = ""
    problems: tuple[Problem, ...] = ()


def _same_codes(old: Guide, new: Guide) -> dict[str, str]:
    """The codes of what both guides ask in the same words and rate by the same levels: old → new."""
    theirs = {asked: code for code, asked in _asked(new).items()}
    return {code: theirs[asked] for code, asked in _asked(old).items() if asked in theirs}


def _asked(guide: Guide) -> dict[str, tuple[str, str]]:
    """What each code stands for: its words, and the levels that it is rated by, if it is."""
    content = guide.content
    behaviours = content.case_task.behaviours if content.case_task else ()
    return {
        **{row.code: (row.behaviour, json.dumps(row.anchors)) for row in behaviours},
        **{row.code: (row.text, json.dumps(row.anchors)) for row in content.questions},
        **{row.code: (row.text, "") for row in content.own_questions},
        **{code: (text, "") for code, text in zip(term_codes(guide), content.terms, strict=True)},
        **{code: (code, "") for code in hypothesis_codes(guide)},
    }


def read_arrival(file: Arrived, versions: GuideVersions) -> ReadArrival:
    """What the file holds: a sheet, a file of several, a grid; or why it was not read."""
    return _grid(file, versions) if kind_of(file.data) == "xlsx" else _sheets(file, versions)


def _sheets(file: Arrived, versions: GuideVersions) -> ReadArrival:
    read = read_scoring_sheet(file.data, list(versions.guides.values()))
    if isinstance(read, SheetRefusal):
        return _refused(file, read.code, read.details)
    codes = versions.same.get(read.guide)
    readings = tuple(_reading(file.name, sheet, codes) for sheet in read.sheets)
    lost = [text for sheet in read.sheets for text in _lost(sheet, codes)]
    found = (
        *_older(file.name, versions, read.guide),
        *_unread(file.name, "collected-outside", read.outside),
        *_unread(file.name, "collected-not-asked", lost),
    )
    handed_in = "; ".join(dict.fromkeys(sheet.handed_in for sheet in read.sheets if sheet.handed_in))
    number = versions.current[read.guide].content.round
    return ReadArrival(file.name, file.data, number, readings, handed_in, found)


def _reading(source: str, sheet: FilledSheet, codes: Mapping[str, str] | None) -> Reading:
    """The sheet as a reading; of an older guide's only the codes that still hold, under their new names."""
    member, candidate = sheet.member or "", sheet.candidate or ""
    ratings = tuple(
        CollectedRating(
            member=member,
            candidate=candidate,
            question=code if codes is None else codes[code],
            value=value,
            raw=sheet.raw.get(code),
            notes=dict(sheet.notes.get(code, {})),
            source=source,
        )
        for code, value in sheet.values.items()
        if codes is None or code in codes
    )
    answers = tuple(
        CollectedAnswer(member=member, candidate=candidate, tag=_tag(tag, codes), text=text, source=source)
        for tag, text in sheet.answers.items()
        if codes is None or tag.partition(".")[0] in codes
    )
    return Reading(source, "sheet", member, candidate, ratings, answers)


def _tag(tag: str, codes: Mapping[str, str] | None) -> str:
    """The tag under the code that it has now: `E2.svar`."""
    code, _, kind = tag.partition(".")
    return tag if codes is None else f"{codes[code]}.{kind}"


def _grid(file: Arrived, versions: GuideVersions) -> ReadArrival:
    read = read_grid(file.data, list(versions.guides.values()))
    if isinstance(read, GridRefusal):
        return _refused(file, read.code, read.details)
    codes = versions.same.get(read.guide)
    by_pair: dict[tuple[str, str], list[CollectedRating]] = defaultdict(list)
    for cell in read.cells:
        if codes is None or cell.question in codes:
            by_pair[cell.member, cell.candidate].append(
                CollectedRating(
                    member=cell.member,
                    candidate=cell.candidate,
                    question=cell.question if codes is None else codes[cell.question],
                    value=cell.value,
                    raw=cell.raw,
                    on_paper=cell.on_paper,
                    source=file.name,
                )
            )
    readings = tuple(Reading(file.name, "grid", *pair, tuple(rows)) for pair, rows in by_pair.items())
    found = tuple(_older(file.name, versions, read.guide))
    return ReadArrival(file.name, file.data, versions.current[read.guide].content.round, readings, "", found)


def _lost(sheet: FilledSheet, codes: Mapping[str, str] | None) -> Iterator[str]:
    """What was written about something that the guide of today does not ask."""
    if codes is not None:
        for tag, text in sheet.answers.items():
            if tag.partition(".")[0] not in codes:
                yield f"{tag}: {text}"
        for code, notes in sheet.notes.items():
            yield from (f"{code}: {text}" for text in notes.values() if code not in codes)


def _older(name: str, versions: GuideVersions, guide: str) -> Iterator[Problem]:
    """That the sheet is of a guide that was replaced, and what of it still counts."""
    if guide in versions.same:
        kept = listed(_rated(versions, guide)) or "intet"
        version = versions.guides[guide].content.version or 1
        yield problem("collected-older", file=name, version=version, kept=kept)


def _rated(versions: GuideVersions, guide: str) -> list[str]:
    """The codes of today that sheets of a replaced guide rate."""
    return [code for code in rated_codes(versions.current[guide]) if code in versions.same[guide].values()]


def _unread(name: str, code: str, texts: Sequence[str]) -> Iterator[Problem]:
    """That somebody wrote what is not read: it is shown, since nothing that is written may be lost."""
    if texts:
        words = "», «".join(shorten(text, _LONGEST, placeholder=" …") for text in texts[:_MOST_TEXTS])
        yield problem(code, file=name, words=words)


def _refused(file: Arrived, code: str, details: Mapping[str, object]) -> ReadArrival:
    return ReadArrival(file.name, file.data, problems=(problem(code, file=file.name, **details),))
