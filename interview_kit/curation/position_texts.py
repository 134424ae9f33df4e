"""Every text of a position with its address: what HR rewords in Excel without opening its file."""

from collections.abc import Iterator

from interview_kit.curation.addresses import POSITION
from interview_kit.curation.texts import BankText, Loc
from interview_kit.models.position import Position


def position_texts(position: Position) -> dict[str, BankText]:
    """Title, decision-maker, terms, the panel's seats, and where the lines that are not asked about are met.

    The address is `stilling:fagchef/vilkår 1`. What a round asks about is no text: see `focus`.
    """
    return {
        f"{POSITION}{position.id}/{name}": BankText(
            f"{POSITION}{position.id}/{name}", loc, words, in_list=False
        )
        for name, loc, words in _texts(position)
        if words
    }


def _texts(position: Position) -> Iterator[tuple[str, Loc, str | None]]:
    yield "titel", ("title",), position.title
    yield "beslutter", ("decision_maker",), position.decision_maker
    for index, words in enumerate(position.terms):
        yield f"vilkår {index + 1}", ("terms", index), words
    for index, role in enumerate(position.panel.roles):
        loc: Loc = ("panel", "roles", index)
        yield f"udvalg {role.id}, titel", (*loc, "title"), role.title
        yield f"udvalg {role.id}, et medlem", (*loc, "member_title"), role.member_title
        yield f"udvalg {role.id}, opgave", (*loc, "task"), role.task
    for index, weight in enumerate(position.weights):
        yield f"vægt {weight.competency}", ("weights", index, "reason"), weight.reason
    for index, elsewhere in enumerate(position.elsewhere):
        loc = ("elsewhere", index)
        yield f"ikke spurgt {elsewhere.behaviour}", (*loc, "reason"), elsewhere.reason
        yield f"til referencen {elsewhere.behaviour}", (*loc, "ask"), elsewhere.ask
