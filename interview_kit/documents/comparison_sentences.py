"""What the numbers of a round say, in sentences that promise no more than they can hold.

A simulation (`python -m benchmarks.upper_group`) says what they can: the upper group nearly always holds the
best candidate, and the highest number is that of the best one in two rounds of three.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from interview_kit.comparison import Cell, Change, OutsideReason, RoundResult, is_far, tenths
from interview_kit.comparison.block import LEAST_MEMBERS, LEAST_QUESTIONS
from interview_kit.models.text import listed

_NUMBERS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
REWRITTEN = "noten er skrevet om"
_REAL = "Det er mere, end jeres egen uenighed og forskellen mellem spørgsmålene kan forklare."


def counted(number: int, one: str, several: str) -> str:
    """`1 medlem`, `8 medlemmer`."""
    return f"{number} {one if number == 1 else several}"


def _all(number: int, one: str, several: str) -> str:
    """`1 kandidat`, `begge kandidater`, `alle 5 kandidater`."""
    if number == 2:  # noqa: PLR2004 - a pair
        return f"begge {several}"
    return f"{'alle ' if number > 1 else ''}{counted(number, one, several)}"


def one_decimal(value: float) -> str:
    """The value with one decimal and a comma."""
    whole, tenth = divmod(tenths(value), 10)
    return f"{whole},{tenth}"


def upper_group_sentences(result: RoundResult) -> Iterator[str]:
    """Who lies highest and cannot be told apart, or why there is no total."""
    comparison = result.comparison
    group, total = comparison.upper_group, len(comparison.candidates)
    if not comparison.has_total:
        yield from _no_total(result)
    elif total == 1:
        only = (
            "den eneste, der er tilbage" if result.uncounted.withdrawn else "den eneste kandidat i samtalen"
        )
        yield f"{group[0]} er {only}, så der er intet at sammenligne med."
    elif len(group) == total:
        yield "Tallene kan ikke skille kandidaterne ad."
        totals = [row.total or 0.0 for row in comparison.candidates]
        if is_far(max(totals) - min(totals)):
            yield "Forskellen kan skyldes jeres egen uenighed eller spørgsmålene."
    elif len(group) == 1:
        others = "den anden" if total == 2 else "hver af de andre"  # noqa: PLR2004 - a pair
        yield f"{group[0]} ligger alene øverst. Der er mindst et halvt trin ned til {others}. {_REAL}"
    else:
        last = "dem" if len(group) == 2 else "den højeste af dem"  # noqa: PLR2004 - a pair
        yield (
            f"{listed(group)} ligger øverst, og tallene kan ikke skille {last} fra "
            f"{'hinanden' if last == 'dem' else 'de andre i gruppen'}."
        )
        below = [row.candidate for row in comparison.candidates if row.candidate not in group]
        others = below[0] if len(below) == 1 else "Hver af de andre"
        yield f"{others} ligger mindst et halvt trin under den højeste. {_REAL}"


def _no_total(result: RoundResult) -> Iterator[str]:
    """Why there is no total: the first reason that holds."""
    block = result.comparison.block
    if not result.candidates:
        yield "Der er ingen kandidater at sammenligne."
    elif len(block.members) < LEAST_MEMBERS:
        who = counted(len(block.members), "medlem", "medlemmer") if block.members else "Ingen medlemmer"
        start = f"Kun {who}" if block.members else who
        yield (
            f"Der er intet samlet tal: {start} har vurderet alle kandidater i alle spørgsmål. "
            f"Der skal mindst {_in_words(LEAST_MEMBERS)} til."
        )
    elif len(block.questions) < LEAST_QUESTIONS:
        number = f"Kun {len(block.questions)}" if block.questions else "Ingen"
        yield (
            f"Der er intet samlet tal: {number} spørgsmål er belyst hos alle kandidater og tæller med. "
            f"Der skal mindst {_in_words(LEAST_QUESTIONS)} til."
        )
    else:
        yield f"Der er intet samlet tal: {' '.join(_lacking(result.comparison.lacking))}"


def _lacking(cells: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Who has no level on which questions; candidates with the same questions share a sentence."""
    questions: dict[str, list[str]] = {}
    for candidate, code in cells:
        questions.setdefault(candidate, []).append(code)
    for codes in dict.fromkeys(map(tuple, questions.values())):
        candidates = [candidate for candidate, of_one in questions.items() if tuple(of_one) == codes]
        yield f"{listed(candidates)} har ingen trin i {listed(codes)}."


def weight_sentence(result: RoundResult) -> str:
    """Whether the weights make a difference for the upper group; empty where there are none, or no total."""
    comparison = result.comparison
    is_even = all(row.weight == 1 for row in comparison.block.questions)
    if not comparison.has_total or is_even or len(comparison.candidates) == 1:
        return ""
    if not result.weights_matter:
        return "Vægtene ændrer intet i den øverste gruppe."
    return f"Uden vægte ville den øverste gruppe være {listed(result.unweighted_group)}."


