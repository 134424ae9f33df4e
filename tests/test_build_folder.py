"""`build` of a recruitment's folder, and of a round whose fellow lies frozen in the folder."""

import os
import re
import zipfile
from pathlib import Path

import pytest

from interview_kit.bank import load_positions
from interview_kit.models.bank import QuestionBank
from interview_kit.recruitments import load_guide
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.recruitment import folder_name
from tests.commands import change, run

WHOLE = """\
position: skoleleder
organisation: "Eksempelby Kommune"
rounds:
  2:
    asked: [konflikter]
own_questions:
  - id: egen.1
    kind: behavioural
    text: "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på."
    probes: ["Hvad sagde du til dem?"]
    minutes: 5
  - id: egen.2
    kind: terms
    round: 2
    text: "Stillingen har aftenmøder to gange om måneden. Kan du arbejde på de vilkår?"
"""


pytestmark = pytest.mark.usefixtures("empty_folder")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Vores skoleleder æøå"
    path.mkdir()
    (path / "recruitment.yaml").write_text(WHOLE, encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def codes(folder: Path) -> list[str]:
    guides = [load_guide(path).or_raise() for path in sorted(folder.glob("guide*.yaml"), key=str)]
    return [question.code for guide in guides for question in guide.content.questions]


def behaviours(path: Path) -> list[str]:
    return [question.behaviour_id for question in load_guide(path).or_raise().content.questions]


@pytest.mark.parametrize("named", ["", "recruitment.yaml"])
def test_the_documents_of_all_rounds_are_written_into_the_folder(folder: Path, named: str) -> None:
    result = run("build", folder / named)
    assert result.exit_code == 0, result.output
    assert names(folder / "dokumenter") == {
        *("interviewguide.docx", "scoringsark.docx", "sagsark.docx", "guide.yaml"),
        *("interviewguide-2.docx", "scoringsark-2.docx", "sagsark-2.docx", "guide-2.yaml"),
        *("til-kandidaten-2.docx", "case-udvalg.docx"),
    }
    first = load_guide(folder / "dokumenter" / "guide.yaml").or_raise().content
    assert (first.title, first.organisation) == ("Skoleleder", "Eksempelby Kommune")
    assert [question.text for question in first.own_questions] == [
        WHOLE.split('text: "')[1].split('"', maxsplit=1)[0]
    ]
    assert "leder-ltk.personlige.konflikter" in behaviours(folder / "dokumenter" / "guide-2.yaml")


@pytest.mark.parametrize("name", ["Børnehaveleder", "børne- og familiechef", "SFO-leder", "Teamleder"])
def test_a_recruitment_may_call_its_position_by_any_name(folder: Path, name: str) -> None:
    change(folder / "recruitment.yaml", "position: skoleleder", f"position: {name}")
    change(folder / "recruitment.yaml", "    round: 2\n", "")
    change(folder / "recruitment.yaml", "  2:\n    asked: [konflikter]", "  1: {asked: [konflikter]}")
    assert run("check", folder).exit_code == 0
    assert run("build", folder).exit_code == 0
    content = load_guide(folder / "dokumenter" / "guide.yaml").or_raise().content
    assert content.title.lower() == name.lower()


def test_own_questions_are_printed_with_their_probes_and_are_not_rated(folder: Path) -> None:
    run("build", folder)
    text = everything(folder / "dokumenter" / "interviewguide.docx")
    assert "hvor du stoppede et projekt" in text
    assert "Hvad sagde du til dem?" in text
    assert "E1.vurdering" not in xml(folder / "dokumenter" / "scoringsark.docx")
    assert "aftenmøder to gange" in everything(folder / "dokumenter" / "interviewguide-2.docx")


def test_a_folder_that_is_built_twice_is_left_as_it_is(folder: Path) -> None:
    assert run("build", folder).exit_code == 0
    before = {path.name: path.stat().st_mtime_ns for path in (folder / "dokumenter").iterdir()}
    assert run("build", folder).exit_code == 0
    assert {path.name: path.stat().st_mtime_ns for path in (folder / "dokumenter").iterdir()} == before


def test_one_round_of_a_folder_is_built_beside_the_other(folder: Path) -> None:
    assert run("build", folder, "--round", "2").exit_code == 0
    assert "interviewguide.docx" not in names(folder / "dokumenter")
    change(folder / "recruitment.yaml", "rounds:\n", "rounds:\n  1: {slot: 120}\n")
    assert run("build", folder, "--round", "1").exit_code == 0
    numbers = codes(folder / "dokumenter")
    assert len(numbers) == len(set(numbers))


def test_sheets_are_made_out_to_each_candidate_and_member_beside_each_other(folder: Path) -> None:
    for candidate in ("K1", "k2"):
        assert run("build", folder, "--candidate", candidate, "--member", "M3").exit_code == 0
    sheets = {name for name in names(folder / "dokumenter") if name.startswith("scoringsark")}
    assert sheets == {
        *("scoringsark-K1-M3.docx", "scoringsark-2-K1-M3.docx"),
        *("scoringsark-K2-M3.docx", "scoringsark-2-K2-M3.docx"),
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("skoleleder", "skolelder", r"recruitment.yaml:1:1: .*\(position-unknown\)"),
        ("[konflikter]", "[konflikter, fløjtespil]", r"recruitment.yaml:5:25: .*\(choice-unknown\)"),
        (
            "    asked:",
            "    left_out: [personlige]\n    asked:",
            r"recruitment.yaml:6:13: .*\(choice-left-out\)",
        ),
        ("  2:\n", "  3: {slot: 40}\n  2:\n", r"recruitment.yaml:4:3: .*\(round-unknown\)"),
        (
            "aftenmøder to gange om måneden",
            "aftenmøder. Er du gravid",
            r"recruitment.yaml:15:5: .*\(private-matter\)",
        ),
        ("egen.2", "egen.1", r"recruitment.yaml:12:5: .*\(duplicate-id\)"),
        ("own_questions", "own_question", r"recruitment.yaml:6:1: .*"),
        ("rounds:\n", "rounds:\n  1: {slot: 25}\n", r"recruitment.yaml:4:3: .*\(slot-too-short\)"),
    ],
)
def test_what_is_wrong_in_the_folder_is_found_with_its_line(
    folder: Path, old: str, new: str, found: str
) -> None:
    change(folder / "recruitment.yaml", old, new)
    result = run("build", folder)
    assert result.exit_code == 1
    assert re.search(found, result.output), result.output
    assert names(folder) == {"recruitment.yaml"}


