"""Each rule's limit, one step inside and one step outside; what is read as what; similar texts between entries."""

import random
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from docs.make_rules import EXAMPLE_ENTRY, example_bank, example_entry
from interview_kit.bank.materials import load_materials
from interview_kit.checks.across import _alike, _Text
from interview_kit.checks.language import lix, sentences, similarity, stems, words
from interview_kit.checks.lexicon import Lexicon, make_lexicon, missing_rules, topics_in
from interview_kit.checks.passages import Kind, Passage, Role, passages_of
from interview_kit.checks.rule import Example
from interview_kit.checks.running import (
    bank_findings,
    entry_findings,
    material_findings,
    own_question_findings,
    passage_findings,
    question_findings,
)
from interview_kit.models.bank import Approval, Entry, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.models.recruitment import OwnKind, OwnQuestion
from interview_kit.models.rules import LegalRules, WordingRules
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon
from interview_kit.workplace.learnt import weights

Loc = tuple[int | str, ...]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    lexicon, problems = load_lexicon(shipped_folder("question_bank"))
    assert lexicon is not None, problems
    return lexicon


@pytest.fixture(scope="module")
def entry(bank: QuestionBank) -> Entry:
    [entry] = bank.entries[EXAMPLE_ENTRY]
    return entry


def words_of(count: int, start: str = "Fortæl om en gang, hvor du") -> str:
    """A text of this many words."""
    return " ".join([*start.split(), *["og"] * count][:count])


# One text


@pytest.mark.parametrize(
    ("rule", "role", "kind", "inside", "outside"),
    [
        ("too-long", "question", "behavioural", words_of(35), words_of(36)),
        ("too-long", "question", "reflective", words_of(35), words_of(36)),
        ("too-long", "question", "situational", words_of(90), None),
        ("too-long", "question", "knowledge", words_of(90), None),
        ("too-long", "question", "open", words_of(35), words_of(36)),
        ("too-long", "question", "terms", words_of(35), words_of(36)),
        ("too-long", "probe", "situational", words_of(18), words_of(19)),
        ("too-long", "anchor", "", words_of(35), words_of(36)),
        ("too-long", "negative", "", words_of(90), None),
        ("far-too-long", "question", "behavioural", words_of(45), words_of(46)),
        ("far-too-long", "question", "terms", words_of(45), words_of(46)),
        ("far-too-long", "question", "situational", words_of(90), None),
        ("anchor-too-short", "anchor", "", words_of(6), words_of(5)),
        ("two-questions", "probe", "knowledge", "Hvad?", "Hvad? Hvem?"),
        ("double-barrelled", "probe", "behavioural", "Hvad gjorde du?", "Vent. Hvad gjorde du, og hvem hjalp?"),
        ("yes-no", "probe", "behavioural", "Hvad så? Fint.", "Vent lidt. Er du i tvivl?"),
        ("yes-no", "probe", "reflective", "Hvad så?", "Er du i tvivl?"),
        ("yes-no", "question", "open", "Hvad så?", "Er du i tvivl?"),
        ("yes-no", "question", "terms", "Er du i tvivl?", None),
        ("yes-no", "probe", "situational", "Er du i tvivl?", None),
        ("hypothetical", "probe", "reflective", "Hvad nu hvis de siger nej?", None),
        ("no-past-event", "question", "behavioural", "Fortæl om en gang, du tøvede.", "Fortæl om en gang, han tøvede."),
        ("no-past-event", "question", "behavioural", "Beskriv din tvivl.", "Hvad er din tvivl?"),
        ("no-past-event", "question", "reflective", "Hvad er din tvivl?", None),
        ("no-past-event", "probe", "behavioural", "Hvad er din tvivl?", None),
        ("habit", "question", "open", "Hvordan gjorde du?", "Hvordan gør du?"),
        ("habit", "question", "terms", "Hvordan gør du?", None),
        ("habit", "question", "situational", "Hvordan gør du?", None),
        ("presupposing", "question", "reflective", "Fortæl om noget, hvor det lykkedes dig.", None),
        ("opens-with-why", "question", "reflective", "Hvorfra kom det?", "HVORFOR kom det?"),
        ("opens-with-why", "probe", "reflective", "Hvorfor kom det?", None),
        ("quiz", "question", "knowledge", "Hvad siger loven om det?", None),
        ("quiz", "question", "terms", "Hvad siger du?", "Hvad siger loven om det?"),
        ("quiz", "question", "situational", "Hvad siger du?", "Hvad siger loven om det?"),
        ("nothing-observable", "anchor", "", "Talte om sagen.", "Tavs om sagen."),
        ("nothing-observable", "anchor", "", "Sagde noget om sagen.", "Noget om sagen."),
        ("nothing-observable", "positive", "", "Noget om sagen.", None),
        ("looks-or-chemistry", "probe", "reflective", "Hvordan var jeres kemi?", None),
        ("looks-or-chemistry", "red_flag", "", "Fin tone.", "Dårlig kemi."),
        ("political-party", "counts_too", "", "Et parti tæller.", "Venstre tæller."),
        ("lost-letters", "covers", "", "på", "paa"),
        ("lost-letters", "covers", "", "paahest", "PAA-hest"),
        ("private-matter", "red_flag", "", "Har børn.", "Spurgte: «Har du børn?»"),
        ("needs-approval", "question", "open", "Beskriv et mod.", "Hvad er mod?"),
        ("needs-approval", "question", "open", "Hvad er mod i arbejdet med folk?", "Hvad er mod i det hele?"),
        ("needs-approval", "question", "open", "Er du gravid?", None),
        ("needs-approval", "question", "open", "Hvor bor du?", None),
        ("needs-approval", "question", "terms", "Hvad er mod?", None),
        ("needs-approval", "probe", "open", "Hvad er mod?", None),
        ("possibly-private", "probe", "open", "Hvad sagde din leder?", "Hvad sagde din læge til dig?"),
        ("possibly-private", "probe", "open", "Har du børn?", None),
        ("possibly-private", "anchor", "", "Hvad sagde din læge til dig?", None),
    ],
)  # fmt: skip
def test_a_rule_on_one_text_begins_where_it_says(
    lexicon: Lexicon, rule: str, role: Role, kind: Kind, inside: str, outside: str | None
) -> None:
    def fired(text: str) -> set[str]:
        return {finding.rule for finding in passage_findings(Passage(role, text, kind), lexicon)}

    assert rule not in fired(inside)
    assert outside is None or rule in fired(outside)


