"""What a position lacks although every field of it is there: it would print empty or wrong pages."""

from collections.abc import Iterator

from interview_kit.models.position import MOST_PEOPLE, Position
from interview_kit.problems import Problem
from interview_kit.yaml_files import Placed


def empty_parts(placed: Placed[Position]) -> Iterator[Problem]:
    """No statutory steps, a panel of another size than its roles, rounds or roles that share a name."""
    position = placed.value
    if not position.statutory_steps:
        yield placed.problem("no-statutory-steps", ("statutory_steps",))
    panel = position.panel
    if panel.min > len(panel.roles):
        yield placed.problem("panel-roles", ("panel", "min"), least=panel.min, roles=len(panel.roles))
    if panel.max < len(panel.roles):
        yield placed.problem("panel-full", ("panel", "max"), most=panel.max, roles=len(panel.roles))
    if panel.max > MOST_PEOPLE:
        yield placed.problem("panel-large", ("panel", "max"), most=panel.max, codes=MOST_PEOPLE)
    numbers = [one_round.number for one_round in position.rounds]
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            yield placed.problem("round-twice", ("rounds", index, "number"), number=number)
    titles = [role.title.casefold() for role in panel.roles]
    for index, role in enumerate(panel.roles):
        if titles[index] in titles[:index]:
            yield placed.problem("role-twice", ("panel", "roles", index, "title"), title=role.title)
