"""HR's house: a Word document with the look, prepared once into the parts that documents are made of.

The contract is the style names of `styles` and one paragraph that says {{ body }}. Headers and footers may
say the fields of `HeaderTexts`, such as {{ document }}. The house comes from outside and holds no program.
Preparing it takes python-docx, which is slow to import: a prepared house is kept for the next run.
"""

from pathlib import Path

from interview_kit.cache import cached
from interview_kit.problems import Loaded
from interview_kit.word.files import read_word_file
from interview_kit.word.package import House


def load_house(path: Path) -> Loaded[House]:
    """The prepared house, or None and every reason why this file cannot be one."""
    data = read_word_file(path)
    if not isinstance(data, str):
        values = cached("house", data, lambda: _prepared_values(data))
        if values is not None:
            return Loaded(House(*values), [])
    from interview_kit.word.preparing import prepare_house, refusal_problem

    if isinstance(data, str):
        return Loaded(None, [refusal_problem(data, str(path))])
    return prepare_house(data, str(path))


def _prepared_values(data: bytes) -> tuple[bytes, dict[str, tuple[str, ...]]] | None:
    """The prepared house as plain values, which can be kept; None where it has faults."""
    from interview_kit.word.preparing import prepare_house

    house = prepare_house(data, "").value
    return (house.fixed, dict(house.slotted)) if house else None
