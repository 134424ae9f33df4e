"""The two profiles hold every line of their sources, word for word."""

import re

import pytest

from interview_kit.models.bank import QuestionBank
from interview_kit.shipped import shipped_folder


def repaired(source: str) -> str:
    """The source as found, mended as rule Q28 says: quotes with the lost space, bullets, broken lines."""
    text = re.sub(r"â€(?=\w)", "”", source)
    text = re.sub(r"(?<=\w)†(?=\w)", "” ", text)
    text = text.replace("\uf0d8", "•")
    return re.sub(r"\s+", " ", text)


def source_of(profile: str) -> str:
    return repaired((shipped_folder("question_bank") / f"sources/{profile}.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    ("profile", "counts"), [("direktoer", [5, 4, 5, 5, 5, 5, 4]), ("leder-ltk", [10, 4, 5, 6, 6, 4, 4])]
)
def test_a_profile_has_all_its_behaviours(bank: QuestionBank, profile: str, counts: list[int]) -> None:
    assert [len(competency.behaviours) for competency in bank.profiles[profile].competencies] == counts


@pytest.mark.parametrize("profile", ["direktoer", "leder-ltk"])
def test_every_source_line_stands_in_the_source_in_the_same_order(bank: QuestionBank, profile: str) -> None:
    source, at = source_of(profile), 0
    for competency in bank.profiles[profile].competencies:
        for behaviour in competency.behaviours:
            found = source.find(f"• {behaviour.source}", at)
            if found < 0:
                found = source.find(behaviour.source, at)
            assert found >= 0, f"{behaviour.id}: {behaviour.source!r} is not in the source after {at}"
            at = found + len(behaviour.source)


@pytest.mark.parametrize("profile", ["direktoer", "leder-ltk"])
def test_nothing_that_a_broken_import_leaves_is_left(bank: QuestionBank, profile: str) -> None:
    text = bank.profiles[profile].model_dump_json()
    assert not re.search("Ã.|â€|†|Â|\ufffd|[\ue000-\uf8ff]", text)


def test_a_printed_behaviour_is_a_sentence_without_a_subject(bank: QuestionBank) -> None:
    for profile in bank.profiles.values():
        for competency in profile.competencies:
            for behaviour in competency.behaviours:
                text = behaviour.text
                assert text[0].isupper(), behaviour.id
                assert text.endswith("."), behaviour.id
                assert not re.search(r"\b(?:du|din|dit|dine|vi|vores|os)\b", text), behaviour.id


def test_the_role_and_the_notes_are_the_sources_own_words(bank: QuestionBank) -> None:
    for key in ("direktoer", "leder-ltk"):
        profile = bank.profiles[key]
        for text in (*profile.role, *profile.responsibilities, *profile.introduction, *profile.notes):
            assert text in source_of(key), text


def test_every_first_focus_has_an_entry(bank: QuestionBank) -> None:
    firsts = {
        focus.behaviours[0].id
        for position in bank.positions.values()
        for one_round in position.rounds
        for focus in one_round.focus
    }
    assert len(firsts) == 14
    assert firsts <= set(bank.entries)
