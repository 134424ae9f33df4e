"""What the bank has for each behaviour, and what a newer bank has that it lacks."""

from typing import Literal, NamedTuple

from interview_kit.coverage import coverage_rows, missing_in_bank, missing_in_materials
from interview_kit.workplace.checking import load_lexicon, warnings_by_entry
from interview_kit.workplace.workplace import BankState, Workplace

CoverageFormat = Literal["html", "xlsx"]


def coverage_file(
    workplace: Workplace, form: CoverageFormat, profile: str | None = None
) -> tuple[bytes, BankState]:
    """The coverage of one profile (by any of its names) or of all, as a page or a spreadsheet; and its bank.

    Raises `UserError`.
    """
    bank = workplace.bank()
    lexicon = load_lexicon(workplace.bank_folder).or_raise()
    chosen = None if profile is None else workplace.profile(bank, profile).id
    rows = coverage_rows(bank, chosen, warnings_by_entry(bank, lexicon))
    if form == "xlsx":
        from interview_kit.coverage.spreadsheet import coverage_xlsx

        return coverage_xlsx(rows), workplace.state_of(bank)
    from interview_kit.coverage.page import coverage_html

    return coverage_html(rows, bank).encode(), workplace.state_of(bank)


class Missing(NamedTuple):
    """What one bank has and another lacks, in sentences, and the two banks."""

    sentences: tuple[str, ...]
    bank: BankState
    newer: BankState


def missing_with_banks(workplace: Workplace, newer: Workplace) -> Missing:
    """What `missing` finds, and which banks were compared. Raises `UserError`."""
    return Missing(
        missing(workplace, newer), workplace.state_of(workplace.bank()), newer.state_of(newer.bank())
    )


def missing(workplace: Workplace, newer: Workplace) -> tuple[str, ...]:
    """One Danish sentence for each thing that the newer bank has and this one lacks. Raises `UserError`."""
    bank, newer_bank = workplace.bank(), newer.bank()
    return (
        *missing_in_bank(bank, newer_bank),
        *missing_in_materials(workplace.materials(bank), newer.materials(newer_bank)),
    )
