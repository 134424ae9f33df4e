"""The papers of a compared round, read back: what stands on them, and what never does."""

import csv
import io
import itertools
import json
import re
from functools import cache
from pathlib import Path
from statistics import fmean

import openpyxl
import page
import pytest

from benchmarks.filled_round import filled_round, resealed
from interview_kit.comparison import Cell, compare_round
from interview_kit.documents.candidate_note import candidate_note, masked_notes
from interview_kit.documents.collection_paper import collection_paper
from interview_kit.documents.compared import Compared
from interview_kit.documents.comparison_paper import comparison_paper
from interview_kit.documents.comparison_sentences import (
    basis_sentence,
    one_decimal,
    outside_sentences,
    upper_group_sentences,
    weight_sentence,
)
from interview_kit.documents.dates import danish_moment
from interview_kit.documents.result_files import result_csv, result_json, result_xlsx
from interview_kit.documents.result_tables import Table, question_table, result_tables
from interview_kit.documents.view import View, word_file
from interview_kit.models.recruitment import ExcludedQuestion, Withdrawn
from interview_kit.models.text import listed
from interview_kit.models.vacancy import Vacancy
from interview_kit.recruitments import load_guide
from interview_kit.word.package import House
from tests.compared_rounds import EXAMPLE, compared_with, example, large, plain, ratings_of, uneven
from tests.conftest import PDF_UA, Convert
from tests.docx_text import W, part, text_of
from tests.test_print import pages_of
from tests.test_spelling import spelt_wrong
from tests.test_validator import sdk_errors
from tests.word_lint import word_faults

AT_LEAST = "Der skal mindst tre til."
CODE = re.compile(r"\bK([1-9]|1\d|20)\b")


def saved(view: View, house: House, path: Path) -> Path:
    path.write_bytes(word_file(view, house))
    return path


def lines_of(path: Path) -> list[str]:
    return [text_of(node) for node in part(path).iter(f"{W}p")]


def rows_of(path: Path, title: str) -> list[list[str]]:
    """The cells of the table with this title."""
    for table in part(path).iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") == title:
            return [
                [" ".join(map(text_of, cell.iter(f"{W}p"))) for cell in row.iterfind(f"{W}tc")]
                for row in table.iterfind(f"{W}tr")
            ]
    raise AssertionError(title)


def all_text(path: Path) -> str:
    """Every word in the file, headers, title and properties too."""
    names = ["word/document.xml", "docProps/core.xml", "docProps/custom.xml"]
    return "\n".join("\n".join(map(str, part(path, name).itertext())) for name in names)


# Sentences


@pytest.mark.parametrize(
    ("value", "shown"), [(3.25, "3,3"), (3.0, "3,0"), (2.449, "2,4"), (3.95, "4,0"), (0.85, "0,9")]
)
def test_a_mean_has_one_decimal_and_a_comma(value: float, shown: str) -> None:
    assert one_decimal(value) == shown


def test_names_are_listed_as_danish_lists_them() -> None:
    assert [listed(names) for names in ((), ("K1",), ("K1", "K2"), ("K1", "K2", "K3"))] == [
        "",
        "K1",
        "K1 og K2",
        "K1, K2 og K3",
    ]


@pytest.mark.parametrize("moment", ["2027-03-11T16:40", "2027-03-11 16.40", "2027-03-11 16:40:07"])
def test_a_moment_is_written_in_danish(moment: str) -> None:
    assert danish_moment(moment) == "11. marts 2027 kl.\N{NO-BREAK SPACE}16.40"
    assert danish_moment("i går") == "i går"


def test_the_upper_group_is_said_in_words_that_hold() -> None:
    """One alone, some, all; never that one is the best, and no number."""
    kinds = set()
    for seed in range(1, 25):
        compared = plain(seed)
        group = compared.result.comparison.upper_group
        words = " ".join(upper_group_sentences(compared.result))
        assert all(code in words or len(group) == 5 for code in group)
        assert not re.search(r"bedst|nr\.|%|\d,\d", words)
        assert ("alene øverst" in words) is (len(group) == 1)
        assert ("kan ikke skille" in words) is (len(group) > 1)
        assert ("Tallene kan ikke skille kandidaterne ad." in words) is (len(group) == 5)
        totals = [row.total or 0.0 for row in compared.result.comparison.candidates]
        is_wide = len(group) == 5 and round(max(totals) - min(totals), 9) >= 0.5
        assert ("Forskellen kan skyldes jeres egen uenighed" in words) is is_wide
        assert ("mindst et halvt trin" in words) is (len(group) < 5)
        kinds.add(min(len(group), 2) if len(group) < 5 else 5)
    assert kinds == {1, 2, 5}


