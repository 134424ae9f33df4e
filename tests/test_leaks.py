"""What in a text tells of another candidate: found in every spelling, and common words left alone."""

import pytest

from benchmarks.leaks import clean_cases, is_found, planted_cases
from interview_kit.case_file.leaks import Known, known_people, leaks_in
from interview_kit.case_file.names import Somebody
from interview_kit.models.people import People
from interview_kit.models.recruitment import Recruitment
from interview_kit.recruitments.doubts import naming

KNOWN = Known(
    candidates=(
        Somebody("K1", "Hans Lund"),
        Somebody("K2", "Ewald O'Neill & Søn", "EWON", "ewald.o@privat.example", "72 12 22 32"),
        Somebody("K3", "Anne Bo Xylander", "ANXY", "anne@privat.example"),
        Somebody("K4", "Søren-Peter Ågård", "SPÅG", "", "+45 71 11 21 31"),
        Somebody("K5", "Liv Storm"),
    ),
    members=(Somebody("M1", "Anne Berg", "ANBE"), Somebody("M2", "Storm Lund")),
    contact=Somebody("", "Liv Ravn", "", "liv@eksempelby.example"),
)


def found(text: str, own: str = "K3", *, initials: bool = False) -> list[tuple[str, str]]:
    return [(leak.kind, leak.words) for leak in leaks_in(text, KNOWN, own, initials=initials)]


@pytest.mark.parametrize(
    "words",
    [
        "K4",
        "k4",
        "K 4",
        "k 4",
        "K-4",
        "K\u20114",
        "K\xa04",
        "K\n4",
        "K\u200b4",
        "K\xad4",
        "Ｋ４",
        "\u041a4",
        "K04",
        "K_4",
        "kandidat 4",
        "KANDIDAT 4",
        "kandidat nr. 4",
        "kandidat nummer 4",
        "kandidaten nr. 4",
        "kandidat fire",
        "kand. 4",
        "ansøger 4",
        "K4's",
        "K4eren",
        "K4'eren",
        "K4erens",
        "kand 4",
        "kand4",
        "kandidat (4",
        "kandidat [4",
        "Kandidat IV",
        "kandidat nr. IV",
        "ansøgeren 4",
        "kandidaten 4",
        "K4s",
    ],
)
def test_a_code_is_found_however_it_is_written(words: str) -> None:
    assert found(f"Svagere end {words}, synes jeg") == [("code", words)]


@pytest.mark.parametrize(
    "text", ["K3 og 4", "K3/4", "kandidaterne 3 og 4", "kandidaterne 1, 3 og 4", "kandidat 3 og 4"]
)
def test_a_code_is_found_in_a_row_of_them(text: str) -> None:
    assert any(kind == "code" and "4" in words for kind, words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "K3 svarede",
        "kandidat 3",
        "Kl. 4 ringede vagten",
        "kl 4",
        "S1, S4, C4 og V4",
        "M4 og M2",
        "K4-modellen",
        "K9",
        "4 K-spørgsmål",
        "kandidat 4 år i træk",
        "kandidaten 4 gange",
        "OK4",
        "K40",
        "K4,5",
        "nr. 4",
        "kap. 4",
        "uge 4",
    ],
)
def test_what_only_looks_like_a_code_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ewald",
        "EWALD",
        "ewald",
        "ewalds",
        "Ewald's",
        "O'Neill",
        "O’Neills",
        "ONEILL",
        "Søren",
        "soeren",
        "SØREN",
        "Soren",
        "So\u0308ren",
        "Peter",
        "Ågård",
        "Aagaard",
        "Agård",
        "A\u030agård",
        "ågårds",
        "S\u00adøren",
        "Å\u200bgård",
        "Sø-\nren",
    ],
)
def test_a_part_of_a_name_is_found_however_it_is_written(words: str) -> None:
    assert [text for kind, text in found(f"Det sagde {words} også") if kind == "part"] == [words]


@pytest.mark.parametrize(
    "words",
    ["Liv Storm", "liv storm", "LIV\nSTORM", "Liv\xa0Storm", "Liv-Storm", "liv_storm", "Søren Peter Ågård"],
)
def test_a_whole_name_is_found_as_one(words: str) -> None:
    assert found(f"Som {words}.") == [("name", words)]


def test_a_name_that_is_a_word_is_one_only_with_a_capital() -> None:
    assert found("et helt liv i stormvejr, midt i en storm, med hans ord") == []
    assert found("Som Liv sagde til Storm og Hans") == [("part", "Liv"), ("part", "Storm"), ("part", "Hans")]


def test_a_name_inside_a_word_is_none() -> None:
    assert found("Livet, Hansen, Petersen, Lundby, overlivs") == []


def test_the_candidates_own_name_is_no_leak_even_where_it_is_also_anothers() -> None:
    assert found("Anne Bo Xylander, Anne, anne@privat.example") == []
    other = Somebody("K6", "Anne Vestergaard")
    known = KNOWN._replace(candidates=(*KNOWN.candidates, other))
    assert leaks_in("Anne svarede", known, "K3") == ()
    assert [leak.kind for leak in leaks_in("Anne Vestergaard svarede", known, "K3")] == ["name"]


def test_a_members_whole_name_is_no_leak_though_a_candidate_has_a_part_of_it() -> None:
    assert found("Storm Lund spurgte, og Liv Ravn skrev: liv@eksempelby.example") == []
    assert found("Storm spurgte") == [("part", "Storm")]


