"""Private matters are found however they are put and however they were pasted; work on the same matters is not."""

import csv
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.make_rules import EXAMPLE_ENTRY
from interview_kit.bank.rules import load_rules
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.normalised import normalised, readings
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import entry_findings, own_question_findings, question_findings
from interview_kit.checks.wording import foreign_marks
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import OwnQuestion
from interview_kit.models.rules import Alternative
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon

DATA = Path(__file__).parent / "data"
LEGAL = {"private-matter": "error", "private-matter-unless-needed": "warning"}  # what HR's patterns find


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(shipped_folder("question_bank")).or_raise()


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def legal_findings(text: str, lexicon: Lexicon) -> list[Finding]:
    return [finding for finding in question_findings(text, "behavioural", lexicon) if finding.rule in LEGAL]


@pytest.mark.parametrize("row", rows("private_matters.tsv"), ids=lambda row: row["text"][:60])
def test_a_private_matter_is_found_at_its_level_and_work_on_the_same_matter_is_not(
    row: dict[str, str], lexicon: Lexicon
) -> None:
    levels = {LEGAL[finding.rule] for finding in legal_findings(row["text"], lexicon)}
    assert levels == (set() if row["level"] == "none" else {row["level"]})


def test_the_table_has_enough_of_each() -> None:
    levels = [row["level"] for row in rows("private_matters.tsv")]
    assert levels.count("none") >= 25
    assert levels.count("error") + levels.count("warning") >= 40


# However a question was pasted


def in_each_word(mark: str) -> Callable[[str], str]:
    """Puts the mark in the middle of every word of three letters or more."""
    return lambda text: " ".join(
        f"{word[: len(word) // 2]}{mark}{word[len(word) // 2 :]}" if len(word) > 2 else word
        for word in text.split(" ")
    )


def between_words(blank: str) -> Callable[[str], str]:
    return lambda text: text.replace(" ", blank)


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