def test_who_is_not_in_the_group_lies_half_a_level_below_the_highest() -> None:
    for seed in range(1, 25):
        comparison = plain(seed).result.comparison
        highest = max(row.total or 0 for row in comparison.candidates)
        for row in comparison.candidates:
            if row.candidate not in comparison.upper_group:
                assert round(highest - (row.total or 0), 9) >= 0.5


def test_the_basis_counts_levels_and_codes() -> None:
    compared = plain()
    ratings = list(compared.result.ratings.values())
    levels = sum(isinstance(rating, int) for rating in ratings)
    assert basis_sentence(compared.result).startswith(
        f"8 medlemmer har vurderet alle 5 kandidater i alle 5 spørgsmål: 200 vurderinger ({levels} trin"
    )


def test_who_is_outside_is_said_with_the_reason() -> None:
    assert list(outside_sentences(uneven().result)) == [
        "M3 mangler at vurdere noget hos K2 og tæller ikke med.",
        "M5 er inhabil over for K3 og tæller ikke med hos nogen.",
        "M7 var ikke til stede hos K4 og K5 og tæller ikke med.",
        "M3 har givet et trin uden iagttagelse: S1 hos K2. Det tæller ikke.",
        "S4 er taget ud for alle: Spørgsmålet blev læst forkert op hos K1. Besluttet af M1.",
    ]


def test_without_a_total_the_reason_is_said() -> None:
    guide, recruitment, people = example()
    few = recruitment.choices(1).model_copy(update={"members": ("M1", "M2")})
    two = recruitment.model_copy(update={"rounds": {1: few}})
    assert list(upper_group_sentences(compared_with(guide, two, people, ratings_of()).result)) == [
        f"Der er intet samlet tal: Kun 2 medlemmer har vurderet alle kandidater i alle spørgsmål. {AT_LEAST}"
    ]
    excluded = tuple(ExcludedQuestion(code=code, reason="x", by="M1") for code in ("S1", "S2", "S3"))
    fewer = recruitment.choices(1).model_copy(update={"excluded": excluded})
    short = recruitment.model_copy(update={"rounds": {1: fewer}})
    assert list(upper_group_sentences(compared_with(guide, short, people, ratings_of()).result)) == [
        f"Der er intet samlet tal: Kun 2 spørgsmål er belyst hos alle kandidater og tæller med. {AT_LEAST}"
    ]


def without_levels(*cells: tuple[str, str]) -> Compared:
    """The example where all found no example in these cells of (candidate, question)."""
    without = tuple(
        row.model_copy(update={"value": "UE"}) if row.cell[1:] in cells else row
        for row in ratings_of().ratings
    )
    seal = ratings_of().seals[0].model_copy(update={"ratings": without})
    return compared_with(*example(), ratings_of().model_copy(update={"seals": (seal,)}))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("K1", "S2")], "K1 har ingen trin i S2."),
        ([("K1", "S1"), ("K1", "S2"), ("K4", "S5")], "K1 har ingen trin i S1 og S2. K4 har ingen trin i S5."),
        ([("K2", "S3"), ("K5", "S3")], "K2 og K5 har ingen trin i S3."),
    ],
)
def test_the_questions_without_a_level_are_named(cells: list[tuple[str, str]], said: str) -> None:
    assert list(upper_group_sentences(without_levels(*cells).result)) == [f"Der er intet samlet tal: {said}"]


def test_a_candidate_without_a_level_in_a_competency_is_named() -> None:
    compared = without_levels(("K3", "S5"))
    assert list(upper_group_sentences(compared.result)) == [
        "Der er intet samlet tal: K3 har ingen trin i S5."
    ]
    assert weight_sentence(compared.result) == ""


def test_a_pair_is_both_and_one_is_compared_with_nobody() -> None:
    guide, recruitment, people = example()
    for candidates, begin in (
        (("K1", "K3"), "Tallene kan ikke skille kandidaterne ad."),
        (("K2",), "K2 er den eneste kandidat i samtalen, "),
    ):
        choices = recruitment.choices(1).model_copy(update={"candidates": candidates})
        chosen = recruitment.model_copy(update={"rounds": {1: choices}})
        result = compared_with(guide, chosen, people, ratings_of()).result
        assert next(upper_group_sentences(result)).startswith(begin)
    assert weight_sentence(result) == ""