def test_a_position_is_not_built_into_the_folder_of_a_recruitment(folder: Path) -> None:
    result = run("build", "direktoer", "-o", folder)
    assert result.exit_code == 1
    assert "(recruitment-unused)" in result.output
    assert f'interview-kit build "{folder}"' in result.output
    assert names(folder) == {"recruitment.yaml"}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("./tom", "recruitment-missing"),
        ("tom", "recruitment-missing"),
        (".", "recruitment-missing"),
        ("tom/recruitment.yaml", "recruitment-missing"),
        ("findes-ikke/", "folder-missing"),
        ("a/b", "folder-missing"),
        ("findes-ikke/recruitment.yaml", "folder-missing"),
        ("./brev.pdf", "file-misnamed"),
    ],
)
def test_a_folder_without_a_recruitment_is_told_why_nothing_is_built(
    tmp_path: Path, path: str, code: str
) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "brev.pdf").touch()
    result = run("build", path)
    assert (result.exit_code, re.findall(r"\(([a-z-]+)\)\n", result.output)) == (1, [code])


def test_an_empty_name_of_a_folder_is_a_wrong_command_line(tmp_path: Path) -> None:
    assert run("build", "direktoer", "-o", "").exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "option",
    [("--slot", "60"), ("--ask", "konflikter"), ("--not", "mod"), ("--title", "X"), ("--organisation", "X")],
)
def test_choices_for_a_folder_are_made_in_its_file(folder: Path, option: tuple[str, str]) -> None:
    result = run("build", folder, *option)
    assert (result.exit_code, "recruitment.yaml" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("word", "title", "folder_"),
    [
        ("skoleleder", "Skoleleder", "skoleleder"),
        ("Rektor", "Rektor", "rektor"),
        ("børne- og familiechef", "Børne- og familiechef", "boerne-og-familiechef"),
        ("sfo-leder", "SFO-leder", "sfo-leder"),
        ("direktør", "Direktør", "direktoer"),
        ("TEAMLEDER", "Teamleder", "teamleder"),
    ],
)
def test_title_and_folder_are_the_word_that_the_user_typed(
    tmp_path: Path, word: str, title: str, folder_: str
) -> None:
    assert run("build", word).exit_code == 0
    guide = load_guide(tmp_path / folder_ / "guide.yaml").or_raise()
    assert guide.content.title == title
    assert run("build", word, "--title", "Vores leder", "-o", "b").exit_code == 0
    assert load_guide(tmp_path / "b" / "guide.yaml").or_raise().content.title == "Vores leder"


