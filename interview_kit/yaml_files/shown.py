"""A value from a user's file as a message can show it."""

_MAX_SHOWN = 80


def shown(value: object) -> str:
    """The value in a line on a terminal: the beginning of it, without control characters."""
    text = str(value)
    start = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in start)