def test_who_is_left_when_others_have_withdrawn_was_not_the_only_one() -> None:
    guide, recruitment, people = example()
    choices = recruitment.choices(1).model_copy(update={"candidates": ("K2", "K3")})
    gone = Withdrawn(date="2027-03-15")
    candidates = tuple(
        row.model_copy(update={"withdrawn": gone}) if row.code in {"K3", "K5"} else row
        for row in recruitment.candidates
    )
    left = recruitment.model_copy(update={"rounds": {1: choices}, "candidates": candidates})
    result = compared_with(guide, left, people, ratings_of()).result
    assert next(upper_group_sentences(result)).startswith("K2 er den eneste, der er tilbage, ")
    assert list(outside_sentences(result)) == ["K3 har trukket sig."]


def test_one_that_lies_below_is_not_several() -> None:
    """Two candidates of whom one is alone at the top, and three of whom one lies below."""
    guide, recruitment, people = example()
    found = set()
    for seed in range(1, 25):
        for candidates in itertools.chain.from_iterable(
            itertools.combinations(recruitment.candidates_of(1), number) for number in (2, 3)
        ):
            choices = recruitment.choices(1).model_copy(update={"candidates": candidates})
            chosen = recruitment.model_copy(update={"rounds": {1: choices}})
            result = compared_with(guide, chosen, people, ratings_of(seed)).result
            group, words = result.comparison.upper_group, " ".join(upper_group_sentences(result))
            outside = [code for code in candidates if code not in group]
            found.add((len(candidates), len(outside)))
            assert ("de andre ligger" in words or "hver af de andre" in words) is (len(outside) > 1)
            assert ("ned til den anden." in words) is (len(candidates) == 2 and len(outside) == 1)
            if (len(candidates), len(outside)) == (3, 1):
                assert f"{outside[0]} ligger mindst et halvt trin under den højeste." in words
    assert {(2, 1), (3, 1), (3, 2)} <= found


def test_members_with_the_same_reason_share_a_sentence() -> None:
    guide, recruitment, people = example()
    attendance = {member: {"K4": "absent"} for member in ("M3", "M4", "M8")}
    choices = recruitment.choices(1).model_copy(update={"attendance": attendance})
    chosen = recruitment.model_copy(update={"rounds": {1: choices}})
    assert list(outside_sentences(compared_with(guide, chosen, people, ratings_of()).result)) == [
        "M3, M4 og M8 var ikke til stede hos K4 og tæller ikke med."
    ]


def test_nobody_is_said_to_agree_where_nothing_was_rated(house: House, tmp_path: Path) -> None:
    seal = ratings_of().seals[0].model_copy(update={"ratings": ()})
    compared = compared_with(*example(), ratings_of().model_copy(update={"seals": (seal,)}))
    text = "\n".join(lines_of(saved(comparison_paper(compared), house, tmp_path / "a.docx")))
    assert "enige" not in text
    assert "Ingen felter er vurderet af mindst to medlemmer." in text
    assert "Ingen spørgsmål er belyst hos alle kandidater" in text


# The overview, the agenda, the dots


def test_the_overview_has_the_means_of_the_comparison(house: House, tmp_path: Path) -> None:
    compared = plain()
    path = saved(comparison_paper(compared), house, tmp_path / "a.docx")
    [head, *rows] = rows_of(path, "Overblik, K1, K2, K3, K4, K5")
    assert head == ["Kompetence (spørgsmål)", "Vægt", "Antal", "K1", "K2", "K3", "K4", "K5"]
    assert [row[:3] for row in rows[:4]] == [
        ["Begå sig i en politisk styret organisation (S1, S2)", "2", "16"],
        ["Skabe ledelsesrum (S3)", "1", "8"],
        ["Tværgående ledelse (S4)", "1", "8"],
        ["Strategisk ledelse (S5)", "1", "8"],
    ]
    for at, candidate in enumerate(compared.result.comparison.candidates, 3):
        assert [row[at].split(" ")[0] for row in rows[:4]] == [
            one_decimal(found.mean or 0) for found in candidate.competencies
        ]
        assert rows[4][at] == one_decimal(candidate.total or 0)
        assert rows[5][at] == one_decimal(candidate.unweighted or 0)
        for row, found in zip(rows[:4], candidate.competencies, strict=True):
            assert ("▽" in row[at]) is found.is_low
            assert (f"{found.without_example} UE" in row[at]) is (found.without_example > 0)
            assert (f"{found.not_asked} IB" in row[at]) is (found.not_asked > 0)


