"""What the bank has for each behaviour, and what a newer bank has that this one lacks.

`rows` counts, `page` shows the rows in a browser, `spreadsheet` in Excel; `newer` compares two banks.
"""

from interview_kit.coverage.newer import missing_in_bank, missing_in_materials
from interview_kit.coverage.renamed import renamed_ids
from interview_kit.coverage.rows import READINESS, CoverageRow, State, coverage_rows

__all__ = [
    "READINESS",
    "CoverageRow",
    "State",
    "coverage_rows",
    "missing_in_bank",
    "missing_in_materials",
    "renamed_ids",
]