@pytest.mark.parametrize(("level", "fires"), [(2, False), (3, True), (4, False)])
def test_only_level_three_is_belittled(lexicon: Lexicon, level: int, *, fires: bool) -> None:
    passage = Passage("anchor", "Gav kun politikerne de oplysninger, de bad om.", level=level)
    assert [finding.rule for finding in passage_findings(passage, lexicon)] == (
        ["level-three-belittled"] if fires else []
    )


@pytest.mark.parametrize(
    ("rule", "text", "details"),
    [
        ("too-long", words_of(36), {"count": 36, "limit": 35}),
        ("far-too-long", words_of(46), {"count": 46, "limit": 45}),
        ("leading", "Fortæl om en gang, hvor du vel tøvede.", {"words": "vel"}),
    ],
)
def test_a_finding_carries_the_details_of_its_message(
    lexicon: Lexicon, rule: str, text: str, details: dict[str, object]
) -> None:
    passage = Passage("question", text, "behavioural", loc=("questions", 4, "text"))
    [finding] = [finding for finding in passage_findings(passage, lexicon) if finding.rule == rule]
    assert (finding.loc, dict(finding.details)) == (("questions", 4, "text"), details)


# Questions of a panel's own


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("open", ["needs-approval", "yes-no"]),
        ("terms", []),
        ("behavioural", ["no-past-event", "yes-no"]),
        ("situational", []),
    ],
)
def test_a_question_is_judged_as_its_kind(lexicon: Lexicon, kind: OwnKind, rules: list[str]) -> None:
    findings = question_findings("Er du modig?", kind, lexicon)
    assert sorted(finding.rule for finding in findings) == rules


def test_all_topics_of_a_question_are_told_each_with_its_law(lexicon: Lexicon) -> None:
    findings = question_findings("Er du gift, har du børn, og hvor bor du?", "situational", lexicon)
    legal = [finding for finding in findings if "law" in finding.details]
    assert [(finding.rule, finding.details["topic"]) for finding in legal] == [
        ("private-matter", "Børn og pasning"),
        ("private-matter", "Civilstand, familie og samliv"),
        ("private-matter-unless-needed", "Bopæl"),
    ]
    assert all(finding.details["law"] and finding.details["instead"] for finding in legal)


@pytest.mark.parametrize(
    ("date", "findings"),
    [
        (None, [("needs-approval", ("text",)), ("yes-no", ("probes", 1))]),
        ("2026-11-21", [("yes-no", ("probes", 1))]),
        *(
            (date, [("yes-no", ("probes", 1)), ("approval-date", ("approved", "date"))])
            for date in ("21-11-2026", "2026-11-21.")
        ),
    ],
)
def test_an_own_question_is_read_with_its_probes_and_its_approval(
    lexicon: Lexicon, date: str | None, findings: list[tuple[str, Loc]]
) -> None:
    question = OwnQuestion(id="egen.1", text="Hvad er mod?", probes=("Hvad så?", "Er du i tvivl?"))
    if date:
        approval = Approval(by="Eva", date=date, words=question.words)
        question = question.model_copy(update={"approved": approval})
    told = own_question_findings(question, lexicon)
    assert [(finding.rule, finding.loc) for finding in told] == findings


