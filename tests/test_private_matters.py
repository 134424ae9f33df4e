"""Private matters are found however they are put and however they were pasted; work on the same matters is not."""

import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.rule import Finding
from interview_kit.checks.running import question_findings
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon

DATA = Path(__file__).parent / "data"
LEGAL = {"private-matter": "error", "private-matter-unless-needed": "warning", "possibly-private": "warning"}


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
}


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
