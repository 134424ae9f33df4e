"""`collect`: everything that lies in a recruitment's `indkommet`, read, put together and sealed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_kit.collection import (
    Expected,
    Gathered,
    changes_since_seal,
    course_of,
    expected_of,
    gather,
    with_seal,
)
from interview_kit.collection.completeness import come_home, is_complete, lacking
from interview_kit.models.collected import Collected, CollectedFile, CollectedRating, Seal
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Absence
from interview_kit.problems import Problem, UserError, problem
from interview_kit.recruitments import has_recruitment, load_guide, load_recruitment, recruitments_beside
from interview_kit.recruitments.collected_file import collected_bytes, collected_name
from interview_kit.recruitments.doubts import naming
from interview_kit.saving import undo_unfinished
from interview_kit.scoring_sheets.fields import rated_codes
from interview_kit.workplace.arrivals import Arrivals, arrivals
from interview_kit.workplace.note_checks import NoteReader
from interview_kit.workplace.readings import GuideVersions, ReadArrival, read_arrival
from interview_kit.workplace.recruitment import as_typed
from interview_kit.workplace.sealed import collected_of
from interview_kit.workplace.vacancy import COLLECTED, OpenVacancy, frozen_in, open_vacancy
from interview_kit.workplace.workplace import Workplace

_LEAST_REASON = 5
_ABSENCES: Mapping[Absence, str] = {"absent": "ikke der", "inhabil": "inhabil"}


class CollectedRound(NamedTuple):
    """A round as it is now: what is waited for, what came, what is wrong, and whether it was sealed now."""

    guide: Guide
    expected: Expected
    collected: Collected
    problems: tuple[Problem, ...]
    is_complete: bool
    new_seal: Seal | None

    def state(self, member: str, candidate: str) -> str:
        """How many ratings of the pair count: `6`, `5 af 6`, `–` for none; or why none is waited for."""
        if self.expected.is_absent(member, candidate):
            return _ABSENCES[self.expected.absent[member][candidate]]
        have = come_home(self.collected.ratings, self.expected).get((member, candidate), 0)
        wanted = len(self.expected.codes)
        if have == wanted:
            return str(have)
        filled = (row for row in self.collected.ratings if row.value or row.raw or row.notes)
        came = any((row.member, row.candidate) == (member, candidate) for row in filled)
        return f"{have} af {wanted}" if came else "–"


class Collection(NamedTuple):
    """The rounds of a recruitment of which something came, what belongs to none, and the files to save."""

    folder: Path
    rounds: tuple[CollectedRound, ...]
    problems: tuple[Problem, ...]

    @property
    def files(self) -> dict[str, bytes]:
        return {
            collected_name(row.guide.content.round): collected_bytes(row.collected) for row in self.rounds
        }

    @property
    def all_problems(self) -> list[Problem]:
        return [*self.problems, *(found for row in self.rounds for found in row.problems)]

    def noted(self, by_round: Iterable[Sequence[Problem]], of_names: Iterable[Problem]) -> "Collection":
        """With what is doubtful in the notes of each round, and in the names of the files."""
        rounds = tuple(
            one._replace(problems=(*one.problems, *found))
            for one, found in zip(self.rounds, by_round, strict=True)
        )
        return self._replace(rounds=rounds, problems=(*self.problems, *of_names))


class Delivery(NamedTuple):
    """All that came to a recruitment, not read yet: the guides that it may be of, and those to collect.

    `guides` are those of the chosen rounds, `number` is the round that was chosen, `faults` are those of
    guides that are replaced.
    """

    vacancy: OpenVacancy
    guides: dict[int, Guide]
    number: int | None
    versions: GuideVersions
    came: Arrivals
    faults: list[Problem]

    def read(self) -> Iterator[ReadArrival]:
        """The files one by one."""
        return (read_arrival(file, self.versions) for file in self.came.files)


def collect(
    workplace: Workplace, folder: Path, *, number: int | None, reason: str | None, now: str
) -> Collection:
    """Reads all that came, of one round or of all that something came of; `now` is the day and the time.

    A round that lacks nothing is sealed at once, and once more only for a `reason`. Raises `UserError` where
    there is nothing to read, and where a seal was broken.
    """
    delivery = open_delivery(workplace, folder, number, now)
    home = collection_of(delivery, list(delivery.read()), reason=reason, now=now)
    notes = NoteReader(workplace, delivery.vacancy)
    doubts = [list(notes.problems(one.collected.ratings, one.collected.answers)) for one in home.rounds]
    return home.noted(doubts, notes.of_names(delivery.came.files))


def open_delivery(workplace: Workplace, folder: Path, number: int | None, now: str) -> Delivery:
    """All that came, of one round or of all. Raises `UserError` where there is nothing to read it by."""
    undo_unfinished(folder)
    vacancy = open_vacancy(workplace, folder, now[:10])
    all_guides = _all_guides(vacancy)
    guides = _chosen(all_guides, number)
    came = arrivals(arrived_in(folder))
    replaced, faults = _replaced(folder, vacancy)
    versions = GuideVersions.of(all_guides.values(), replaced)
    return Delivery(vacancy, guides, number, versions, came, faults)


def collection_of(
    delivery: Delivery, read: Sequence[ReadArrival], *, reason: str | None, now: str
) -> Collection:
    """The rounds as they are when all of the delivery has been read; its notes are not looked at.

    Raises `UserError` as `collect`.
    """
    vacancy, guides, number, came = delivery.vacancy, delivery.guides, delivery.number, delivery.came
    folder = vacancy.folder
    problems = [*delivery.faults, *came.problems, *(found for one in read for found in one.problems)]
    by_round: dict[int, list[ReadArrival]] = defaultdict(list)
    for one in read:
        if one.round in guides:
            by_round[one.round].append(one)
    kept = {key: _kept(folder, guide) for key, guide in guides.items()}
    wanted = [key for key in guides if by_round[key] or kept[key] or key == number]
    if not wanted:
        nothing = problem("collected-nothing", file=str(folder / COLLECTED), round=min(guides))
        raise UserError([*problems, nothing])
    if reason is not None and len(wanted) > 1:
        rounds_there = ", ".join(map(str, wanted))
        raise UserError([problem("seal-which-round", file=str(folder), rounds=rounds_there)])
    rounds = [
        _collected(vacancy, guides[key], by_round[key], kept[key], now=now, reason=reason) for key in wanted
    ]
    return Collection(folder, tuple(rounds), tuple(problems))


def signature(seal: Seal) -> str:
    """What two members sign."""
    return f"Forsegling {seal.number}: {seal.signed}. To medlemmer skriver under på de otte bogstaver."


def as_dict(rounds: Sequence[CollectedRound], problems: Sequence[Problem]) -> dict[str, object]:
    """What a program reads: every rating of every round, and what is wrong."""
    shown = ("code", "file", "message", "hint")
    return {
        "ratings": [
            {"round": row.collected.round, **_plain(rating)}
            for row in rounds
            for rating in row.collected.ratings
        ],
        "problems": [{key: getattr(one, key) for key in shown} for one in problems],
    }


def _plain(rating: CollectedRating) -> dict[str, object]:
    fields = ("member", "candidate", "question", "value", "notes", "source")
    return {name: getattr(rating, name) for name in fields}


def _all_guides(vacancy: OpenVacancy) -> dict[int, Guide]:
    """The guides of all rounds. Raises `UserError` where none is fixed."""
    guides = frozen_in(vacancy.folder, vacancy.position)
    if not guides:
        file, folder = str(vacancy.folder), as_typed(vacancy.folder)
        raise UserError([problem("plan-missing", file=file, folder=folder)])
    return guides


def _chosen(guides: dict[int, Guide], number: int | None) -> dict[int, Guide]:
    """All guides, or that of one round. Raises `UserError` where there is no such round."""
    if number is None:
        return guides
    if number not in guides:
        choices = ", ".join(map(str, sorted(guides)))
        raise UserError([problem("round-unknown", round=number, choices=choices)])
    return {number: guides[number]}


def arrived_in(folder: Path) -> Path:
    """Where what came to the recruitment lies. Raises `UserError` where that is no folder."""
    arrived = folder / COLLECTED
    if not has_recruitment(folder):
        raise UserError(recruitments_beside(folder) or load_recruitment(folder).problems)
    if not arrived.is_dir():
        raise UserError([problem("collected-folder", file=str(arrived), name=COLLECTED)])
    return arrived


def _replaced(folder: Path, vacancy: OpenVacancy) -> tuple[list[Guide], list[Problem]]:
    """The guides that later versions have replaced, whose sheets may come; what is wrong in them."""
    loaded = [load_guide(path) for path in sorted(folder.glob("guide-* (version *).yaml"))]
    guides = [one.value for one in loaded if one.value]
    ours = [guide for guide in guides if guide.content.position == vacancy.position.id]
    return ours, [found for one in loaded for found in one.problems]


def _kept(folder: Path, guide: Guide) -> Collected | None:
    """What was collected of the guide's round before. Raises `UserError` where it is of another guide."""
    collected = collected_of(folder, guide.content.round)
    if collected and collected.seals and collected.guide_hash != guide.hash:
        file = str(folder / collected_name(guide.content.round))
        raise UserError([problem("collected-other-guide", file=file, old=collected.guide, new=guide.id)])
    return collected