@pytest.mark.parametrize(
    "words",
    [
        "ewald.o@privat.example",
        "EWALD.O@PRIVAT.EXAMPLE",
        "ewald.o @ privat.example",
        "ewald.o(at)privat.example",
        "ewald.o@\nprivat.example",
        "ewald.o@privat\u200b.example",
    ],
)
def test_a_mail_is_found_with_blanks_in_it(words: str) -> None:
    assert found(f"Skriv til {words}!") == [("mail", words)]


@pytest.mark.parametrize(
    "words",
    [
        "71112131",
        "71 11 21 31",
        "7111 2131",
        "71-11-21-31",
        "71.11.21.31",
        "+45 71112131",
        "+4571112131",
        "0045 71 11 21 31",
        "71\xa011\xa021\xa031",
        "７１１１２１３１",
    ],
)
def test_a_phone_number_is_found_in_any_spacing(words: str) -> None:
    assert found(f"Ring på {words}.") == [("phone", words)]


def test_another_number_is_no_phone_number() -> None:
    assert found("sag 171112131, 711121310 og 71112132") == []


def test_initials_are_told_only_where_they_are_asked_for() -> None:
    assert found("anbe og EWON skrev") == []
    assert found("anbe og EWON skrev", initials=True) == [("initials", "anbe"), ("initials", "EWON")]
    assert found("anberne", initials=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "bedre end den forrige",
        "den bedste af dem",
        "modsat de andre",
        "klarere end de øvrige",
        "nr. 1 i feltet",
        "Den forrige kandidat vidste det.",
        "2. kandidat var skarpere",
        "ikke så konkret som den første",
    ],
)
def test_a_comparison_is_for_a_person_to_read(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["comparison"]


@pytest.mark.parametrize(
    "text",
    [
        "bedre end de andre ledere i kommunen",
        "den første plan",
        "de andre kommuner",
        "modsat de andre skoler",
        "hun er den bedste til at lytte",
        "bedre, end vi havde troet",
        "3,9 mio. mod forventet",
    ],
)
def test_a_comparison_within_the_story_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_numbers_set_against_each_other_are_for_a_person_to_read() -> None:
    assert found("Landede på 3,9 mod 2,8.") == [("number", "3,9 mod 2,8")]


def test_without_a_candidate_of_its_own_any_candidate_is_a_leak() -> None:
    assert found("K3 og Xylander", own="") == [("code", "K3"), ("part", "Xylander")]


def test_a_leak_stands_where_it_says() -> None:
    text = "Æ\u200b ø: se\xa0K\xad4 og S\u00adøren"
    leaks = leaks_in(text, KNOWN, "K3")
    assert [text[leak.position : leak.position + len(leak.words)] for leak in leaks] == [
        "K\xad4",
        "S\u00adøren",
    ]


def test_a_code_is_known_from_the_recruitment_without_a_name() -> None:
    recruitment = Recruitment.model_validate({"position": "x", "candidates": [{"code": "K7"}]})
    known = known_people(People(), recruitment)
    assert [leak.words for leak in leaks_in("som K7 og K8", known, "")] == ["K7"]


def test_the_recruitments_own_texts_are_searched_in_the_same_way() -> None:
    people = People.model_validate(
        {"candidates": {"K1": {"name": "Åse Møller"}}, "contact": {"name": "Ib Rask"}}
    )
    assert naming(people, "skriv til aase moeller") == "name-outside"
    assert naming(people, "skriv til Ib Rask") == "name-outside"
    assert naming(people, "Møllers sag") == "name-perhaps"
    assert naming(people, "K1 er rask") is None


@pytest.mark.slow
def test_every_planted_leak_is_found_and_few_clean_notes_are_suspected() -> None:
    missed = [case for case in planted_cases(500, seed=15) if not is_found(case)]
    assert missed == []
    suspected = [case for case in clean_cases(500, seed=16) if leaks_in(case.text, case.known, "K3")]
    assert len(suspected) <= 15


def test_a_department_beside_a_name_is_no_name() -> None:
    known = known_people(People.model_validate({"contact": {"name": "Ida Prøvemark, HR"}}))
    assert leaks_in("Ringede til HR samme dag", known, "K1", members=True) == ()
    assert [leak.words for leak in leaks_in("Ida fik det i maj", known, "K1", members=True)] == ["Ida"]


def test_a_name_in_capitals_is_a_name() -> None:
    known = known_people(People.model_validate({"candidates": {"K2": {"name": "BO HALD"}}}))
    assert [leak.words for leak in leaks_in("Bo Hald sagde nej", known, "K1")] == ["Bo Hald"]


def test_the_candidate_with_a_number_and_a_verb_is_a_code() -> None:
    assert ("code", "kandidaten 4") in found("Det var, som om kandidaten 4 svarede bedre")
    assert found("Gav kandidaten 4 eksempler og ansøgeren 2 bilag. Den kandidat I valgte.") == []


@pytest.mark.parametrize("text", ["K3-5 var svage", "K3\u20135 svarede ens", "K2-K5", "Se K3-4"])
def test_a_range_of_codes_holds_all_between(text: str) -> None:
    assert any(kind == "code" for kind, _ in found(text))


@pytest.mark.parametrize("text", ["nr. 4 var bedre", "nummer 2 svarede langt klarere", "stærkere end nr. 4"])
def test_a_number_that_is_better_is_a_comparison(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["comparison"]


@pytest.mark.parametrize("text", ["nr. 4 på listen", "Punkt nr. 4 var uklart", "K3-5 minutter"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["71_11_21_31", "71:11:21:31", "tlf:71 11_21 31"])
def test_a_phone_number_is_found_whatever_is_between(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["phone"]
