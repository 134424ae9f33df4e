"""Loads a question bank: every file, every reference, every problem at once. Judges no quality."""

from interview_kit.bank.loading import (
    PlacedBank,
    load_bank,
    load_placed_bank,
    load_position,
    load_positions,
    load_rules,
)
from interview_kit.bank.materials import PlacedMaterials, load_materials, read_materials
from interview_kit.bank.names import find_position, find_profile

__all__ = [
    "PlacedBank",
    "PlacedMaterials",
    "find_position",
    "find_profile",
    "load_bank",
    "load_materials",
    "load_placed_bank",
    "load_position",
    "load_positions",
    "load_rules",
    "read_materials",
]
