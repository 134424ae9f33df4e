"""The two profiles hold every line of their sources, word for word."""

import re
from pathlib import Path

import pytest

from interview_kit.bank import load_bank
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


def test_the_role_and_the_notes_are_the_sources_own_words_where_it_speaks_of_no_organisation(
    bank: QuestionBank,
) -> None:
    profile = bank.profiles["direktoer"]
    assert profile.organisation is None
    for text in (*profile.role, *profile.responsibilities, *profile.introduction, *profile.notes):
        assert text in source_of("direktoer"), text


def test_what_is_printed_of_a_profile_is_mended_where_its_source_lacks_a_word(bank: QuestionBank) -> None:
    printed = " ".join(bank.profiles["leder-ltk"].introduction)
    assert "er en konkretisering af leder- og medarbejdergrundlaget" in printed
    assert "er en konkretisering leder-" in source_of("leder-ltk")


@pytest.mark.parametrize(
    ("organisation", "words"),
    [
        (None, "Kommunen er vores. Vi leder kommunen og kommunens folk."),
        ("Vejle Kommune", "Vejle Kommune er vores. Vi leder Vejle Kommune og Vejle Kommunes folk."),
        ("Aarhus", "Aarhus er vores. Vi leder Aarhus og Aarhus' folk."),
        ("Fonden Lux", "Fonden Lux er vores. Vi leder Fonden Lux og Fonden Lux' folk."),
    ],
)
@pytest.mark.parametrize("placeholder", ["{organisation}", "Andetby Kommune"])
def test_a_profile_speaks_of_the_users_organisation_or_of_none(
    bank: QuestionBank, organisation: str | None, words: str, placeholder: str
) -> None:
    text = f"{placeholder} er vores. Vi leder {placeholder} og {placeholder}s folk."
    changes = {"organisation": "Andetby Kommune", "notes": (text,)}
    profile = bank.profiles["direktoer"].model_copy(update=changes)
    assert profile.printed_for(organisation).notes == (words,)


@pytest.mark.parametrize(
    ("wrote_it", "words"),
    [
        ("Region Fjordland", "Regionen"),
        ("Fonden Håb", "Organisationen"),
        ("By Kommune", "Kommunen"),
        (None, "Kommunen"),
    ],
)
def test_the_common_word_is_that_of_the_organisation_that_wrote_the_profile(
    bank: QuestionBank, wrote_it: str | None, words: str
) -> None:
    changes = {"organisation": wrote_it, "notes": ("{organisation} er stor.",)}
    assert bank.profiles["direktoer"].model_copy(update=changes).printed_for().notes == (f"{words} er stor.",)


def test_every_first_focus_has_an_entry(bank: QuestionBank) -> None:
    firsts = {
        focus.behaviours[0].id
        for position in bank.positions.values()
        for one_round in position.rounds
        for focus in one_round.focus
    }
    assert len(firsts) == 24
    assert firsts <= set(bank.entries)


@pytest.mark.parametrize(
    "text", ["Leder {organisaton} godt.", "Leder {{organisation}} godt.", "Leder {kommune}."]
)
def test_braces_that_nothing_is_put_into_are_a_problem_at_their_line(bank_copy: Path, text: str) -> None:
    path = bank_copy / "profiles" / "vagt.yaml"
    path.write_text(path.read_text("utf-8").replace("Hilser på gæsterne.", text), encoding="utf-8")
    [found] = load_bank(bank_copy).problems
    assert (found.code, found.line) == ("placeholder-unknown", 15)


@pytest.mark.parametrize("text", ["Leder SOLBY KOMMUNE godt.", "Leder Solby kommune godt."])
def test_the_full_name_of_the_profiles_own_organisation_is_printed_for_nobody_else(
    bank: QuestionBank, text: str
) -> None:
    changes = {"organisation": "Solby Kommune", "notes": (text,)}
    profile = bank.profiles["direktoer"].model_copy(update=changes)
    assert profile.printed_for("Nyby Kommune").notes == ("Leder Nyby Kommune godt.",)


@pytest.mark.parametrize("text", ["Kender Solby godt.", "Kender byrådet i SOLBY."])
def test_a_part_of_the_own_organisations_name_is_told_at_its_line(bank_copy: Path, text: str) -> None:
    path = bank_copy / "profiles" / "vagt.yaml"
    profile = path.read_text("utf-8").replace("Hilser på gæsterne.", text)
    path.write_text(profile.replace("\ntitle:", '\norganisation: "Solby Kommune"\ntitle:', 1), "utf-8")
    [found] = load_bank(bank_copy).problems
    assert (found.code, found.level, found.line) == ("organisation-named", "warning", 16)