def test_what_is_discussed_is_marked_in_the_overview_and_stands_on_the_agenda(
    house: House, tmp_path: Path
) -> None:
    compared = large(8, 8, 7, 7)
    path = saved(comparison_paper(compared), house, tmp_path / "a.docx")
    [head, *rows] = rows_of(path, f"Overblik, {', '.join(compared.result.candidates)}")
    marked = {
        (head[at], row[0].split("(")[1].rstrip(")"))
        for row in rows
        for at, cell in enumerate(row)
        if "◆" in cell
    }
    points = compared.result.discussion.points
    assert marked == {(point.candidate, point.question.code) for point in points}
    lines = lines_of(path)
    for number, point in enumerate(points, 1):
        assert any(
            line.startswith(f"{number} · {point.question.code} ") and line.endswith(point.candidate)
            for line in lines
        )
    assert len(points) == 6
    assert f"Ikke på dagsordenen: {56 - 6} af 56 felter." in "\n".join(lines)


def test_twenty_candidates_stand_in_blocks_in_the_order_of_their_codes(house: House, tmp_path: Path) -> None:
    path = saved(comparison_paper(large(4, 20, 4, 4)), house, tmp_path / "a.docx")
    titles = [node.get(f"{W}val") for node in part(path).iter(f"{W}tblCaption")]
    blocks = [str(title) for title in titles if str(title).startswith("Overblik")]
    codes = [code for block in blocks for code in block.removeprefix("Overblik, ").split(", ")]
    assert codes == [f"K{number}" for number in range(1, 21)]
    assert len(blocks) == 3
    assert word_faults(path) == []


def test_every_rating_that_counts_is_a_dot(house: House, tmp_path: Path) -> None:
    compared = uneven()
    path = saved(comparison_paper(compared), house, tmp_path / "a.docx")
    counted = compared.result.comparison.block.members
    for question in compared.result.comparison.block.questions:
        title = f"Vurderinger, {question.code} · {compared.rated[question.code].competency}"
        [_, *rows] = rows_of(path, title)
        for row in rows:
            given = [compared.result.ratings[Cell(member, row[0], question.code)] for member in counted]
            assert [len(cell) for cell in row[1:8]] == [
                given.count(one) for one in (1, 2, 3, 4, 5, "UE", "IB")
            ]
            levels = [one for one in given if isinstance(one, int)]
            assert row[8] == one_decimal(fmean(levels))


def test_the_agenda_reads_the_notes_word_for_word_and_the_chair_last(house: House, tmp_path: Path) -> None:
    for seed in range(1, 12):
        compared = plain(seed)
        lines = lines_of(saved(comparison_paper(compared), house, tmp_path / "a.docx"))
        first = [line for line in lines if " læser først: " in line]
        then = [line for line in lines if " derefter: " in line]
        points = compared.result.discussion.points
        assert len(first) == len(then) == len(points)
        for line, point in zip([*first, *then], [*points, *points], strict=True):
            member, words = line.split(" (")[0], line.split(": ", 1)[1]
            row = compared.result.given[Cell(member, point.candidate, point.question.code)]
            kinds = ("situation", "handling", "resultat", "belaeg")
            whole = " · ".join(row.notes[kind] for kind in kinds if kind in row.notes)
            assert whole.startswith(words.removesuffix(" …")) if whole else words == "Noterne er på papir."
        assert not any(line.startswith("M1 ") for line in first)


def test_numbers_outside_stand_in_brackets_but_none_of_who_may_not_rate(house: House, tmp_path: Path) -> None:
    path = saved(comparison_paper(uneven()), house, tmp_path / "a.docx")
    [_, *rows] = rows_of(path, "Uden for sammenligningen, M7")
    for row in rows:
        for code, cell in zip(("S1", "S2", "S3", "S4", "S5"), row[1:], strict=True):
            assert cell == f"({uneven().result.given[Cell('M7', row[0], code)].value})"
    [head, *_] = rows_of(path, "Uden for sammenligningen, S4")
    assert head[1:] == ["M1", "M2", "M3", "M4", "M6", "M7", "M8"]
    with pytest.raises(AssertionError):
        rows_of(path, "Uden for sammenligningen, M5")


