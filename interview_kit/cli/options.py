"""Options that several commands share."""

import os

import click


class _PathType(click.ParamType):  # type: ignore[type-arg] # generic only in newer versions
    """The path of a file or a folder; an empty one, such as a script's unset variable gives, is refused."""

    name = "path"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value.strip():
            self.fail("Her skal stå en fil eller en mappe, men der står ingenting.", param, ctx)
        return value


class _WordsType(click.ParamType):  # type: ignore[type-arg] # as above
    """A text, a name or an id; an empty one is refused, and one that the terminal could not read."""

    name = "words"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from interview_kit.models.text import shows_something

        if not shows_something(value):
            self.fail("Her skal stå noget, men der står ingenting.", param, ctx)
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            self.fail("Teksten kan ikke læses. Skriv den igen, også æ, ø og å.", param, ctx)
        return value


PATH, WORDS = _PathType(), _WordsType()
_BANK_VARIABLE = "INTERVIEW_KIT_BANK"


def _bank_or_none(_: click.Context, __: click.Parameter, bank: str | None) -> str | None:
    """The bank as it is typed. Click takes an empty variable for none, and would work on another bank."""
    if bank is None and os.environ.get(_BANK_VARIABLE) is not None:
        raise click.UsageError(
            f"Miljøvariablen {_BANK_VARIABLE} er tom. Skriv en mappe i den, eller fjern den."
        )
    return bank


bank_option = click.option(
    "--bank",
    metavar="MAPPE",
    type=PATH,
    callback=_bank_or_none,
    envvar=_BANK_VARIABLE,
    help="En anden spørgsmålsbank end den, der følger med.",
)
house_option = click.option(
    "--house", type=PATH, metavar="FIL", help="Jeres egen Word-skabelon i stedet for den, der følger med."
)
format_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True
)
