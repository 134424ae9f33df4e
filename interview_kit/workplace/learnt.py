"""What the legal check suspects questions by, in two files of the package: weights and groups of words."""

import json
import zlib
from functools import cache
from pathlib import Path

from interview_kit.checks.suspicion import Weights, in_plain_letters

# A line of JSON, then half a byte for each weight, packed by zlib.
WEIGHTS_FILE = Path(__file__).with_name("suspicion.weights")
_OFFSET = 8  # what is added to a weight, to be 1 to 15
# The first and the second weight of each byte.
_HALVES = (
    bytes((byte // 16 - _OFFSET) & 0xFF for byte in range(256)),
    bytes((byte % 16 - _OFFSET) & 0xFF for byte in range(256)),
)
# A line for each group of words that mean the same kind of thing: an unseen word acts as its relatives do.
_GROUPS_FILE = Path(__file__).with_name("word_groups.txt")


@cache
def weights() -> Weights:
    """The shipped weights."""
    head, _, table = WEIGHTS_FILE.read_bytes().partition(b"\n")
    known = json.loads(head)
    pairs = zlib.decompress(table)
    numbers = bytearray(2 * len(pairs))
    numbers[::2], numbers[1::2] = (pairs.translate(half) for half in _HALVES)
    signed = memoryview(numbers).cast("b")
    of_risk = known.pop("risk")
    return Weights(risk=signed[:of_risk], topics=signed[of_risk:], groups=word_groups(), **known)


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
    halves = [number + _OFFSET for number in (*learnt.risk, *learnt.topics)]
    pairs = bytes(16 * first + second for first, second in zip(halves[::2], halves[1::2], strict=True))
    packing = zlib.compressobj(9, strategy=zlib.Z_HUFFMAN_ONLY)  # no runs repeat in it
    return json.dumps(known).encode() + b"\n" + packing.compress(pairs) + packing.flush()


@cache
def word_groups() -> dict[str, str]:
    """The group of each word and stem, in plain letters."""
    lines = in_plain_letters(_GROUPS_FILE.read_text(encoding="utf-8")).splitlines()
    rows = (line.partition(": ") for line in lines)
    return {word: group for group, _, words in rows for word in words.split()}