# One entry


TWO = ("Sagde det til formanden, før sagen blev skrevet færdig i forvaltningen.", "Skrev det ind i sagen, så hele udvalget kunne læse det bagefter.")  # fmt: skip
ODD = ("Ringede hjem.", "Cyklede ud.")


def scene(count: int) -> str:
    """A scene of this many words."""
    return f"{words_of(count - 3, 'Formanden vil have en sag men')}. Hvad gør du?"


def heard(count: int, *, long: int, sentence_count: int) -> tuple[str, ...]:
    """What the candidate hears, in so many words of which so many are long, with no sentence end within."""
    sequence = ["forvaltningen"] * long + ["og"] * (count - long)
    size = count // sentence_count
    texts = [
        " ".join(sequence[start : start + size]) for start in range(0, size * (sentence_count - 1), size)
    ]
    return (*(f"{text}?" for text in texts), " ".join(sequence[size * (sentence_count - 1) :]) + "?")


@pytest.mark.parametrize(
    ("rule", "inside", "outside"),
    [
        ("scene-length", {"scene": scene(25)}, {"scene": scene(24)}),
        ("scene-length", {"scene": scene(90)}, {"scene": scene(91)}),
        ("scene-one-sentence", {"scene": "Vent. Hvad gør du?"}, {"scene": "Hvad gør du?"}),
        ("scene-without-question", {"scene": "Vent. Hvad gør du?"}, {"scene": "Hvad gør du? Vent."}),
        ("scene-without-question", {"scene": "Vent. Hvad gør du?"}, {"scene": "Vent. Kan du gøre det?"}),
        (
            "scene-tells-answer",
            {"scene": "Lukke huset.", "anchors": {5: ("Lukke borde, stole, senge, vaske.",)}},
            {"scene": "Lukke huset.", "anchors": {5: ("Lukke borde, stole, senge.",)}},
        ),
        ("probe-count", {"probes": ("a", "b", "c")}, {"probes": ("a", "b")}),
        ("probe-count", {"probes": ("a", "b", "c", "d")}, {"probes": ("a", "b", "c", "d", "e")}),
        ("unusual-minutes", {"minutes": 5}, {"minutes": 4}),
        ("unusual-minutes", {"minutes": 10}, {"minutes": 11}),
        ("statement-count", {"anchors": {4: ("a", "b")}}, {"anchors": {4: ("a",)}}),
        ("statement-count", {"anchors": {4: ("a", "b", "c")}}, {"anchors": {4: ("a", "b", "c", "d")}}),
        ("indicator-count", {"positive": ("a", "b", "c")}, {"positive": ("a", "b")}),
        ("indicator-count", {"negative": ("a",) * 5}, {"negative": ("a",) * 6}),
        ("indicator-negated", {"positive": ("a b c d",), "negative": ("a b c ikke e",)}, None),
        (
            "indicator-negated",
            {"positive": ("a b c d e",), "negative": ("a b c x y",)},
            {"positive": ("a b c d e",), "negative": ("aldrig a b c d y",)},
        ),
        ("hard-to-follow", {"heard": heard(80, long=23, sentence_count=5)}, {"heard": heard(80, long=24, sentence_count=5)}),
        ("hard-to-follow", {"heard": heard(80, long=32, sentence_count=5)}, {"heard": heard(80, long=31, sentence_count=5)}),
        ("hard-to-follow", {"heard": heard(79, long=29, sentence_count=5)}, {"heard": heard(80, long=29, sentence_count=5)}),
        ("very-hard-to-follow", {"heard": heard(80, long=31, sentence_count=5)}, {"heard": heard(80, long=32, sentence_count=5)}),
        # a lix of 45 is not hard, and one of 55 not very hard
        ("hard-to-follow", {"heard": heard(100, long=25, sentence_count=5)}, {"heard": heard(100, long=35, sentence_count=5)}),
        ("very-hard-to-follow", {"heard": heard(100, long=35, sentence_count=5)}, {"heard": heard(100, long=36, sentence_count=5)}),
        ("approval-own", {"author": "Bo", "approved": Approval(by="Eva", date="x")}, {"author": "eva", "approved": Approval(by="Eva", date="x")}),
        ("approval-early", {"status": "retired", "approved": Approval(by="Eva", date="x")}, {"status": "proposed", "approved": Approval(by="Eva", date="x")}),
        ("approval-missing", {"status": "retired"}, {"status": "approved"}),
        # 2.0 times as long is even
        ("uneven-levels", {"anchors": dict.fromkeys((5, 4, 3, 2), ("a b c d",)) | {1: ("a b",)}}, {"anchors": dict.fromkeys((5, 4, 3, 2), ("a b c d", "a b c d e")) | {1: ("a b",)}}),
        ("uneven-levels", {"anchors": dict.fromkeys((5, 4, 3, 2), (words_of(40),)) | {1: (words_of(20),)}}, {"anchors": dict.fromkeys((5, 4, 3, 2), (words_of(41),)) | {1: (words_of(20),)}}),
        # half of the sentences may begin so
        ("low-levels-negative", {"anchors": {2: ("Kan ikke a.", "MANGLER b."), 1: ODD}}, {"anchors": {2: ("Kan ikke a.", "MANGLER b."), 1: ("Ingen c.", "Gav op.")}}),
        # six of ten sentences is enough, five is not
        ("off-topic", {"keywords": ("nøgle",), "anchors": dict.fromkeys((5, 4, 3), ("Nøglen.", "En nøgle.")) | dict.fromkeys((2, 1), ODD)}, {"keywords": ("nøgle",), "anchors": dict.fromkeys((5, 4), ("Nøglen.", "En nøgle.")) | {3: ("Nøglen.", "Døren."), 2: ODD, 1: ODD}}),
        ("off-topic", {"keywords": ()}, {"keywords": ("xylofon",)}),
        ("off-topic", {"keywords": ("lys",), "anchors": dict.fromkeys((5, 4, 3, 2, 1), ("Lysene.", "Et lys."))}, {"keywords": ("lys",), "anchors": dict.fromkeys((5, 4, 3, 2, 1), ("Døren.", "En dør."))}),
        # four of five words in order are the same sentence, seven of ten are two that are nearly alike
        ("degree-ladder", {"anchors": {5: ("a b c d e f g",), 2: ("a b c d e x y",)}}, {"anchors": {5: ("a b c d e",), 2: ("a b c d x",)}}),
        ("degree-ladder", {"anchors": {5: ("x ofte y",), 1: ("x z",)}}, {"anchors": {5: ("x ofte y",), 1: ("x Af og til y",)}}),
        ("neighbours-alike", {"anchors": {4: ("a b c d e",), 3: ("a b c d x",)}}, {"anchors": {4: ("a b c d e",), 3: ("a b c x y",)}}),
        ("neighbours-alike", {"anchors": {4: ("a b c d e f g",), 3: ("a b c d x y z",)}}, {"anchors": {4: ("a b c d e f g",), 3: ("a b c d e y z",)}}),
        ("neighbours-alike", {"anchors": {4: ("a b c d e",), 2: ("a b c x y",)}}, None),
    ],
)  # fmt: skip
def test_a_rule_on_an_entry_begins_where_it_says(
    lexicon: Lexicon, entry: Entry, rule: str, inside: Example, outside: Example | None
) -> None:
    def fired(example: Example) -> set[str]:
        return {finding.rule for finding in entry_findings(example_entry(entry, example), lexicon)}

    assert rule not in fired(inside)
    assert outside is None or rule in fired(outside)


