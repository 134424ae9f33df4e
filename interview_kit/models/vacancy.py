"""A recruitment with all that is known of it: what papers about more than one round are made from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from interview_kit.models.day import DayPlan
from interview_kit.models.guide import Guide
from interview_kit.models.people import NOBODY, People
from interview_kit.models.recruitment import Recruitment


class Vacancy(NamedTuple):
    """`guides` are those of its rounds in their order, `days` the clock of each round that has one.

    `workplace` is what texts call the organisation: «kommunen».
    """

    recruitment: Recruitment
    guides: tuple[Guide, ...]
    people: People = NOBODY
    days: Mapping[int, DayPlan] = MappingProxyType({})
    workplace: str = "kommunen"

    @property
    def title(self) -> str:
        return self.guides[0].content.title

    @property
    def organisation(self) -> str:
        return self.guides[0].content.organisation or ""