def basis_sentence(result: RoundResult) -> str:
    """How many have rated whom on what, and how many levels and codes that gives."""
    block, candidates = result.comparison.block, result.candidates
    given = [
        result.ratings[Cell(member, candidate, question.code)]
        for member in block.members
        for candidate in candidates
        for question in block.questions
    ]
    codes = Counter(rating for rating in given if isinstance(rating, str))
    levels = len(given) - codes.total()
    beside = "".join(f", {codes[code]} {code}" for code in ("UE", "IB") if codes[code])
    asked = sum(question.code.startswith("S") for question in block.questions)
    of_case = len(block.questions) - asked
    case = f" og {counted(of_case, 'punkt', 'punkter')} i casen" if of_case else ""
    return (
        f"{counted(len(block.members), 'medlem', 'medlemmer')} har vurderet "
        f"{_all(len(candidates), 'kandidat', 'kandidater')} i {_all(asked, 'spørgsmål', 'spørgsmål')}{case}: "
        f"{len(given)} vurderinger ({levels} trin{beside})."
    )


def outside_sentences(result: RoundResult) -> Iterator[str]:
    """Who and what is not counted, each with its reason."""
    uncounted = result.uncounted
    for reason, candidates in dict.fromkeys(row[1:] for row in uncounted.members):
        members = tuple(row.member for row in uncounted.members if row[1:] == (reason, candidates))
        yield _of_members(listed(members), reason, listed(candidates))
    for member, cells in _by_member(uncounted.unfounded):
        yield f"{member} har givet et trin uden iagttagelse: {_cells(cells)}. Det tæller ikke."
    for member, cells in _by_member(uncounted.unreadable):
        yield f"{member} har skrevet noget, der ikke er et trin: {_cells(cells)}. Det tæller ikke."
    for row in uncounted.excluded:
        yield f"{row.code} er taget ud for alle: {ended(row.reason)} Besluttet af {row.by}."
    if uncounted.unasked:
        yield f"{listed(uncounted.unasked)} er ikke belyst hos alle kandidater og tæller ikke for nogen."
    if uncounted.withdrawn:
        yield f"{listed(uncounted.withdrawn)} har trukket sig."


def change_sentences(result: RoundResult) -> Iterator[str]:
    """Each rating that is not what it was under the first seal, and each note that was written anew."""
    for change in result.changes:
        cell = change.cell
        first, value = ("blank" if part is None else part for part in (change.first, change.value))
        what = REWRITTEN if change.is_of_words else f"fra {first} til {value}"
        yield f"{cell.member} om {cell.candidate}, {place_of(change)}: {what}."


def place_of(change: Change) -> str:
    """What was changed: the code of a question, rated or not."""
    return change.cell.code.partition(".")[0]


def changed_sentence(result: RoundResult) -> str:
    """How many ratings and how many notes are not what they were under the first seal."""
    notes = sum(change.is_of_words for change in result.changes)
    counts = ((len(result.changes) - notes, "vurdering", "vurderinger"), (notes, "note", "noter"))
    changed = [counted(*count) for count in counts if count[0]]
    return f"{listed(changed) or 'Ingen vurdering'} er ændret siden."


def reasons_sentence(reasons: Sequence[str]) -> str:
    """The reasons of the seals after the first, each with its number where there are several."""
    if len(reasons) == 1:
        return f"Grund: {reasons[0]}"
    return " ".join(f"Grund til forsegling {number}: {ended(text)}" for number, text in enumerate(reasons, 2))


def _of_members(members: str, reason: OutsideReason, candidates: str) -> str:
    match reason:
        case "inhabil":
            return f"{members} er inhabil over for {candidates} og tæller ikke med hos nogen."
        case "absent":
            return f"{members} var ikke til stede hos {candidates} og tæller ikke med."
        case "blank":
            return f"{members} mangler at vurdere noget hos {candidates} og tæller ikke med."


def _by_member(cells: Sequence[Cell]) -> Iterator[tuple[str, list[Cell]]]:
    for member in dict.fromkeys(cell.member for cell in cells):
        yield member, [cell for cell in cells if cell.member == member]


def _cells(cells: Sequence[Cell], most: int = 6) -> str:
    """`S2 hos K1 og S3 hos K4`; the first of them and how many more there are."""
    names = [f"{cell.code} hos {cell.candidate}" for cell in cells]
    return listed(names) if len(names) <= most else f"{', '.join(names[:most])} og {len(names) - most} til"


def ended(text: str) -> str:
    """The text with a full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
