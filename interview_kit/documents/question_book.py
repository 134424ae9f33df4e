"""The question book: every entry of a profile, for those who approve the bank and read no YAML."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from interview_kit.documents.view import View
from interview_kit.models.bank import STATE_WORDS, Behaviour, Competency, Entry, Profile, QuestionBank
from interview_kit.models.materials import Calibration, Materials
from interview_kit.word.package import HeaderTexts

STATES = {state: word.capitalize() for state, word in STATE_WORDS.items()}
KINDS = {
    "behavioural": "Adfærd – vurderes",
    "situational": "Situation – vurderes ikke",
    "rated-situational": "Situation – kan vurderes",
    "reflective": "Refleksion – vurderes ikke",
    "knowledge": "Viden – vurderes ikke",
}


class Line(NamedTuple):
    """A line of the profile and the entries it has; none where nobody has written any.

    An entry that serves several lines stands at the first; `printed_at` are the numbers of those.
    """

    number: str
    behaviour: Behaviour
    entries: tuple[Entry, ...]
    printed_at: tuple[str, ...] = ()


class Chapter(NamedTuple):
    competency: Competency
    lines: tuple[Line, ...]

    @property
    def covered(self) -> int:
        written = (any(not entry.is_unwritten for entry in line.entries) for line in self.lines)
        return sum(written) + sum(bool(line.printed_at) and not line.entries for line in self.lines)

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


Remarks = Mapping[str, Sequence[tuple[str, str]]]


def question_book(
    bank: QuestionBank, profile: Profile, materials: Materials, remarks: Remarks = MappingProxyType({})
) -> View:
    """The book of a profile: every line, also those without an entry; sample answers; cases.

    There is room for a comment on every text, and for signatures. `remarks` are what is wrong with a text,
    each with its label, by the entry's id, `calibration/` and the profile's or `cases/` and the position's.
    """
    profile = profile.printed_for()
    title = f"Spørgsmålsbog · {profile.title}"
    values = {
        "bank": bank,
        "profile": profile,
        "chapters": tuple(_chapters(bank, profile)),
        "calibration": _calibration(bank, materials.calibration.get(profile.id)),
        "cases": tuple(_cases(bank, profile, materials)),
        "positions": {key: position.title for key, position in bank.positions.items()},
        "names": {level.level: level.name for level in bank.scale.levels},
        "remarks": remarks,
        "states": STATES,
        "kinds": KINDS,
    }
    headers = HeaderTexts(
        document=title,
        code="Til gennemsyn og godkendelse",
        organisation="",
        footer=f"{bank.about.title} {bank.about.version}",
    )
    properties = {
        "interview-kit": "spoergsmaalsbog",
        "interview-kit.format": "1",
        "interview-kit.bank-hash": bank.hash,
    }
    return View("spoergsmaalsbog.wml.j2", values, headers, title, properties)


def _chapters(bank: QuestionBank, profile: Profile) -> Iterator[Chapter]:
    """The competencies with their lines numbered 1.1, 1.2 and so on."""
    printed: dict[str, str] = {}
    for number, competency in enumerate(profile.competencies, 1):
        lines = []
        for index, behaviour in enumerate(competency.behaviours, 1):
            entries = bank.entries.get(behaviour.id, ())
            new = tuple(entry for entry in entries if entry.id not in printed)
            at = tuple(printed[entry.id] for entry in entries if entry.id in printed)
            lines.append(Line(f"{number}.{index}", behaviour, new, at))
            printed |= dict.fromkeys((entry.id for entry in new), f"{number}.{index}")
        yield Chapter(competency, tuple(lines))


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
