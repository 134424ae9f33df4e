"""The question book: every entry of a profile, for those who approve the bank and read no YAML."""

from collections import Counter
from collections.abc import Container, Iterator
from typing import NamedTuple

from interview_kit.documents.view import View, word_file
from interview_kit.models.bank import STATE_WORDS, Behaviour, Competency, Entry, Profile, QuestionBank
from interview_kit.models.materials import Calibration, Materials
from interview_kit.word.package import House

STATES = {state: word.capitalize() for state, word in STATE_WORDS.items()}
KINDS = {
    "behavioural": "Adfærd – vurderes",
    "situational": "Situation – vurderes ikke",
    "reflective": "Refleksion – vurderes ikke",
    "knowledge": "Viden – vurderes ikke",
}


class Line(NamedTuple):
    """A line of the profile and the entries it has; none where nobody has written any."""

    number: str
    behaviour: Behaviour
    entries: tuple[Entry, ...]


class Chapter(NamedTuple):
    competency: Competency
    lines: tuple[Line, ...]

    @property
    def covered(self) -> int:
        return sum(bool(line.entries) for line in self.lines)

    @property
    def texts(self) -> tuple[tuple[str, Entry], ...]:
        """What the signatures at the end of the chapter are for: each entry with its line's number."""
        return tuple((line.number, entry) for line in self.lines for entry in line.entries)

    @property
    def states(self) -> str:
        """`4 forslag, 1 godkendt`, or a dash where there is nothing."""
        counted = Counter(entry.status for _, entry in self.texts)
        told = (f"{counted[state]} {word}" for state, word in STATE_WORDS.items() if counted[state])
        return ", ".join(told) or "–"


def build_book(bank: QuestionBank, profile: Profile, materials: Materials, house: House) -> bytes:
    """Every entry of the profile as one Word document, with room for comments and signatures."""
    return word_file(_view(bank, profile, materials), house)


def _view(bank: QuestionBank, profile: Profile, materials: Materials) -> View:
    """Every line of the profile, also those without an entry, and the materials that belong to it."""
    positions = {key: one for key, one in bank.positions.items() if one.profile == profile.id}
    values = {
        "bank": bank,
        "profile": profile,
        "chapters": tuple(_chapters(bank, profile)),
        "calibration": _calibration(bank, materials.calibration.get(profile.id)),
        "cases": tuple(_cases(profile, materials, positions)),
        "positions": {key: one.title for key, one in bank.positions.items()},
        "names": {level.level: level.name for level in bank.scale.levels},
        "states": STATES,
        "kinds": KINDS,
    }
    title = f"Spørgsmålsbog · {profile.title}"
    slots = {
        "document": title,
        "code": "Til gennemsyn og godkendelse",
        "organisation": "",
        "footer": f"{bank.about.title} {bank.about.version}",
    }
    properties = {
        "interview-kit": "spoergsmaalsbog",
        "interview-kit.format": "1",
        "interview-kit.bank-hash": bank.hash,
    }
    return View("spoergsmaalsbog.wml.j2", values, slots, title, properties)


def _chapters(bank: QuestionBank, profile: Profile) -> Iterator[Chapter]:
    for at, competency in enumerate(profile.competencies, 1):
        lines = (
            Line(f"{at}.{index}", behaviour, bank.entries.get(behaviour.id, ()))
            for index, behaviour in enumerate(competency.behaviours, 1)
        )
        yield Chapter(competency, tuple(lines))


def _calibration(bank: QuestionBank, calibration: Calibration | None) -> dict[str, object] | None:
    """The sample answers with the question that each set answers."""
    if calibration is None:
        return None
    entries = {entry.id: entry for entry in bank.all_entries}
    sets = [{"entry": entries[one.entry], "answers": one.answers} for one in calibration.sets]
    return {"about": calibration, "sets": sets}


def _cases(profile: Profile, materials: Materials, positions: Container[str]) -> Iterator[dict[str, object]]:
    lines = {behaviour.id: behaviour.text for behaviour in profile.behaviours}
    for key, case in materials.cases.items():
        if key in positions:
            yield {"about": case, "rated": [(lines[one.behaviour], one.anchors) for one in case.behaviours]}
