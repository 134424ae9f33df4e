"""What the user's words for questions stand for: ids, the last part of an id, or a title."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.models.recruitment import RoundChoices
from interview_kit.planning.rounds import Fault
from interview_kit.problems import Loc, Problem, problem

_DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})
_ALIKE, _MOST_SUGGESTIONS = 0.7, 3
_TELLING = 4  # so many letters of an id tell which it is


class Wish(NamedTuple):
    """A word of the user's and the id that it stands for; `loc` is its place in the recruitment.

    `is_whole` says that the word is the id itself, not its last part or a title.
    """

    word: str
    id: str
    loc: Loc
    is_whole: bool


class Wishes(NamedTuple):
    """What the user wishes of one round; `faults` are the words that stand for nothing."""

    asked: tuple[Wish, ...]
    left_out: frozenset[str]
    faults: tuple[Fault, ...]


class Names:
    """Every id of a profile and its questions, by the words that it can be called."""

    def __init__(self, bank: QuestionBank, profile: Profile) -> None:
        self.ids = dict.fromkeys(_ids(bank, profile))
        self.words: dict[str, list[str]] = {}
        for key in self.ids:
            self._add(key.rpartition(".")[2], key)
        for competency in profile.competencies:
            self._add(competency.title, competency.id)
            for behaviour in competency.behaviours:
                self._add(behaviour.text, behaviour.id)

    def _add(self, word: str, key: str) -> None:
        ids = self.words.setdefault(_plain(word), [])
        if key not in ids:
            ids.append(key)

    def wishes(self, number: int, choices: RoundChoices) -> Wishes:
        """The choices of round `number` as ids."""
        faults: list[Fault] = []
        asked = list(self._read(("rounds", number, "asked"), choices.asked, faults))
        out = self._read(("rounds", number, "left_out"), choices.left_out, faults)
        return Wishes(tuple(asked), frozenset(wish.id for wish in out), tuple(faults))

    def _read(self, field: Loc, words: Iterable[str], faults: list[Fault]) -> Iterator[Wish]:
        for index, word in enumerate(words):
            key = self.find(word)
            if isinstance(key, Problem):
                faults.append(Fault(key, (*field, index)))
            else:
                yield Wish(word, key, (*field, index), is_whole=_plain(word) == key)

    def find(self, word: str) -> str | Problem:
        """The id that this word stands for, or why it stands for none or for several."""
        plain = _plain(word)
        if plain in self.ids:
            return plain
        matches = self.words.get(plain) or [key for key in self.ids if key.endswith(f".{plain}")]
        if not matches or plain.isdigit():
            return problem("choice-unknown", id=word, suggestion=self._suggestion(plain))
        if len(matches) > 1:
            return problem("choice-ambiguous", id=word, choices=", ".join(matches))
        return matches[0]

    def _suggestion(self, plain: str) -> str:
        """The nearest ids: with the whole id where the user wrote one, else by their words."""
        words = [*self.ids] if "." in plain else [word for word in self.words if not word.isdigit()]
        near = get_close_matches(plain, words, n=_MOST_SUGGESTIONS, cutoff=_ALIKE)
        near = near[:1] if "." in plain else near
        ids = dict.fromkeys(key for word in near for key in self.words.get(word, [word]))
        if not ids:
            ids = dict.fromkeys(key for key in self.ids if len(plain) >= _TELLING and plain in key)
        if not ids:
            return "Se id'erne med «interview-kit coverage»."
        return f"Mente I {' eller '.join(f'«{key}»' for key in list(ids)[:_MOST_SUGGESTIONS])}?"


def _plain(word: str) -> str:
    """The word as it is compared: small letters, æøå as two, blanks as hyphens, no full stop at its end."""
    return word.strip().lower().rstrip(".").translate(_DANISH_LETTERS)


def _ids(bank: QuestionBank, profile: Profile) -> Iterator[str]:
    for competency in profile.competencies:
        yield competency.id
        for behaviour in competency.behaviours:
            yield behaviour.id
            for entry in bank.entries.get(behaviour.id, ()):
                yield entry.id
                yield from (question.id for question in entry.questions)