def test_the_overview_ranks_nobody(house: House, tmp_path: Path) -> None:
    for compared in (plain(), uneven(), large(8, 8, 7, 7)):
        text = "\n".join(lines_of(saved(comparison_paper(compared), house, tmp_path / "a.docx")))
        assert not re.search(r"\d,\d\d|%|α|\bnr\. \d|bedste kandidat", text)
        assert "Tallene er et udgangspunkt. Udvalget må afvige og skriver hvorfor." in text
        assert f"{compared.seal.letters[:4]} {compared.seal.letters[4:]}" in text


def test_a_second_seal_says_what_was_changed_and_which_was_the_first(house: House, tmp_path: Path) -> None:
    text = "\n".join(lines_of(saved(comparison_paper(uneven()), house, tmp_path / "a.docx")))
    first, change = uneven().seals[0], uneven().result.changes[0]
    assert f"Det er forsegling 2; den første var {first.letters[:4]} {first.letters[4:]}." in text
    assert f"M6 om K2, S3: fra {change.first} til 5." in text
    assert "før nogen så et tal" not in text


@cache
def thrice() -> Compared:
    """The example under three seals: a level and a note were changed, each for a reason, and an answer."""
    collected = ratings_of()
    level, note = (
        next(row for row in collected.ratings if row.cell == cell)
        for cell in (("M2", "K2", "S3"), ("M6", "K2", "S5"))
    )
    new = level.model_copy(update={"value": 5 if level.value != 5 else 4})
    second = resealed(collected, "M2 havde sat krydset forkert", new)
    answers = tuple(
        row.model_copy(update={"text": "Nej."}) if row.candidate == "K2" and row.tag == "V1.svar" else row
        for row in collected.answers
    )
    words = note.model_copy(update={"notes": {"handling": "Tog selv ordet."}, "on_paper": False})
    third = resealed(second.model_copy(update={"answers": answers}), "M6 huskede mere.", words)
    return compared_with(*example(), third)


def test_rewritten_notes_and_all_reasons_are_told_on_every_paper(house: House, tmp_path: Path) -> None:
    lines = lines_of(saved(comparison_paper(thrice()), house, tmp_path / "a.docx"))
    text = "\n".join(lines)
    assert "1 vurdering og 2 noter er ændret siden. " in text
    reasons = "Grund til forsegling 2: M2 havde sat krydset forkert. Grund til forsegling 3: M6 huskede mere."
    assert reasons in text
    assert "M6 om K2, S5: noten er skrevet om." in text
    note = "\n".join(lines_of(saved(candidate_note(thrice(), "K2"), house, tmp_path / "n.docx")))
    assert "M6: noten er skrevet om (M6 huskede mere.)" in note
    assert "Nej. (M1; noten er skrevet om: M6 huskede mere.)" in note
    other = "\n".join(lines_of(saved(candidate_note(thrice(), "K1"), house, tmp_path / "o.docx")))
    assert "skrevet om" not in other
    rows = rows_of(saved(collection_paper(thrice()), house, tmp_path / "c.docx"), "Ændret efter forsegling 1")
    value = str(thrice().result.given[Cell("M6", "K2", "S5")].value)
    assert ["M6", "K2, S5", value, value, "Noten er skrevet om. M6 huskede mere."] in rows
    said = json.loads(result_json(thrice(), result_tables(thrice())))["changes"]
    assert {(row["Spørgsmål"], row["Hvad"]) for row in said} == {
        ("S3", "vurdering"),
        ("S5", "note"),
        ("V1", "note"),
    }


# The notat


def test_a_notat_holds_no_other_candidate_neither_by_code_nor_by_name(house: House, tmp_path: Path) -> None:
    people = example()[2]
    for compared in (plain(), uneven()):
        for candidate in compared.result.candidates:
            text = all_text(saved(candidate_note(compared, candidate), house, tmp_path / "n.docx"))
            assert {found[0] for found in CODE.finditer(text)} == {candidate}
            for other in people.candidates:
                name = people.candidate(other)
                assert name not in text
                assert other == candidate or not re.search(rf"\b{name.split()[0]}\b", text)


def test_a_note_about_another_candidate_is_told_so_that_somebody_reads_it() -> None:
    assert list(masked_notes(uneven())) == [("M6", "K2", "S3")]
    assert list(masked_notes(plain())) == []


