"""The rules on a set of anchors: five different kinds of act, not one sentence with other adverbs.

Each is a pure function of an entry and the rulebook that yields (place in the entry, details). An example
in a docstring is read as anchors: `5: … / … | 4: …`.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from interview_kit.checks.pieces import Loc, stems, words
from interview_kit.checks.rulebook import Rulebook
from interview_kit.checks.wording import Details
from interview_kit.models.bank import Entry

Found = Iterator[tuple[Loc, Details]]
ALIKE, NEIGHBOURS_ALIKE, ON_TOPIC, LENGTHS_APART = 0.80, 0.60, 0.60, 2.0


def similarity(first: list[str], second: list[str]) -> float:
    """How alike two lists of words are, 0 to 1 (Ratcliff & Obershelp 1988, by difflib); under 0.6 is 0."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    worth = matcher.real_quick_ratio() >= NEIGHBOURS_ALIKE and matcher.quick_ratio() >= NEIGHBOURS_ALIKE
    return matcher.ratio() if worth else 0.0


def _sets(entry: Entry) -> Iterator[tuple[Loc, dict[int, tuple[str, ...]]]]:
    """Every set of anchors in the entry with its place."""
    yield ("anchors",), entry.anchors
    for at, question in enumerate(entry.questions):
        if question.anchors and not question.retired:
            yield ("questions", at, "anchors"), question.anchors


def off_topic(entry: Entry, _: Rulebook) -> Found:
    """Anchors that do not speak of what the keywords name.

    Flag: 5: Talte med alle. / Var der hele tiden. | 4: Talte med nogle. | 3: Kom til tiden. | 2: Kom for sent. | 1: Blev væk.
    Pass: 5: Låste døren. / Satte lys i huset. | 4: Låste døren. | 3: Så til døren. | 2: Lod døren stå. | 1: Slukkede lyset.
    """  # noqa: E501 - an example in one line
    wanted = {key for keyword in entry.keywords for key in stems(keyword)} | {
        keyword.lower()[:6] for keyword in entry.keywords
    }
    for loc, anchors in _sets(entry):
        statements = [statement for level in anchors.values() for statement in level]
        hits = (
            sum(any(word.startswith(tuple(wanted)) for word in words(one)) for one in statements)
            if wanted
            else 0
        )
        if wanted and hits < ON_TOPIC * len(statements):
            yield loc, {"share": f"{hits} af {len(statements)}"}


def adverbial_ladder(entry: Entry, book: Rulebook) -> Found:
    """Two levels that are one sentence with another degree word.

    Flag: 5: Giver i høj grad modspil til politikerne. | 4: Giver i nogen grad modspil til politikerne. | 3: c | 2: d | 1: e
    Pass: 5: Sagde sit forbehold før mødet. | 4: Skrev en mulighed mere ind i sagen. | 3: c | 2: d | 1: e
    """  # noqa: E501 - an example in one line
    for loc, anchors in _sets(entry):
        for first, second in combinations(sorted(anchors, reverse=True), 2):
            both = [_without_degree(" ".join(anchors[level]), book) for level in (first, second)]
            if similarity(*both) >= ALIKE:
                yield (*loc, second), {"first": first, "second": second}


def neighbours_too_alike(entry: Entry, book: Rulebook) -> Found:
    """Neighbouring levels that say almost the same.

    Flag: 5: Låste døren og fandt ud af, hvorfor den stod åben. | 4: Låste døren og fandt ud af, hvem der åbnede. | 3: c | 2: d | 1: e
    Pass: 5: Fandt ud af, hvorfor døren stod åben. | 4: Sagde det til de andre samme aften. | 3: c | 2: d | 1: e
    """  # noqa: E501 - an example in one line
    for loc, anchors in _sets(entry):
        for first, second in pairwise(sorted(anchors, reverse=True)):
            both = [_without_degree(" ".join(anchors[level]), book) for level in (first, second)]
            if NEIGHBOURS_ALIKE <= similarity(*both) < ALIKE:
                yield (*loc, second), {"fault": f"Trin {first} og {second} siger næsten det samme."}


def _without_degree(text: str, book: Rulebook) -> list[str]:
    return words(book.patterns["degree-words-any"].sub(" ", text))


def too_few_statements(entry: Entry, _: Rulebook) -> Found:
    """A level with fewer than two or more than three statements.

    Flag: 5: a / b | 4: a / b | 3: a | 2: a / b | 1: a / b
    Pass: 5: a / b / c | 4: a / b | 3: a / b | 2: a / b | 1: a / b
    """
    for loc, anchors in _sets(entry):
        for level, statements in anchors.items():
            if not 2 <= len(statements) <= 3:
                count = "1 sætning" if len(statements) == 1 else f"{len(statements)} sætninger"
                yield (*loc, level), {"fault": f"Trin {level} har {count}."}


def uneven_lengths(entry: Entry, _: Rulebook) -> Found:
    """Levels whose statements are more than twice as long as another's.

    Flag: 5: Låste døren, tændte lyset og skrev en besked til alle de andre på vagten samme aften. | 4: b b b | 3: Låste døren. | 2: d d d | 1: e e e
    Pass: 5: Låste døren og tændte lyset. | 4: Låste døren samme aften. | 3: Låste døren til sidst. | 2: Gik hjem uden at låse. | 1: Lod døren stå åben.
    """  # noqa: E501 - an example in one line
    for loc, anchors in _sets(entry):
        lengths = {
            level: sum(len(words(one)) for one in statements) / len(statements)
            for level, statements in anchors.items()
        }
        longest, shortest = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
        if lengths[longest] > LENGTHS_APART * lengths[shortest]:
            yield loc, {"long": longest, "short": shortest}


def low_levels_say_what_is_missing(entry: Entry, book: Rulebook) -> Found:
    """Levels 1 and 2 that mostly say what the answer lacks.

    Flag: 5: a | 4: b | 3: c | 2: Kan ikke nævne et eksempel. / Mangler overblik. | 1: Ingen handling. / Gav op.
    Pass: 5: a | 4: b | 3: c | 2: Ventede på andre. / Kan ikke nævne et beløb. | 1: Skjulte sagen. / Gav op.
    """  # noqa: E501 - an example in one line
    for loc, anchors in _sets(entry):
        low = [*anchors[2], *anchors[1]]
        openers = tuple(opener.lower() for opener in book.words["negative-openers"])
        if 2 * sum(one.lower().startswith(openers) for one in low) > len(low):
            yield (*loc, 2), {}


ANCHOR_RULES = (
    ("Q15", off_topic),
    ("Q16", adverbial_ladder),
    ("Q18", neighbours_too_alike),
    ("Q18", too_few_statements),
    ("Q18W", uneven_lengths),
    ("Q19", low_levels_say_what_is_missing),
)
