"""A question in other words: wider, for those who have led nobody, for another job; and scenes that are rated."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from interview_kit.bank import load_bank
from interview_kit.checks.passages import passages_of
from interview_kit.models.bank import LEVELS, QuestionBank
from interview_kit.planning.freezing import content_hash
from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.workplace import Workplace
from tests.conftest import ROOT, SMALL_BANK

HOUSE = ROOT / "templates" / "house.docx"
WIDER = "Fortæl om noget, du passede på."
NO_STAFF = "Fortæl om en dør, som en kollega lod stå åben."
SCENE_ANCHORS = "".join(
    f'        {level}: ["Ringer til smeden og lukker døren {level}."]\n' for level in LEVELS
)
JOB_ANCHORS = "".join(f'      {level}: ["Låste porten på sit eget sted {level}."]\n' for level in LEVELS)
WITHOUT_STAFF = f"""      without_staff:
        text: "{NO_STAFF}"
        broader: "{WIDER}"
        probes: ["Hvad sagde du til din kollega?"]
"""


@pytest.fixture
def edited(bank_copy: Path) -> Callable[..., Path]:
    """Puts lines after a line of the small bank's entry, or of its position: (after, lines, file)."""

    def edit(after: str, lines: str, file: str = "entries/vagt/hus.yaml") -> Path:
        path = bank_copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(after) == 1, after
        path.write_text(text.replace(after, after + lines), encoding="utf-8")
        return bank_copy

    return edit


def with_wider(edited: Callable[..., Path]) -> Path:
    return edited('      text: "Fortæl om en gang, hvor døren stod åben."\n', f'      broader: "{WIDER}"\n')


def with_wording_without_staff(edited: Callable[..., Path]) -> Path:
    return edited('      probes: ["Hvad gjorde du?", "Hvad skete der så?"]\n', WITHOUT_STAFF)


def with_rated_scene(edited: Callable[..., Path]) -> Path:
    lines = f"      on_paper: true\n      anchors:\n{SCENE_ANCHORS}"
    return edited('      probes: ["Hvem ringer du til?"]\n', lines)


def lines_of(bank: Path, tmp_path: Path, document: str = "interviewguide.docx", **choices: Any) -> list[str]:
    """The paragraphs of a document of the small bank's position, in tables too."""
    built = build_round(Workplace(bank, HOUSE), BuildRequest(position="vagtmester", **choices))
    path = tmp_path / document
    path.write_bytes(built.files[document])
    body = docx.Document(str(path)).element.body
    paragraphs = body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    return ["".join(node.text or "" for node in p.iter() if node.tag.endswith("}t")) for p in paragraphs]


