"""What is said of a command that was typed wrong: with an example, and without what a terminal would obey."""

import re

import click

from interview_kit.cli.printing import shown

_MISSING = {
    "position": "Skriv, hvilken stilling det er, for eksempel «build direktoer».",
    "profile": "Skriv, hvilken profil det er, for eksempel «book direktoer».",
    "folder": "Skriv, hvad mappen skal hedde, for eksempel «init hr».",
    "text": 'Skriv spørgsmålet i anførselstegn, for eksempel «check-question "Hvad gjorde du?"».',
}
_WRONG = {
    "slot": "Skriv antallet af minutter med tal, for eksempel «--slot 60».",
    "number": "Skriv samtalens nummer med tal, for eksempel «--round 2».",
}


def explained(error: click.ClickException) -> click.ClickException:
    """The same mistake with a sentence on what to type."""
    name = getattr(getattr(error, "param", None), "name", None) or ""
    context = getattr(error, "ctx", None)
    if isinstance(error, click.MissingParameter):
        sentence = _MISSING.get(name)
    elif isinstance(error, click.BadParameter):
        sentence = _WRONG.get(name)
    else:
        sentence = None
    return click.UsageError(sentence or shown(_danish_quotes(error.format_message())), context)


def _danish_quotes(sentence: str) -> str:
    """Click puts 'names' in marks of its own."""
    return re.sub(r"'([^']+)'", r"«\1»", sentence)
