"""What the name of a file says of it: a copy, hidden, with another ending, a paper of ours, or litter.

No file is opened here. `names` are always those in the same folder, without the folder.
"""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path

from interview_kit.problems import Problem, problem

# What systems and programs leave in a folder, and what people put there to be read by people.
_LITTER = re.compile(
    r"\.DS_Store|(eh)?Thumbs\.db|desktop\.ini|Icon\r|~\$.*|\.~lock\..*|\.git.*|\.interview-kit.*"
    r"|(read|l[æa]e?s)[ _-]?(me|mig)(\..*)?",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(r"[.~#].*|.*~", re.DOTALL)
_LIKE_YAML = re.compile(r"(.+?)\.ya?ml(?![a-z0-9]).*", re.IGNORECASE | re.DOTALL)
_WITHOUT_DOT = re.compile(r"(.+?)ya?ml", re.IGNORECASE | re.DOTALL)
_DOCUMENT = re.compile(
    r".+\.(doc|dot|xls|ppt|od|ot)[a-z]{1,2}|.+\.(doc|xls|ppt|rtf|pdf|csv|md|html?|msg|eml|png|jpe?g|gif|url|lnk|zip)",
    re.IGNORECASE | re.DOTALL,
)
_COPY = re.compile(
    r"(?:kopi|copy)[ _-](?:af|of)[ _-](?P<first>.+)"
    r"|(?P<second>.+?)(?:[ _–-]+(?:kopi|copy)(?:[ _-]?\(?\d+\)?)?| ?\(.*\)| \d+|\.sync-conflict-.*)",
    re.IGNORECASE | re.DOTALL,
)
_PAPER = re.compile(r"guide(-[1-9][0-9]?)?")


def is_hidden(name: str) -> bool:
    return bool(_HIDDEN.fullmatch(name))


def shown_name(name: str) -> str:
    """The name without what hides a file, or marks the backup of an editor."""
    if name.startswith("._"):
        return name[2:]
    return name.lstrip(".~#").rstrip("~#").removesuffix(".swp")


def is_like_yaml(name: str) -> bool:
    return bool(_LIKE_YAML.fullmatch(name))


def is_paper(name: str) -> bool:
    """Whether `build` calls a frozen guide so, or one that it set aside."""
    return name.endswith(".yaml") and bool(_PAPER.fullmatch(copied_stem(name) or Path(name).stem))


def is_litter(name: str, names: Collection[str]) -> bool:
    """Whether nobody misses the file: a system's own, or one that is hidden beside what it is a trace of."""
    if _LITTER.fullmatch(name):
        return True
    return is_hidden(name) and (yaml_name(name) in names or not is_like_yaml(shown_name(name)))


def yaml_name(name: str) -> str:
    """What the file would be called if it were to be read."""
    shown = shown_name(name)
    match = _LIKE_YAML.fullmatch(shown) or _WITHOUT_DOT.fullmatch(shown)
    return f"{(match[1] if match else Path(shown).stem).rstrip('.')}.yaml"


def copied_stem(name: str) -> str:
    """What the file is a copy of by its name, as file managers and cloud drives name copies; or nothing."""
    match = _COPY.fullmatch(Path(name).stem)
    return (match["first"] or match["second"]) if match else ""


def original_of(name: str, names: Collection[str], ending: str = ".yaml") -> str:
    """The file that this one is a copy of by its name, or nothing."""
    if copied_stem(name):
        return f"{copied_stem(name)}{ending}"
    stem = Path(name).stem
    for end in (index for index, letter in enumerate(stem) if letter == "-" and index):
        # the name of the machine that the copy comes from, such as PC12
        if f"{stem[:end]}{ending}" in names and stem[end:] != stem[end:].lower():
            return f"{stem[:end]}{ending}"
    return ""


def unread(folder: Path, name: str, names: Collection[str], proper: str = "") -> Problem | None:
    """Why a file is not read where only `.yaml` is, by its name alone; None where that is no reason.

    `proper` is the name that it should have, where that is known.
    """
    file, ending = str(folder / name), proper or yaml_name(name)
    original = original_of(name, names)
    if _DOCUMENT.fullmatch(name):
        return problem("bank-document", file=file)
    if is_hidden(name):
        return problem("bank-file-hidden", file=file, name=ending)
    if not name.endswith(".yaml"):
        code = "bank-file-ending-twice" if ending in names else "bank-file-ending"
        return problem(code, file=file, name=ending)
    if original:
        code = "bank-file-copy" if original in names else "bank-file-copy-only"
        return problem(code, file=file, original=original)
    return None


def misnamed(
    folder: Path, names: Collection[str], wanted: str, spellings: Iterable[str] = ()
) -> list[Problem]:
    """A problem for each file that is not read, and that somebody may have meant to be `wanted`.

    `spellings` are other words for it.
    """
    stems, problems = [Path(wanted).stem, *spellings], []
    for name in sorted(names):
        original = original_of(name, {*names, wanted})
        stem = Path(original or yaml_name(name)).stem.lower()
        near = get_close_matches(stem, stems, n=1, cutoff=0.8) if is_like_yaml(name) else stem in stems
        if near and name != wanted and not _DOCUMENT.fullmatch(name) and not is_litter(name, names):
            fault = unread(folder, name, names, wanted)
            problems.append(fault or problem("file-misnamed", file=str(folder / name), name=wanted))
    return problems
