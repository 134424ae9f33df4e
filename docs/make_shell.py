"""Makes the shell of the office in one file: `python docs/make_shell.py [NODE_MODULES]`.

The shell is all that a page holds besides our own program and a bank: Python for browsers (the npm package
`pyodide`), its standard library and the packages that the program imports, compiled, with their licences. It
is written to `interview_kit/office_file/shell.zip`, which is never committed; `interview-kit pack` reads it.
Takes Node.js with npm, and pip for the one package that is compiled.

Also compiled are the program's own modules as they are now; `pack` takes a module's source instead where it
has changed since.
"""

import gzip
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from interview_kit.office_file.program import program_sources
from interview_kit.office_file.shell import SHELL, bundle

ROOT = Path(__file__).resolve().parents[1]
PYODIDE = "314.0.5"
# Which of the package index's files is for this Pyodide: its Python, and the system that it is.
PYTHON, PLATFORM = "3.14", "pyemscripten_2026_0_wasm32"
COMPILED = "pydantic-core"
PACKAGES = (
    "annotated-types", "et-xmlfile", "jinja2", "markupsafe", "openpyxl", "pydantic", "PyYAML",
    "typing-extensions", "typing-inspection",
)  # fmt: skip
# What no program without a terminal, a network, processes and a debugger can use: of the standard library,
STDLIB_LEFT_OUT = (
    "_pyio.py", "_pyrepl", "bdb.py", "ctypes", "curses", "dbm", "doctest.py", "ensurepip", "ftplib.py",
    "http/server.py", "idlelib", "imaplib.py", "lib2to3", "mailbox.py", "modulefinder.py", "multiprocessing",
    "optparse.py", "pdb.py", "pickletools.py", "poplib.py", "profile.py", "pstats.py", "pydoc.py",
    "pydoc_data", "smtplib.py", "sqlite3", "test", "tkinter", "tomllib", "trace.py", "turtle", "turtledemo",
    "unittest", "venv", "wsgiref", "xmlrpc",
)  # fmt: skip
# of its codecs all but these,
ENCODINGS = re.compile(
    r"encodings/(__init__|aliases|ascii|charmap|cp1252|cp437|cp850|cp865|idna|iso8859_1|iso8859_15|latin_1|"
    r"punycode|raw_unicode_escape|undefined|unicode_escape|utf_.*)\.py"
)
# and of the packages.
PACKAGES_LEFT_OUT = ("pydantic/v1/", "pydantic/mypy.py", "pydantic/_hypothesis_plugin.py")


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        pyodide = _pyodide(folder, sys.argv[1:])
        sources = {f"packages/{name}": data for name, data in _package_files(folder)}
        sources |= {f"stdlib/{name}": data for name, data in _standard_library(pyodide)}
        sources |= {f"program/{name}": data for name, data in program_sources().items()}
        made = _compiled(pyodide, sources, folder)
        lock = json.loads((pyodide / "pyodide-lock.json").read_bytes())["info"]
        _write(pyodide, made, lock)
    print(f"{SHELL.relative_to(ROOT)}: {SHELL.stat().st_size / 1e6:.1f} MB")  # noqa: T201


def _pyodide(work: Path, given: list[str]) -> Path:
    """The folder of the npm package: in the `node_modules` that is given, or fetched."""
    home = Path(given[0]).resolve() if given else work / "node_modules"
    if not given:
        options = ("--silent", "--no-save", "--no-audit", "--no-fund")
        subprocess.run(["npm", "install", *options, f"pyodide@{PYODIDE}"], cwd=work, check=True)  # noqa: S603, S607
    return home / "pyodide"


def _package_files(work: Path) -> Iterator[tuple[str, bytes]]:
    """The packages as they are installed here, which are pure Python; and the compiled one for browsers."""
    for name in PACKAGES:
        for path in metadata.files(name) or ():
            is_module = path.suffix == ".py" and not str(path).startswith(PACKAGES_LEFT_OUT)
            if is_module or _is_about(str(path)):
                yield str(path), Path(path.locate()).read_bytes()
    yield from _wheel(work, f"{COMPILED}=={metadata.version(COMPILED)}")


def _is_about(name: str) -> bool:
    """Whether a file says what a package is called, or by which licence it comes."""
    return ".dist-info/" in name and ("licen" in name.lower() or name.endswith("METADATA"))


def _wheel(work: Path, package: str) -> Iterator[tuple[str, bytes]]:
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        f"--platform={PLATFORM}", f"--python-version={PYTHON}", "--implementation=cp", f"--dest={work}",
        package,
    ]  # fmt: skip
    subprocess.run(command, check=True)  # noqa: S603
    with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if name.endswith((".py", ".so")) or _is_about(name):
                yield name, wheel.read(name)


def _standard_library(pyodide: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as library:
        for name in library.namelist():
            is_codec = name.startswith("encodings/") and not ENCODINGS.fullmatch(name)
            if not name.endswith("/") and not name.startswith(STDLIB_LEFT_OUT) and not is_codec:
                yield name, library.read(name)


def _compiled(pyodide: Path, sources: Mapping[str, bytes], work: Path) -> dict[str, bytes]:
    """The files, modules compiled by the page's own Python."""
    given, made = work / "sources.zip", work / "compiled.zip"
    with zipfile.ZipFile(given, "w") as package:
        for name, data in sources.items():
            package.writestr(name, data)
    script = ROOT / "docs/make_shell.mjs"
    subprocess.run(["node", script, pyodide, given, made], check=True)  # noqa: S603, S607
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write(pyodide: Path, made: Mapping[str, bytes], lock: object) -> None:
    """The shell: the page's parts as the page carries them, and what `pack` chooses from."""
    parts = {
        "wasm": _packed((pyodide / "pyodide.asm.wasm").read_bytes()),
        "engine": _packed((pyodide / "pyodide.asm.mjs").read_bytes()),
        "loader": _packed((pyodide / "pyodide.mjs").read_bytes()),
        "stdlib": _packed(_zipped(_of("stdlib/", made))),
        "packages": _packed(
            bundle({f"/office/packages/{name}": data for name, data in _of("packages/", made).items()})
        ),
    }
    versions = {name: metadata.version(name) for name in (*PACKAGES, COMPILED)}
    about = {"lock": lock, "pyodide": PYODIDE, "packages": versions}
    SHELL.unlink(missing_ok=True)
    with zipfile.ZipFile(SHELL, "w", zipfile.ZIP_DEFLATED) as shell:
        shell.writestr("about.json", json.dumps(about, indent=1))
        for name, data in parts.items():
            shell.writestr(zipfile.ZipInfo(f"parts/{name}"), data)
        for name, data in _of("program/", made).items():
            shell.writestr(f"program/{name}", data)


def _of(start: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(start): data for name, data in sorted(files.items()) if name.startswith(start)}


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip as Python imports from it. It is not compressed: one stream for all takes less."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


if __name__ == "__main__":
    main()