def test_no_two_names_of_a_job_share_a_folder() -> None:
    positions = load_positions(shipped_folder("question_bank")).or_raise().values()
    folders = [folder_name(position, alias) for position in positions for alias in position.aliases]
    assert len(folders) == len(set(folders))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name) for name in folders)


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("skolelder", "«skoleleder»"),
        ("skolleder", "«skoleleder»"),
        ("rektorr", "«rektor»"),
        ("direktr", "«direktoer»"),
        ("fagcheff", "«fagchef»"),
        ("sygeplejerske", "interview-kit positions"),
    ],
)
def test_an_unknown_job_is_answered_with_the_nearest_name(word: str, advice: str) -> None:
    assert advice in run("build", word).output


def test_a_second_round_asks_nothing_that_the_frozen_first_asks(tmp_path: Path) -> None:
    asked = ("--ask", "direktoer.rollemodel.konflikter")
    assert run("build", "direktoer", *asked).exit_code == 0
    assert run("build", "direktoer", "--round", "2").exit_code == 0
    first, second = (behaviours(tmp_path / "direktoer" / name) for name in ("guide.yaml", "guide-2.yaml"))
    assert "direktoer.rollemodel.konflikter" in first
    assert set(first).isdisjoint(second)
    numbers = codes(tmp_path / "direktoer")
    assert len(numbers) == len(set(numbers))


def test_a_frozen_guide_of_another_position_is_told(tmp_path: Path) -> None:
    assert run("build", "institutionsleder", "-o", "a").exit_code == 0
    result = run("build", "fagchef", "-o", "a", "--round", "2")
    assert result.exit_code == 1
    assert "(guide-other)" in result.output
    assert "«institutionsleder»" in result.output
    assert not (tmp_path / "a/guide-2.yaml").exists()


def test_a_frozen_guide_of_another_round_is_told(tmp_path: Path) -> None:
    assert run("build", "fagchef", "-o", "a", "--round", "2").exit_code == 0
    (tmp_path / "a/guide-2.yaml").rename(tmp_path / "a/guide.yaml")
    result = run("build", "fagchef", "-o", "a", "--round", "2", "--force")
    assert result.exit_code == 1
    assert "Filen er en guide til 2. samtale" in result.output


@pytest.mark.parametrize(
    ("old", "new"),
    [("Fortæl om", "Beret om"), ("slot: 70", "slot: 80"), ("code: S2", "code: S9")],
)
def test_a_frozen_guide_that_somebody_changed_is_named_with_its_line(
    tmp_path: Path, old: str, new: str
) -> None:
    assert run("build", "direktoer").exit_code == 0
    change(tmp_path / "direktoer" / "guide.yaml", old, new)
    result = run("build", "direktoer", "--round", "2")
    assert result.exit_code == 1
    assert re.search(r"guide\.yaml:\d+:\d+: .*\(guide-changed\)", result.output)
    assert not (tmp_path / "direktoer" / "guide-2.yaml").exists()


def test_it_is_said_which_guide_in_the_folder_a_round_goes_by(tmp_path: Path, folder: Path) -> None:
    assert "I mappen ligger" not in run("build", "direktoer", "--round", "2", "-o", "alene").output
    assert run("build", "direktoer").exit_code == 0
    assert "I mappen ligger guide.yaml." in run("build", "direktoer", "--round", "2").output
    assert "I mappen ligger" not in run("build", folder).output
    assert "I mappen ligger guide-2.yaml." in run("build", folder, "--round", "1").output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_guide_of_another_round_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "direktoer").mkdir()
    os.mkfifo(tmp_path / "direktoer" / "guide.yaml")
    result = run("build", "direktoer", "--round", "2")
    assert (result.exit_code, "guide.yaml: fejl: Filen kan ikke læses" in result.output) == (1, True)


