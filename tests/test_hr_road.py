"""HR's whole road by the commands alone: ten texts mended, five entries approved, a profile of one's own."""

import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from interview_kit.bank import load_bank
from interview_kit.curation.addresses import entry_of
from interview_kit.curation.book_marks import approval_mark
from interview_kit.curation.history import events_in
from interview_kit.curation.texts import texts_of
from interview_kit.models.bank import UNWRITTEN, Entry
from tests.book_edits import EditedBook, Expected, runs_of, tracked_word
from tests.commands import change, run
from tests.docx_text import W
from tests.filling import controls_of, fill, parts_of

POLITICS = "direktoer.politik."
PAPER = """Kompetenceprofil for ledere i ældreplejen

Faglig ledelse
• Skaber rum for faglig refleksion og læring i hverdagen
• Følger op på kvaliteten i plejen sammen med medarbejderne
• Tager hånd om utilsigtede hændelser og lærer af dem

Personaleledelse
• Giver jævnligt feedback til den enkelte medarbejder
• Håndterer konflikter tidligt og konstruktivt
• Planlægger arbejdet, så der er tid til borgerne

Samarbejde
• Samarbejder åbent med pårørende og frivillige
• Bidrager til helheden på tværs af centrene
• Kan bruge hjemmets hjælpemidler og teknologi
"""
# What HR writes for the line that nothing in the bank is for.
WRITTEN = {
    "dækker": "at tage teknologi i brug hjemme hos borgeren",
    "spørgsmål 1": "Fortæl om en gang, hvor medarbejderne skulle bruge et nyt hjælpemiddel, som nogle var utrygge ved.",
    "spørgsmål 1, opfølgning 1": "Hvad gjorde du, da de var utrygge?",
    "spørgsmål 1, opfølgning 2": "Hvad sagde de, da du talte med dem?",
    "spørgsmål 1, opfølgning 3": "Hvordan blev hjælpemidlet brugt bagefter?",
    "trin 5/1": "Prøvede hjælpemidlet af med to medarbejdere og rettede planen efter det, de fandt.",
    "trin 5/2": "Fulgte op efter en måned og fik de utrygge til at vise de andre, hvad de havde lært.",
    "trin 4/1": "Spurgte hver enkelt, hvad de var utrygge ved, og fandt en kollega, som kunne vise det.",
    "trin 4/2": "Gik med ud til de første borgere og hjalp, til medarbejderen selv kunne.",
    "trin 3/1": "Viste hjælpemidlet frem på et møde og satte tid af til at øve det.",
    "trin 3/2": "Aftalte med de utrygge, hvem de kunne ringe til den første uge.",
    "trin 2/1": "Sendte vejledningen ud og svarede på de spørgsmål, der kom.",
    "trin 2/2": "Lod de utrygge vente, til de andre havde lært det.",
    "trin 1/1": "Bad medarbejderne bruge det fra mandag og talte ikke med dem om det.",
    "trin 1/2": "Kaldte dem gammeldags, når de tøvede, og skrev dem på en liste.",
    "lyt efter 1": "Kan sige, hvem der var utryg, og hvorfor.",
    "lyt efter 2": "Nævner, hvad der gik galt de første dage.",
    "lyt efter 3": "Fortæller, hvad borgerne sagde til det.",
    "vær opmærksom på 1": "Taler kun om selve apparatet.",
    "vær opmærksom på 2": "Mener, at yngre medarbejdere altid lærer det selv.",
    "vær opmærksom på 3": "Husker ikke, hvem der havde det svært.",
}


