"""Which words of a recruitment's choices mean a question: an id or a name of it, its entry or its line."""

from collections.abc import Iterable

from interview_kit.models.bank import Entry, QuestionBank
from interview_kit.models.position import Position
from interview_kit.planning.wishes import Names


class Meanings:
    """The words for the questions of a position."""

    def __init__(self, position: Position, bank: QuestionBank) -> None:
        self._profile = bank.profiles[position.profile]
        self._names = Names(bank, self._profile)
        self._entries: dict[str, Entry] = {entry.id: entry for entry in bank.all_entries}

    def is_any(self, word: object, ids: Iterable[str], *, of_competency: bool = False) -> bool:
        """Whether the word stands for one of these ids, for a question of theirs, or for their line.

        With `of_competency` also whether it stands for all of their competency.
        """
        found = self._names.find(str(word))
        return any(word == key or found in self._meant(key, of_competency=of_competency) for key in ids)

    def is_question_of(self, question: str, entry: str) -> bool:
        """Whether the id is that of a question of this entry."""
        known = self._entries.get(entry)
        return known is not None and any(question == each.id for each in known.questions)

    def _meant(self, key: str, *, of_competency: bool) -> set[str]:
        entry = self._entries.get(key)
        if entry is None:
            return {key}
        meant = {key, entry.behaviour, *(question.id for question in entry.questions)}
        competency = self._profile.competency_of.get(entry.behaviour) if of_competency else None
        return meant | ({competency} if competency else set())