@pytest.mark.parametrize(
    ("index", "kind", "least", "most"),
    [(1, "situational", 4, 8), (2, "reflective", 4, 10), (2, "knowledge", 2, 10)],
)
def test_each_kind_has_its_own_usual_minutes(
    lexicon: Lexicon, entry: Entry, index: int, kind: str, least: int, most: int
) -> None:
    def fires(minutes: int) -> bool:
        questions = list(entry.questions)
        questions[index] = questions[index].model_copy(update={"kind": kind, "minutes": minutes})
        changed = entry.model_copy(update={"questions": tuple(questions)})
        return "unusual-minutes" in {finding.rule for finding in entry_findings(changed, lexicon)}

    assert [fires(minutes) for minutes in (least - 1, least, most, most + 1)] == [True, False, False, True]


@pytest.mark.parametrize(
    ("example", "findings"),
    [
        ({"anchors": {4: ("Sagde.",), 3: TWO, 1: ("a", "b", "c", "d")}}, [(("anchors", 4), {"level": 4, "count": 1}), (("anchors", 1), {"level": 1, "count": 4})]),
        ({"negative": ("a", "b")}, [(("indicators", "negative"), {"count": 2})]),
        ({"probes": ("Hvad lagde du vægt på?", "Hvad skete der?")}, [(("questions", 0, "probes"), {"count": 2})]),
        ({"minutes": 11}, [(("questions", 0, "minutes"), {"minutes": 11, "limit": "5-10"})]),
        ({"scene": scene(24)}, [(("questions", 1, "text"), {"count": 24})]),
        ({"heard": heard(80, long=24, sentence_count=5)}, [(("questions",), {"lix": 46})]),
        ({"anchors": dict.fromkeys((5, 4, 3, 1), ("a b c d e",)) | {2: ("a b",)}}, [(("anchors",), {"long": 5, "short": 2})]),
        ({"anchors": {5: ("a b c d e",), 2: ("a b c d x",)}}, [(("anchors", 2), {"first": 5, "second": 2})]),
        ({"anchors": {4: ("a b c d e",), 3: ("a b c x y",)}}, [(("anchors", 3), {"first": 4, "second": 3})]),
        ({"keywords": ("nøgle",), "anchors": {5: ("Nøgle.", "Dør.")}}, [(("anchors",), {"count": 1, "total": 10})]),
        ({"status": "in_review", "approved": Approval(by="Eva", date="2026-11-21")}, [(("status",), {"status": "in_review"})]),
        ({"approved": Approval(by="Eva", date="i går")}, [(("approved", "date"), {"date": "i går"})]),
        ({"anchors": {2: ("Mangler a.", "Mangler b."), 1: ("Mangler c.", "d")}}, [(("anchors", 2), {})]),
        ({"positive": ("a", "b b b", "c"), "negative": ("x", "b b b ikke", "z")}, [(("indicators", "negative", 1), {})]),
        ({"anchors": {2: ("Sagde a.", "b")}, "negative": ("x", "y", "Sagde a.")}, [(("indicators", "negative", 2), {})]),
    ],
    ids=["statement-count", "indicator-count", "probe-count", "unusual-minutes", "scene-length", "hard-to-follow", "uneven-levels", "degree-ladder", "neighbours-alike", "off-topic", "approval-early", "approval-date", "low-levels-negative", "indicator-negated", "indicator-is-anchor"],
)  # fmt: skip
def test_a_finding_in_an_entry_has_its_place_and_its_details(
    request: pytest.FixtureRequest,
    lexicon: Lexicon,
    entry: Entry,
    example: Example,
    findings: list[tuple[Loc, dict[str, object]]],
) -> None:
    rule = request.node.callspec.id
    matching = [
        finding for finding in entry_findings(example_entry(entry, example), lexicon) if finding.rule == rule
    ]
    assert [(finding.loc, dict(finding.details)) for finding in matching] == findings