FORMS: dict[str, Callable[[str], str]] = {
    "two blanks": between_words("  "),
    "no-break blank": between_words("\u00a0"),
    "narrow no-break blank": between_words("\u202f"),
    "ideographic blank": between_words("\u3000"),
    "tab": between_words("\t"),
    "line break": between_words("\n"),
    "Windows line break": between_words("\r\n"),
    "line separator": between_words("\u2028"),
    "zero-width blank in words": in_each_word("\u200b"),
    "zero-width blank between words": between_words("\u200b"),
    "word joiner": in_each_word("\u2060"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "left-to-right mark": in_each_word("\u200e"),
    "soft hyphen": in_each_word("\u00ad"),
    "Word's soft hyphen": in_each_word("\x1f"),
    "no-break hyphen": lambda text: text.replace("-", "\u2011"),
    "Word's no-break hyphen": lambda text: text.replace("-", "\x1e"),
    "split accents": lambda text: unicodedata.normalize("NFD", text),
    "full width": full_width,
    "bold letters": lambda text: text.replace("e", "\U0001d41e"),
    "ae, oe, aa": lambda text: text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"),
    "Swedish letters": lambda text: text.replace("æ", "ä").replace("ø", "ö"),
    "a Cyrillic letter": lambda text: text.replace("e", "\u0435", 3).replace("a", "\u0430", 1),
    "a Greek letter": lambda text: text.replace("o", "\u03bf"),
    "capitals": str.upper,
    "HTML": lambda text: f"<p>{text.replace(' ', '&nbsp;')}</p>",
    "bold HTML": lambda text: " ".join(f"<b>{word}</b>" for word in text.split(" ")),
    "Markdown": lambda text: "- " + " ".join(f"**{word}**" for word in text.split(" ")),
    "typographic quotes": lambda text: f"”{text}”",
    "a number": lambda text: f"1. {text}",
    "underline": in_each_word("\u0332"),
    "dots below": in_each_word("\u0323"),
    "accents": in_each_word("\u0301"),
    "ø of two signs": lambda text: text.replace("ø", "o\u0338").replace("Ø", "O\u0338"),
    "variation selectors": in_each_word("\ufe0f"),
    "colours of a terminal": lambda text: f"\x1b[1m{text}\x1b[0m",
    "a title of a terminal": lambda text: f"\x1b]0;navn\x07{text}",
    "words parted by a line break": lambda text: " ".join(
        f"{word[:3]}- {word[3:]}" if word.isalpha() and len(word) > 5 else word for word in text.split(" ")
    ),
}


# Read in several ways, because a private matter counts in any of them.
ONLY_FOR_THE_LAW = {
    "ae, oe, aa", "Swedish letters", "capitals", "accents", "words parted by a line break",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", ["legal_cases.tsv", "private_matters.tsv"])
def test_the_law_finds_the_same_however_a_question_was_pasted(
    table: str, form: str, lexicon: Lexicon
) -> None:
    lost = []
    for row in rows(table):
        text = row.get("text") or row["spørgsmål"]
        clean = {(finding.rule, finding.details["topic"]) for finding in legal_findings(text, lexicon)}
        pasted = {
            (finding.rule, finding.details["topic"]) for finding in legal_findings(FORMS[form](text), lexicon)
        }
        if clean != pasted:
            lost.append((text, clean, pasted))
    assert lost == []


@pytest.mark.parametrize("form", FORMS)
def test_a_banks_text_and_a_panels_own_are_read_as_a_question_is(
    form: str, bank: QuestionBank, lexicon: Lexicon
) -> None:
    text = FORMS[form]("Hvem passer dine børn?")
    [entry] = bank.entries[EXAMPLE_ENTRY]
    first, *others = entry.questions
    probed = first.model_copy(update={"probes": (text, *first.probes[1:])})
    changed = entry.model_copy(update={"questions": (probed, *others)})
    found = {finding.rule for finding in entry_findings(changed, lexicon)}
    assert "private-matter" in found
    own = OwnQuestion.model_construct(id="egen.1", text=text, kind="open", probes=(text,), approved=None)
    places = [
        finding.loc for finding in own_question_findings(own, lexicon) if finding.rule == "private-matter"
    ]
    assert places == [("text",), ("probes", 0)]


@pytest.mark.parametrize("form", sorted(set(FORMS) - ONLY_FOR_THE_LAW))
@pytest.mark.parametrize(
    "text",
    [
        "Er du god til at samarbejde på tværs?",
        "Du er vel vant til at arbejde med politikere?",
        "Hvad ville du gøre, hvis to chefer var uenige?",
        "Hvordan inddrog du politikerne, og hvad lærte du af det?",
        "Hvorfor gjorde du det?",
    ],
)
def test_the_other_rules_read_a_pasted_text_as_a_typed_one(form: str, text: str, lexicon: Lexicon) -> None:
    def found(pasted: str) -> set[str]:
        return {finding.rule for finding in question_findings(pasted, "open", lexicon)} - {"foreign-marks"}

    assert found(FORMS[form](text)) - {"broken-encoding"} == found(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Har  du\u00a0b\u00f8rn ", "Har du børn"),
        ("fagfore-\nning", "fagforening"),
        ("børne-\nog ungdomsudvalg", "børne- og ungdomsudvalg"),
        ("a–kasse", "a-kasse"),
        ("Росс", "Pocc"),
        ("Россия", "Россия"),
        ("CO₂ og ½ … og ...", "CO2 og 1⁄2 … og …"),
        ("R&amp;D, 2 < 3 og 4 > 3", "R&D, 2 < 3 og 4 > 3"),
        ("\u200b\u00ad", ""),
    ],
)
def test_a_text_is_made_plain(text: str, read: str) -> None:
    assert normalised(text) == read


@pytest.mark.parametrize(
    "seed", ["a", " ", "-\n", "<a", "&a", "[", "](", "*", "_", "\u0301", "\u200b", "\u0430", "a\u0430", "(("]
)
def test_no_text_takes_long_to_make_plain_or_to_be_searched_for_marks(seed: str, lexicon: Lexicon) -> None:
    text = (seed * 10_000)[:10_000]
    start = time.process_time()
    readings(text)
    list(foreign_marks(Passage("question", text), lexicon))
    assert time.process_time() - start < 0.5


def alternatives(bank: Path) -> list[tuple[str, Alternative]]:
    """Every alternative of the bank's rules with its topic's id."""
    legal = load_rules(bank).or_raise()[1]
    return [(topic.id, row) for topic in legal.topics for row in topic.ask]


def test_every_topic_says_what_may_be_asked_instead_or_who_handles_it() -> None:
    bank = shipped_folder("question_bank")
    topics = {topic.id for topic in load_rules(bank).or_raise()[1].topics}
    assert {topic for topic, _ in alternatives(bank)} == topics


def test_what_may_be_asked_instead_passes_every_rule(lexicon: Lexicon) -> None:
    for _, row in alternatives(shipped_folder("question_bank")):
        if row.kind == "note":
            assert "HR" in row.say
        else:
            assert question_findings(row.say, row.kind, lexicon) == [], row.say


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Hvem passer dine børn, når der er møde om aftenen?", "udvalgsmøde to tirsdage"),
        ("Har du været sygemeldt med stress?", "flere opgaver, end du kunne nå"),
        ("Hvornår går du på pension?", "mindst fem år"),
        ("Hvad er dit cpr-nummer?", "Nummeret beder HR om"),
    ],
)
def test_a_private_question_is_answered_with_the_nearest_that_may_be_asked(
    question: str, says: str, lexicon: Lexicon
) -> None:
    [found] = legal_findings(question, lexicon)
    assert says in str(found.details["instead"])


def test_the_guides_six_are_among_the_rules_own(bank: QuestionBank) -> None:
    rows = bank.texts.interview.ask_instead
    assert rows
    assert len(rows) == 6
    said = {row.say for _, row in alternatives(shipped_folder("question_bank"))}
    assert {row.say for row in rows} <= said
