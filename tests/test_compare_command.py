"""`compare`: what it makes, what it refuses, what it says, and what becomes of papers that lie there."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from benchmarks.filled_round import filled_round, resealed
from interview_kit.cli import main
from interview_kit.collection import course_of
from interview_kit.models.collected import Collected
from interview_kit.recruitments import load_guide, load_recruitment
from interview_kit.word.own_properties import own_properties
from tests.compared_rounds import EXAMPLE, plain, ratings_of
from tests.docx_text import W, part, text_of
from tests.sealing import truly_sealed
from tests.word_lint import word_faults

PAPERS = {
    "sammenligning-1.docx",
    *(f"notat-1-K{number}.docx" for number in range(1, 6)),
    "hr-indsamling-1.docx",
    "resultat-1.xlsx",
    "resultat-1.csv",
    "resultat-1.json",
}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example with the ratings of its first round, and without papers."""
    made = Path(shutil.copytree(EXAMPLE, tmp_path / "Sag æøå", ignore=shutil.ignore_patterns("dokumenter")))
    collect(made, ratings_of())
    return made


def collect(folder: Path, collected: Collected) -> None:
    (folder / f"indsamlet-{collected.round}.json").write_text(
        truly_sealed(collected).model_dump_json(), "utf-8"
    )


def second_seal() -> Collected:
    old = ratings_of().ratings[0]
    return resealed(ratings_of(), "Hørte mere.", old.model_copy(update={"value": 5 if old.value != 5 else 4}))


def compare(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["compare", str(folder), *options])
    assert result.exit_code in {0, 1}, result.output
    return result


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "dokumenter").iterdir()}


def text_in(path: Path) -> str:
    return "\n".join(text_of(node) for node in part(path).iter(f"{W}p"))


def test_it_makes_every_paper_of_the_round(folder: Path) -> None:
    result = compare(folder)
    assert result.exit_code == 0, result.output
    assert names(folder) == PAPERS
    for name in PAPERS:
        assert (folder / "dokumenter" / name).stat().st_size > 0


def test_the_screen_shows_the_group_the_agenda_and_where_the_papers_lie_and_no_mean(folder: Path) -> None:
    output = compare(folder).output
    seal = ratings_of().seals[0].letters
    assert f"1. samtale, forsegling {seal[:4]} {seal[4:]}:" in output
    assert all(code in output for code in plain().result.comparison.upper_group)
    assert f"{len(plain().result.discussion.points)} punkter på dagsordenen." in output
    assert str(folder / "dokumenter") in output
    assert not re.search(r"\d,\d", output)


def test_without_a_seal_nothing_is_shown_and_nothing_made(folder: Path) -> None:
    collect(folder, ratings_of().model_copy(update={"seals": ()}))
    for result in (compare(folder), compare(folder, "--round", "1"), compare(folder, "--round", "2")):
        assert result.exit_code == 1
        assert "(compare-unsealed)" in result.output
        assert "interview-kit collect" in result.output
    assert not (folder / "dokumenter").exists()
    (folder / "indsamlet-1.json").unlink()
    assert "(compare-unsealed)" in compare(folder).output


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"round": 1}', b"\xff\xfe", b"null"])
def test_a_collected_file_that_cannot_be_read_is_a_sentence(folder: Path, data: bytes) -> None:
    (folder / "indsamlet-1.json").write_bytes(data)
    result = compare(folder)
    assert result.exit_code == 1
    assert "(collected-unreadable)" in result.output


def test_ratings_of_another_guide_are_not_compared(folder: Path) -> None:
    collect(folder, ratings_of().model_copy(update={"guide": "ABCDE", "guide_hash": "0" * 64}))
    result = compare(folder)
    assert result.exit_code == 1
    assert "(compare-other-guide)" in result.output
    assert "ABCDE" in result.output
    assert not (folder / "dokumenter").exists()


@pytest.mark.parametrize("number", ["0", "3"])
def test_a_round_that_there_is_not_is_refused(folder: Path, number: str) -> None:
    assert "(round-unknown)" in compare(folder, "--round", number).output


