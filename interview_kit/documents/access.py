"""What a candidate gets who asks to see the case: all that members wrote, word for word."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_kit.documents.dates import danish_date, danish_moment
from interview_kit.documents.view import View
from interview_kit.models.bank import RatingScale
from interview_kit.models.case_file import CaseRound, Version
from interview_kit.models.vacancy import Vacancy
from interview_kit.scoring_sheets.fields import ANSWER, HYPOTHESIS_NOTES, NOTES
from interview_kit.word.package import HeaderTexts

_LABELS = {
    **dict([*NOTES, ANSWER, *HYPOTHESIS_NOTES]),
    "belaeg": "Vigtigste belæg",
    "flag": "Rødt flag",
    "konklusion": "Konklusion",
    "vurdering": "Står ved vurderingen",
    "grund": "Grund til ændringen",
}
# What no Word file can hold; it stands as �, so that nobody misses it.
# A day and a time as they are kept.
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{1,2}\.\d{2}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ON_PAPER = "Noterne er på papir."


class ShownVersion(NamedTuple):
    """A row of the table: who wrote it, when where that matters, the level, and lines of (label, text)."""

    member: str
    title: str
    when: str
    value: str
    lines: tuple[tuple[str, str], ...]


class ShownQuestion(NamedTuple):
    code: str
    about: str
    text: str
    rows: tuple[ShownVersion, ...]


class ShownRound(NamedTuple):
    number: int
    when: str
    origin: str
    questions: tuple[ShownQuestion, ...]


def access_paper(  # noqa: PLR0913, PLR0917 - what the paper shows
    vacancy: Vacancy,
    candidate: str,
    rounds: Sequence[CaseRound],
    struck: int,
    files: Sequence[str],
    today: str,
) -> View:
    """Everything that members wrote about the candidate; `files` are the others that lie in the bundle.

    `struck` is in how many places words about others were left out.
    """
    title = f"Scoringsark, udskrift · {vacancy.title}"
    values = {
        "title": vacancy.title,
        "organisation": vacancy.organisation,
        "candidate": candidate,
        "facts": [
            ("Journalnummer", "plain", [vacancy.recruitment.case_number or ""]),
            ("Kandidat", "plain", [f"{candidate} (koden, som papirerne bruger i stedet for navnet)"]),
            ("Skrevet ud", "plain", [danish_date(today)]),
            ("Med i mappen", "plain", list(files) or ["Ikke andre filer"]),
        ],
        "struck": struck,
        "scale": _scale(vacancy.guides[0].content.scale),
        "rounds": [_round(one_round) for one_round in rounds],
    }
    headers = HeaderTexts(
        document=title,
        code=f"Aktindsigt · {candidate}",
        organisation=vacancy.organisation,
        footer=f"Kun til kandidat {candidate}",
    )
    properties = {
        "interview-kit": "aktindsigt",
        "interview-kit.format": "1",
        "interview-kit.kandidat": candidate,
    }
    return View("aktindsigt.wml.j2", values, headers, title, properties)


def _scale(scale: RatingScale) -> list[tuple[str, str]]:
    """The levels and the codes outside them, with their names."""
    levels = [(str(level.level), level.name) for level in scale.levels]
    return [*levels, *((code.code, code.name) for code in scale.outside)]


def _round(one_round: CaseRound) -> ShownRound:
    seal = f"forsegling {one_round.seal}" if one_round.seal else "ikke forseglet"
    questions = tuple(
        ShownQuestion(
            question.code,
            question.about,
            question.text,
            tuple(
                row for words in question.members for row in _rows(words.member, words.title, words.versions)
            ),
        )
        for question in one_round.asked
    )
    origin = f"Guide {one_round.guide} · {seal}"
    return ShownRound(one_round.number, danish_date(one_round.date), origin, questions)


def _rows(member: str, title: str, versions: Sequence[Version]) -> Iterator[ShownVersion]:
    """What a member wrote; where it was changed, the latest first, each with its time."""
    for index, version in enumerate(versions):
        lines = [
            (_LABELS.get(passage.note, passage.note), _printable(passage.text))
            for passage in version.passages
        ]
        if version.on_paper:
            lines.append(("", _ON_PAPER))
        when = "" if len(versions) == 1 else _MOMENT.sub(_in_danish, _printable(version.when))
        yield ShownVersion("" if index else member, "" if index else title, when, version.value, tuple(lines))


def _in_danish(found: re.Match[str]) -> str:
    return danish_moment(found[0])


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
