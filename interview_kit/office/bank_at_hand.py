"""The bank of a desk, read once: a page asks about it again and again."""

from collections.abc import Generator, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.models.bank import STATE_WORDS, Entry, Profile, QuestionBank
from interview_kit.office.desk import Step
from interview_kit.workplace.workplace import Workplace

if TYPE_CHECKING:
    from interview_kit.bank import PlacedBank
    from interview_kit.checks.lexicon import Lexicon
    from interview_kit.checks.rule import Finding
    from interview_kit.office.searching import BankIndex


class Place(NamedTuple):
    """Where an entry stands in the book of a profile, in the words that are printed."""

    profile: str
    competency: str
    number: str
    line: str
    behaviour: str


class BankAtHand:
    """A bank as it was read. What is made of it is made when it is first asked for, and then kept."""

    def __init__(self, workplace: Workplace) -> None:
        """The bank of the workplace, with the places of what it holds. Raises `UserError`."""
        self.folder = workplace.bank_folder
        self.placed: PlacedBank = workplace.placed_bank()
        self._places: dict[str, dict[str, Place]] = {}
        self._found: dict[str, list[Finding]] = {}
        self._warnings: dict[str, dict[str, int]] = {}

    @property
    def bank(self) -> QuestionBank:
        return self.placed.bank

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for entry in self.bank.all_entries}

    def face(self, entry: str) -> dict[str, str]:
        """What a list shows of an entry besides its place: the question that is rated, and its state."""
        return self._faces[entry]

    @cached_property
    def _faces(self) -> Mapping[str, dict[str, str]]:
        return {
            key: {
                "text": (entry.scored_question or entry.questions[0]).text,
                "status": STATE_WORDS[entry.state],
            }
            for key, entry in self.entries.items()
        }

    @cached_property
    def printed_profiles(self) -> Mapping[str, Profile]:
        """The profiles in the words that are printed."""
        return {key: profile.printed_for() for key, profile in self.bank.profiles.items()}

    @cached_property
    def index(self) -> "BankIndex":
        """What a search looks in."""
        from interview_kit.office.searching import BankIndex

        return BankIndex(self.bank)

    def places(self, profile: str = "") -> Mapping[str, Place]:
        """Where each entry of a profile stands, in the book's order; of the whole bank, at its own line."""
        if profile not in self._places:
            ids = (profile,) if profile else tuple(self.printed_profiles)
            every = [row for key in ids for row in self._lines(self.printed_profiles[key])]
            own = [row for row in every if row[0].behaviour == row[1].behaviour]
            places: dict[str, Place] = {}
            for entry, place in every if profile else [*own, *every]:
                places.setdefault(entry.id, place)
            self._places[profile] = places
        return self._places[profile]

    def _lines(self, profile: Profile) -> Iterator[tuple[Entry, Place]]:
        """Every entry of every line of a profile."""
        for number, competency in enumerate(profile.competencies, 1):
            for index, line in enumerate(competency.behaviours, 1):
                place = Place(profile.title, competency.title, f"{number}.{index}", line.text, line.id)
                for entry in self.bank.entries.get(line.id, ()):
                    yield entry, place

    def users_of(self, entry: Entry) -> list[tuple[str, str]]:
        """The other lines that the entry is for: the profile's title and the line."""
        rows = [row for profile in self.printed_profiles.values() for row in self._lines(profile)]
        return [
            (place.profile, place.line)
            for other, place in rows
            if other.id == entry.id and place.behaviour != entry.behaviour
        ]

    @cached_property
    def _lexicon(self) -> "Lexicon":
        from interview_kit.workplace.checking import load_lexicon

        return load_lexicon(self.folder).or_raise()

    def findings_in(self, entry: Entry) -> "list[Finding]":
        """What the rules find in an entry by itself. Raises `UserError` where the rules have errors."""
        from interview_kit.checks.running import entry_findings
        from interview_kit.workplace.kept_findings import kept_findings

        if entry.id not in self._found:
            kept = kept_findings(self.folder)
            self._found[entry.id] = kept.of(entry, lambda: entry_findings(entry, self._lexicon))
        return self._found[entry.id]

    def warnings(self, profile: str = "") -> Generator[Step, None, dict[str, int]]:
        """The number of warnings of each entry, all of them or a profile's, by its id. Raises `UserError`."""
        from interview_kit.checks.running import findings_in_bank
        from interview_kit.workplace.checking import warning_counts

        if profile not in self._warnings:
            ids = [key for key in self.places(profile) if key not in self._found]
            for number, key in enumerate(ids):
                yield Step(number, len(ids), "Teksterne bliver holdt op mod reglerne")
                self.findings_in(self.entries[key])
            findings = findings_in_bank(self.bank, lambda entry: self._found.get(entry.id, ()))
            self._warnings[profile] = warning_counts(findings)
        return self._warnings[profile]