def test_a_recruitment_without_a_plan_is_told_to_make_one(folder: Path) -> None:
    for number in (1, 2):
        (folder / f"guide-{number}.yaml").unlink()
    assert "(plan-missing)" in compare(folder).output


def test_comparing_again_changes_nothing(folder: Path) -> None:
    compare(folder)
    before = {path.name: path.read_bytes() for path in (folder / "dokumenter").iterdir()}
    assert f"0 papirer er lavet, {len(PAPERS)} lå der i forvejen." in compare(folder).output
    assert {path.name: path.read_bytes() for path in (folder / "dokumenter").iterdir()} == before


def test_papers_of_an_earlier_seal_stay_beside_the_new_ones(folder: Path) -> None:
    compare(folder)
    documents = folder / "dokumenter"
    old = {name: (documents / name).read_bytes() for name in PAPERS}
    collect(folder, second_seal())
    result = compare(folder)
    assert result.exit_code == 0, result.output
    for name, data in old.items():
        stem, dot, ending = name.partition(".")
        if (documents / name).read_bytes() != data:
            assert (documents / f"{stem} (forsegling 1){dot}{ending}").read_bytes() == data
    assert own_properties(documents / "sammenligning-1.docx")["interview-kit.forsegling"] == "2"
    assert json.loads((documents / "resultat-1.json").read_text("utf-8"))["seal"] == 2
    assert json.loads((documents / "resultat-1 (forsegling 1).json").read_text("utf-8"))["seal"] == 1
    assert "Det er forsegling 2" in text_in(documents / "sammenligning-1.docx")
    assert len(names(folder)) == 2 * len(PAPERS)


def test_an_earlier_seals_paper_that_somebody_wrote_in_is_kept_as_it_is(folder: Path) -> None:
    compare(folder)
    documents = folder / "dokumenter"
    shutil.copy(documents / "notat-1-K1.docx", documents / "sammenligning-1 (forsegling 1).docx")
    collect(folder, second_seal())
    compare(folder)
    assert (documents / "sammenligning-1 (forsegling 1, 2).docx").is_file()


def test_a_paper_that_somebody_changed_is_refused_and_then_set_aside(folder: Path) -> None:
    compare(folder)
    paper = folder / "dokumenter" / "resultat-1.csv"
    paper.write_bytes(paper.read_bytes() + b"mere\r\n")
    refused = compare(folder)
    assert refused.exit_code == 1
    assert (
        "1 papir findes i forvejen og ville blive anderledes: resultat-1.csv. (papers-exist)"
        in refused.output
    )
    assert paper.read_bytes().endswith(b"mere\r\n")
    assert compare(folder, "--force").exit_code == 0
    [aside] = [name for name in names(folder) if name.startswith("resultat-1 (gemt ")]
    assert (folder / "dokumenter" / aside).read_bytes().endswith(b"mere\r\n")
    assert not paper.read_bytes().endswith(b"mere\r\n")


def test_who_names_another_candidate_is_told_and_the_notat_does_not(folder: Path) -> None:
    old = ratings_of().ratings[0]
    named = old.model_copy(update={"notes": {"handling": "Bedre end Merete Eksempelsen (K3)."}})
    seal = ratings_of().seals[0].model_copy(update={"ratings": (named, *ratings_of().ratings[1:])})
    collect(folder, ratings_of().model_copy(update={"seals": (seal,)}))
    output = compare(folder).output
    assert "(compare-note-masked)" in output
    assert "M1 har nævnt en anden kandidat i sine noter om K1 (S1)." in output
    text = text_in(folder / "dokumenter" / "notat-1-K1.docx")
    assert "Bedre end [en anden kandidat] ([en anden kandidat])." in text


