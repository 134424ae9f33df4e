"""Our own program as a page carries it: its modules, the compiled templates and what is learnt."""

import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import source_hash
from pathlib import Path

from interview_kit.shipped import HOUSE, shipped_folder
from interview_kit.templates import compile_templates
from interview_kit.word.tags import Tags

_PACKAGE = Path(__file__).resolve().parents[1]
# What no page can run: the terminal, and what packs a page.
_LEFT_OUT = ("cli/", "office_file/", "shipped/", "locale/", "profiles/pdf_", "__main__.py")
_DATA = (".weights", ".txt")
_HASH = slice(8, 16)


def program_sources() -> dict[str, bytes]:
    """The program's files by their paths, modules as sources."""
    files = {f"interview_kit/{name}": data for name, data in _own_files()}
    with tempfile.TemporaryDirectory() as folder:
        compile_templates(Path(folder), ".wml.j2", Tags)
        for path in sorted(Path(folder).iterdir()):
            files[f"interview_kit/shipped/compiled/{path.name}"] = path.read_bytes()
    house = f"interview_kit/shipped/templates/{HOUSE}"
    return {**files, house: (shipped_folder("templates") / HOUSE).read_bytes()}


def _own_files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE).as_posix()
        if path.suffix in {".py", *_DATA} and not name.startswith(_LEFT_OUT):
            yield name, path.read_bytes()


def program_files(compiled: Mapping[str, bytes]) -> dict[str, bytes]:
    """The program's files; modules as byte code where `compiled` has it of this very source."""
    files = {}
    for name, data in program_sources().items():
        code = compiled.get(f"{name}c", b"")
        is_of_it = name.endswith(".py") and code[_HASH] == source_hash(data)
        files[f"{name}c" if is_of_it else name] = code if is_of_it else data
    return files
