"""A question that no pattern knows may still be private: what was learnt, how it is said, and how well it does."""

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from benchmarks.private_matters.lines import UNSEEN, Line, lines_of_bank, read_lines
from benchmarks.private_matters.measure import found_by_patterns, rates
from benchmarks.private_matters.train import (
    Scores,
    held_out_scores,
    lines_to_learn,
    threshold_for,
    train,
)
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage
from interview_kit.checks.running import passage_findings, question_findings
from interview_kit.checks.suspicion import group_of, score, suspicion, words_in
from interview_kit.problems import CATALOGUE
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import check_bank, load_lexicon
from interview_kit.workplace.learnt import WEIGHTS_FILE, weights, weights_file, word_groups
from tests.conftest import ROOT

SUSPECTED = "Der er jo mange aftenmøder her, går det hjemme?"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(shipped_folder("question_bank")).or_raise()


def rules_of(text: str, lexicon: Lexicon) -> set[str]:
    return {finding.rule for finding in question_findings(text, "open", lexicon)}


# What is said


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Hvad sagde din læge til dig?", "Helbred og sygefravær (helbredsoplysningsloven"),
        ("Hvem henter på børnehaven hos jer?", "Børn og pasning"),
    ],
)
def test_a_suspicion_names_its_topic_and_law_where_the_next_is_far_behind(
    text: str, matter: str, lexicon: Lexicon
) -> None:
    [found] = [row for row in question_findings(text, "open", lexicon) if row.rule == "possibly-private"]
    assert str(found.details["matter"]).startswith(f"private forhold: {matter}")
    assert "«" in str(found.details["instead"])


def test_two_likely_topics_are_told_as_perhaps_and_without_a_law(lexicon: Lexicon) -> None:
    lines = [line.text for line in read_lines(UNSEEN) if line.is_risky]
    found = [
        row
        for text in lines
        for row in question_findings(text, "open", lexicon)
        if row.rule == "possibly-private"
    ]
    unsure = [str(row.details["matter"]) for row in found if " " in str(row.details["topic"])]
    assert len(unsure) > 20
    assert all(re.fullmatch(r"private forhold, måske «[^»]+» eller «[^»]+»", matter) for matter in unsure)


def test_the_words_that_speak_most_are_shown_in_their_order_and_no_small_ones() -> None:
    found = suspicion("Hvad siger din svigermor til, at du skal arbejde om aftenen?", weights())
    assert found
    assert "svigermor" in found.words
    assert len(found.words) <= 3
    assert not {"Hvad", "din", "til", "at", "du", "?"} & set(found.words)


def test_it_is_advice_and_no_error(lexicon: Lexicon) -> None:
    assert "possibly-private" in rules_of(SUSPECTED, lexicon)
    assert CATALOGUE["possibly-private"].level == "advice"


def test_where_a_pattern_finds_a_topic_nothing_is_suspected(lexicon: Lexicon) -> None:
    found = rules_of("Hvem passer dine børn, når du har aftenmøder?", lexicon)
    assert "private-matter" in found
    assert "possibly-private" not in found


@pytest.mark.parametrize("role", ["anchor", "positive", "negative", "red_flag", "counts_too", "covers"])
def test_only_what_is_asked_is_suspected(role: str, lexicon: Lexicon) -> None:
    passage = Passage(role, SUSPECTED)  # type: ignore[arg-type]
    assert "possibly-private" not in {finding.rule for finding in passage_findings(passage, lexicon)}


@pytest.mark.parametrize("text", ["", "?", "!!", "…", "123"])
def test_nothing_is_suspected_of_what_has_no_words(text: str) -> None:
    assert suspicion(text, weights()) is None


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Børn på vej, går det ad?", "Boern paa vej, gaar det ad?"),
        ("HVEM HENTER BARNET?", "Hvem henter barnet?"),
    ],
)
def test_it_reads_a_text_as_it_was_meant(text: str, typed: str) -> None:
    assert score(words_in(text), weights()) == score(words_in(typed), weights())


