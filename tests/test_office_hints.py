"""Every sentence that reaches the page names what is on the page: no command, no folder, no key of a file."""

import re
from pathlib import Path
from string import Formatter

import pytest

from interview_kit.office import Desk, answer
from interview_kit.office.desk import shown
from interview_kit.problems import CATALOGUE, Problem
from interview_kit.problems.page_words import FIELD_WORDS, PAGE_WORDS, PageWords, on_page
from interview_kit.problems.problem import problem
from interview_kit.workplace.workplace import open_shipped
from tests.conftest import ROOT
from tests.office_reach import naming_rooms, reaches_page, sentences_of_page, yaml_keys

PAGE = "\n".join(path.read_text("utf-8") for path in (ROOT / "interview_kit/office_file/page").iterdir())
# What Word and Excel call what they have themselves.
_OF_WORD = {"Word-dokument (*.docx)", "Excel-projektmappe (*.xlsx)"}

FOREIGN = re.compile(
    r"interview-kit|(?<![\w-])--?[a-z][\w-]*|[Kk]ommando|[Kk]ør |\bcollect\b|\.ya?ml|[Ss]tien\b|\b[Dd]revet\b"
    r"|(?<!rojekt)[Mm]appe(?:n|r)?\b|Installér|entries|texts/|\{remedy\}|\{suggestion\}"
    rf"|«(?:{'|'.join(sorted(yaml_keys()))})[:»]"
)
# Why a text of the catalogue that speaks of such things never stands on the page, though what finds it is reached:
# the rooms in which it is found are all of this kind.
UNSEEN = {
    "a page is made of no bank with errors": r"bank\.|file_names$|models\.(bank|position)$|word\.files$",
    "a file that was written in by hand is mended in that file": r"yaml_files\.|models\.",
    "only a command is told where a file lies": r"workplace\.(received_files|new_vacancy)$",
}


def words(code: str) -> str:
    text = CATALOGUE[code]
    return f"{text.message} {text.hint}"


def foreign() -> list[str]:
    """The codes whose words the page does not know."""
    return [code for code in CATALOGUE if FOREIGN.search(words(code))]


def is_unseen(code: str) -> bool:
    rooms = naming_rooms(code)
    return any(all(re.match(kind, room) for room in rooms) for kind in UNSEEN.values())


@pytest.mark.parametrize("code", foreign())
def test_what_speaks_of_commands_and_files_has_words_for_the_page_or_never_gets_there(code: str) -> None:
    assert code in PAGE_WORDS or not reaches_page(code) or is_unseen(code), words(code)


ALL_WORDS = [*PAGE_WORDS.items(), *FIELD_WORDS.items()]


@pytest.mark.parametrize(("code", "said"), ALL_WORDS, ids=lambda one: one if isinstance(one, str) else "")
def test_the_page_is_told_in_its_own_words(code: str, said: PageWords) -> None:
    whole = f"{said.message or CATALOGUE[code].message} {said.hint}"
    assert not FOREIGN.search(whole), whole
    quoted = set(re.findall(r"«([^«»{}]+)»", f"{said.message} {said.hint}")) - _OF_WORD
    assert {words for words in quoted if words not in PAGE} == set()


@pytest.mark.parametrize(("code", "said"), ALL_WORDS, ids=lambda one: one if isinstance(one, str) else "")
def test_what_is_filled_in_is_what_the_catalogue_fills_in(code: str, said: PageWords) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    details = dict.fromkeys(names(words(code)), "M1")
    assert names(said.message + said.hint) <= set(details)
    assert "{" not in on_page(problem(code, **details))


# Where a text of these rooms ends: in a problem that the page has words of its own for; on paper, or in a file that
# the page does not show; in a search, or as the pattern of a file's name.
_NOT_SHOWN = {
    *("bank.files", "bank.names", "planning.planner", "planning.wishes", "planning.slots"),
    *("documents.hr_sheet", "recruitments.guides", "recruitments.starting"),
    *("profiles.other_words", "file_names"),
}


def test_no_sentence_that_is_written_where_it_is_needed_names_a_command() -> None:
    found = [(room, text) for room, text in sentences_of_page() if FOREIGN.search(text)]
    names_of_files = {"guide-* (version *).yaml"}
    assert [row for row in found if row[0] not in _NOT_SHOWN and row[1] not in names_of_files] == []
    assert {room for room, _ in found} >= _NOT_SHOWN


def test_the_list_of_codes_finds_what_is_there() -> None:
    assert len(foreign()) > 100
    assert reaches_page("plan-missing")
    assert not reaches_page("stream-refused")
    assert not reaches_page("delete-no-number")
    assert not is_unseen("plan-missing")


def test_a_file_nobody_has_seen_is_not_told_of() -> None:
    found = Problem("pay-missing", "advice", "Der mangler løn.", "", "/case/recruitment.yaml", 7)
    assert shown(found)["where"] == ""
    by_hand = Problem("yaml-tab", "error", "Et tabulatortegn.", "", "/case/recruitment.yaml", 7)
    assert shown(by_hand)["where"] == "recruitment.yaml, linje 7"
    assert shown(problem("sheet-pdf", file="M1 K1.pdf"))["where"] == "M1 K1.pdf"
    assert shown(problem("collected-folder", file="/case/indkommet", name="indkommet"))["where"] == ""


def test_a_command_says_it_as_before() -> None:
    found = problem("plan-missing", folder="sag")
    assert "interview-kit plan sag" in str(found)
    assert "details" not in found.as_dict()
    assert Problem(**found.as_dict()) == found  # type: ignore[arg-type]


def test_a_field_is_not_called_by_its_name_in_a_file(tmp_path: Path) -> None:
    desk = Desk(open_shipped(), tmp_path / "sag")
    desk.folder.mkdir()
    answer(desk, "choose_position", {"name": "direktoer"})
    values = answer(desk, "recruitment")["values"]
    told = answer(desk, "save_recruitment", {"values": {**values, "title": "x" * 400}})
    assert [one["sentence"] for one in told["problems"] if one["field"] == "title"] == [
        "Teksten er på over 120 tegn. Kort teksten af, så den kan stå på en printet side."
    ]


def test_a_position_that_is_not_there_is_searched_for_on_the_page(tmp_path: Path) -> None:
    desk = Desk(open_shipped(), tmp_path / "sag")
    desk.folder.mkdir()
    [found] = answer(desk, "choose_position", {"name": "trapezkunstner"})["problems"]
    assert "under «Stilling»" in found["sentence"]
    assert "interview-kit" not in found["sentence"]