def test_sheets_that_were_made_for_an_older_guide_are_named_until_they_are_gone(folder: Path) -> None:
    assert run("build", folder, "--candidate", "K3", "--member", "M2").exit_code == 0
    assert "hører til en anden guide" not in run("build", folder).output
    change(folder / "recruitment.yaml", "Eksempelby", "Nyby")
    output = run("build", folder, "--force").output
    assert "den nye: scoringsark-2-K3-M2.docx, scoringsark-K3-M2.docx." in output
    assert "den nye: scoringsark-K3-M2.docx." in run("build", folder, "--round", "1").output
    assert run("build", folder, "--force", "--candidate", "K3", "--member", "M2").exit_code == 0
    assert "hører til en anden guide" not in run("build", folder).output


def test_a_file_that_is_called_as_a_sheet_and_is_none_is_no_sheet(folder: Path) -> None:
    assert run("build", folder).exit_code == 0
    for name, data in {"K1": b"", "K2": b"%PDF", "K4": b"PK\x03\x04"}.items():
        (folder / "dokumenter" / f"scoringsark-{name}.docx").write_bytes(data)
    with zipfile.ZipFile(folder / "dokumenter" / "scoringsark-K5.docx", "w") as package:
        package.writestr("docProps/custom.xml", "<!DOCTYPE a><Properties/>")
    os.mkfifo(folder / "dokumenter" / "scoringsark-K6.docx")
    result = run("build", folder)
    assert (result.exit_code, "hører til en anden guide" in result.output) == (0, False)


@pytest.mark.parametrize("title", ["con", "Aux", "nul", "COM1", "lpt9", "con.x"])
def test_a_folder_never_bears_a_name_that_windows_keeps_for_itself(title: str) -> None:
    position = load_positions(shipped_folder("question_bank")).or_raise()["teamleder"]
    named = position.model_copy(update={"aliases": (title,)})
    assert folder_name(named, title) == f"stilling-{title.lower()}"


# The file of a recruitment, under other names

COPIES = [
    "recruitment - Kopi",
    "recruitment (1)",
    "recruitment-PC12",
    "recruitment kopi 2",
    "Kopi af recruitment",
]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((f"{copy}.yaml", "bank-file-copy") for copy in COPIES),
        ("recruitment.yaml.txt", "bank-file-ending-twice"),
        ("recruitment.yml", "bank-file-ending-twice"),
        ("recruitment.ymal", "bank-file-ending-twice"),
        ("rekruttering.yaml", "file-misnamed"),
        ("rekrutering.yaml", "file-misnamed"),
        ("Recruitment.yaml", "file-misnamed"),
    ],
)
def test_another_file_that_may_be_meant_stops_check_and_build(folder: Path, name: str, code: str) -> None:
    (folder / name).write_text("position: fagchef\n", "utf-8")
    for command in ("check", "build"):
        result = run(command, folder)
        assert (result.exit_code, re.findall(r"\(([a-z-]+)\)\n", result.output)) == (1, [code])
        assert str(folder / name) in result.output
    assert not (folder / "dokumenter").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((f"{copy}.yaml", "bank-file-copy-only") for copy in COPIES if "PC" not in copy),
        ("recruitment-PC12.yaml", "file-misnamed"),
        ("recruitment.yaml.txt", "bank-file-ending"),
        ("recruitment.yml", "bank-file-ending"),
        ("recruitment", "bank-file-ending"),
        (".recruitment.yaml", "bank-file-hidden"),
        ("rekruttering.yaml", "file-misnamed"),
        ("Recruitment.yaml", "file-misnamed"),
        ("REKRUTTERING.YAML", "bank-file-ending"),
    ],
)
def test_a_recruitment_under_another_name_is_said_to_be_so(folder: Path, name: str, code: str) -> None:
    (folder / "recruitment.yaml").rename(folder / name)
    for words in (("check", folder), ("build", f"{folder}/"), ("build", folder / "recruitment.yaml")):
        result = run(*words)
        assert (result.exit_code, re.findall(r"\(([a-z-]+)\)\n", result.output)) == (1, [code])
        assert f"{folder / name}: " in result.output
        assert "«recruitment.yaml»" in result.output


