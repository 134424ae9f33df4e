"""The search of what goes out to a candidate for anything about another, as problems with what to do."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.case_file.access import FoundLeak, is_certain, leaks_not_allowed
from interview_kit.case_file.leaks import Known, Leak
from interview_kit.case_file.names import LeakKind, Somebody
from interview_kit.models.case_file import Redaction
from interview_kit.problems import Problem, problem
from interview_kit.word.every_text import every_text

_KINDS: dict[LeakKind, str] = {
    "code": "er en andens kode",
    "name": "er en andens navn",
    "part": "er en del af en andens navn",
    "mail": "er en andens mail",
    "phone": "er en andens telefonnummer",
    "initials": "er en andens initialer",
    "comparison": "sammenligner måske med andre",
    "number": "er måske andres tal",
}
_REFUSALS = {
    "unsafe": "den har skjulte dele, som ikke må være der",
    "too-large": "den er for stor",
    "unreadable": "den er ikke et helt Word-dokument",
}
_WHOLE = "HELE FILEN"
UNSIGNED = "NAVN"


class Searched(NamedTuple):
    """Whose texts are searched, for whom, and what a person has judged already, in which file.

    `titles` are those of the organisation and the vacancy: a word in one of them tells of nobody.
    """

    known: Known
    candidate: str
    redactions: Sequence[Redaction]
    redactions_file: str
    titles: Sequence[str] = ()

    @property
    def own(self) -> Somebody:
        """Whom the texts are for."""
        mine = (one for one in self.known.candidates if one.code == self.candidate)
        return next(mine, Somebody(self.candidate))

    def left_out(self, name: str) -> str:
        """Why a person keeps the file out; empty where nobody does."""
        mine = (one for one in self.redactions if one.file == name and not one.shown)
        return next((f"{one.by} har skrevet: {one.reason}" for one in mine), "")

    def allowed(self, name: str) -> list[str]:
        """The words that may stand in the file: those of its own, those of the notes, and titles."""
        mine = (one.words for one in self.redactions if one.shown and one.file in {name, None})
        return [*self.titles, *mine]


def leak_problem(found: FoundLeak, search: Searched) -> Problem:
    """The place in the notes, the words, the line that strikes them, and the one that lets them stand."""
    place, leak = found
    line = _line(search.candidate, leak.words, **place._asdict())
    shown = _line(search.candidate, leak.words, **place._asdict(), shown=True)
    return problem(
        "access-leak",
        round=place.round,
        member=place.member,
        question=place.question,
        note=place.note,
        words=_one_line(leak.words),
        kind=_KINDS[leak.kind],
        line=line,
        shown=shown,
        to=search.redactions_file,
    )


def file_problems(search: Searched, file: str, data: bytes, *, certain: bool = False) -> Iterator[Problem]:
    """What in the file, or in its name, tells of another candidate; with `certain` no mere comparisons."""
    name = Path(file).name
    texts = every_text(data)
    if isinstance(texts, str):
        yield _unreadable(search, file, _REFUSALS.get(texts, texts))
        return
    if texts.unread:
        yield _unreadable(search, file, f"den har dele, som ikke er tekst ({', '.join(texts.unread[:3])})")
    if texts.pictures:
        yield problem("access-pictures", file=file, count=texts.pictures)
    seen = set[tuple[LeakKind, str]]()
    for place, text in [("filens navn", name), *((part.place, part.text) for part in texts.texts)]:
        for leak in leaks_not_allowed(text, search.known, search.candidate, search.allowed(name)):
            if (leak.kind, leak.words) not in seen and (is_certain(leak) or not certain):
                seen.add((leak.kind, leak.words))
                yield _in_file(search, file, place, leak)


def _in_file(search: Searched, file: str, place: str, leak: Leak) -> Problem:
    line = _line(search.candidate, leak.words, file=Path(file).name)
    shown = _line(search.candidate, leak.words, file=Path(file).name, shown=True)
    details = {"place": place[0].upper() + place[1:], "words": _one_line(leak.words), "shown": shown}
    details |= {"kind": _KINDS[leak.kind], "line": line, "to": search.redactions_file}
    is_on_disk = Path(file).name != file  # the printout has a bare name: it is not written yet
    return problem("access-leak-file" if is_on_disk else "access-leak-printout", file=file, **details)


def _unreadable(search: Searched, file: str, reason: str) -> Problem:
    line = _line(search.candidate, _WHOLE, file=Path(file).name)
    return problem("access-file-unreadable", file=file, reason=reason, line=line, to=search.redactions_file)


def _line(candidate: str, words: str, *, shown: bool = False, **where: object) -> str:
    """A line of `overstreget.yaml` for these words, to be copied and signed."""
    end = {"reason": "ikke om en anden", "shown": "true"} if shown else {"reason": "om en anden"}
    fields = {
        "candidate": candidate,
        **where,
        "words": _one_line(words),
        "by": UNSIGNED,
        **end,
    }
    return f"- {{{', '.join(f'{key}: {_yaml(value)}' for key, value in fields.items())}}}"


def _yaml(value: object) -> str:
    """A value as YAML: codes and numbers bare, texts in quotes."""
    text = str(value)
    return text if text.isalnum() and text.isascii() else json.dumps(text, ensure_ascii=False)


def _one_line(words: str) -> str:
    return " ".join(words.split())
