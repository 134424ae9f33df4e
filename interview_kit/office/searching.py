"""The search in a bank: it finds a word in other letters, endings and compounds, and with one letter wrong.

Every text of an entry is looked in. What it is about counts more than how it is answered, and rare words more
than common ones. What others call it (`profiles.other_words`) helps it to be found, and is not shown.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.curation.addresses import place_words
from interview_kit.curation.book_marks import book_texts
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.models.text import normalised
from interview_kit.profiles.nearest import COMMON, stem
from interview_kit.profiles.other_words import OTHER_WORDS

_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "y"})
_QUALITY = re.compile(r"(?<=.{4})hed(?:en|er|erne|s)?$")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
# How much a text counts by the code of its row in the book, and what is in no row.
_ROWS = {"D": 2.0, "T": 0.4, " bredt": 1.0, " opf.": 0.6}
_LINE, _TITLE, _OTHER_WORDS, _KEYWORDS, _ID = 3.0, 1.5, 1.5, 1.0, 1.5
_RATED, _ASIDE, _ANSWERS = 2.0, 1.2, 0.6
# How near a word of the bank is to one that was typed.
_SAME, _ENDING, _WRONG_LETTER, _BEGINS, _INSIDE = 1.0, 0.9, 0.7, 0.6, 0.5
_FROM_BEGINNING, _FROM_INSIDE, _FROM_WRONG_LETTER, _FROM_PART = 4, 5, 5, 3
_MORE_TEXTS = 0.2
_MOST_WORDS, _LONGEST_WORD = 12, 40
_LONGEST_SNIPPET, _BEFORE_HIT = 180, 60


class Snippet(NamedTuple):
    """A piece of a text, where it stands, and where in the piece the words are that were looked for.

    `marks` are counted as a page counts letters, which is in units of UTF-16.
    """

    address: str
    place: str
    text: str
    marks: tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """An entry that was found, and its text that fits best."""

    entry: Entry
    snippet: Snippet


class Found(NamedTuple):
    """The best entries, best first, of all the entries that were found: `total`.

    `read_as` are words of the bank for words that it has not, `unknown` the rest.
    """

    hits: tuple[Hit, ...]
    total: int
    read_as: Mapping[str, str]
    unknown: tuple[str, ...]


class _Text(NamedTuple):
    """A text that is looked in; only one with an address may be shown."""

    entry: int
    weight: float
    words: str
    address: str = ""


class _Asked(NamedTuple):
    """A word that was typed, or a part of one: the words of the bank that answer it, and how well."""

    typed: str
    forms: Mapping[str, float]


class BankIndex:
    """The texts of a bank by their words, made once for many searches."""

    def __init__(self, bank: QuestionBank) -> None:
        """Every text of every entry."""
        self.entries = bank.all_entries
        self._is_asked = [entry.scored_question is not None for entry in self.entries]
        self._texts = tuple(_texts(bank, self.entries))
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for word in dict.fromkeys(_WORD.findall(fold(text.words))):
                self._where[word].append(number)
        self._of_stem: dict[str, list[str]] = defaultdict(list)
        for word in self._where:
            self._of_stem[_stem(word)].append(word)
        self._stems = sorted(self._of_stem)

    def search(self, words: str, among: Iterable[str] | None = None, most: int = 60) -> Found:
        """The entries that have any of the words, `most` of them; with `among` only those with these ids.

        What no guide can ask, such as a withdrawn entry, comes behind the others.
        """
        typed = _typed(words)
        asked = [part for word in typed for part in self._asked(word)]
        known = {part.typed for part in asked}
        scores, fits = self._scored(asked, among)
        order = sorted(scores, key=lambda entry: (not self._is_asked[entry], -scores[entry]))
        forms = {form for part in asked for form in part.forms}
        hits = (Hit(self.entries[entry], self._snippet(fits[entry], forms)) for entry in order[:most])
        unknown = tuple(word for word in typed if word not in known)
        return Found(tuple(hits), len(order), self._read_as(asked), unknown)

    # Words

    def _asked(self, typed: str) -> Iterator[_Asked]:
        """The word as the bank has it, else the parts that it is made of; nothing where it has neither."""
        word = fold(typed)
        forms = self._forms(word) or self._with_a_wrong_letter(word)
        if forms:
            yield _Asked(typed, forms)
            return
        for part in self._parts(word):
            yield _Asked(typed, self._forms(part))

    def _forms(self, word: str) -> dict[str, float]:
        """The words of the bank that are this one, begin with it or have it inside them."""
        own = _stem(word)
        near = {}
        if len(own) >= _FROM_INSIDE:
            near = {each: _INSIDE for each in self._stems if own in each}
        if len(own) >= _FROM_BEGINNING:
            near |= dict.fromkeys(self._beginning(own), _BEGINS)
        if own in self._of_stem:
            near[own] = _ENDING
        forms = self._words_of(near)
        return forms | ({word: _SAME} if word in self._where else {})

    def _beginning(self, start: str) -> Sequence[str]:
        first = bisect_left(self._stems, start)
        return self._stems[first : bisect_left(self._stems, f"{start}\U0010ffff")]

    def _words_of(self, stems: Mapping[str, float]) -> dict[str, float]:
        return {word: fit for each, fit in stems.items() for word in self._of_stem[each]}

    def _with_a_wrong_letter(self, word: str) -> dict[str, float]:
        """The words of the bank that are this one but for a letter, with or without its ending."""
        if len(word) < _FROM_WRONG_LETTER:
            return {}
        own = _stem(word)
        is_long = len(own) >= _FROM_WRONG_LETTER
        stems = [each for each in self._stems if is_long and is_one_letter_from(own, each)]
        words = [each for each in self._where if is_one_letter_from(word, each)]
        return self._words_of(dict.fromkeys(stems, _WRONG_LETTER)) | dict.fromkeys(words, _WRONG_LETTER)

    def _parts(self, word: str) -> Sequence[str]:
        """The two words that a compound is made of, the longest first part before others."""
        for cut in range(len(word) - _FROM_PART, _FROM_PART - 1, -1):
            first, last = word[:cut], word[cut:]
            if _stem(last) in self._of_stem:
                for start in (first, first.removesuffix("s"), first.removesuffix("e")):
                    if _stem(start) in self._of_stem:
                        return start, last
        return ()

    def _read_as(self, asked: Sequence[_Asked]) -> dict[str, str]:
        """What was typed with a wrong letter, and the word of the bank that stands most often."""
        wrong = (part for part in asked if set(part.forms.values()) == {_WRONG_LETTER})
        often = {part.typed: max(part.forms, key=lambda form: len(self._where[form])) for part in wrong}
        return {typed: self._as_written(form) for typed, form in often.items()}

    def _as_written(self, form: str) -> str:
        """A word of the bank in its own letters."""
        text = self._texts[self._where[form][0]].words
        return next(found[0].lower() for found in _words_in(text, {form}))

    # Entries

    def _scored(
        self, asked: Sequence[_Asked], among: Iterable[str] | None
    ) -> tuple[dict[int, float], dict[int, dict[int, float]]]:
        """How well each entry fits, and by entry how well each of its texts does."""
        chosen = None if among is None else set(among)
        scores: dict[int, float] = defaultdict(float)
        rarity_met: dict[int, float] = defaultdict(float)
        fits: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        total = 0.0
        for part in asked:
            by_entry = self._by_entry(part, chosen)
            rarity = math.log(1 + len(self.entries) / (1 + len(by_entry)))
            total += rarity
            for entry, texts in by_entry.items():
                values = sorted(
                    (fit * self._texts[number].weight for number, fit in texts.items()), reverse=True
                )
                scores[entry] += rarity * (values[0] + _MORE_TEXTS * math.log1p(sum(values[1:])))
                rarity_met[entry] += rarity
                for number, fit in texts.items():
                    fits[entry][number] += rarity * fit
        return {entry: score * rarity_met[entry] / total for entry, score in scores.items()}, fits

    def _by_entry(self, part: _Asked, chosen: set[str] | None) -> dict[int, dict[int, float]]:
        """By entry, how well the word fits each of its texts that has it."""
        by_entry: dict[int, dict[int, float]] = defaultdict(dict)
        for form, fit in part.forms.items():
            for number in self._where[form]:
                entry = self._texts[number].entry
                if chosen is None or self.entries[entry].id in chosen:
                    texts = by_entry[entry]
                    texts[number] = max(fit, texts.get(number, 0))
        return by_entry

    # What is shown

    def _snippet(self, fits: Mapping[int, float], forms: set[str]) -> Snippet:
        """The text with most of the words; of equals what is asked before what is answered."""
        shown = [number for number in fits if self._texts[number].address]
        if not shown:
            return Snippet("", "", "", ())
        best = self._texts[max(shown, key=lambda number: (fits[number], self._texts[number].weight))]
        text, marks = _cut(best.words, [found.span() for found in _words_in(best.words, forms)])
        return Snippet(best.address, place_words(best.address), text, marks)


def _texts(bank: QuestionBank, entries: Sequence[Entry]) -> Iterator[_Text]:
    lines = bank.printed_lines
    titles = {
        line.id: competency.title
        for profile in bank.profiles.values()
        for competency in profile.printed_for().competencies
        for line in competency.behaviours
    }
    for number, entry in enumerate(entries):
        yield _Text(number, _LINE, lines.get(entry.behaviour, ""))
        yield _Text(number, _TITLE, titles.get(entry.behaviour, ""))
        yield _Text(number, _OTHER_WORDS, OTHER_WORDS.get(entry.id, ""))
        yield _Text(number, _KEYWORDS, " ".join(entry.keywords))
        yield _Text(number, _ID, entry.id)
        for code, row in book_texts(entry).items():
            weight = _weight(entry, code)
            yield from (
                _Text(number, weight, text.words, text.address) for text in row if text.words != UNWRITTEN
            )


def _weight(entry: Entry, code: str) -> float:
    """How much the texts of a row of the book count."""
    name, blank, ending = code.partition(" ")
    if f"{blank}{ending}" in _ROWS:
        return _ROWS[f"{blank}{ending}"]
    if code[0] in "SU" and name[1:].isdigit():
        return _RATED if entry.questions[int(name[1:]) - 1].is_rated else _ASIDE
    return _ROWS.get(code, _ANSWERS)


def _typed(words: str) -> list[str]:
    """The words to look for, each once, without those that say nothing, unless there are no others."""
    every = list(dict.fromkeys(word.lower()[:_LONGEST_WORD] for word in _WORD.findall(normalised(words))))
    telling = [word for word in every if word not in _SMALL_WORDS and fold(word) not in _SMALL_WORDS]
    return (telling or every)[:_MOST_WORDS]


def fold(word: str) -> str:
    """The word in small letters, with `aa` for å, as it stands in addresses on the web."""
    return word.lower().translate(_FOLDED)


_SMALL_WORDS = COMMON | {fold(word) for word in COMMON}


def _stem(word: str) -> str:
    """The folded word without its endings and what they double: `modspillet` is `modspil`."""
    return _DOUBLED.sub(r"\1", stem(_QUALITY.sub("", word)))


def is_one_letter_from(word: str, other: str) -> bool:
    """Whether one letter more, less or other, or two that changed places, makes the one word the other.

    >>> is_one_letter_from("fedback", "feedback"), is_one_letter_from("budegt", "budget")
    (True, True)
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(word) != len(other):
        longer, shorter = (word, other) if len(word) > len(other) else (other, word)
        return longer[at + 1 :] == shorter[at:]
    is_swapped = word[at : at + 2] == other[at : at + 2][::-1]
    return word[at + 1 :] == other[at + 1 :] or (is_swapped and word[at + 2 :] == other[at + 2 :])


def _words_in(text: str, forms: set[str]) -> Iterator[re.Match[str]]:
    return (found for found in _WORD.finditer(text) if fold(found[0]) in forms)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """So much of the text as is shown, round the first of the spans, and the spans in it."""
    first = 0
    if len(text) > _LONGEST_SNIPPET and spans and spans[0][0] > _BEFORE_HIT:
        first = text.find(" ", spans[0][0] - _BEFORE_HIT) + 1
    last = len(text)
    if last - first > _LONGEST_SNIPPET:
        last = max(text.rfind(" ", first, first + _LONGEST_SNIPPET), spans[0][1] if spans else 0, first + 1)
    start, end = ("… " if first else ""), (" …" if last < len(text) else "")
    piece = f"{start}{text[first:last]}{end}"
    moved = len(start) - first
    marks = (
        (_units(piece[: begin + moved]), _units(piece[: stop + moved]))
        for begin, stop in spans
        if first <= begin and stop <= last
    )
    return piece, tuple(marks)


def _units(text: str) -> int:
    """How long a page says that the text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
