"""The group of all commands: sets the environment, prints users' mistakes, and logs our own."""

import gc
import gettext
import os
import sys
from contextlib import suppress
from typing import Any

import click

from interview_kit.cli.book import book
from interview_kit.cli.build import build
from interview_kit.cli.called import called
from interview_kit.cli.case_file import access, delete
from interview_kit.cli.check import check, check_question
from interview_kit.cli.collecting import collect
from interview_kit.cli.comparing import compare, decide
from interview_kit.cli.coverage import coverage, missing
from interview_kit.cli.hr import init, positions
from interview_kit.cli.interrupted import INTERRUPTED, by_ctrl_c
from interview_kit.cli.mistyped import explained
from interview_kit.cli.pack import pack
from interview_kit.cli.printing import OUR_MISTAKE, USER_MISTAKE, print_problems, say
from interview_kit.cli.profile import profile
from interview_kit.cli.streams import prepare_streams
from interview_kit.cli.vacancy import kit, new, plan
from interview_kit.cli.workbook import workbook

_LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")


class _Commands(click.Group):
    """Prints a user's mistakes as sentences, and writes a log of our own."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Click's own sentences come in Danish, whatever the language of the machine."""
        os.environ["LANGUAGE"] = "da"
        # No plugin of pydantic's is wanted, and looking for one takes as long as reading the bank.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        gettext.bindtextdomain("messages", _LOCALE)
        kwargs.setdefault("prog_name", called())
        prepare_streams()
        try:
            return super().main(*args, **kwargs)
        except (OSError, MemoryError, RecursionError) as error:  # in a command, or while help was printed
            _tell_what_stopped_us(error)
            raise SystemExit(USER_MISTAKE) from None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """No name and no text can hold a zero byte: refused at once, before a file is asked for by it."""
        if any("\0" in word for word in args):
            raise click.UsageError("Linjen indeholder et usynligt tegn (U+0000). Skriv den igen.")
        try:
            return super().parse_args(ctx, args)
        except click.ClickException as error:
            raise explained(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke_or_tell(ctx)
        except click.ClickException as error:
            raise explained(error) from None
        except BrokenPipeError:  # who reads has read enough, as `head` does
            ctx.exit(0)
        except (click.exceptions.Exit, click.Abort, OSError, MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
            if by_ctrl_c(error):
                raise KeyboardInterrupt from None
            say(_log_our_mistake(error), err=True)
            ctx.exit(OUR_MISTAKE)

    def _invoke_or_tell(self, ctx: click.Context) -> Any:
        from interview_kit.problems import UserError

        try:
            return super().invoke(ctx)
        except UserError as error:
            print_problems(error.problems)
            ctx.exit(USER_MISTAKE)


def _tell_what_stopped_us(error: OSError | MemoryError | RecursionError) -> None:
    """Prints it where that can be done: the stream for it may be what is wrong."""
    from interview_kit.cli.outside import problem_of

    with suppress(OSError):
        print_problems([problem_of(error)])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[TILVALG]",
    subcommand_metavar="KOMMANDO",
)
@click.version_option(
    package_name="interview-kit", message="interview-kit %(version)s", help="Vis programmets version."
)
def main() -> None:
    """Strukturerede ansættelsessamtaler: interviewguider og scoringsark til Word."""


for _command in (
    positions, build, new, plan, kit, collect, compare, decide, access, delete, check, check_question,
    coverage, missing, book, workbook, profile, pack, init,
):  # fmt: skip
    main.add_command(_command)


def run() -> None:
    """Runs one command as a process of its own, and ends the process.

    A command lives half a second: collecting garbage and taking the interpreter down tidily would be a
    quarter of that, and the operating system does both at once.
    """
    gc.disable()
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except KeyboardInterrupt:
        code = INTERRUPTED
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
    message = "Det er vores fejl, ikke jeres."
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="interview-kit-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        return f"{message} Fortæl det til dem, I har programmet fra: {lines[-1]}, {lines[-2]}."
    return f"{message} Send gerne denne fil til dem, I har programmet fra, så den kan rettes: {log.name}"
