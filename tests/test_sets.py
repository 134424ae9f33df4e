"""A position has a second set of questions: the first is public once it has been asked."""

from itertools import combinations, product
from pathlib import Path

import pytest
from click.testing import CliRunner

from interview_kit.bank import load_bank
from interview_kit.cli import main
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning import plan
from interview_kit.problems import UserError
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.checking import check_bank
from interview_kit.workplace.workplace import Workplace
from tests.conftest import ROOT

HOUSE = ROOT / "templates" / "house.docx"
# What the review of November 2026 found to call up the same story.
ALIKE = (
    {"politik.forventninger", "kommunikation.synlig", "personlige.kommunikation"},
    {"mening.kerneopgaven", "helhed.relationel-koordinering", "personlige.konflikter"},
    {"styring.ressourcer", "strategi.sammenhaeng", "styring.planlaegning", "styring.kompetencer"},
    {"strategisk.ressourcer", "tvaergaaende.hele-kommunen"},
    {"politik.kvalificerer-oensker", "strategisk.oversaettelse", "kommunikation.oversaetter-maal"},
    {"strategi.ambitioes", "mening.forandring", "styring.implementering", "mening.formidle"},
    {"rollemodel.ambitioes", "strategisk.vedholdenhed"},
    {"faglig.formidling", "faglig.beslutningsoplaeg", "kommunikation.maalgrupper", "kommunikation.dialog"},
    {"helhed.paa-tvaers", "helhed.helhedsperspektiv"},
    {"tvaergaaende.samarbejde", "strategisk.retning-og-borger"},
    {"faglig.overblik", "ledelsesrum.rammer-og-tillid", "ledelsesrum.ledelsesmandat"},
)


def asked(bank: QuestionBank, position: str, question_set: str) -> dict[int, list[str]]:
    """By round the entries that a set asks."""
    recruitment = Recruitment.model_validate({"position": position, "set": question_set})
    a_plan = plan(bank, recruitment)
    assert not a_plan.problems
    assert not any(one_round.problems for one_round in a_plan.rounds.values())
    return {
        number: [choice.entry.id for choice in planned.questions] for number, planned in a_plan.rounds.items()
    }


def every_set(bank: QuestionBank) -> dict[tuple[str, str], dict[int, list[str]]]:
    return {(key, name): asked(bank, key, name) for key, name in product(bank.positions, "AB")}


def test_no_two_sets_print_the_same_questions(bank: QuestionBank) -> None:
    printed = {
        key: {entry for row in rounds.values() for entry in row} for key, rounds in every_set(bank).items()
    }
    for first, second in combinations(printed, 2):
        assert printed[first] != printed[second], (first, second)


def test_the_second_set_of_a_position_repeats_nothing_of_the_first(bank: QuestionBank) -> None:
    for position in bank.positions:
        first, second = (
            {entry for row in asked(bank, position, name).values() for entry in row} for name in "AB"
        )
        assert first.isdisjoint(second), position
        assert len(first) == len(second), position


def test_at_least_forty_of_the_scored_questions_are_in_use(bank: QuestionBank) -> None:
    used = {entry for rounds in every_set(bank).values() for row in rounds.values() for entry in row}
    named = {
        behaviour.id
        for position in bank.positions.values()
        for name in (None, *position.sets)
        for one_round in position.in_set(name).rounds
        for focus in one_round.focus
        for behaviour in focus.behaviours
    }
    assert len(used | named) >= 40


def test_no_two_questions_of_an_interview_call_up_the_same_story(bank: QuestionBank) -> None:
    for key, rounds in every_set(bank).items():
        for number, entries in rounds.items():
            names = {entry.partition(".")[2] for entry in entries}
            for group in ALIKE:
                assert len(names & group) < 2, (key, number, names & group)


def test_a_leader_is_asked_about_leading_people_in_the_first_round(bank: QuestionBank) -> None:
    of_people = ("leder-ltk.mening.", "leder-ltk.personlige.")
    for (position, name), rounds in every_set(bank).items():
        if bank.positions[position].profile == "leder-ltk":
            assert any(entry.startswith(of_people) for entry in rounds[1]), (position, name)


def test_a_reference_is_asked_about_all_that_is_left_to_it(bank: QuestionBank) -> None:
    for position in bank.positions.values():
        left = [row for row in position.elsewhere if row.where == "reference"]
        assert len(left) <= 4
        assert all(row.ask for row in left)


def with_set_b(bank_copy: Path, lines: str) -> Path:
    path = bank_copy / "positions" / "vagtmester.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("elsewhere:\n", f"{lines}elsewhere:\n"), encoding="utf-8")
    return bank_copy


SET_OF_DOORS = """sets:
  B:
    - number: 2
      focus:
        - competency: vagt.hus
          behaviours:
            - {id: vagt.hus.doer, reason: "Døren først."}
"""
SET_B = SET_OF_DOORS.replace(
    "  B:\n",
    """  B:
    - number: 1
      focus:
        - competency: vagt.fejl
          behaviours:
            - {id: vagt.fejl.siger-til, reason: "Fejl skal meldes."}
""",
)