def test_anchors_of_a_question_are_read_and_retired_questions_are_not(lexicon: Lexicon, entry: Entry) -> None:
    ladder = {5: ("a b c d e",), 4: ("f",), 3: ("g",), 2: ("a b c d x",), 1: ("h",)}
    first, second, third = entry.questions

    def fired(*questions: Any) -> set[tuple[str, Loc]]:
        changed = entry.model_copy(update={"questions": questions})
        return {(finding.rule, finding.loc) for finding in entry_findings(changed, lexicon)}

    with_anchors = second.model_copy(update={"anchors": ladder, "minutes": 1})
    fired_there = fired(first, with_anchors, third)
    assert ("degree-ladder", ("questions", 1, "anchors", 2)) in fired_there
    assert ("anchor-too-short", ("questions", 1, "anchors", 4, 0)) in fired_there
    assert ("unusual-minutes", ("questions", 1, "minutes")) in fired_there
    assert fired(first, with_anchors.model_copy(update={"retired": True}), third) == set()


def test_a_scene_is_held_against_its_own_anchors(lexicon: Lexicon, entry: Entry) -> None:
    first, second, third = entry.questions
    own_anchors = {
        **entry.anchors,
        5: ("Lukkede plejehjemmet til budgettet.", "Udvalgsformanden fik pengene."),
    }
    changed = entry.model_copy(
        update={"questions": (first, second.model_copy(update={"anchors": own_anchors}), third)}
    )
    assert ("scene-tells-answer", ("questions", 1, "text")) in {
        (finding.rule, finding.loc) for finding in entry_findings(changed, lexicon)
    }


def test_every_text_that_people_read_is_a_passage_with_its_place(small_bank: QuestionBank) -> None:
    [door] = small_bank.entries["vagt.hus.doer"]
    passages = list(passages_of(door))
    data = door.model_dump(by_alias=True)
    for passage in passages:
        value: Any = data
        for key in passage.loc:
            value = value[key]
        assert value == passage.text
    assert [(passage.role, passage.kind, passage.level) for passage in passages] == [
        ("covers", "", 0),
        ("question", "behavioural", 0),
        ("probe", "behavioural", 0),
        ("probe", "behavioural", 0),
        ("question", "situational", 0),
        ("probe", "situational", 0),
        *(("anchor", "", level) for level in (5, 4, 3, 2, 1)),
        ("positive", "", 0),
        ("negative", "", 0),
        ("red_flag", "", 0),
        ("counts_too", "", 0),
    ]


# Materials


