"""What loading gives: a value, or the problems that it has."""

from typing import Generic, NamedTuple, TypeVar

from interview_kit.problems.problem import Problem, UserError

T_co = TypeVar("T_co", covariant=True)


class Loaded(NamedTuple, Generic[T_co]):
    """The value, or None where there are errors; and every problem found, warnings too."""

    value: T_co | None
    problems: list[Problem]

    def or_raise(self) -> T_co:
        """The value. Raises `UserError` with all problems where there is none."""
        if self.value is None:
            raise UserError(self.problems)
        return self.value
