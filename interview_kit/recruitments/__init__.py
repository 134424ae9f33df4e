"""A recruitment's folder: what the panel has decided, and the guides that were frozen for it.

Nothing here is ever cached: a recruitment that is deleted must be gone.
"""

from interview_kit.recruitments.folder import (
    PEOPLE_FILE,
    RECRUITMENT_FILE,
    has_recruitment,
    load_recruitment,
    recruitments_beside,
)
from interview_kit.recruitments.guides import guide_bytes, load_guide, misnamed_guides, planned_name

__all__ = [
    "PEOPLE_FILE",
    "RECRUITMENT_FILE",
    "guide_bytes",
    "has_recruitment",
    "load_guide",
    "load_recruitment",
    "misnamed_guides",
    "planned_name",
    "recruitments_beside",
]
