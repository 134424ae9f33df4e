"""What a round asks about as text: one line a behaviour, `kompetence-id | adfærd-id | begrundelse`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from interview_kit.models.bank import Profile
from interview_kit.models.position import Focus, FocusBehaviour, Position
from interview_kit.yaml_files.spans import quoted

FIRST_SET = "A"
_BETWEEN = " | "
_ADDRESS = re.compile(r"stilling:(?P<position>[^/]+)/(?P<set>[A-D])/samtale (?P<round>[1-3])/fokus")


def focus_words(focus: Iterable[Focus]) -> str:
    """The focus as text; one text for each order, choice and reason."""
    return "\n".join(
        _BETWEEN.join((competency.competency, behaviour.id, behaviour.reason))
        for competency in focus
        for behaviour in competency.behaviours
    )


def focus_in_words(words: str, lines: Mapping[str, str]) -> str:
    """The focus as people read it, one line a row: `1. Løser konflikter. – Driften har …`.

    `lines` are the lines of the profiles by their ids. Words that are no focus stay as they are.
    """
    try:
        rows = [behaviour for focus in parsed_focus(words) for behaviour in focus.behaviours]
    except ValueError:
        return words
    return "\n".join(
        f"{number}. {lines.get(row.id, row.id)} – {row.reason}" for number, row in enumerate(rows, 1)
    )


def parsed_focus(words: str, kept: Sequence[Focus] = ()) -> tuple[Focus, ...]:
    """The focus that the text says; competencies in the order of their first lines.

    A behaviour keeps the scene that it has in `kept`. A line without a reason gets an empty one, which no
    bank may have: `focus_reasons` tells. Raises `ValueError` where a line has no two ids.
    """
    scenes = {line.id: line.scene for focus in kept for line in focus.behaviours}
    rows = [_row(line) for line in words.splitlines() if line.strip()]
    order = {competency: index for index, (competency, _, _) in reversed(list(enumerate(rows)))}
    rows.sort(key=lambda row: order[row[0]])
    return tuple(
        Focus.model_construct(
            competency=competency,
            behaviours=tuple(
                FocusBehaviour.model_construct(id=key, reason=reason, scene=scenes.get(key))
                for _, key, reason in group
            ),
        )
        for competency, group in groupby(rows, key=lambda row: row[0])
    )


def focus_yaml(words: str, indent: int, kept: Sequence[Focus] = ()) -> str:
    """The items of the list `focus:` as the files of positions write it, `indent` blanks in.

    A behaviour keeps the scene that it has in `kept`. Raises `ValueError` as `parsed_focus`.
    """
    lines = (line for focus in parsed_focus(words, kept) for line in _yaml_lines(focus))
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def focus_reasons(words: str, position: Position, profile: Profile, address: str = "") -> tuple[str, ...]:
    """What is to be said of the focus before it is taken: first what keeps it from being so."""
    faults, remarks = focus_doubts(words, position, profile, address)
    return (*faults, *remarks)


def focus_doubts(
    words: str, position: Position, profile: Profile, address: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What keeps the focus from being taken, and what is else to be said of it, in Danish.

    `address` says of which round and set it is; without it that is told by what it asks about.
    """
    try:
        focus = parsed_focus(words)
    except ValueError as error:
        return (f"Linjen «{error}» kan ikke læses.",), ()
    if not focus:
        return ("Samtalen har intet at spørge om. Giv mindst én adfærd et nummer.",), ()
    return tuple(_faults(focus, profile)), tuple(_left_homeless(focus, position, profile, address))


def _row(line: str) -> tuple[str, str, str]:
    competency, _, rest = line.partition("|")
    behaviour, _, reason = rest.partition("|")
    row = competency.strip(), behaviour.strip(), reason.strip()
    if not row[0] or not row[1]:
        raise ValueError(line.strip())
    return row


def _yaml_lines(focus: Focus) -> Iterator[str]:
    yield f"- competency: {focus.competency}"
    yield "  behaviours:"
    for behaviour in focus.behaviours:
        yield f"    - id: {behaviour.id}"
        yield f"      reason: {quoted(behaviour.reason)}"
        if behaviour.scene:
            yield f"      scene: {behaviour.scene}"


def _faults(focus: Sequence[Focus], profile: Profile) -> Iterator[str]:
    competencies = profile.competency_of
    seen: set[str] = set()
    for competency in focus:
        for behaviour in competency.behaviours:
            if competencies.get(behaviour.id) != competency.competency:
                yield f"«{behaviour.id}» hører ikke til «{competency.competency}» i profilen."
            if behaviour.id in seen:
                yield f"«{behaviour.id}» står der to gange."
            if not behaviour.reason:
                yield f"«{behaviour.id}» mangler en begrundelse: hvorfor er den vigtig i dette job?"
            seen.add(behaviour.id)


def _left_homeless(
    focus: Sequence[Focus], position: Position, profile: Profile, address: str
) -> Iterator[str]:
    """Each line that had a place only by being asked about first, and no longer is."""
    name, number = _block(address, focus, position)
    if name != FIRST_SET:
        return
    first = {one.behaviours[0].id for one in focus}
    first |= {
        one.behaviours[0].id
        for one_round in position.rounds
        if one_round.number != number
        for one in one_round.focus
    }
    others = {row.behaviour for row in position.elsewhere}
    for line in profile.printed_for().behaviours:
        if line.id in position.first_of_focus - first - others:
            yield (
                f"«{line.text}» ({line.id}) er ikke længere den første af sin kompetence i nogen samtale. "
                "Den bliver skrevet på stillingens liste over det, samtalen ikke spørger om; ret dér, hvor I "
                "så afdækker den, og hvorfor."
            )


def _block(address: str, focus: Sequence[Focus], position: Position) -> tuple[str, int]:
    """The set and the round that the address names; without one, those that ask most of the same."""
    found = _ADDRESS.fullmatch(address)
    if found:
        return found["set"], int(found["round"])
    wanted = _behaviours(focus)
    return max(
        ((name, number) for name, number, _ in position_blocks(position)),
        key=lambda block: len(wanted & _behaviours(focus_at(position, *block))),
    )


def _behaviours(focus: Iterable[Focus]) -> set[str]:
    return {behaviour.id for competency in focus for behaviour in competency.behaviours}


def position_blocks(position: Position) -> Iterator[tuple[str, int, tuple[Focus, ...]]]:
    """Every set and round of the position with what it asks about, the first set first."""
    for one_round in position.rounds:
        yield FIRST_SET, one_round.number, one_round.focus
    for name, rounds in position.sets.items():
        for other in rounds:
            yield name, other.number, other.focus


def focus_at(position: Position, name: str, number: int) -> tuple[Focus, ...]:
    """What that round asks about in that set; nothing where there is no such round."""
    return next((focus for *block, focus in position_blocks(position) if block == [name, number]), ())


def focus_address(position: str, name: str, number: int) -> str:
    """The address of what a round asks about in one of the sets."""
    return f"stilling:{position}/{name}/samtale {number}/fokus"
