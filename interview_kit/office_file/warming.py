"""All that a page would else work out at its start, asked for once while the values are recorded."""

from interview_kit.workplace.building import BuildRequest, build_round
from interview_kit.workplace.workplace import BankState, HouseState, Workplace


def warm_up(workplace: Workplace) -> tuple[BankState, HouseState]:
    """Reads the whole bank and the house, and builds every round of every position.

    Raises `UserError` with every error of the bank and of the house.
    """
    _, house = workplace.house()
    bank = workplace.bank()
    workplace.placed_materials(bank)
    for position in workplace.positions():
        for one_round in position.rounds:
            build_round(workplace, BuildRequest(position=position.id, round=one_round.number))
    return workplace.state_of(bank), house