def test_a_notat_has_every_word_that_members_wrote_of_the_candidate(house: House, tmp_path: Path) -> None:
    compared = plain()
    text = "\n".join(lines_of(saved(candidate_note(compared, "K2"), house, tmp_path / "n.docx")))
    for cell, row in compared.result.given.items():
        if cell.candidate == "K2":
            assert all(note in text for note in row.notes.values())
    for question in compared.guide.content.questions:
        assert f"«{question.text}»" in text
    for answer in compared.seal.answers:
        assert answer.candidate != "K2" or f"{answer.text} ({answer.member})" in text
    assert "11. marts 2027 kl. 9.55-11.05" in text
    assert "forvaltningsloven § 19" in text


def test_a_notat_says_which_level_was_nearest_in_the_anchors_words(house: House, tmp_path: Path) -> None:
    compared = plain()
    path = saved(candidate_note(compared, "K2"), house, tmp_path / "n.docx")
    for question in compared.guide.content.questions:
        given = [
            row.value for cell, row in compared.result.given.items() if cell[1:] == ("K2", question.code)
        ]
        text = rows_of(path, f"Nærmest trin, {_heading(path, question.code)}")[0][1]
        for level in (1, 2, 3, 4, 5):
            anchor = " ".join(question.anchors[level])
            number = given.count(level)
            said = f"Trin {level} ({number} {'medlem' if number == 1 else 'medlemmer'}): {anchor}"
            assert (said in text) is (number > 0)


def _heading(path: Path, code: str) -> str:
    line = next(line for line in lines_of(path) if line.startswith(f"{code} · "))
    return " · ".join(line.split(" · ")[:2])


def test_a_notat_counts_those_that_the_comparison_counts(house: House, tmp_path: Path) -> None:
    """M7 was not there for two others: what M7 gave K2 stands in brackets, and in no count."""
    path = saved(candidate_note(uneven(), "K2"), house, tmp_path / "n.docx")
    for code in ("S1", "S2", "S3", "S5"):
        heading = next(line for line in lines_of(path) if line.startswith(f"{code} · "))
        text = rows_of(path, f"Nærmest trin, {_heading(path, code)}")[0][1]
        counts = [int(number) for number in re.findall(r"Trin \d \((\d+) ", text)]
        assert heading.endswith(f" · {sum(counts)} medlemmer")
        assert f"M7: ({uneven().result.given[Cell('M7', 'K2', code)].value}), tæller ikke" in text


def test_a_notat_has_what_was_changed_and_who_was_there(house: House, tmp_path: Path) -> None:
    text = "\n".join(lines_of(saved(candidate_note(uneven(), "K2"), house, tmp_path / "n.docx")))
    assert f"M6: {uneven().result.changes[0].first} → 5 (M6 hørte, at rammen var kandidatens egen." in text
    assert "M5:" not in text
    assert "taget ud for alle" in text
    of_absent = lines_of(saved(candidate_note(uneven(), "K4"), house, tmp_path / "m.docx"))
    assert "M1, M2, M3, M4, M5, M6 og M8. M9 vurderede ikke" in of_absent


@cache
def second() -> Compared:
    """The example's second round, which has a case, with two of the candidates."""
    _, recruitment, people = example()
    guide = load_guide(EXAMPLE / "guide-2.yaml").or_raise()
    choices = recruitment.choices(2).model_copy(update={"candidates": ("K2", "K4")})
    chosen = recruitment.model_copy(update={"rounds": {**recruitment.rounds, 2: choices}})
    seals = filled_round(guide, chosen, seed=7).seals
    vacancy = Vacancy(chosen, (example()[0], guide), people, {})
    return Compared(vacancy, guide, seals, compare_round(guide, chosen, seals))


def test_only_what_was_asked_about_a_case_stands_as_asked(house: House, tmp_path: Path) -> None:
    case = second().guide.content.case_task
    assert case
    text = "\n".join(lines_of(saved(candidate_note(second(), "K4"), house, tmp_path / "n.docx")))
    assert all(text.count(f"«{question}»") == 1 for question in case.questions)
    assert all(f"Det handlede om: {row.behaviour} Fortalte:" in text for row in case.behaviours)
    assert not any(f"«{row.behaviour}»" in text for row in case.behaviours)
    assert all(f"«{row.text}» Fortalte:" in text for row in second().guide.content.questions)


