"""Trains the weights by which `checks.suspicion` tells what may be a private matter.

    python -m benchmarks.private_matters.train

writes `interview_kit/workplace/suspicion.weights` anew, bit for bit the same from the same lines and the
versions of scikit-learn, NumPy and SciPy in constraints.txt. How good they are says `measure`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from benchmarks.private_matters.lines import OF_BANK, Line, read_lines
from interview_kit.checks.suspicion import Weights, hashes_of, words_in
from interview_kit.workplace.learnt import WEIGHTS_FILE, weights_file, word_groups

RISK_HASHES, TOPIC_HASHES = 1 << 21, 1 << 13
# How much the lines count against the wish for small weights, and how much rare words count from the start.
STRENGTH, TOPIC_STRENGTH, RARITY = 1.2, 100.0, 2.0
# The share of lawful lines that is suspected where their families were held out.
FALSE_ALARMS = 0.098
# How sure a topic must be to be named, and how far ahead of the next to be named alone.
FLOOR, MARGIN = -2.0, 2.0
FOLDS = 8
# Weights are in whole steps, of which the largest would have 15. Less than 0.6 of a step is nothing,
# and more than 7 are 7: few steps make a small file, and a number fits in half a byte.
_STEPS, _LEAST, _LARGEST = 15, 0.6, 7
_TYPICAL_RARITY = 5  # of a word in one text of 150: keeps STRENGTH of the order that it has without

Scores = NDArray[np.float64]


class Linear:
    """What separates yes from no on hashes: bias and weights."""

    def __init__(
        self, matrix: csr_matrix, answers: Sequence[bool] | NDArray[np.bool_], *, in_odds: bool = False
    ) -> None:
        """Learns a support-vector machine by dual coordinate descent (Hsieh et al. 2008).

        Or, where scores are to be log odds, a logistic regression (Yu et al. 2011). A column counts by how
        rare it is (inverse document frequency, Spärck Jones 1972).
        """
        found_in = np.asarray((matrix > 0).sum(axis=0)).ravel()
        rarity = np.maximum(np.log(matrix.shape[0] / (1 + found_in)), 0) / _TYPICAL_RARITY
        scale = rarity**RARITY
        how = {"dual": True, "tol": 1e-2, "max_iter": 2000, "random_state": 0}
        if in_odds:
            model = LogisticRegression(C=TOPIC_STRENGTH, solver="liblinear", **how)
        else:
            model = LinearSVC(C=STRENGTH, **how)
        model.fit(matrix @ diags(scale), answers)
        self.bias = float(model.intercept_[0])
        self.weights: Scores = scale * model.coef_[0]

    def scores(self, matrix: csr_matrix) -> Scores:
        return np.asarray(matrix @ self.weights + self.bias)


def matrix_of(lines: Sequence[Line], hashes: int = RISK_HASHES) -> csr_matrix:
    """A row a line: 1/√n for each of its n hashes."""
    rows = [sorted(hashes_of(words_in(line.text), hashes, word_groups())) for line in lines]
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), hashes))


def held_out(
    lines: Sequence[Line], groups: Sequence[str]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Indexes of the lines to learn from and of those held out, in turn for each fold of whole groups."""
    yield from GroupKFold(FOLDS).split(np.zeros(len(lines)), groups=groups)


def held_out_scores(lines: Sequence[Line]) -> Scores:
    """The score of each line by weights, in the form that is shipped, that have not seen what is held out."""
    matrix, risky = matrix_of(lines), np.array([line.is_risky for line in lines])
    scores = np.zeros(len(lines))
    for learn, test in held_out(lines, [line.split for line in lines]):
        linear = Linear(matrix[learn], risky[learn])
        step, numbers = _in_steps([linear.weights])
        scores[test] = matrix[test] @ (step * np.array(numbers)) + linear.bias
    return scores


def threshold_for(lines: Sequence[Line], scores: Scores) -> float:
    """The score that `FALSE_ALARMS` of the labelled set's lawful lines are above."""
    lawful = [
        score for line, score in zip(lines, scores, strict=True) if not line.is_risky and not line.is_of_bank
    ]
    return round(float(np.quantile(lawful, 1 - FALSE_ALARMS)), 3)


def train(lines: Sequence[Line], threshold: float) -> Weights:
    """The weights that are shipped; the risky lines teach the topics."""
    risk = Linear(matrix_of(lines), [line.is_risky for line in lines])
    step, risk_steps = _in_steps([risk.weights])
    risky = [line for line in lines if line.is_risky]
    matrix, topics = matrix_of(risky, TOPIC_HASHES), sorted({line.topic for line in risky})
    of_topics = [Linear(matrix, [line.topic == topic for line in risky], in_odds=True) for topic in topics]
    topic_step, topic_steps = _in_steps([linear.weights for linear in of_topics])
    return Weights(
        bias=round(risk.bias, 4),
        step=step,
        threshold=threshold,
        floor=FLOOR,
        margin=MARGIN,
        risk=risk_steps,
        topic_step=topic_step,
        topic_bias={topic: round(linear.bias, 4) for topic, linear in zip(topics, of_topics, strict=True)},
        topics=topic_steps,
        groups=word_groups(),
    )


def _in_steps(tables: Sequence[Scores]) -> tuple[float, list[int]]:
    """The step from one whole number to the next, and the tables one after the other in steps."""
    step = float(f"{max(np.abs(table).max() for table in tables) / _STEPS:.4g}")
    exact = np.concatenate(tables) / step
    numbers = np.clip(np.rint(exact), -_LARGEST, _LARGEST).astype(int)
    numbers[np.abs(exact) < _LEAST] = 0
    return step, numbers.tolist()


def lines_to_learn() -> list[Line]:
    """The labelled set, and the bank's own questions."""
    return [*read_lines(), *read_lines(OF_BANK)]


def trained_file() -> bytes:
    """The shipped file, from the lines in this folder."""
    lines = lines_to_learn()
    return weights_file(train(lines, threshold_for(lines, held_out_scores(lines))))


if __name__ == "__main__":
    WEIGHTS_FILE.write_bytes(trained_file())
