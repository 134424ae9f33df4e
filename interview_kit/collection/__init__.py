"""What came home from a round, put together: read, missing, twice, contradicting, sealed. Pure: no files."""

from interview_kit.collection.expected import Expected, course_of, expected_of
from interview_kit.collection.gathering import Gathered, Reading, gather
from interview_kit.collection.seals import Change, changes_since_seal, with_seal

__all__ = [
    "Change",
    "Expected",
    "Gathered",
    "Reading",
    "changes_since_seal",
    "course_of",
    "expected_of",
    "gather",
    "with_seal",
]
