"""What a filled form wants: a whole new entry; what lacks in it is said, and nothing of it is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence

from interview_kit.curation.new_entry import USUAL_MINUTES, Draft, entry_yaml, free_id, lacking
from interview_kit.curation.proposals import Proposal, Unplaced
from interview_kit.curation.workbook.columns import FORM_HELP, FORM_ROWS, FormRow
from interview_kit.curation.workbook.placed import line_labels
from interview_kit.curation.workbook.tables import Finding, SavedFile, folded, rows_of
from interview_kit.models.bank import UNWRITTEN, Entry, QuestionBank
from interview_kit.models.text import normalised, shows_something
from interview_kit.workbook_cells import Tab

_FEWEST_LABELS = 8
_ID = re.compile(r".*\[([a-z0-9.-]+)\]\s*", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"[,;\n]+")
_LABELS: Mapping[str, FormRow] = {folded(row.label): row for row in FORM_ROWS}
_OURS = frozenset({FORM_HELP, "Nyt sæt", *(row.hint for row in FORM_ROWS)})
_SINGLE = ("covers", "text", "broader", "counts_too", "author")
_MOST_MINUTES = 20


def is_form(tab: Tab) -> bool:
    """Whether the tab has the form's labels in one column."""
    labels = [folded(text) for text in tab.cells.values()]
    return len(_LABELS.keys() & set(labels)) >= _FEWEST_LABELS


class FormsReader:
    """Reads forms one after another: two for the same line get two ids."""

    def __init__(self, bank: QuestionBank) -> None:
        self.entries = bank.all_entries
        self.taken = [entry.id for entry in self.entries]
        self.lines: dict[str, set[str]] = {}
        for profile in bank.profiles.values():
            for label, key in line_labels(profile).items():
                for name in (label, key):
                    self.lines.setdefault(folded(name), set()).add(key)
        self.ids = {key for keys in self.lines.values() for key in keys}

    def read(self, tab: Tab, file: SavedFile) -> Iterator[Finding]:
        """The entry of the form; none where nobody has written in it."""
        texts, strays = _written(tab)
        first = min((row for rows in texts.values() for row, _ in rows), default=1)
        origin = file.origin(tab.name, first)
        behaviour = self._behaviour(" ".join(words for _, words in texts.get("behaviour", ())))
        loose = [(row, f"{tab.name}, beside", words) for row, words in strays]
        if behaviour:
            draft, extra = _draft(texts, free_id(behaviour, self.taken), behaviour)
            if not any(_is_draft_of(draft, entry) for entry in self.entries):
                self.taken.append(draft.id)
                yield Proposal("entry", draft.id, entry_yaml(draft), origin=origin, comment=_comment(draft))
            loose += [(row, draft.id, words) for row, words in extra]
        else:
            loose += [
                (row, f"{tab.name}, {field.label}", words)
                for field in FORM_ROWS
                for row, words in texts.get(field.key, ())
            ]
        for row, near, words in sorted(loose):
            yield Unplaced(words, near.removesuffix(", beside"), file.origin(tab.name, row))

    def _behaviour(self, words: str) -> str:
        """The line that was chosen: the id in brackets, or the only line of these words."""
        found = _ID.fullmatch(words)
        if found and found[1] in self.ids:
            return found[1]
        keys = self.lines.get(folded(words), set())
        return next(iter(keys)) if len(keys) == 1 else ""  # two profiles may have the same words


_Texts = Mapping[str, Sequence[tuple[int, str]]]


def _written(tab: Tab) -> tuple[dict[str, list[tuple[int, str]]], list[tuple[int, str]]]:
    """What stands beside the labels, by their keys, and what stands elsewhere; each with its row."""
    texts: dict[str, list[tuple[int, str]]] = {}
    strays: list[tuple[int, str]] = []
    field: FormRow | None = None
    column = _label_column(tab)
    for number, cells in sorted(rows_of(tab.cells).items()):
        label = cells.get(column, "")
        known = _LABELS.get(folded(label)) or _LABELS.get(folded(label).rstrip("0123456789"))
        field = known or (None if label else field)
        if label and not known and label not in _OURS:
            strays.append((number, label))
        for place, words in sorted(cells.items()):
            if place == column or words in _OURS or not shows_something(words):
                continue
            if field and place == column + 1:
                texts.setdefault(field.key, []).append((number, words))
            else:
                strays.append((number, words))
    return texts, strays


def _label_column(tab: Tab) -> int:
    """The column with the most labels."""
    columns = [column for (_, column), text in tab.cells.items() if folded(text) in _LABELS]
    return max(sorted(set(columns)), key=columns.count, default=1)


def _draft(texts: _Texts, key: str, behaviour: str) -> tuple[Draft, list[tuple[int, str]]]:
    """The entry that the texts make, and those that it has no room for."""
    singles = {name: " ".join(_items(texts, name)) for name in _SINGLE}
    minutes, extra = _minutes(texts)
    draft = Draft(
        id=key,
        behaviour=behaviour,
        minutes=minutes,
        keywords=tuple(
            filter(None, map(normalised, _BETWEEN_WORDS.split(", ".join(_items(texts, "keywords")))))
        ),
        probes=_items(texts, "probe"),
        anchors={level: _items(texts, str(level)) for level in (5, 4, 3, 2, 1)},
        positive=_items(texts, "positive"),
        negative=_items(texts, "negative"),
        red_flags=_items(texts, "flag"),
        **singles,
    )
    return draft, extra


def _items(texts: _Texts, key: str) -> tuple[str, ...]:
    """The texts of a field: a line that somebody began with Alt+Enter is one more."""
    lines = (line for _, words in texts.get(key, ()) for line in words.splitlines())
    return tuple(normalised(line) for line in lines if shows_something(line))


def _minutes(texts: _Texts) -> tuple[int, list[tuple[int, str]]]:
    """The minutes, and what stands there instead of a number that a question can take."""
    rows = texts.get("minutes", ())
    for row, words in rows:
        found = re.search(r"\d+", words)
        if found and 1 <= int(found[0]) <= _MOST_MINUTES:
            return int(found[0]), [other for other in rows if other != (row, words)]
    return USUAL_MINUTES, list(rows)


def _is_draft_of(draft: Draft, entry: Entry) -> bool:
    """Whether the bank has the form as an entry already: somebody reads the same file again."""
    [question, *more] = entry.questions
    missing = (UNWRITTEN,)
    said = (
        entry.behaviour, entry.covers, question.text, question.probes, dict(entry.anchors),
        entry.indicators.positive, entry.indicators.negative, entry.red_flags,
    )  # fmt: skip
    return not more and said == (
        draft.behaviour, draft.covers or UNWRITTEN, draft.text or UNWRITTEN, draft.probes or missing,
        {level: words or missing for level, words in draft.anchors.items()},
        draft.positive or missing, draft.negative or missing, draft.red_flags,
    )  # fmt: skip


def _comment(draft: Draft) -> str:
    missing = lacking(draft)
    return f"Der mangler: {', '.join(missing)}." if missing else ""