def test_whatever_a_member_writes_can_be_printed(folder: Path) -> None:
    odd = "</w:t>&amp; {{ x }} {% x %}\x00\x0b\ufffe\u202e =1+1 K\u200b4 😀\n\tny linje ]]>"
    rows = tuple(row.model_copy(update={"notes": {"handling": odd}}) for row in ratings_of().ratings)
    files = tuple(row.model_copy(update={"name": odd, "handed_in": odd}) for row in ratings_of().files)
    answers = tuple(row.model_copy(update={"text": odd}) for row in ratings_of().answers)
    changed = {"ratings": rows, "files": files, "answers": answers, "reason": odd}
    seal = ratings_of().seals[0].model_copy(update=changed)
    collect(folder, ratings_of().model_copy(update={"seals": (seal,)}))
    result = compare(folder)
    assert result.exit_code == 0, result.output
    documents = folder / "dokumenter"
    for path in documents.glob("*.docx"):
        assert word_faults(path) == []
    text = text_in(documents / "notat-1-K1.docx")
    assert "</w:t>&amp; {{ x }} {% x %}" in text
    assert "[en anden kandidat] 😀 ny linje ]]>" in text
    openpyxl.load_workbook(documents / "resultat-1.xlsx")


def test_no_name_of_a_candidate_is_in_any_paper_or_on_the_screen(folder: Path) -> None:
    output = compare(folder).output
    documents = folder / "dokumenter"
    texts = [output, *(text_in(path) for path in documents.glob("*.docx"))]
    texts += [(documents / name).read_text("utf-8") for name in ("resultat-1.csv", "resultat-1.json")]
    assert not any("Eksempelsen" in text for text in texts)


def test_the_second_round_is_compared_with_its_own_candidates(folder: Path) -> None:
    """Two candidates, and its own guide; without --round both rounds are compared."""
    guide = load_guide(folder / "guide-2.yaml").or_raise()
    recruitment = load_recruitment(folder).or_raise().value
    collect(folder, filled_round(guide, recruitment, seed=4))
    output = compare(folder).output
    assert "2. samtale, forsegling" in output
    assert {"notat-2-K2.docx", "notat-2-K4.docx", "sammenligning-2.docx"} <= names(folder)
    assert "notat-2-K1.docx" not in names(folder)
    text = text_in(folder / "dokumenter" / "sammenligning-2.docx")
    assert "Indstilles: K2 ☐ · K4 ☐" in text


def test_a_seal_that_somebody_has_written_in_is_never_printed(folder: Path) -> None:
    path = next(folder.glob("indsamlet-*.json"))
    whole = json.loads(path.read_text("utf-8"))
    for row in whole["seals"][-1]["ratings"]:
        row["value"] = 5
    path.write_text(json.dumps(whole), "utf-8")
    result = compare(folder)
    assert (result.exit_code, "(seal-broken)" in result.output) == (1, True)


def test_where_all_have_withdrawn_there_is_nobody_to_compare_and_no_fault(folder: Path) -> None:
    """After the days of the interviews."""
    text = (folder / "recruitment.yaml").read_text("utf-8")
    gone = "\n  withdrawn: {date: 2027-03-30}"
    text, found = re.subn(r"^- code: K\d$", rf"\g<0>{gone}", text, flags=re.MULTILINE)
    assert found == 5
    (folder / "recruitment.yaml").write_text(text, "utf-8")
    assert "(compare-other-course)" in compare(folder).output
    whole, recruitment = ratings_of(), load_recruitment(folder).or_raise().value
    seal = whole.seals[0].model_copy(update={"course": course_of(recruitment, 1)})
    collect(folder, whole.model_copy(update={"seals": (seal,)}))
    result = compare(folder)
    assert result.exit_code == 0, result.output
    said = text_in(folder / "dokumenter" / "sammenligning-1.docx")
    assert "Der er ingen kandidater at sammenligne." in said
    assert "K1, K2, K3, K4 og K5 har trukket sig." in said
    assert word_faults(folder / "dokumenter" / "sammenligning-1.docx") == []


def test_a_note_that_no_cell_can_hold_says_where_the_rest_is(folder: Path) -> None:
    whole = ratings_of()
    first, *others = whole.seals[0].ratings
    long = first.model_copy(update={"notes": {"handling": "Sagde det igen. " * 4_000}})
    seal = whole.seals[0].model_copy(update={"ratings": (long, *others)})
    collect(folder, whole.model_copy(update={"seals": (seal,), "ratings": seal.ratings}))
    assert compare(folder).exit_code == 0
    book = openpyxl.load_workbook(folder / "dokumenter" / "resultat-1.xlsx")
    texts = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert [text[-26:] for text in texts if len(text) > 30_000] == [" … (resten står i notatet)"]
