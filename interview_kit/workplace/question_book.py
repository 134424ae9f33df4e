"""The question book of a profile."""

from interview_kit.documents import word_file
from interview_kit.documents.question_book import question_book
from interview_kit.workplace.workplace import Workplace


def question_book_file(workplace: Workplace, profile_name: str) -> tuple[str, bytes]:
    """The id of the profile with this name, and its book as a Word file. Raises `UserError`."""
    bank = workplace.bank()
    profile = workplace.profile(bank, profile_name)
    view = question_book(bank, profile, workplace.materials(bank))
    return profile.id, word_file(view, workplace.house())
