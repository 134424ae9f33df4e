"""What came home on the page: added safely, read without a trace, sealed, compared and decided."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from interview_kit.office import Desk, arrivals, steps
from interview_kit.office.arrivals import safe_name
from interview_kit.office.case_file import MOST_BYTES
from interview_kit.workplace.workplace import open_shipped
from tests.commands import change, run
from tests.conftest import ROOT
from tests.office_desks import (
    CANDIDATES,
    MEMBERS,
    MISSING,
    all_steps,
    asked,
    desk_of,
    files_in,
    filled_sheets,
    refused,
    small_case,
)
from tests.test_collect_command import sheet

NOW = "2027-03-11 16.40"


@pytest.fixture(scope="session")
def with_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small recruitment with its papers. Only to be copied."""
    folder = small_case(tmp_path_factory.mktemp("office") / "sag")
    asked(desk_of(folder), "make_papers")
    return folder


@pytest.fixture
def desk(with_papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk at one and the same minute, as the command line is too."""
    monkeypatch.setattr("time.strftime", lambda form: NOW if "%H" in form else NOW[:10])
    return desk_of(Path(shutil.copytree(with_papers, tmp_path / "sag")))


@pytest.fixture
def home(desk: Desk) -> Desk:
    """The same, where every sheet has come home."""
    asked(desk, "add_arrived", files=filled_sheets(desk.folder))
    return desk


def of_round(told: dict[str, Any], number: int = 1) -> dict[str, Any]:
    [found] = [one for one in told["rounds"] if one["number"] == number]
    return dict(found)


def texts_in(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda data: f"<{len(data)} bytes>")


# Files come in


def test_a_file_that_is_dropped_lies_there_until_it_is_taken_away(desk: Desk) -> None:
    told = asked(desk, "add_arrived", files=[{"name": "M1 K1.docx", "data": b"PK"}])
    assert told["files"] == [{"name": "M1 K1.docx", "size": 2}]
    assert asked(desk, "arrived")["files"] == told["files"]
    assert asked(desk, "remove_arrived", name="M1 K1.docx")["files"] == []
    assert refused(desk, "remove_arrived", name="M1 K1.docx") == ["office-no-arrived"]


def test_a_file_that_lies_there_already_is_told(desk: Desk) -> None:
    files = [{"name": "a.docx", "data": b"PK"}]
    assert asked(desk, "add_arrived", files=files)["sentences"] == ["a.docx er lagt ind."]
    told = asked(desk, "add_arrived", files=files)
    assert told["sentences"] == ["Lå der i forvejen og er ikke lagt ind igen: a.docx."]
    assert (len(told["files"]), told["added"]) == (1, [])


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../recruitment.yaml", "recruitment.yaml"),
        ("C:\\Users\\eva\\ark.docx", "ark.docx"),
        ("/etc/passwd", "passwd"),
        ("..", "fil"),
        ("", "fil"),
        (" . ", "fil"),
        ("ark\u202excod.docx", "ark_xcod.docx"),
        ('<img src="x" onerror=alert(1)>.docx', "_img src=_x_ onerror=alert(1)_.docx"),
        ("ark\0.docx", "ark_.docx"),
        ("ark\ud800.docx", "ark_.docx"),
        ("æ" * 300 + ".docx", "æ" * 120 + ".docx"),
        ("x" * 300, "x" * 120),
        ("Ørsted & Åby.docx", "Ørsted & Åby.docx"),
    ],
)
def test_no_name_leads_out_of_the_folder(name: str, safe: str, desk: Desk) -> None:
    assert safe_name(name) == safe
    before = files_in(desk.folder)
    told = asked(desk, "add_arrived", files=[{"name": name, "data": b"x"}])
    assert told["added"] == [safe]
    assert files_in(desk.folder) == {**before, f"indkommet/{safe}": b"x"}


def test_another_file_of_the_same_name_gets_a_free_one_and_the_same_file_comes_once(desk: Desk) -> None:
    files = [{"name": "ark.docx", "data": data} for data in (b"1", b"2", b"1", b"3")]
    assert asked(desk, "add_arrived", files=files)["added"] == ["ark.docx", "ark (2).docx", "ark (3).docx"]
    assert asked(desk, "add_arrived", files=files)["added"] == []


def test_a_file_of_more_than_50_mb_is_refused_and_nothing_comes_in(desk: Desk) -> None:
    files = [{"name": "lille.docx", "data": b"x"}, {"name": "film.mp4", "data": bytes(50_000_001)}]
    assert refused(desk, "add_arrived", files=files) == ["office-arrived-large"]


def test_no_more_comes_in_than_can_be_saved_and_opened_again(desk: Desk) -> None:
    files = [{"name": f"{number}.bin", "data": bytes(20_000_001)} for number in range(2)]
    assert refused(desk, "add_arrived", files=files) == ["office-arrived-many"]
    assert refused(desk, "add_arrived", files=[{"name": "a", "data": b""}] * 1001) == ["office-arrived-many"]
    assert arrivals.MOST_TOGETHER < MOST_BYTES


# It is read


def test_reading_writes_nothing_and_tells_how_much_came(home: Desk) -> None:
    before = files_in(home.folder)
    told = asked(home, "read_arrived")
    found = of_round(told)
    assert files_in(home.folder) == before
    assert found["columns"] == list(CANDIDATES)
    assert [row["member"] for row in found["rows"]] == list(MEMBERS)
    whole = {"text": str(found["questions"]), "state": "whole"}
    assert found["rows"][0]["cells"] == [{"candidate": code, **whole} for code in CANDIDATES]
    assert (found["missing"], found["conflicts"], found["is_complete"], found["seal"]) == ([], [], True, None)


def test_what_is_read_is_what_the_command_line_reads(home: Desk, tmp_path: Path) -> None:
    asked(home, "remove_arrived", name="M2 K1.docx")
    other = sheet(home.folder, "M3", "K3", level=5)
    asked(home, "add_arrived", files=[{"name": "M3 K3 ny.docx", "data": other}])
    told = asked(home, "read_arrived")
    copy = shutil.copytree(home.folder, tmp_path / "kopi")
    result = run("collect", copy)
    found = of_round(told)
    assert found["missing"]
    assert found["conflicts"]
    for row in found["rows"]:
        line = [row["member"], *(cell["text"] for cell in row["cells"])]
        assert "".join(f"{text:>9}" for text in line) in result.output


def test_what_is_missing_and_what_contradicts_is_told_in_danish(home: Desk) -> None:
    asked(home, "remove_arrived", name="M2 K1.docx")
    files = [{"name": "M3 K3 igen.docx", "data": sheet(home.folder, "M3", "K3", level=5)}]
    asked(home, "add_arrived", files=files)
    found = of_round(asked(home, "read_arrived"))
    assert found["missing"][0].startswith("M2 mangler at aflevere om K1.")
    assert any(one.startswith("M3 om K3, S1: ") for one in found["conflicts"])
    assert [cell["state"] for cell in found["rows"][1]["cells"]] == ["none", "whole", "whole"]
    assert found["rows"][2]["cells"][2]["state"] == "part"
    assert not found["is_complete"]


def test_files_in_a_zip_and_under_other_names_are_read_alike(desk: Desk) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number, file in enumerate(filled_sheets(desk.folder)):
            package.writestr(f"mappe/{number}.odt", file["data"])
    asked(desk, "add_arrived", files=[{"name": "mail", "data": stream.getvalue()}])
    assert of_round(asked(desk, "read_arrived"))["is_complete"]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<!DOCTYPE a>", bytes(5000)],
)
def test_a_file_that_is_no_sheet_is_told_of_with_a_sentence(data: bytes, desk: Desk) -> None:
    asked(desk, "add_arrived", files=[{"name": "<b>x</b>.docx", "data": data}])
    told = refused(desk, "read_arrived")
    assert len(told) > 1
    assert "our-mistake" not in told


def test_a_word_file_that_is_cut_off_is_not_called_a_zip_file(desk: Desk) -> None:
    data = sheet(desk.folder, "M1", "K1")
    asked(desk, "add_arrived", files=[{"name": "M1 K1.docx", "data": data[: len(data) // 2]}])
    assert refused(desk, "read_arrived")[0] == "sheet-damaged"


def test_before_anything_came_there_is_nothing_to_read(desk: Desk) -> None:
    assert refused(desk, "read_arrived") == ["office-nothing-arrived"]


def test_reading_can_be_stopped_and_tells_how_far_it_has_come(home: Desk) -> None:
    before = files_in(home.folder)
    work = steps(home, "seal", {"round": 1})
    for _ in range(5):
        next(work)
    work.close()
    assert files_in(home.folder) == before
    found = all_steps(home, "read_arrived")
    shares = [step.done / step.of for step in found]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1] < 1) == (0, True)
    assert found[0].what == "Fil 1 af 9"
    assert {step.what for step in found} >= {"Noter, 1. samtale"}


# It is sealed


def test_a_seal_is_that_of_the_command_line_byte_for_byte(home: Desk, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(home.folder, tmp_path / "kopi"))
    assert run("collect", copy, "--round", "1").exit_code == 0
    told = of_round(asked(home, "seal", round=1))
    assert files_in(home.folder) == files_in(copy)
    assert told["seal"]["text"].startswith(f"Forsegling 1: {told['seal']['letters']}. To medlemmer")
    assert of_round(asked(home, "read_arrived"))["seal"] == told["seal"]


def test_a_round_that_lacks_something_is_sealed_only_for_a_reason(home: Desk, tmp_path: Path) -> None:
    asked(home, "remove_arrived", name="M2 K1.docx")
    assert refused(home, "seal", round=1) == ["collected-missing", "office-seal-unfinished"]
    assert refused(home, "seal", round=1, reason="") == ["collected-missing", "office-seal-unfinished"]
    assert refused(home, "seal", round=1, reason="..") == ["seal-reason"]
    assert refused(home, "seal", round=1, reason="Asbjørnine Ravnkilde er syg") == ["reason-names"]
    copy = Path(shutil.copytree(home.folder, tmp_path / "kopi"))
    reason = "M2 er syg og afleverer senere"
    run("collect", copy, "--round", "1", "--seal", reason)
    assert of_round(asked(home, "seal", round=1, reason=reason))["seal"]["reason"] == reason
    assert files_in(home.folder) == files_in(copy)


def test_what_changes_after_the_seal_counts_only_when_it_is_sealed_again(home: Desk) -> None:
    first = of_round(asked(home, "seal", round=1))["seal"]
    assert refused(home, "seal", round=1) == ["office-seal-again"]
    asked(home, "remove_arrived", name="M1 K1.docx")
    files = [{"name": "M1 K1.docx", "data": sheet(home.folder, "M1", "K1", level=5)}]
    asked(home, "add_arrived", files=files)
    told = asked(home, "read_arrived")
    assert of_round(told)["seal"] == first
    assert "changed-after-seal" in {one["code"] for one in told["problems"]}
    assert of_round(asked(home, "seal", round=1, reason="M1 havde byttet om"))["seal"]["number"] == 2


def test_a_contradiction_is_never_sealed(home: Desk) -> None:
    files = [{"name": "M3 K3 igen.docx", "data": sheet(home.folder, "M3", "K3", level=5)}]
    asked(home, "add_arrived", files=files)
    assert "seal-contradicted" in refused(home, "seal", round=1, reason="Vi skal videre nu")


def test_no_average_is_seen_before_the_seal_nor_after_it(home: Desk) -> None:
    told = [asked(home, name) for name in ("arrived", "read_arrived")] + [asked(home, "seal", round=1)]
    assert not any("3,0" in texts_in(one) or "3.0" in texts_in(one) for one in told)
    assert refused(desk_of(home.folder), "compare", round=2) != []


# It is compared and decided


def test_nothing_is_compared_before_the_seal(home: Desk) -> None:
    assert refused(home, "compare") == ["compare-unsealed"]


def test_comparison_and_decision_are_those_of_the_command_line(home: Desk, tmp_path: Path) -> None:
    asked(home, "seal", round=1)
    copy = Path(shutil.copytree(home.folder, tmp_path / "kopi"))
    compared, decided = run("compare", copy), run("decide", copy, "--recommend", "k2")
    told = asked(home, "compare")
    of_decision = asked(home, "decide", recommended=["k2"])
    assert files_in(home.folder) == files_in(copy)
    [one] = told["rounds"]
    assert all(sentence in compared.output for sentence in (one["letters"], *one["sentences"]))
    assert {row["file"] for row in one["papers"]} < {row.name for row in (copy / "dokumenter").iterdir()}
    assert of_decision["sentences"]
    assert all(sentence in decided.output for sentence in of_decision["sentences"])
    assert all(name in decided.output for name in of_decision["written"])


def test_comparing_can_be_stopped_and_changes_nothing_then(home: Desk) -> None:
    asked(home, "seal", round=1)
    before = files_in(home.folder)
    work = steps(home, "compare")
    assert next(work).what == "Samlet vurdering, 1. samtale"
    for _ in range(4):
        next(work)
    work.close()
    assert files_in(home.folder) == before


def test_papers_of_a_comparison_that_somebody_has_changed_are_not_replaced_unasked(home: Desk) -> None:
    asked(home, "seal", round=1)
    asked(home, "compare")
    paper = home.folder / "dokumenter" / "notat-1-K1.docx"
    paper.write_bytes((home.folder / "dokumenter" / "notat-1-K2.docx").read_bytes() + b" ")
    assert refused(home, "compare") == ["papers-exist"]
    assert asked(home, "compare", force=True)["written"] == 1


def test_a_decision_about_nobody_in_the_case_is_refused(home: Desk) -> None:
    assert refused(home, "decide", recommended=["K9"]) == ["decision-candidate"]


def test_a_paper_that_somebody_wrote_in_is_kept(home: Desk) -> None:
    asked(home, "decide", recommended=["K2"])
    paper = home.folder / "dokumenter" / "afslag-K1.docx"
    paper.write_bytes(sheet(home.folder, "M1", "K1"))
    told = asked(home, "decide", recommended=["K2"])
    assert told["kept"] == ["afslag-K1.docx"]
    assert told["sentences"][0].startswith("Ikke rørt")


def test_whoever_is_recommended_after_all_has_no_refusal_any_more(home: Desk) -> None:
    asked(home, "decide", recommended=["K2"])
    papers = home.folder / "dokumenter"
    (papers / "samtale-om-afslag-K1.docx").write_bytes(sheet(home.folder, "M1", "K1"))
    told = asked(home, "decide", recommended=["K1"])
    assert not (papers / "afslag-K1.docx").exists()
    assert any("Taget ud igen" in line and "afslag-K1.docx" in line for line in told["sentences"])
    assert (papers / "samtale-om-afslag-K1.docx").exists()  # somebody wrote in it
    assert any("samtale-om-afslag-K1.docx. Slet det" in line for line in told["sentences"])
    asked(home, "decide", recommended=["K2"])
    assert (papers / "afslag-K1.docx").exists()


# Nothing of it needs what a browser lacks


def test_the_whole_road_needs_nothing_that_a_browser_lacks(home: Desk, tmp_path: Path) -> None:
    open_shipped().house()  # a house is prepared once, before it is packed
    asked(home, "read_arrived")
    folder = tmp_path / "uden"
    shutil.copytree(home.folder, folder, ignore=shutil.ignore_patterns("dokumenter"))
    road = [
        ("make_papers", {}), ("papers", {}), ("all_papers", {}), ("build", {"position": "direktoer"}),
        ("arrived", {}), ("read_arrived", {}), ("seal", {"round": 1}), ("compare", {}),
        ("decide", {"recommended": ["K2"]}), ("preview", {"file": "sammenligning-1.docx"}),
        ("preview", {"file": "resultat-1.xlsx"}),
    ]  # fmt: skip
    program = f"""
import sys
sys.modules |= dict.fromkeys({MISSING!r})
from pathlib import Path
from interview_kit.office import Desk, answer
from interview_kit.workplace.workplace import open_shipped
desk = Desk(open_shipped(), Path({str(folder)!r}))
for name, request in {road!r}:
    told = answer(desk, name, request)
    assert told["ok"], (name, told)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    papers = {name: data for name, data in files_in(home.folder).items() if name.startswith("dokumenter/")}
    assert files_in(folder).items() >= papers.items()


@pytest.mark.parametrize("name", ["papers", "arrived"])
def test_what_opens_workbooks_is_not_loaded_before_there_is_one(name: str, home: Desk) -> None:
    program = f"""
import sys
from pathlib import Path
from interview_kit.office import Desk, answer
from interview_kit.workplace.workplace import open_shipped
assert answer(Desk(open_shipped(), Path({str(home.folder)!r})), {name!r})["ok"]
assert "openpyxl" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_codes_of_a_withdrawn_candidate_are_not_recommended(home: Desk) -> None:
    change(
        home.folder / "recruitment.yaml",
        "{code: K3}",
        '{code: K3, withdrawn: {date: 2027-03-10, note: "Fik andet job"}}',
    )
    assert refused(home, "decide", recommended=["K3"]) == ["decision-candidate"]
