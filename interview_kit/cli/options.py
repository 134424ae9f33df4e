"""Options that several commands share."""

import click

bank_option = click.option(
    "--bank",
    metavar="MAPPE",
    envvar="INTERVIEW_KIT_BANK",
    help="En anden spørgsmålsbank end den, der følger med.",
)
house_option = click.option(
    "--house", metavar="FIL", help="Jeres egen Word-skabelon i stedet for den, der følger med."
)
format_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True
)