def test_the_wider_wording_stands_right_beneath_its_question(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    lines = lines_of(with_wider(edited), tmp_path)
    question = lines.index("Fortæl om en gang, hvor døren stod åben.")
    assert f"Intet eksempel? Læs i stedet: {WIDER}" in lines[question : question + 3]


def test_a_position_for_first_time_leaders_asks_without_staff(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    with_wording_without_staff(edited)
    bank = edited("profile: vagt\n", "without_staff: true\n", "positions/vagtmester.yaml")
    lines = lines_of(bank, tmp_path)
    assert NO_STAFF in lines
    assert "Hvad sagde du til din kollega?" in lines
    assert "Fortæl om en gang, hvor døren stod åben." not in lines
    assert "Låste døren samme aften." in lines, "the anchors are those of the question"


def test_a_recruitment_overrules_its_position_about_staff(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    bank = with_wording_without_staff(edited)
    assert NO_STAFF in lines_of(bank, tmp_path, without_staff=True)
    edited("profile: vagt\n", "without_staff: true\n", "positions/vagtmester.yaml")
    assert NO_STAFF not in lines_of(bank, tmp_path, without_staff=False)


def test_a_job_has_anchors_of_its_own_where_the_entry_gives_it_some(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    bank = edited('    1: ["Lod døren stå."]\n', f"  anchors_for:\n    vagtmester:\n{JOB_ANCHORS}")
    lines = lines_of(bank, tmp_path)
    assert "Låste porten på sit eget sted 3." in lines
    assert "Låste døren samme aften." not in lines


def test_anchors_for_a_job_that_is_not_there_are_a_problem(edited: Callable[..., Path]) -> None:
    bank = edited('    1: ["Lod døren stå."]\n', f"  anchors_for:\n    vagtmestre:\n{JOB_ANCHORS}")
    (found,) = load_bank(bank).problems
    assert (found.code, found.hint) == ("unknown-reference", "Mente I «vagtmester»?")


def test_a_scene_with_anchors_is_rated_and_handed_over(edited: Callable[..., Path], tmp_path: Path) -> None:
    bank = with_rated_scene(edited)
    lines = lines_of(bank, tmp_path, asked=("vagt.hus.doer.2",))
    assert "Ringer til smeden og lukker døren 3." in lines
    assert "Fortæl om en gang, hvor døren stod åben." not in lines, "one question of an entry is asked"
    assert any(line.startswith("Læs højt, og giv kandidaten siden med S1 ") for line in lines)
    handed = lines_of(bank, tmp_path, "til-kandidaten.docx", asked=("vagt.hus.doer.2",))
    assert handed[:2] == ["Til kandidatenS1", "Døren binder, men gæsterne venter. Hvad gør du?"]
    assert not any(words in line for line in handed for words in ("Ringer til smeden", "Hvem ringer du til?"))
    assert "S1 Vurdering" in lines_of(bank, tmp_path, "scoringsark.docx", asked=("vagt.hus.doer.2",))


def test_a_scene_without_anchors_is_asked_and_not_rated(bank_copy: Path, tmp_path: Path) -> None:
    lines = lines_of(bank_copy, tmp_path, asked=("vagt.hus.doer.2",))
    assert any(re.match(r"E1 · 6 min", line) for line in lines)


def test_a_position_may_ask_a_scene_instead_of_the_question_about_the_past(
    edited: Callable[..., Path], tmp_path: Path
) -> None:
    with_rated_scene(edited)
    bank = edited('{id: vagt.hus.doer, reason: "Døren først."', "", "positions/vagtmester.yaml")
    path = bank / "positions" / "vagtmester.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"Døren først."', '"Døren først.", scene: vagt.hus.doer.2'), encoding="utf-8"
    )
    assert "Ringer til smeden og lukker døren 3." in lines_of(bank, tmp_path)


def test_a_scene_that_a_position_wants_must_be_one_that_can_be_rated(bank_copy: Path) -> None:
    path = bank_copy / "positions" / "vagtmester.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"Døren først."', '"Døren først.", scene: vagt.hus.doer.2'), encoding="utf-8"
    )
    (found,) = load_bank(bank_copy).problems
    assert (found.code, found.line) == ("unknown-reference", 15)


def test_every_wording_is_read_by_the_rules(edited: Callable[..., Path]) -> None:
    with_wider(edited)
    with_wording_without_staff(edited)
    with_rated_scene(edited)
    bank = edited('    1: ["Lod døren stå."]\n', f"  anchors_for:\n    vagtmester:\n{JOB_ANCHORS}")
    (entry,) = load_bank(bank).or_raise().entries["vagt.hus.doer"]
    texts = [passage.text for passage in passages_of(entry)]
    assert texts.count(WIDER) == 2
    assert {NO_STAFF, "Hvad sagde du til din kollega?", "Låste porten på sit eget sted 1."} <= set(texts)


@pytest.mark.parametrize("change", [with_wider, with_wording_without_staff, with_rated_scene])
def test_a_new_wording_ends_the_approval_of_the_old(
    edited: Callable[..., Path], change: Callable[[Callable[..., Path]], Path]
) -> None:
    (entry,) = load_bank(change(edited)).value.entries["vagt.hus.doer"]  # type: ignore[union-attr]
    assert entry.state == "earlier"


def test_a_bank_of_the_first_edition_reads_and_prints_as_before(small_bank: QuestionBank) -> None:
    built = build_round(Workplace(SMALL_BANK, HOUSE), BuildRequest(position="vagtmester"))
    assert built.guide.hash == content_hash(built.guide.content)
    words = built.files["guide.yaml"].decode()
    for later in (
        "broader",
        "on_paper",
        "without_staff",
        "question_set",
        "after_last",
        "is_scene",
        "asker",
        "version_reason",
    ):
        assert later not in words