def _collected(  # noqa: PLR0913 - what a round is collected from
    vacancy: OpenVacancy,
    guide: Guide,
    read: Sequence[ReadArrival],
    kept: Collected | None,
    *,
    now: str,
    reason: str | None,
) -> CollectedRound:
    expected = expected_of(guide, vacancy.recruitment)
    gathered = gather([reading for one in read for reading in one.readings], expected)
    collected = Collected(
        round=guide.content.round,
        guide=guide.id,
        guide_hash=guide.hash,
        ratings=gathered.ratings,
        answers=gathered.answers,
        files=tuple(_files(read, kept, now)),
        course=course_of(vacancy.recruitment, guide.content.round),
        seals=kept.seals if kept else (),
    )
    complete = is_complete(gathered.ratings, expected) and not gathered.is_contradicted
    if reason is not None and gathered.is_contradicted:
        raise UserError([*gathered.problems, problem("seal-contradicted", file=str(vacancy.folder))])
    after = _sealed(vacancy, collected, complete=complete, now=now, reason=reason)
    new_seal = after.seal if len(after.seals) > len(collected.seals) else None
    problems = _problems(vacancy, guide, gathered, expected, after)
    return CollectedRound(guide, expected, after, tuple(problems), complete, new_seal)


def _files(read: Sequence[ReadArrival], kept: Collected | None, now: str) -> Iterator[CollectedFile]:
    """The files with ratings; when each was first seen stays as it was."""
    seen = {file.sha256: file.seen for file in kept.files} if kept else {}
    for one in read:
        if one.readings:
            digest = hashlib.sha256(one.data).hexdigest()
            yield CollectedFile(
                name=one.name,
                sha256=digest,
                road=one.readings[0].road,
                seen=seen.get(digest, now),
                handed_in=one.handed_in or None,
            )