@pytest.fixture(scope="module")
def materials(bank: QuestionBank) -> Materials:
    return load_materials(shipped_folder("question_bank"), bank).or_raise()


BROKEN = "â€"
PLACES_OF_MATERIALS: list[tuple[str, Loc, str]] = [
    *(("briefing", (name, 0), "broken-encoding") for name in ("task", "rating", "write_first", "confidentiality")),
    ("briefing", ("rating_errors", 2, "instead"), "broken-encoding"),
    *(("references", (name, 0), "broken-encoding") for name in ("introduction", "not_to_ask", "closing")),
    ("references", ("questions", 1, "text"), "yes-no"),
    ("references", ("questions", 0, "probe"), "yes-no"),
    ("decision", ("refusal", "reasons", 0), "broken-encoding"),
    ("decision", ("feedback", "open_with"), "broken-encoding"),
    ("probes", ("probes", 1, "text"), "yes-no"),
    ("calibration", ("sets", 1, "answers", 2, "text", 0), "broken-encoding"),
    ("calibration", ("sets", 0, "answers", 1, "reason"), "broken-encoding"),
    *(("cases", (name, 0), "broken-encoding") for name in ("situation", "facts", "task", "conditions")),
    ("cases", ("questions", 1), "two-questions"),
    ("cases", ("behaviours", 1, "anchors", 3, 1), "level-three-belittled"),
]  # fmt: skip
BAD_TEXTS = {
    "broken-encoding": BROKEN,
    "yes-no": "Er det godt?",
    "two-questions": "Hvad så? Hvem så?",
    "level-three-belittled": "Gav kun udvalget de oplysninger, det bad om på mødet.",
}


@pytest.mark.parametrize(("kind", "loc", "rule"), PLACES_OF_MATERIALS)
def test_a_fault_in_a_material_is_found_where_it_stands(
    lexicon: Lexicon, materials: Materials, kind: str, loc: Loc, rule: str
) -> None:
    material = getattr(materials, kind)
    if isinstance(material, dict):
        material = next(iter(material.values()))
    assert list(material_findings(material, lexicon)) == []
    data = material.model_dump()
    inside: Any = data
    for key in loc[:-1]:
        if isinstance(inside[key], tuple):
            inside[key] = list(inside[key])
        inside = inside[key]
    inside[loc[-1]] = BAD_TEXTS[rule]
    changed = type(material).model_validate(data)
    assert [(finding.rule, finding.loc) for finding in material_findings(changed, lexicon)] == [(rule, loc)]


def test_what_is_no_material_is_refused(lexicon: Lexicon, entry: Entry) -> None:
    with pytest.raises(KeyError):
        list(material_findings(entry, lexicon))


# Beside the profile and other entries


@pytest.mark.parametrize(
    ("rule", "inside", "outside"),
    [
        ("half-unnamed", {"line": "Lytter samt svarer.", "covers": "begge dele"}, {"line": "Lytter samt svarer.", "covers": "alt"}),
        ("half-unnamed", {"line": "Lytter og mere.", "covers": "alt"}, {"line": "Lytter og forstår.", "covers": "alt"}),
        # five words in a row, and not four
        ("copied-from-profile", {"line": "a b c d e x y", "question": "z a b c d z"}, {"line": "a b c d e x y", "question": "z a b c d e z"}),
        ("copied-from-profile", {"line": "a b c d e x y", "question": "z z d e x y"}, None),
        # two of five stems, and not two of six
        ("copied-from-profile", {"line": "alfa beta gamma", "question": "alfa beta delta epsi zeta"}, {"line": "alfa beta gamma", "question": "alfa beta delta epsi"}),
        ("copied-from-profile", {"line": "alfa", "question": "z"}, {"line": "alfa", "question": "Alfa"}),
        ("copied-from-profile", {"line": "a b c d e x y", "probes": ("a b c d e", "x", "y")}, None),
        ("question-repeated", {"question": "a b c d e f g", "other_question": "a b c d e x y"}, {"question": "a b c d e", "other_question": "a b c d x"}),
        ("anchor-repeated", {"anchors": {1: ("a b c d e f g",)}, "other_anchor": "a b c d e x y"}, {"anchors": {1: ("a b c d e",)}, "other_anchor": "a b c d x"}),
        ("anchor-repeated", {"other_anchor": "a b a b a b a b d"}, {"anchors": {1: ("a b a b a b a b c",)}, "other_anchor": "a b a b a b a b d"}),
        ("anchor-repeated", {"anchors": {1: ("–",)}, "other_anchor": "–"}, {"anchors": {1: ("en",)}, "other_anchor": "En!"}),
        ("question-repeated", {"question": "a b c d e", "other_anchor": "a b c d e"}, None),
        ("anchor-repeated", {"positive": ("a b c d e", "b", "c"), "other_anchor": "a b c d e"}, None),
    ],
)  # fmt: skip
def test_a_rule_between_entries_begins_where_it_says(
    bank: QuestionBank, lexicon: Lexicon, rule: str, inside: Example, outside: Example | None
) -> None:
    def fired(example: Example) -> set[str]:
        return {finding.rule for finding in bank_findings(example_bank(bank, example), lexicon)}

    assert rule not in fired(inside)
    assert outside is None or rule in fired(outside)


