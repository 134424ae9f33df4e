"""The scripts of the office in one file, which are read as one."""

import re
from collections import Counter
from pathlib import Path

import interview_kit.office_file
from interview_kit.office_file.html import SCRIPTS, STYLES

PAGE = Path(interview_kit.office_file.__file__).with_name("page")
DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
# Whatever reads a text as markup or as script.
READS_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|"
    r"\beval\(|new Function|srcdoc|javascript:"
)


def script(name: str) -> str:
    return (PAGE / name).read_text("utf-8")


def test_no_two_scripts_call_something_by_the_same_name() -> None:
    names = Counter(name for file in SCRIPTS for name in DECLARED.findall(script(file)))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 100


def test_every_script_and_style_is_in_the_page() -> None:
    assert {path.name for path in PAGE.glob("*.js")} == {*SCRIPTS, "worker.js"}
    assert {path.name for path in PAGE.glob("*.css")} == set(STYLES)


def test_no_script_reads_a_text_as_markup() -> None:
    for file in (*SCRIPTS, "worker.js"):
        assert READS_MARKUP.findall(script(file)) == [], file
