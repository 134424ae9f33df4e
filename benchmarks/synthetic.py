"""Entries shaped like the shipped ones, and the rules timed on them: `-m benchmarks.synthetic natural 1000`.

A process of its own for each measurement, so that no cache is warm from the one before.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, get_args

from benchmarks.calls import rules_runner, shipped_bank
from benchmarks.timing import cpu_of_call
from interview_kit.models.bank import Entry, Question

Vocabulary = Literal["marked", "natural"]
Role = Literal["covers", "question", "probe", "anchor", "indicator", "red_flag", "counts_too"]
Rewrite = Callable[[Role, str], str]
Anchors = Mapping[int, tuple[str, ...]]

SEED = 8
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"\b([a-zæøå]{4,})\b")


def synthetic_entries(number: int, vocabulary: Vocabulary) -> Iterator[Entry]:
    """As many entries; each has the sentence shapes, lengths and behaviour of a shipped one, in turn.

    `marked`: the longer words of every entry are its own, so that next to no texts are alike.
    `natural`: every word is drawn from the bank's texts of the same role, as often as it stands there,
    so that as many texts share as many words as in real Danish.
    """
    models = shipped_bank().all_entries
    draw = _natural_rewrite(models)
    for index in range(number):
        rewrite = draw if vocabulary == "natural" else _marked_rewrite(index)
        yield _rewritten(models[index % len(models)], f"synthetic-{index}", rewrite)


def _marked_rewrite(index: int) -> Rewrite:
    """Puts the entry's number in letters after every longer word."""
    mark = "".join("abcdefghij"[int(digit)] for digit in str(index))
    return lambda _, text: _LONG_WORD.sub(rf"\1{mark}", text)


def _natural_rewrite(models: tuple[Entry, ...]) -> Rewrite:
    """Replaces every word by one drawn at random; capitals, marks and numbers stay where they are."""
    words: dict[Role, list[str]] = {role: [] for role in get_args(Role)}

    def gather(role: Role, text: str) -> str:
        words[role] += _WORD.findall(text)
        return text

    for model in models:
        _rewritten(model, model.id, gather)
    generator = random.Random(SEED)  # noqa: S311 - the same draw every time is what is asked for

    def rewrite(role: Role, text: str) -> str:
        return _WORD.sub(lambda match: _like(match[0], generator.choice(words[role])), text)

    return rewrite


def _like(word: str, drawn: str) -> str:
    """The drawn word with a capital where the word has one."""
    return drawn[:1].upper() + drawn[1:] if word[:1].isupper() else drawn.lower()


def _rewritten(model: Entry, key: str, rewrite: Rewrite) -> Entry:
    """The entry with this id and every text rewritten."""
    indicators = model.indicators.model_copy(
        update={
            "positive": _all(model.indicators.positive, "indicator", rewrite),
            "negative": _all(model.indicators.negative, "indicator", rewrite),
        }
    )
    changes = {
        "id": key,
        "covers": rewrite("covers", model.covers),
        "questions": tuple(_question(question, key, rewrite) for question in model.questions),
        "anchors": _anchors(model.anchors, rewrite),
        "indicators": indicators,
        "red_flags": _all(model.red_flags, "red_flag", rewrite),
        "counts_too": model.counts_too and rewrite("counts_too", model.counts_too),
    }
    return model.model_copy(update=changes)


def _question(question: Question, entry: str, rewrite: Rewrite) -> Question:
    changes = {
        "id": f"{entry}.{question.id.rpartition('.')[2]}",
        "text": rewrite("question", question.text),
        "probes": _all(question.probes, "probe", rewrite),
        "anchors": question.anchors and _anchors(question.anchors, rewrite),
    }
    return question.model_copy(update=changes)


def _anchors(anchors: Anchors, rewrite: Rewrite) -> Anchors:
    return {level: _all(texts, "anchor", rewrite) for level, texts in anchors.items()}


def _all(texts: tuple[str, ...], role: Role, rewrite: Rewrite) -> tuple[str, ...]:
    return tuple(rewrite(role, text) for text in texts)


def main(vocabulary: Vocabulary, number: int) -> None:
    """Prints the CPU seconds of all rules on so many entries."""
    run = rules_runner(synthetic_entries(number, vocabulary))
    print(cpu_of_call(run))


if __name__ == "__main__":
    main("natural" if sys.argv[1] == "natural" else "marked", int(sys.argv[2]))