def test_words_of_one_kind_are_of_one_group() -> None:
    groups = word_groups()
    assert group_of("svigermoderen", groups) == group_of("fætter".replace("æ", "ae"), groups) == "parents-kin"
    assert group_of("qwerty", groups) == ""


def test_the_weights_are_written_as_they_were_read() -> None:
    assert weights_file(weights()) == WEIGHTS_FILE.read_bytes()


def test_nothing_more_is_needed_at_run_time() -> None:
    code = "import sys, interview_kit.workplace.checking; print({'numpy', 'scipy', 'sklearn'} & set(sys.modules))"
    words = [sys.executable, "-c", code]
    assert subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout == "set()\n"


def test_hrs_own_words_for_what_may_be_private_are_said_to_be_of_no_use_any_more(bank_copy: Path) -> None:
    rules = shutil.copytree(shipped_folder("question_bank") / "rules", bank_copy / "rules")
    legal = Path(rules, "legal.yaml")
    old = legal.read_text("utf-8").replace("context:\n", "context:\n  topic: 'kolonihave'\n")
    legal.write_text(old, "utf-8")
    found = [(problem.code, problem.level, problem.line) for problem in check_bank(bank_copy)]
    line = old[: old.index("  topic: 'kolonihave'")].count("\n") + 1
    assert ("context-unused", "advice", line) in found


# How well it does


def test_nothing_that_the_shipped_bank_says_is_suspected(lexicon: Lexicon) -> None:
    said = [line.text for line in lines_of_bank()]
    assert len(said) > 1000
    passages = (Passage("probe", text) for text in said)
    found = [
        passage.text
        for passage in passages
        for row in passage_findings(passage, lexicon)
        if "private" in row.rule
    ]
    assert found == []


def test_of_lines_by_others_nearly_all_that_is_private_is_found_and_little_else() -> None:
    """1,190 lines by two writers who had seen neither the check nor the labelled set; nothing was mended for them."""
    unseen = read_lines(UNSEEN)
    marks = np.array([score(words_in(line.text), weights()) > weights().threshold for line in unseen])
    found = rates(unseen, marks | found_by_patterns(unseen))
    assert found.found / found.risky >= 0.90
    assert found.flagged / found.lawful <= 0.06


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return lines_to_learn()


@pytest.fixture(scope="module")
def scores(lines: list[Line]) -> Scores:
    return held_out_scores(lines)


@pytest.mark.slow
def test_families_that_were_held_out_are_told_apart(lines: list[Line], scores: Scores) -> None:
    flagged = scores > weights().threshold
    of_set = np.array([not line.is_of_bank for line in lines])
    labelled = [line for line in lines if not line.is_of_bank]
    whole = rates(labelled, flagged[of_set])
    assert whole.found / whole.risky >= 0.90
    assert whole.flagged / whole.lawful <= 0.101
    by_topic: dict[str, list[bool]] = defaultdict(list)
    by_register: dict[str, list[bool]] = defaultdict(list)
    for line, flag in zip(labelled, flagged[of_set], strict=True):
        (by_topic[line.topic] if line.is_risky else by_register[line.register]).append(bool(flag))
    assert min(sum(flags) / len(flags) for flags in by_topic.values()) >= 0.78
    assert max(sum(flags) / len(flags) for flags in by_register.values()) <= 0.20
    probes = flagged[[line.register == "probe" for line in lines]]
    assert probes.mean() <= 0.03


@pytest.mark.slow
def test_the_shipped_weights_are_what_the_lines_teach_bit_for_bit(lines: list[Line], scores: Scores) -> None:
    pinned = dict(
        re.findall(r"^([\w-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    )
    unlike = [name for name in ("numpy", "scikit-learn", "scipy") if version(name) != pinned[name]]
    if unlike:
        pytest.skip(f"other versions than in constraints.txt: {', '.join(unlike)}")
    learnt = weights_file(train(lines, threshold_for(lines, scores)))
    shipped = WEIGHTS_FILE.read_bytes()
    assert json.loads(learnt.partition(b"\n")[0]) == json.loads(shipped.partition(b"\n")[0])
    assert learnt == shipped
    assert len(shipped) <= 600_000
