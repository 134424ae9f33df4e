"""The commands as a user types them, and a file as a user changes it."""

from pathlib import Path

from click.testing import CliRunner, Result

from interview_kit.cli import main


def run(*words: str | Path, typed: str | None = None) -> Result:
    """What a command says and ends with; never with a fault of ours (exit code 3)."""
    result = CliRunner().invoke(main, list(map(str, words)), input=typed)
    assert result.exit_code in {0, 1, 2}, result.output
    assert "Traceback" not in result.output
    return result


def change(path: Path, old: str, new: str) -> None:
    """Puts `new` in the place of the first `old` of a file, which must have it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
