"""The question book of a profile."""

from interview_kit.documents.question_book import build_book
from interview_kit.workplace.workplace import Workplace


def question_book_file(workplace: Workplace, profile_name: str) -> tuple[str, bytes]:
    """The id of the profile with this name, and its book as a Word file. Raises `UserError`."""
    bank = workplace.bank()
    profile = workplace.profile(bank, profile_name)
    return profile.id, build_book(bank, profile, workplace.materials(bank), workplace.house())