def changed_at_random(draw: random.Random) -> list[tuple[int, ...]]:
    """Texts as numbers, made of each other by taking out, putting in and changing a few words."""
    texts: list[tuple[int, ...]] = []
    for _ in range(60):
        length, vocabulary = draw.choice((1, 2, 3, 5, 8, 13, 21)), draw.choice((3, 30))
        again = texts and draw.random() < 0.6
        text = list(draw.choice(texts) if again else draw.choices(range(1, vocabulary), k=length))
        for _ in range(draw.choice((0, 1, 2, 3))):
            position = draw.randrange(len(text) + 1)
            text[position : position + draw.choice((0, 1))] = [draw.randint(1, 30)] * draw.choice((0, 1, 1))
        texts.append(tuple(text or [1]))
    return texts


def with_words_left_out(draw: random.Random) -> list[tuple[int, ...]]:
    """Texts that each lack other words of one long text: as few neighbours in common as can be.

    Short pieces of the long text make those that they have in common the most frequent of all.
    """
    length = draw.randint(4, 18)
    whole = [draw.choice((index, index, 1)) for index in range(1, length + 1)]
    missing = [set(draw.sample(range(length), draw.randint(0, length // 4))) for _ in range(40)]
    pieces = [tuple(whole[start : start + 3]) for start in range(length - 2)] * 2
    texts = [tuple(word for index, word in enumerate(whole) if index not in gaps) for gaps in missing]
    return [*pieces, *texts]


@pytest.mark.parametrize("make", [changed_at_random, with_words_left_out])
@pytest.mark.parametrize("seed", range(25))
def test_similar_texts_are_found_as_if_all_were_compared_with_all(
    seed: int, make: Callable[[random.Random], list[tuple[int, ...]]]
) -> None:
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    texts = [
        _Text(str(draw.randrange(40)), (number,), text) for number, text in enumerate(make(draw), start=1)
    ]
    compared = [
        (later.loc, earlier.loc)
        for earlier, later in combinations(texts, 2)
        if earlier.entry != later.entry
        and SequenceMatcher(None, later.words, earlier.words, autojunk=False).ratio() >= 0.8
    ]
    pairs = [(later.loc, earlier.loc) for later, earlier in _alike(texts)]
    assert pairs == sorted(compared)
    assert len(pairs) > 10


# Texts taken apart


def test_words_sentences_and_stems() -> None:
    assert words("Med- og modspil, MED-udvalget: 3,5 mio. kr.") == (
        "med", "og", "modspil", "med-udvalget", "3,5", "mio", "kr",
    )  # fmt: skip
    assert sentences("Hvad gjorde du? Og så. ! ") == ("Hvad gjorde du?", "Og så.", "!")
    assert stems("Kan organisationen nå at lære det") == {"organi", "lære"}
    assert sentences("") == words("…") == ()


def test_lix_is_words_a_sentence_and_percent_words_of_more_than_six_letters() -> None:
    assert lix("En to tre fire fem seks syv otte ni borgere.") == 10 / 1 + 100 * 1 / 10
    assert lix("To ord. To ord: to ord") == 6 / 2
    assert lix("sekser") == 1
    assert lix("borgeren") == 101
    assert lix("") == 0


@pytest.mark.parametrize(
    ("first", "second", "least", "ratio"),
    [
        ("abcde", "abcdx", 0.8, 0.8),
        ("abcde", "abcxy", 0.8, 0.0),
        ("abcde", "edcba", 0.8, 0.2),
        ("abc", "abcd", 0.8, 6 / 7),
        ("ab", "abcd", 0.7, 0.0),
        ("ab", "abcd", 2 / 3, 2 / 3),
        ("", "", 0.8, 1.0),
        ("", "a", 0.8, 0.0),
        ("x" + "ab" * 150, "ab" * 150, 0.8, 600 / 601),
    ],
)
def test_similarity_is_that_of_difflib_where_it_can_reach_the_least(
    first: str, second: str, least: float, ratio: float
) -> None:
    assert similarity(first, second, least) == pytest.approx(ratio)


# The lexicon


def lexicon_of(
    *, patterns: tuple[str, ...] = ("x",), words: tuple[str, ...] = (), topics: tuple[str, ...] = ("x",)
) -> Lexicon:
    changed = {"by": "HR", "date": "2026-11-21"}
    return make_lexicon(
        WordingRules.model_validate(
            {
                "patterns": [
                    {"id": f"p{number}", "rule": "r", "pattern": pattern, "changed": changed}
                    for number, pattern in enumerate(patterns)
                ],
                "word_lists": [{"id": "list", "rule": "r", "words": words, "changed": changed}],
            }
        ),
        LegalRules.model_validate(
            {
                "topics": [
                    {"id": f"t{number}", "topic": f"T{number}", "level": "F", "action": "refuse", "law": "§", "instead": "i", "patterns": [pattern], "changed": changed}
                    for number, pattern in enumerate(topics)
                ],
                "context": {"work": "x", "changed": changed},
            }
        ),
        weights,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word_list", "text", "match"),
    [
        (("paa",), "Gik PAA jagt.", "PAA"),
        (("paa",), "Gik paanær.", ""),
        (("paa",), "et paa-hjul", "paa"),
        (("paa",), "paa_hest", ""),
        (("facilit*",), "at facilitere det", "facilitere"),
        (("med- og modspil",), "Gav Med- og modspil.", "Med- og modspil"),
        (("ord", "ord for ord"), "Tog det ord for ord.", "ord for ord"),
        (("a.c",), "abc", ""),
        ((), "noget", ""),
    ],
)
def test_a_word_list_is_found_as_whole_words(word_list: tuple[str, ...], text: str, match: str) -> None:
    assert lexicon_of(words=word_list).find("list", text) == match


def test_a_pattern_matches_letters_of_either_case_and_gives_the_words_without_spaces() -> None:
    assert lexicon_of(patterns=(" æble ",)).find("p0", "Et ÆBLE til") == "ÆBLE"
    assert lexicon_of(patterns=(" æble ",)).find("p0", "Et æblerov") == ""


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bRKI\b", "rki"),
        (r"\bÆBLE\S", "æbles"),
        (r"[A-D]\D[^X]", "c-y"),
        (r"[Z-a]b", "_b"),
        (r"[A-z]b", "^b"),
        (r"(?<!A )B(?! c)", "b"),
        (r"\u00c6ble", "æble"),
        (r"(?x) A B", "ab"),
        (r"(?P<name>A)B(?P=name)", "aba"),
        (r"(A)B\1", "aba"),
        (r"(?-i:A)B", "Ab"),
        (r"\x41", "a"),
    ],
)
def test_a_quick_test_never_hides_a_match(pattern: str, text: str) -> None:
    lexicon = lexicon_of(patterns=(pattern,))
    assert lexicon.find("p0", text) == text
    assert lexicon.find("p0", "nej") == ""


def test_every_shipped_pattern_has_a_quick_test_but_those_that_tell_capitals_apart(lexicon: Lexicon) -> None:
    slow = {name for name, search in lexicon.searches.items() if search.quick is None}
    assert slow == {name for name, search in lexicon.searches.items() if search.flags == 0}
    assert slow == {"gendered-pronoun", "plural-you", "party", "broken-encoding"}


def test_a_word_list_is_taken_out_of_a_text() -> None:
    assert lexicon_of(words=("meget", "Af og til")).without("list", "Af og til MEGET Sent").split() == [
        "sent"
    ]


@pytest.mark.parametrize("odd", [r"\b(ab)\1\b", r"(?s)ab.ab", r"(?P<x>abab)", "(?x) ab ab"])
def test_a_topic_is_found_though_another_has_groups_or_flags(odd: str) -> None:
    for topics in ((odd, "kage"), ("kage", odd)):
        lexicon = lexicon_of(topics=topics)
        matches = [topic.name for text in ("kage", "abab ab\nab") for topic in topics_in(text, lexicon)]
        assert sorted(matches) == ["T0", "T1"]


def test_a_file_that_lacks_what_a_rule_needs_is_told_so() -> None:
    assert Counter(missing_rules(WordingRules(patterns=(), word_lists=()))).most_common(1)[0][1] == 1
    assert {"leading", "lost-letters"} <= set(missing_rules(WordingRules(patterns=(), word_lists=())))


def test_a_bank_without_a_pattern_that_a_rule_needs_is_not_judged(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    shipped = shipped_folder("question_bank") / "rules"
    (rules / "legal.yaml").write_bytes((shipped / "legal.yaml").read_bytes())
    text = (shipped / "wording.yaml").read_text("utf-8").replace("- id: habit\n", "- id: hobby\n")
    (rules / "wording.yaml").write_text(text, "utf-8")
    lexicon, problems = load_lexicon(tmp_path)
    assert lexicon is None
    assert [(problem.code, "«habit»" in problem.message) for problem in problems] == [("rule-missing", True)]