@pytest.mark.parametrize(
    "name",
    [
        "noter.txt",
        "recruitment.docx",
        "~$recruitment.docx",
        ".DS_Store",
        "ansøgere.yaml",
        ".recruitment.yaml",
    ],
)
def test_what_lies_beside_a_recruitment_and_is_none_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).touch()
    assert run("check", folder).exit_code == 0
    assert run("build", folder).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("kind", "told"),
    [("pipe", "ikke en almindelig fil"), ("folder", "det er en mappe"), ("device", "ikke en almindelig")],
)
def test_a_recruitment_that_is_no_file_is_said_to_be_none(folder: Path, kind: str, told: str) -> None:
    path = folder / "recruitment.yaml"
    path.unlink()
    if kind == "device":
        path.symlink_to("/dev/zero")
    else:
        (os.mkfifo if kind == "pipe" else os.mkdir)(path)
    for command in ("check", "build"):
        result = run(command, folder)
        assert (result.exit_code, told in result.output) == (1, True)
        assert re.findall(r"\(([a-z-]+)\)\n", result.output) == ["file-unreadable"]


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("--candidate", "Anne"),
        ("--candidate", "M2"),
        ("--candidate", "K0"),
        ("--member", "K1"),
        ("--member", "M100"),
    ],
)
def test_a_code_that_is_none_is_refused(tmp_path: Path, option: str, code: str) -> None:
    result = run("build", "teamleder", option, code)
    assert (result.exit_code, "(code-shape)" in result.output) == (1, True)
    assert list(tmp_path.iterdir()) == []


