"""What the legal check suspects questions by, in two files of the package: weights and groups of words."""

import json
import zlib
from functools import cache
from pathlib import Path

from interview_kit.checks.suspicion import Weights, in_plain_letters

# A line of JSON, then a byte for each weight, packed by zlib.
WEIGHTS_FILE = Path(__file__).with_name("suspicion.weights")
# A line for each group of words that mean the same kind of thing: an unseen word acts as its relatives do.
_GROUPS_FILE = Path(__file__).with_name("word_groups.txt")


@cache
def weights() -> Weights:
    """The shipped weights."""
    head, _, table = WEIGHTS_FILE.read_bytes().partition(b"\n")
    known = json.loads(head)
    numbers = memoryview(zlib.decompress(table)).cast("b")
    of_risk = known.pop("risk")
    return Weights(risk=numbers[:of_risk], topics=numbers[of_risk:], groups=word_groups(), **known)


def weights_file(learnt: Weights) -> bytes:
    """The file that `weights` reads."""
    known = {
        "bias": learnt.bias,
        "step": learnt.step,
        "threshold": learnt.threshold,
        "risk": len(learnt.risk),
        "floor": learnt.floor,
        "margin": learnt.margin,
        "topic_step": learnt.topic_step,
        "topic_bias": learnt.topic_bias,
    }
    table = bytes(number & 0xFF for number in (*learnt.risk, *learnt.topics))
    return json.dumps(known).encode() + b"\n" + zlib.compress(table, 9)


@cache
def word_groups() -> dict[str, str]:
    """The group of each word and stem, in plain letters."""
    lines = in_plain_letters(_GROUPS_FILE.read_text(encoding="utf-8")).splitlines()
    rows = (line.partition(": ") for line in lines)
    return {word: group for group, _, words in rows for word in words.split()}
