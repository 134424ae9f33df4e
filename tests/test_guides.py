"""A frozen guide is read back as it was written, or refused with the place that somebody changed."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from interview_kit.models.guide import Guide
from interview_kit.planning.freezing import changed_place, marks_of
from interview_kit.recruitments import guide_bytes, load_guide
from tests.conftest import ROOT


@pytest.fixture
def written(guides: dict[tuple[str, int], Guide], tmp_path: Path) -> Path:
    path = tmp_path / "guide.yaml"
    path.write_bytes(guide_bytes(guides["direktoer", 1]))
    return path


def change(path: Path, old: str, new: str, count: int = 1) -> int:
    """Changes the first `old` of the file; returns its line from 1."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_every_guide_is_read_back_as_it_was_written(
    guides: dict[tuple[str, int], Guide], tmp_path: Path
) -> None:
    for guide in guides.values():
        path = tmp_path / "guide.yaml"
        path.write_bytes(guide_bytes(guide))
        assert load_guide(path) == (guide, [])
    assert len(guides) == 7


def test_every_guide_that_ships_as_an_example_can_be_read_back() -> None:
    paths = sorted((ROOT / "examples").glob("*/guide*.yaml"))
    assert len(paths) == 9
    for path in paths:
        guide, problems = load_guide(path)
        assert problems == []
        assert guide is not None
        assert guide_bytes(guide) == path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Direktør", "title: Skoledirektør"),
        ("{anchor} ", "{anchor} ikke "),
        ("slot: 70", "slot: 90"),
        ("code: S3", "code: S4"),
        ("Fortæl om", "Beret om"),
        ("weight: 2", "weight: 1"),
        ("where: case", "where: not"),
        ("decision_maker: ", "decision_maker: Ikke "),
    ],
)
def test_a_changed_value_is_refused_with_its_line(
    guides: dict[tuple[str, int], Guide], written: Path, old: str, new: str
) -> None:
    anchor = guides["direktoer", 1].content.questions[0].anchors[5][0].partition(" ")[0]
    line = change(written, old.format(anchor=anchor), new.format(anchor=anchor))
    guide, problems = load_guide(written)
    assert guide is None
    assert [(problem.code, problem.line) for problem in problems] == [("guide-changed", line)]


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"(?m)^    probes:\n    - .*\n", "    probes:\n"),
        (r"(?m)^  profile_id:", "  organisation: Andetby\n  profile_id:"),
    ],
)
def test_a_value_that_is_taken_out_or_put_in_is_refused(written: Path, pattern: str, new: str) -> None:
    text = written.read_text("utf-8")
    written.write_text(re.sub(pattern, new, text, count=1), "utf-8")
    assert [problem.code for problem in load_guide(written).problems] == ["guide-changed"]


def test_new_marks_do_not_hide_a_change(written: Path, guides: dict[tuple[str, int], Guide]) -> None:
    guide = guides["direktoer", 1]
    content = guide.content.model_copy(update={"title": "Skoledirektør"})
    forged = guide.model_copy(update={"content": content, "marks": marks_of(content)})
    written.write_bytes(guide_bytes(forged))
    [found] = load_guide(written).problems
    assert found.code == "guide-changed"
    assert written.read_text("utf-8").splitlines()[found.line - 1].startswith("hash:")


def test_a_code_that_is_not_the_contents_own_is_refused(written: Path) -> None:
    line = change(written, "id: ", "id: ABCDE\nold: ") and 3
    change(written, "\nold: ", "\n# ")
    assert [(found.code, found.line) for found in load_guide(written).problems] == [("guide-code", line)]


def test_a_guide_of_another_format_or_a_broken_one_is_refused_with_its_line(written: Path) -> None:
    line = change(written, "format: 2", "format: 1")
    assert [(found.code, found.line) for found in load_guide(written).problems] == [("unknown-choice", line)]
    written.write_text("id: 5", "utf-8")
    assert load_guide(written).value is None
    assert [found.code for found in load_guide(written.with_name("borte.yaml")).problems] == ["file-missing"]


def test_every_question_and_gap_bears_the_ids_that_it_has_in_the_bank(
    guides: dict[tuple[str, int], Guide],
) -> None:
    for guide in guides.values():
        for question in guide.content.questions:
            assert question.entry.startswith(question.behaviour_id)
            assert question.behaviour_id.startswith(f"{question.competency_id}.")
        for part in guide.content.coverage:
            assert all(row.behaviour_id.startswith(f"{part.competency_id}.") for row in part.uncovered)


def models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The model and every model that its fields are made of."""
    waiting: list[object] = [model]
    models: set[type[BaseModel]] = set()
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, type) and issubclass(shape, BaseModel) and shape not in models:
            models.add(shape)
            waiting += [field.annotation for field in shape.model_fields.values()]
        waiting += get_args(shape)
    return models


def test_whatever_may_be_absent_in_a_guide_has_a_default() -> None:
    for model in models_below(Guide):
        for name, field in model.model_fields.items():
            if type(None) in get_args(field.annotation):
                assert not field.is_required(), f"{model.__name__}.{name}"


def test_codes_are_unique_over_the_rounds_of_a_position(guides: dict[tuple[str, int], Guide]) -> None:
    for position in {position for position, _ in guides}:
        codes = [
            question.code
            for (other, _), guide in sorted(guides.items())
            if other == position
            for question in guide.content.questions
        ]
        assert codes == [f"S{number}" for number in range(1, len(codes) + 1)]


def test_a_mark_finds_the_first_value_that_was_changed(guides: dict[tuple[str, int], Guide]) -> None:
    content = guides["fagchef", 1].content
    questions = list(content.questions)
    questions[2] = questions[2].model_copy(update={"text": "Noget andet."})
    changed = content.model_copy(update={"questions": tuple(questions), "decision_maker": "En anden."})
    assert changed_place(changed, marks_of(content)) == ("questions", 2, "text")
    assert changed_place(content, marks_of(content)) == ()