def test_the_other_set_is_asked_and_named_on_paper(bank_copy: Path) -> None:
    workplace = Workplace(with_set_b(bank_copy, SET_B), HOUSE)
    built = build_round(workplace, BuildRequest(position="vagtmester", question_set="b"))
    assert [question.entry for question in built.guide.content.questions] == ["vagt.fejl.siger-til"]
    assert built.guide.content.question_set == "B"
    first = build_round(workplace, BuildRequest(position="vagtmester", question_set="A"))
    assert [question.entry for question in first.guide.content.questions] == ["vagt.hus.doer"]
    assert first.guide.content.question_set is None


def test_a_set_that_is_not_there_is_refused_with_those_that_are(bank_copy: Path) -> None:
    workplace = Workplace(with_set_b(bank_copy, SET_B), HOUSE)
    with pytest.raises(UserError) as refused:
        build_round(workplace, BuildRequest(position="vagtmester", question_set="C"))
    (found,) = refused.value.problems
    assert (found.code, found.hint) == ("set-unknown", "Skriv et af disse: A, B.")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (
            "number: 2\n      focus:\n        - competency: vagt.hus",
            "number: 3\n      focus:\n        - competency: vagt.hus",
            "unknown-reference",
        ),
        ("{id: vagt.hus.doer, reason", "{id: vagt.hus.doere, reason", "unknown-reference"),
        (
            "competency: vagt.fejl\n          behaviours:\n            - {id: vagt.fejl.siger-til",
            "competency: vagt.hus\n          behaviours:\n            - {id: vagt.hus.gaester",
            "competency-twice",
        ),
    ],
)
def test_what_is_wrong_in_a_second_set_is_told_as_in_the_first(
    bank_copy: Path, before: str, after: str, code: str
) -> None:
    assert before in SET_B
    problems = load_bank(with_set_b(bank_copy, SET_B.replace(before, after))).problems
    assert [found.code for found in problems] == [code]
    assert problems[0].line > 25


def test_check_plans_the_other_sets_as_the_first(bank_copy: Path) -> None:
    before = {found.code for found in check_bank(bank_copy)}
    found = check_bank(with_set_b(bank_copy, SET_OF_DOORS))
    new = [one for one in found if one.code not in before and one.code != "set-lacks-round"]
    assert [one.code for one in new] == ["no-questions", "role-without-question"]
    lines = Path(new[0].file).read_text(encoding="utf-8").splitlines()
    assert lines[new[0].line - 1] == "  B:"


def test_a_build_says_which_set_and_which_words_it_used(bank_copy: Path, tmp_path: Path) -> None:
    folder = with_set_b(bank_copy, SET_B)
    words = ("build", "vagtmester", "--bank", str(folder), "-o", str(tmp_path))
    result = CliRunner().invoke(main, [*words, "--set", "B", "--without-staff", "--round", "2"])
    assert "Spørgsmålene er fra sæt B." in result.output
    assert result.exit_code == 0, result.output
    assert (
        "Ingen af spørgsmålene har en særlig ordlyd til den, der ikke har ledet nogen endnu." in result.output
    )


def test_a_build_counts_the_questions_for_candidates_without_staff(tmp_path: Path) -> None:
    told = " af dem er formuleret, så også den, der ikke har ledet nogen endnu, kan svare."
    outputs = [
        CliRunner().invoke(main, ["build", "teamleder", "-o", str(tmp_path / word), f"--{word}-staff"]).output
        for word in ("with", "without")
    ]
    assert [told in output for output in outputs] == [False, True]


def test_a_round_that_a_set_has_no_questions_for_is_named(bank_copy: Path) -> None:
    folder = with_set_b(bank_copy, SET_OF_DOORS)
    (found,) = [one for one in check_bank(folder) if one.code == "set-lacks-round"]
    assert "Sæt B har ingen spørgsmål til 1. samtale" in found.message
    assert Path(found.file).read_text(encoding="utf-8").splitlines()[found.line - 1] == "  B:"


def test_a_round_that_a_set_lacks_is_said_when_it_is_built_and_is_not_called_that_set(
    bank_copy: Path,
) -> None:
    workplace = Workplace(with_set_b(bank_copy, SET_OF_DOORS), HOUSE)
    built = build_round(workplace, BuildRequest(position="vagtmester", question_set="B"))
    assert "set-lacks-round" in [remark.code for remark in built.report.remarks]
    assert built.report.question_set is None
    assert [question.entry for question in built.guide.content.questions] == ["vagt.hus.doer"]


def test_a_guide_does_not_promise_words_for_those_without_staff_where_it_has_none(bank_copy: Path) -> None:
    built = build_round(Workplace(bank_copy, HOUSE), BuildRequest(position="vagtmester", without_staff=True))
    assert built.guide.content.without_staff is None
    assert built.report.without_staff == 0
