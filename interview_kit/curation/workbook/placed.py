"""Entries with what they belong to, in the order of the profiles."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from interview_kit.models.bank import Behaviour, Competency, Entry, Profile, QuestionBank


class PlacedEntry(NamedTuple):
    """An entry with the line that it was written for, and the other lines that it serves, as text."""

    profile: Profile
    competency: Competency
    behaviour: Behaviour
    entry: Entry
    used_by: str = ""

    @property
    def around(self) -> Mapping[str, str]:
        """What stands before each of its texts, by the keys of the columns."""
        return {
            "profile": self.profile.title,
            "competency": self.competency.title,
            "behaviour": self.behaviour.text,
        }


def placed_entries(bank: QuestionBank) -> Iterator[PlacedEntry]:
    """Every entry once, in the order of the profiles."""
    used_by = _users(bank)
    for profile in bank.profiles.values():
        shown = profile.printed_for()
        for competency in shown.competencies:
            for line in competency.behaviours:
                for entry in bank.entries.get(line.id, ()):
                    if entry.behaviour == line.id:
                        yield PlacedEntry(shown, competency, line, entry, used_by.get(entry.id, ""))


def _users(bank: QuestionBank) -> Mapping[str, str]:
    """The lines that use an entry of another line, by the entry: `text (profile)`, one a line."""
    users: dict[str, list[str]] = {}
    for profile in bank.profiles.values():
        shown = profile.printed_for()
        for line in shown.behaviours:
            if line.uses:
                users.setdefault(line.uses, []).append(f"{line.text} ({shown.title})")
    return {key: "\n".join(lines) for key, lines in users.items()}


def line_labels(profile: Profile) -> Mapping[str, str]:
    """What each line of the profile is called → its id: its text, and the id where two are alike."""
    labels: dict[str, str] = {}
    for line in profile.printed_for().behaviours:
        labels[line.text if line.text not in labels else f"{line.text} [{line.id}]"] = line.id
    return labels


def form_label(text: str, behaviour: str) -> str:
    """What a line is called where lines of all profiles are offered."""
    return f"{text} [{behaviour}]"
