"""A municipality's own paper: read into a profile line by line, and held against the entries of the bank."""

from interview_kit.profiles.guessing import guessed
from interview_kit.profiles.paper import (
    GUESSES,
    Draft,
    DraftLine,
    Guess,
    Line,
    Paper,
    PaperRefusal,
)
from interview_kit.profiles.reading import raw_lines
from interview_kit.profiles.recognising import refusal_of

__all__ = [
    "GUESSES",
    "Draft",
    "DraftLine",
    "Guess",
    "Line",
    "Paper",
    "PaperRefusal",
    "guessed",
    "raw_lines",
    "refusal_of",
]
