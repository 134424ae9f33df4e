"""The file of a competency's entries that nobody has written yet, in the style of the bank."""

import json

from interview_kit.models.bank import UNWRITTEN, Competency
from interview_kit.models.text import MAX_ID

_MINUTES = 8
_BLOCK = """\
- id: {key}
  behaviour: {key}
  covers: {missing}
  keywords: []
  status: {status}
  version: 1
  author: {author}
  questions:
    - id: {question}
      kind: behavioural
      text: {missing}
      minutes: {minutes}
      probes: [{missing}, {missing}, {missing}]
  anchors:
    5: [{missing}, {missing}]
    4: [{missing}, {missing}]
    3: [{missing}, {missing}]
    2: [{missing}, {missing}]
    1: [{missing}, {missing}]
  indicators:
    positive: [{missing}, {missing}, {missing}]
    negative: [{missing}, {missing}, {missing}]
  red_flags: []
"""


def skeleton(behaviour: str, author: str, status: str = "proposed") -> str:
    """An entry for this line as a block of YAML: as many texts to write as the rules ask for at least."""
    return _BLOCK.format(
        key=behaviour,
        status=status,
        author=json.dumps(author, ensure_ascii=False),
        question=f"{behaviour[: MAX_ID - 2].rstrip('.-')}.1",
        minutes=_MINUTES,
        missing=json.dumps(UNWRITTEN),
    )


def file_head(competency: Competency) -> str:
    """The comment that such a file begins with."""
    return (
        f"# Spørgsmålssæt til kompetencen «{competency.title}». Skriv, hvor der står {UNWRITTEN}.\n"
        "# Ret teksten frit; ret aldrig et id. Kør «interview-kit check» bagefter.\n"
    )


def entries_file(profile: str, competency: str) -> str:
    """Where the bank keeps the entries of a competency."""
    return f"entries/{profile}/{competency.removeprefix(f'{profile}.')}.yaml"
