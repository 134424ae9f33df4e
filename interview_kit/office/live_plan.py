"""The plan as `interview-kit plan` would fix it, also of choices not saved yet, and of those in error."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from interview_kit.models.guide import Guide
from interview_kit.office.case_values import Values, recruitment_file, save, with_recruitment
from interview_kit.office.desk import Desk
from interview_kit.planning import Plan
from interview_kit.problems import Problem, UserError, has_errors
from interview_kit.recruitments import RECRUITMENT_FILE
from interview_kit.recruitments.changes import changed_since
from interview_kit.workplace.building import plan_askable
from interview_kit.workplace.vacancy import (
    OpenVacancy,
    frozen_in,
    problems_of_plan,
    read_vacancy,
)
from interview_kit.workplace.vacancy_plan import PlannedRound, needs_reason, planned_round


class LivePlan(NamedTuple):
    """The plan of the choices as they are now.

    `rounds` are those that can be fixed; `fixed` are the guides in the folder. `own_faults` are the problems
    of the panel's own questions by their ids.
    """

    vacancy: OpenVacancy
    plan: Plan
    rounds: Mapping[int, PlannedRound]
    fixed: Mapping[int, Guide]
    problems: tuple[Problem, ...]
    own_faults: Mapping[str, tuple[Problem, ...]]

    @property
    def new_guides(self) -> list[Guide]:
        """The guides that are otherwise than those in the folder."""
        return [one_round.guide for one_round in self.rounds.values() if one_round.is_new]

    @property
    def needs_reason(self) -> bool:
        """Whether the plan can be fixed anew only with a reason."""
        return bool(self.fixed) and needs_reason(self.vacancy.folder, self.fixed, self.new_guides)

    def changes(self, number: int) -> tuple[str, ...]:
        """What of the round is otherwise than in the guide that is fixed."""
        planned, fixed = self.rounds.get(number), self.fixed.get(number)
        if planned is None or fixed is None or not planned.is_new:
            return ()
        return changed_since(fixed.content, planned.guide.content)


def live_plan(desk: Desk, data: bytes | None = None) -> LivePlan:
    """The plan; `data` is the recruitment's file as it is to be, where that is not saved yet.

    Raises `UserError` where a file of the folder cannot be read, and where the bank has nothing to ask.
    """
    workplace = desk.workplace
    vacancy = read_vacancy(workplace, desk.folder, desk.today, data)
    fixed = frozen_in(desk.folder, vacancy.position)
    a_plan = plan_askable(vacancy.bank.bank, vacancy.recruitment, {})
    problems, own_faults = problems_of_plan(workplace, vacancy, a_plan)
    rounds: dict[int, PlannedRound] = {}
    refused: list[Problem] = []
    for number in () if has_errors(problems) else a_plan.rounds:
        try:
            rounds[number] = planned_round(workplace, vacancy, a_plan, number, fixed.get(number), None)
        except UserError as error:
            refused += error.problems
    told = dict.fromkeys((*vacancy.doubts, *problems, *refused))
    return LivePlan(vacancy, a_plan, rounds, fixed, tuple(told), own_faults)


def changed_plan(desk: Desk, change: Callable[[Values], Values]) -> LivePlan:
    """The plan after a change of the recruitment's values, which is saved.

    Raises `UserError` with the errors that the change makes; the recruitment is then as it was.
    """
    file = recruitment_file(desk)
    data = with_recruitment(file, {**file.values, **change(file.values)})
    after = live_plan(desk, data)
    if has_errors(after.problems):
        refuse_new(live_plan(desk).problems, after.problems)
    if data != file.data:
        save(desk, {RECRUITMENT_FILE: data})
    return after


def refuse_new(before: tuple[Problem, ...], after: tuple[Problem, ...]) -> None:
    """Raises `UserError` with the errors that were not there before."""
    known = {(fault.code, fault.message) for fault in before}
    new = [fault for fault in after if (fault.code, fault.message) not in known]
    if has_errors(new):
        raise UserError(fault for fault in new if fault.level == "error")
