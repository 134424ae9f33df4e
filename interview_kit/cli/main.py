"""The group of all commands: sets the environment, prints users' mistakes, and logs our own."""

import gc
import gettext
import io
import os
import sys
from contextlib import suppress
from typing import Any

import click

from interview_kit.cli.book import book
from interview_kit.cli.build import build
from interview_kit.cli.check import check, check_question
from interview_kit.cli.coverage import coverage, missing
from interview_kit.cli.hr import init, positions
from interview_kit.cli.printing import OUR_MISTAKE, USER_MISTAKE, print_problems

_LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")


class _Commands(click.Group):
    """Prints a user's mistakes as sentences, and writes a log of our own."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Click's own sentences come in Danish, whatever the language of the machine."""
        os.environ["LANGUAGE"] = "da"
        # No plugin of pydantic's is wanted, and looking for one takes as long as reading the bank.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        gettext.bindtextdomain("messages", _LOCALE)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        from interview_kit.problems import UserError

        try:
            return super().invoke(ctx)
        except UserError as error:
            print_problems(error.problems)
            ctx.exit(USER_MISTAKE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
            click.echo(_log_our_mistake(error), err=True)
            ctx.exit(OUR_MISTAKE)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO",
)
@click.version_option(package_name="interview-kit", message="interview-kit %(version)s")
def main() -> None:
    """Strukturerede ansættelsessamtaler: interviewguider og scoringsark til Word."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A letter that cannot be read or shown becomes a question mark instead of a failure.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for _command in (positions, build, check, check_question, coverage, missing, book, init):
    main.add_command(_command)


def run() -> None:
    """Runs one command as a process of its own, and ends the process.

    A command lives half a second: collecting garbage and taking the interpreter down tidily would be a
    quarter of that, and the operating system does both at once.
    """
    gc.disable()
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # closed, or a program without a terminal
                stream.flush()
        os._exit(code)


def _log_our_mistake(error: Exception) -> str:
    """Writes a crash log, which holds no values from files, and returns the message that names it."""
    import platform
    import tempfile
    import traceback

    from interview_kit import __version__

    lines = [f"interview-kit {__version__}, Python {platform.python_version()}, {platform.system()}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(type(error).__name__)
    with tempfile.NamedTemporaryFile(
        "w", prefix="interview-kit-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("\n".join(lines) + "\n")
    return f"Det er vores fejl, ikke jeres. Send gerne denne fil til os, så vi kan rette den: {log.name}"