def headers(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if "/header" in name]
    return [re.sub("<[^>]+>", "", part) for part in parts]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Kandidat ______ · Medlem ______"),
        (("--candidate", "K3"), "Kandidat K3 · Medlem ______"),
        (("--member", "M2"), "Kandidat ______ · Medlem M2"),
        (("--candidate", "K3", "--member", "M2"), "Kandidat K3 · Medlem M2"),
    ],
)
def test_every_page_of_a_sheet_says_whose_it_is(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    assert run("build", "teamleder", *options).exit_code == 0
    [sheet] = (tmp_path / "teamleder").glob("scoringsark*.docx")
    assert len(headers(sheet)) == 2
    assert all(words in header for header in headers(sheet))
    assert re.search(r"Side .*1 af .*1", everything(sheet))


@pytest.mark.slow
@pytest.mark.parametrize("organisation", ["", "Eksempelby Kommune"])
def test_no_document_of_any_position_names_a_municipality_that_the_user_did_not(
    tmp_path: Path, organisation: str
) -> None:
    named = ("--organisation", organisation) if organisation else ()
    for position in load_positions(shipped_folder("question_bank")).or_raise().values():
        for one_round in position.rounds:
            words = ("build", position.id, "--round", str(one_round.number), *named)
            assert run(*words).exit_code == 0
    for profile in ("direktoer", "leder-ltk"):
        assert run("book", profile).exit_code == 0
    assert run("coverage", "-o", "daekning.html").exit_code == 0
    assert run("coverage", "-o", "daekning.xlsx").exit_code == 0
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 7 * 4 + 4 * 2 + 4
    for path in made:
        assert not re.search(r"Lyngby|Taarb|\{organisation\}", everything(path)), path
        if organisation and path.name.startswith(("interviewguide", "sagsark")):
            assert organisation in everything(path)


def everything(path: Path) -> str:
    """All text of a file, in whatever part of it."""
    if path.suffix not in {".docx", ".xlsx"}:
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as package:
        return " ".join(
            re.sub("<[^>]+>", "", package.read(name).decode("utf-8", "replace"))
            for name in package.namelist()
        )


def test_a_line_that_speaks_of_the_organisation_speaks_of_the_users(tmp_path: Path) -> None:
    assert run("build", "fagchef", "--organisation", "Aarhus").exit_code == 0
    assert "Kender Aarhus godt" in everything(tmp_path / "fagchef" / "sagsark.docx")
    assert run("build", "fagchef", "-o", "uden").exit_code == 0
    assert "Kender kommunen godt" in everything(tmp_path / "uden" / "sagsark.docx")


OWN = """\
position: skoledirektør
rounds:
  1: {slot: 50, left_out: [ledelsesrum]}
own_questions:
  - id: egen.1
    kind: behavioural
    text: "Er du god til at samarbejde?"
  - id: egen.2
    kind: terms
    text: "Der er aftenmøder på rådhuset to gange om måneden. Kan du være med til dem?"
    probes: ["Er der aftener, der ikke passer?"]
  - id: egen.3
    round: 2
    kind: behavioural
    text: "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på."
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A recruitment with two questions of its own for round 1 and one for round 2."""
    path = tmp_path / "sag"
    path.mkdir()
    (path / "recruitment.yaml").write_text(OWN, encoding="utf-8")
    return path


def test_wording_that_breaks_no_law_stops_no_paper_and_is_listed_by_its_code(own: Path) -> None:
    assert "(yes-no)" in run("check", own).output
    result = run("build", own)
    assert result.exit_code == 0
    assert "Reglerne finder noget her:\n  E1: fejl: Kan besvares med ja eller nej" in result.output
    assert f"«interview-kit check {own}»" in result.output


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Er du god til samarbejde?", "som E1"),
        ("", "som S"),
        ("LØNNET arbejde ved siden af stillingen skal aftales først. Har du spørgsmål?", "under vilkårene"),
        ("Fortæl kort, hvorfor du har søgt jobbet.", "som indledende spørgsmål"),
    ],
)
def test_an_own_question_that_is_asked_already_is_named_with_where(
    own: Path, bank: QuestionBank, text: str, where: str
) -> None:
    """Also one that is nearly the same: without a text, a question of the bank's less its last word."""
    [entry] = bank.entries["direktoer.rollemodel.konflikter"]
    text = text or f"{entry.questions[0].text.rpartition(' ')[0]}."
    change(
        own / "recruitment.yaml",
        "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på.",
        text,
    )
    for command in ("check", "build"):
        output = run(command, own).output
        assert re.search(r"recruitment\.yaml:15:5: fejl: «egen\.3»: .*\(own-repeated\)", output), output
        assert f"Spørgsmålet står allerede {where}" in output


def test_a_round_that_lies_frozen_does_not_repeat_its_own_question(own: Path) -> None:
    assert run("build", own).exit_code == 0
    assert run("build", own, "--round", "2").exit_code == 0
    change(
        own / "recruitment.yaml",
        "    round: 2\n    kind: behavioural\n",
        "    round: 1\n    kind: behavioural\n",
    )
    assert run("build", own, "--round", "1", "--force").exit_code == 0


def test_check_warns_in_a_folder_of_what_build_remarks_on(own: Path) -> None:
    change(own / "recruitment.yaml", "slot: 50", "slot: 30")
    assert re.search(r"recruitment\.yaml:3:7: advarsel: .*\(few-questions\)", run("check", own).output)
    change(own / "recruitment.yaml", "slot: 30", "slot: 240")
    assert re.search(r"recruitment\.yaml:3:7: advarsel: .*\(much-spare\)", run("check", own).output)


def test_the_screen_says_which_questions_are_asked_and_which_position_it_is(own: Path) -> None:
    lines = run("build", own).output.splitlines()
    assert "«skoledirektør» bruger stillingen «direktoer»." in lines
    first = lines.index("1. samtale, Direktør: 2 spørgsmål, ingen af dem godkendt.")
    assert lines[first + 1].startswith(
        "  S1 Begå sig i en politisk styret organisation: Fortæl om en gang, hvor"
    )
    assert lines[first + 3 : first + 5] == [
        "  E1 Vurderes ikke: Er du god til at samarbejde?",
        "  E2 Vilkår: Der er aftenmøder på rådhuset to gange om måneden. Kan du være med til dem?",
    ]
    assert any(line.startswith("  C1 Casen, ") for line in lines)
    assert all(len(line) <= 102 for line in lines[first + 1 : first + 5])