def _sealed(
    vacancy: OpenVacancy, collected: Collected, *, complete: bool, now: str, reason: str | None
) -> Collected:
    """With a seal where the round is whole for the first time, or where the chair gives a reason.

    Raises `UserError` where the reason says nothing, and where there is nothing new to seal.
    """
    file = str(vacancy.folder)
    if reason is None:
        return with_seal(collected, now) if complete and not collected.seals else collected
    if not any(rating.counts for rating in collected.ratings):
        raise UserError([problem("seal-empty", file=file, round=collected.round)])
    if sum(map(str.isalpha, reason)) < _LEAST_REASON:
        raise UserError([problem("seal-reason", file=file, reason=reason)])
    if naming(vacancy.people, reason):
        raise UserError([problem("reason-names")])
    if collected.seal and not changes_since_seal(collected) and collected.course == collected.seal.course:
        number, folder = collected.seal.number, as_typed(vacancy.folder)
        found = {"number": number, "folder": folder, "round": collected.round}
        raise UserError([problem("seal-same", file=file, **found)])
    return with_seal(collected, now, reason.strip())


def _excluded_unknown(vacancy: OpenVacancy, guide: Guide) -> Iterator[Problem]:
    """A problem for each question that is taken out and is none of the round's."""
    number, codes = guide.content.round, rated_codes(guide)
    for index, row in enumerate(vacancy.recruitment.choices(number).excluded):
        if row.code not in codes:
            loc = ("rounds", number, "excluded", index, "code")
            found = {"round": number, "code": row.code, "choices": ", ".join(codes)}
            yield vacancy.placed.problem("excluded-unknown", loc, **found)


def _problems(
    vacancy: OpenVacancy, guide: Guide, gathered: Gathered, expected: Expected, collected: Collected
) -> Iterator[Problem]:
    """Everything that is wrong in a round but its notes, in the order in which somebody mends it."""
    yield from _excluded_unknown(vacancy, guide)
    yield from gathered.problems
    yield from lacking(gathered.ratings, expected, COLLECTED, gathered.contradicted)
    if collected.seal and collected.course != collected.seal.course:
        found = {
            "round": collected.round,
            "number": collected.seal.number,
            "folder": as_typed(vacancy.folder),
        }
        yield vacancy.placed.problem("course-after-seal", ("rounds", collected.round), **found)
    for change in changes_since_seal(collected):
        if change.cell in gathered.contradicted:
            continue  # told already, with both values
        member, candidate, question = change.cell
        said = "noterne er ændret" if change.text_only else f"{_words(change.before)} → {_words(change.now)}"
        yield problem(
            "changed-after-seal",
            file=change.source,
            member=member,
            candidate=candidate,
            question=question,
            change=said,
            number=collected.seal.number if collected.seal else 0,
            folder=as_typed(vacancy.folder),
            round=collected.round,
        )


def _words(value: object) -> str:
    return "tomt" if value is None else str(value)
