"""Loads a question bank: every file, every reference, every problem at once. Judges no quality.

What a guide does not need (`materials`) is imported by those who load it: it costs time at every start.
"""

from interview_kit.bank.loading import (
    PlacedBank,
    load_bank,
    load_placed_bank,
    load_position,
    load_positions,
    load_rules,
)
from interview_kit.bank.names import find_position, find_profile

__all__ = [
    "PlacedBank",
    "find_position",
    "find_profile",
    "load_bank",
    "load_placed_bank",
    "load_position",
    "load_positions",
    "load_rules",
]
