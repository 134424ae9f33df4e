"""What the bank has for each behaviour, and what a newer bank has that it lacks."""

from typing import Literal

from interview_kit.coverage import coverage_rows, missing_in_bank, missing_in_materials
from interview_kit.workplace.checking import load_lexicon, warnings_by_entry
from interview_kit.workplace.workplace import Workplace

CoverageFormat = Literal["html", "xlsx"]


def coverage_file(workplace: Workplace, form: CoverageFormat, profile: str | None = None) -> bytes:
    """The coverage of one profile (its id) or of all, as a page or a spreadsheet. Raises `UserError`."""
    bank = workplace.bank()
    lexicon = load_lexicon(workplace.bank_folder).or_raise()
    rows = coverage_rows(bank, profile, warnings_by_entry(bank, lexicon))
    if form == "xlsx":
        from interview_kit.coverage.spreadsheet import coverage_xlsx

        return coverage_xlsx(rows)
    from interview_kit.coverage.page import coverage_html

    return coverage_html(rows, bank).encode()


def missing(workplace: Workplace, newer: Workplace) -> tuple[str, ...]:
    """One Danish sentence for each thing that the newer bank has and this one lacks. Raises `UserError`."""
    bank, newer_bank = workplace.bank(), newer.bank()
    return (
        *missing_in_bank(bank, newer_bank),
        *missing_in_materials(workplace.materials(bank), newer.materials(newer_bank)),
    )