@pytest.fixture
def bank(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """HR stands in its own bank."""
    assert run("init", "vores-bank").exit_code == 0
    monkeypatch.chdir(empty_folder / "vores-bank")
    return empty_folder / "vores-bank"


def entries_in(bank: Path) -> dict[str, Entry]:
    return {entry.id: entry for entry in load_bank(bank).or_raise().all_entries}


def edited(book: Path, bank: Path, number: int) -> list[Expected]:
    """Mette changes a word in as many texts of the book, tracked."""
    reviewer = EditedBook(book.read_bytes(), entries_in(bank).values(), "Mette Holm", "2026-11-20")
    rows = [row for row in reviewer.rows if "opfølgning" in row[0].address][:number]
    expected = [one for row in rows for one in tracked_word(reviewer, row, random.Random(1))]  # noqa: S311
    book.write_bytes(reviewer.data())
    return expected


@pytest.mark.slow
def test_ten_texts_are_mended_and_five_entries_approved(bank: Path) -> None:
    before = entries_in(bank)
    assert run("book", "direktoer", "--only", "direktoer.politik", "-o", "bog.docx").exit_code == 0
    expected = edited(Path("bog.docx"), bank, 10)
    read = run("book", "--read", "bog.docx")
    assert read.exit_code == 0, read.output
    assert "10 rettelser: 10 rene" in read.output
    assert entries_in(bank) == before, "nothing is written unasked"
    applied = run("book", "--apply", "rettelser.docx")
    assert applied.exit_code == 0, applied.output
    now = entries_in(bank)
    for one in expected:
        assert texts_of(now[entry_of(one.address)])[one.address].words == one.words
    assert len(events_in(Path("historik.tsv").read_bytes())) == 10
    changed = {entry_of(one.address) for one in expected}
    assert {key for key in now if now[key].version != before[key].version} == changed

    assert run("book", "direktoer", "-o", "godkend.docx").exit_code == 0
    five = [key for key in now if key.startswith("direktoer.faglig.")][:5]
    answers: dict[str, str] = {}
    for key in five:
        marks = [approval_mark(now[key], name) for name in ("navn", "dato")]
        answers |= dict(zip(marks, ("Ole Bak, jurist", "25. november 2026"), strict=True))
    Path("godkend.docx").write_bytes(fill(Path("godkend.docx").read_bytes(), answers))
    read = run("book", "--read", "godkend.docx")
    assert "5 godkendelser, 5 gyldige" in read.output
    assert run("book", "--apply", "rettelser.docx").exit_code == 0
    assert [key for key, entry in entries_in(bank).items() if entry.state == "approved"] == five
    assert "0 fejl" in run("check").output


def written(book: Path, bank: Path, entry: str, words: Mapping[str, str]) -> None:
    """Somebody writes where MANGLER stands."""
    author = EditedBook(book.read_bytes(), entries_in(bank).values(), "Ida Lund", "2026-11-21")
    for line in (line for row in author.rows for line in row):
        if entry_of(line.address) == entry:
            [text] = runs_of(line.paragraph)[0].iter(f"{W}t")
            assert text.text == UNWRITTEN
            text.text = words[line.address.partition("/")[2]]
    book.write_bytes(author.data())


@pytest.mark.slow
def test_a_paper_of_nine_lines_becomes_a_guide_and_what_is_missing_is_written_in_word(bank: Path) -> None:
    Path("profil.txt").write_text(PAPER, "utf-8")
    assert run("profile", "new", "profil.txt", "--id", "leder-aeldre").exit_code == 0
    assert run("profile", "new", "--read", "profil-udkast.docx").exit_code == 0
    paper = Path("genbrug.docx").read_bytes()
    controls = controls_of(etree.fromstring(parts_of(paper)["word/document.xml"]))
    answers = {"navn": "Ida Lund", "L9.valg": "Skriv nyt"}
    for number in range(1, 9):
        shown = str(etree.tostring(controls[f"L{number}.valg"], encoding="unicode"))
        answers[f"L{number}.valg"] = re.findall(r'displayText="([^"]*)"', shown)[0]
    asked = ["L1.fokus", "L4.fokus", "L8.fokus", "L9.fokus"]
    Path("genbrug.docx").write_bytes(fill(paper, answers, ticked=[tag for tag in controls if tag in asked]))
    chosen = run("profile", "new", "--read", "genbrug.docx")
    assert chosen.exit_code == 0, chosen.output
    assert "8 linjer bruger et sæt fra banken, 1 skal skrives" in chosen.output
    assert "0 fejl" in run("check").output

    [position] = [path.stem for path in (bank / "positions").glob("leder-aeldre*.yaml")]
    built = run("build", position)
    assert built.exit_code == 0, built.output
    assert (Path(position) / "interviewguide.docx").exists()

    entry = next(entry for entry in entries_in(bank).values() if entry.is_unwritten)
    assert run("book", "leder-aeldre", "-o", "bog.docx").exit_code == 0
    written(Path("bog.docx"), bank, entry.id, WRITTEN)
    read = run("book", "--read", "bog.docx")
    assert f"{len(WRITTEN)} rettelser" in read.output, read.output
    applied = run("book", "--apply", "rettelser.docx")
    assert applied.exit_code == 0, applied.output
    assert not entries_in(bank)[entry.id].is_unwritten


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("book",), "Skriv én profil"),
        (("book", "direktoer", "teamleder"), "Skriv én profil"),
        (("book", "--read"), "hvilke bøger"),
        (("book", "--apply"), "rettelser.docx"),
        (("book", "--apply", "--read", "a.docx"), "Vælg én"),
        (("book", "direktoer", "-o", "bog.odt"), ".docx"),
        (("book", "--read", "a.docx", "--only", "politik"), "--only"),
        (("book", "--apply", "a.docx", "-o", "b.docx"), "-o"),
        (("book", "direktoer", "--format", "json"), "--format json"),
        (("workbook", "bank.xlsx"), "--read"),
        (("workbook", "--read"), "hvilke filer"),
        (("workbook", "--read", "bank.xlsx", "-o", "ud.xlsx"), ".docx"),
        (("workbook", "-o", "bank.csv"), ".xlsx"),
    ],
)
def test_a_command_that_cannot_be_meant_says_what_to_write(
    empty_folder: Path, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output
    assert not list(empty_folder.iterdir())


def test_excel_and_word_end_in_one_paper(bank: Path) -> None:
    assert run("workbook").exit_code == 0
    book = load_workbook("bank.xlsx")
    tab = book["Tekster"]
    heads = {cell.value: index for row in tab.iter_rows(max_row=6) for index, cell in enumerate(row)}
    row = next(row for row in tab.iter_rows() if row[heads["Felt"]].value == "Trin 5")
    row[heads["Ny tekst"]].value = "Gik samme dag til sin chef med det, der var kendt, og foreslog to veje."
    book.save("bank.xlsx")
    read = run("workbook", "--read", "bank.xlsx")
    assert "1 rettelse: 1 ren" in read.output, read.output
    applied = run("book", "--apply", "rettelser.docx")
    assert applied.exit_code == 0
    assert not Path("rettelser.docx").exists(), "the next paper may have the name"
    assert list(Path().glob("rettelser (skrevet *).docx"))
    assert "bank.xlsx" not in run("check").output
    [event] = events_in(Path("historik.tsv").read_bytes())
    assert event.after.endswith("foreslog to veje.")
    assert "Tekster" in event.source


def test_the_folder_that_one_stands_in_is_never_taken_for_the_shipped_bank(
    bank: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(bank / "bank.yaml", "2026-11", "2027-01")
    ours = tmp_path_factory.mktemp("ours") / "bank"
    assert run("init", ours).exit_code == 0
    assert "2027-01" in run("book", "--from", ".", "--bank", ours).output
    assert "2026-11" in run("book", "--from").output