@pytest.mark.parametrize(
    ("outside", "said"),
    [
        (0, "4,0 · alle gav trin 4 · 8 medlemmer"),
        (2, "4,0 · 6 gav trin 4 · 6 medlemmer"),
        (7, "4,0 · trin 4 · 1 medlem"),
    ],
)
def test_a_notat_says_who_gave_the_same_level(house: House, tmp_path: Path, outside: int, said: str) -> None:
    found_none = [f"M{number}" for number in range(1, outside + 1)]
    ratings = tuple(
        row.model_copy(update={"value": "UE" if row.member in found_none else 4, "on_paper": True})
        if row.cell[1:] == ("K2", "S3")
        else row
        for row in ratings_of().ratings
    )
    seal = ratings_of().seals[0].model_copy(update={"ratings": ratings})
    compared = compared_with(*example(), ratings_of().model_copy(update={"seals": (seal,)}))
    lines = lines_of(saved(candidate_note(compared, "K2"), house, tmp_path / "n.docx"))
    assert next(line for line in lines if line.startswith("S3 · ")).endswith(f" · {said}")


# What came in, and the files that people calculate in


def test_hr_sees_files_seals_changes_and_what_is_missing(house: House, tmp_path: Path) -> None:
    path = saved(collection_paper(uneven()), house, tmp_path / "c.docx")
    [_, *files] = rows_of(path, "Filer")
    assert files[0] == [
        "ark-1-M1.docx",
        "Scoringsark",
        uneven().seal.files[0].sha256[:12],
        "11. marts 2027 kl.\N{NO-BREAK SPACE}16.05",
        "11. marts 2027 kl. 16.00",
    ]
    [_, *seals] = rows_of(path, "Forseglinger")
    assert [row[3] for row in seals] == ["Før nogen så et tal", uneven().seal.reason]
    assert rows_of(path, "Ændret efter forsegling 1")[1][:2] == ["M6", "K2, S3"]
    text = "\n".join(lines_of(path))
    assert all(sentence in text for sentence in outside_sentences(uneven().result))