def test_an_own_question_about_the_terms_stands_with_the_terms(own: Path) -> None:
    assert run("build", own).exit_code == 0
    text = everything(own / "dokumenter" / "interviewguide.docx")
    assert text.index("Udvalgets egne spørgsmål") < text.index("Er du god til at samarbejde?")
    assert text.index("Er du god til at samarbejde?") < text.index("Vilkår · 6 min")
    assert (
        text.index("Vilkår · 6 min")
        < text.index("Der er aftenmøder på rådhuset")
        < text.index("Afrunding · 2")
    )
    assert "Er der aftener, der ikke passer?" in text
    second = everything(own / "dokumenter" / "interviewguide-2.docx")
    assert "Stillingens vilkår er gennemgået i første samtale." in second
    term = "Hvornår kan du tiltræde?"
    assert (term in text, term in second) == (True, False)


def test_the_answer_to_an_own_question_has_a_note_on_the_sheet_and_no_rating(own: Path) -> None:
    assert run("build", own).exit_code == 0
    first, second = (own / "dokumenter" / name for name in ("scoringsark.docx", "scoringsark-2.docx"))
    assert "hvor du stoppede et projekt" in everything(second)
    for path, code in ((first, "E1"), (first, "E2"), (second, "E3")):
        assert f'w:val="{code}.svar"' in xml(path)
        assert f"{code}.vurdering" not in xml(path)
    assert "E3.svar" not in xml(first)


def test_hrs_paper_says_what_the_user_left_out(own: Path) -> None:
    assert run("build", own).exit_code == 0
    text = everything(own / "dokumenter" / "sagsark.docx")
    assert "Afdækkes ikke. I har selv valgt det fra." in text


def xml(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Der er aftenvagter. Kan du arbejde på de vilkår?",
            "Der er weekendvagter. Kan du arbejde på de vilkår?",
        ),
        ("Der er en studietur i april. Kan du være med?", "Der er et seminar i maj. Kan du være med?"),
    ],
)
def test_questions_of_one_form_about_two_things_are_two_questions(own: Path, first: str, second: str) -> None:
    file = own / "recruitment.yaml"
    change(file, "Der er aftenmøder på rådhuset to gange om måneden. Kan du være med til dem?", first)
    change(
        file,
        'kind: behavioural\n    text: "Fortæl om en gang, hvor du stoppede et projekt, som andre havde arbejdet længe på.',
        f'kind: terms\n    text: "{second}',
    )
    assert run("build", own).exit_code == 0


def test_a_folder_whose_position_has_no_case_is_warned_of_at_its_position(own: Path, tmp_path: Path) -> None:
    assert run("init", tmp_path / "hr").exit_code == 0
    (tmp_path / "hr" / "cases" / "direktoer.yaml").unlink()
    output = run("check", own, "--bank", tmp_path / "hr").output
    assert re.search(r"recruitment\.yaml:1:1: advarsel: .*\(case-missing\)", output), output
    assert "banken har ingen case til stillingen" in run("build", own, "--bank", tmp_path / "hr").output


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("guide - Kopi.yaml", "bank-file-copy-only"),
        ("guide (1).yaml", "bank-file-copy-only"),
        ("guide.yml", "bank-file-ending"),
        ("guide.yaml.txt", "bank-file-ending"),
    ],
)
def test_a_guide_of_the_other_round_under_another_name_is_told_before_it_is_asked_again(
    folder: Path, name: str, code: str
) -> None:
    run("build", folder)
    documents = folder / "dokumenter"
    (documents / "guide.yaml").rename(documents / name)
    refused = run("build", folder, "--round", "2", "--force")
    assert (refused.exit_code, f"({code})" in refused.stderr) == (1, True)


def test_a_guide_that_was_set_aside_is_no_guide_under_another_name(folder: Path) -> None:
    run("build", folder)
    documents = folder / "dokumenter"
    (documents / "guide.yaml").rename(documents / "guide (gemt 2026-11-28).yaml")
    assert run("build", folder, "--round", "2", "--force").exit_code == 0
