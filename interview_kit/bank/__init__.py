"""Loads a question bank: every file, every reference, every problem at once. Judges no quality.

What a guide does not need (`materials`, `rules`) is imported by those who load it, since it costs time.
"""

from interview_kit.bank.loading import (
    PlacedBank,
    load_about,
    load_bank,
    load_placed_bank,
    load_position,
    load_positions,
    load_profiles,
)
from interview_kit.bank.names import find_position, find_profile, fold, title_of

__all__ = [
    "PlacedBank",
    "find_position",
    "find_profile",
    "fold",
    "load_about",
    "load_bank",
    "load_placed_bank",
    "load_position",
    "load_positions",
    "load_profiles",
    "title_of",
]