def test_numbers_are_numbers_and_texts_are_texts_in_the_workbook() -> None:
    compared = plain()
    data = result_xlsx(result_tables(compared), "Resultat")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[:5] == ["Om", "Samlet", "Kompetencer", "Spørgsmål", "Vurderinger"]
    totals = list(book["Samlet"].iter_rows(min_row=2, values_only=True))
    for row, candidate in zip(totals, compared.result.comparison.candidates, strict=True):
        assert row[0] == candidate.candidate
        assert row[1] == pytest.approx(candidate.total, abs=1e-9)
    assert book["Samlet"]["B2"].number_format == "0.0"
    [_, *rows] = book["Vurderinger"].iter_rows(values_only=True)
    assert len(rows) == 8 * 5 * 5
    assert all(isinstance(row[3], int) or row[3] in {"UE", "IB"} for row in rows)


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    nasty = ["=1+1", "+45 12", "-2", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"]
    table = Table("t", "T", ("Tekst",), tuple((text,) for text in nasty))
    sheet = openpyxl.load_workbook(io.BytesIO(result_xlsx([table], "T")))["T"]
    cells = [sheet.cell(row, 1) for row in range(2, 8)]
    assert [cell.value for cell in cells] == nasty
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    lines = list(csv.reader(io.StringIO(result_csv(table).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [line[0] for line in lines[1:]] == [f"'{text}" for text in nasty]


def test_the_table_for_spreadsheets_is_as_a_danish_excel_wants_it() -> None:
    data = result_csv(question_table(plain()))
    assert data.startswith(b"\xef\xbb\xbfKandidat;Sp")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 25
    for row in rows:
        counts = [int(row[f"Trin {level}"]) for level in (1, 2, 3, 4, 5)]
        mean = sum(level * count for level, count in enumerate(counts, 1)) / sum(counts)
        assert row["Snit"] == one_decimal(mean)
        assert sum(counts) + int(row["UE"]) + int(row["IB"]) == 8


def test_the_json_has_all_tables_and_the_seal() -> None:
    compared = uneven()
    said = json.loads(result_json(compared, result_tables(compared)))
    assert (said["seal"], said["letters"]) == (2, compared.seal.letters)
    assert said["changes"][0]["Medlem"] == "M6"
    assert not any(row["Medlem"] == "M5" for row in said["ratings"])
    assert {row["Tæller"] for row in said["ratings"] if row["Medlem"] == "M7"} == {"nej"}


# As files and on paper


PAPERS = {
    "sammenligning": comparison_paper,
    "notat": lambda compared: candidate_note(compared, "K2"),
    "hr-indsamling": collection_paper,
}


@pytest.mark.parametrize("kind", PAPERS)
def test_word_finds_no_fault_and_the_same_gives_the_same(kind: str, house: House, tmp_path: Path) -> None:
    for compared in (plain(), uneven(), large(8, 8, 7, 7)):
        view = PAPERS[kind](compared)
        path = saved(view, house, tmp_path / "a.docx")
        assert word_faults(path) == []
        assert path.read_bytes() == word_file(PAPERS[kind](compared), house)


def test_the_papers_are_spelt_as_the_dictionary_spells(house: House, tmp_path: Path) -> None:
    lines = []
    for kind, view in PAPERS.items():
        lines += lines_of(saved(view(uneven()), house, tmp_path / f"{kind}.docx"))
    shown = [
        re.sub(r"\b[A-Z]{4} [A-Z]{4}\b|\bTX2D4\b|\b[KMSCE]\d+\b|ark-\S+|\b[0-9a-f]{12}\b", " ", line)
        for line in lines
    ]
    assert spelt_wrong([line for line in shown if "[en anden kandidat]" not in line]) == []


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_in_the_papers_and_the_workbook(house: House, tmp_path: Path) -> None:
    paths = {}
    for name, compared in {"uneven": uneven(), "large": large(12, 20, 12, 12)}.items():
        for kind, view in PAPERS.items():
            paths[f"{kind} {name}"] = saved(view(compared), house, tmp_path / f"{kind}-{name}.docx")
        paths[f"resultat {name}"] = tmp_path / f"resultat-{name}.xlsx"
        paths[f"resultat {name}"].write_bytes(result_xlsx(result_tables(compared), "Resultat"))
    assert sdk_errors(paths) == {}


@pytest.mark.slow
def test_no_point_of_the_agenda_stands_alone_on_a_page(
    house: House, tmp_path: Path, libreoffice: Convert
) -> None:
    """From two points to six, of which three have room on a page."""
    of_points = {len(plain(seed).result.discussion.points): seed for seed in range(1, 40)}
    numbers = [number for number in (2, 3, 4, 5, 6) if number in of_points]
    assert 4 in numbers
    files = [
        saved(comparison_paper(plain(of_points[number])), house, tmp_path / f"{number}.docx")
        for number in numbers
    ]
    for number, pdf in zip(numbers, libreoffice(files, "pdf", tmp_path / "pdf"), strict=True):
        found = [len(re.findall(r"(?<!\S)[1-6] · [SC]\d", one)) for one in pages_of(pdf)]
        assert sum(found) == number
        assert 1 not in found
        assert len([count for count in found if count]) <= 2


@pytest.mark.slow
def test_overview_agenda_and_notat_have_the_pages_they_should_and_can_be_heard(
    house: House, tmp_path: Path, libreoffice: Convert
) -> None:
    files = {
        "plain": saved(comparison_paper(plain()), house, tmp_path / "plain.docx"),
        "uneven": saved(comparison_paper(uneven()), house, tmp_path / "uneven.docx"),
        "wide": saved(comparison_paper(large(8, 8, 7, 7)), house, tmp_path / "wide.docx"),
    }
    notes = [
        saved(candidate_note(compared, candidate), house, tmp_path / f"n{at}-{candidate}.docx")
        for at, compared in enumerate((plain(), uneven()))
        for candidate in compared.result.candidates
    ]
    pdfs = libreoffice([*files.values(), *notes], PDF_UA, tmp_path / "pdf")
    for pdf in pdfs[:3]:
        pages = pages_of(pdf)
        agenda = [at for at, one in enumerate(pages) if "Dagsorden · 1. samtale" in one]
        dots = [at for at, one in enumerate(pages) if "Alle vurderinger · 1. samtale" in one]
        assert agenda == [1]
        assert dots[0] in {2, 3}
    assert [len(pages_of(pdf)) <= 3 for pdf in pdfs[3:]] == [True] * len(notes)
    for pdf in pdfs[:4]:
        report = page.validate_pdf(str(pdf), profile="ua1")
        assert report.is_compliant, (pdf.name, list(report.failures))
