"""A municipality's own paper read line by line: repaired, guessed at, refused where it is no profile."""

import ast
import re
import subprocess
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from pypdf import PdfReader, PdfWriter

from benchmarks.other_papers import OTHER_PAPERS, empty_pdf
from benchmarks.profile_papers import Counts, counted, draft_of
from benchmarks.raw_papers import LATEST, SEEN, UNSEEN, list_papers
from interview_kit.bank import load_bank
from interview_kit.models.bank import Profile
from interview_kit.profiles.behaviours import is_behaviour
from interview_kit.profiles.bullets import item_of, parted
from interview_kit.profiles.guessing import guessed
from interview_kit.profiles.ids import short_id
from interview_kit.profiles.letters import (
    joined_lines,
    plain_letters,
    without_broken_words,
    without_split_letters,
)
from interview_kit.profiles.levels import level_of
from interview_kit.profiles.making import Asked, is_compound, profile_of
from interview_kit.profiles.paper import Draft, DraftLine, Guess, PaperRefusal
from interview_kit.profiles.present import printed_text
from interview_kit.profiles.reading import paper_kind, raw_lines
from interview_kit.profiles.rows import kept_lines, printed_lines
from interview_kit.profiles.txt_lines import decoded
from interview_kit.shipped import shipped_folder
from tests.conftest import need
from tests.raw_papers import PROFILE, pdf_of, simple_pdf, word

PACKAGE = Path(__file__).parent.parent / "interview_kit/profiles"


def read(data: bytes, only: str = "") -> Draft:
    """The draft of a paper that is read."""
    kind = paper_kind(data)
    assert not isinstance(kind, PaperRefusal), kind
    paper = raw_lines(data, kind)
    assert not isinstance(paper, PaperRefusal), paper
    return guessed(paper, only)


def texts(draft: Draft, guess: Guess) -> list[str]:
    return [line.text for line in draft.lines if line.guess == guess]


def code(data: bytes) -> str:
    """Why a paper is refused; empty where it is not."""
    draft = draft_of(data)
    return draft.code if isinstance(draft, PaperRefusal) else ""


def letters(text: str) -> str:
    return "".join(letter for letter in plain_letters(text) if letter.isalpha())


# Repairs


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("f ølger op og S ikrer", "følger op og Sikrer"),
        ("U  døver ledelse", "Udøver ledelse"),
        ("i nddrager i ledelsen", "inddrager i ledelsen"),
        ("i ledelsen og å bner døre", "i ledelsen og åbner døre"),
        ("K o m p e t e n c e", "Kompetence"),
        ("plan a og plan b", "plan a og plan b"),
        ("type A er bedst", "type A er bedst"),
    ],
)
def test_a_letter_that_was_split_from_its_word_is_put_back(broken: str, whole: str) -> None:
    assert without_split_letters(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("per- sonlig udvikling", "personlig udvikling"),
        ("med- og modspil", "med- og modspil"),
        ("kultur- og fritid, børne- eller ungeområdet", "kultur- og fritid, børne- eller ungeområdet"),
        ("MED- udvalget", "MED-udvalget"),
        ("it- systemer", "it-systemer"),
    ],
)
def test_a_word_that_was_parted_is_whole_and_an_ellipsis_stays(broken: str, whole: str) -> None:
    assert without_broken_words(broken) == whole


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("skaber sam-", "arbejde", "skaber samarbejde"),
        ("giver med-", "og modspil", "giver med- og modspil"),
        ("kender Lyngby-", "Taarbæk", "kender Lyngby-Taarbæk"),
        ("lytter til", "andre", "lytter til andre"),
    ],
)
def test_two_lines_are_joined_as_they_were_parted(first: str, second: str, whole: str) -> None:
    assert joined_lines(first, second) == whole


def test_what_has_no_shape_goes_and_ligatures_and_wide_blanks_become_plain() -> None:
    assert plain_letters("fag\xadlig\xa0e\ufb03cient \u200bog\tklar") == "faglig efficient og klar"
    assert plain_letters("Ã¸konomi og lÃ¦ring") == "økonomi og læring"
    assert plain_letters("â€helhed") == "”helhed"


@pytest.mark.parametrize("bullet", ["•", "●", "»", "∙", "–", "-", "o", "*", "►", "▪", "§", "1.", "2)", "a)"])
def test_a_bullet_is_taken_off(bullet: str) -> None:
    assert item_of(f"{bullet} Skaber retning").text == "Skaber retning"
    assert item_of(f"{bullet} Skaber retning").bullet


@pytest.mark.parametrize("text", ["også dig", "Skaber", "i dag", "3 år i jobbet", "§ 4 gælder"])
def test_what_is_no_bullet_stays(text: str) -> None:
    assert item_of(text).text == text


def test_a_line_is_parted_at_each_bullet_but_not_at_the_end_of_a_quotation() -> None:
    assert parted("• Lytter • Følger op") == ["• Lytter", "• Følger op"]
    assert parted("• Taler om «sager» med andre") == ["• Taler om «sager» med andre"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_programs_use(encoding: str) -> None:
    assert decoded("Økonomi og læring".encode(encoding)) == "Økonomi og læring"


# Nothing is lost


def all_papers() -> list[tuple[str, bytes]]:
    papers = [(paper.name, paper.data) for paper in list_papers((*SEEN, *UNSEEN, *LATEST))]
    shipped = [
        (name, (shipped_folder("question_bank") / f"sources/{name}.txt").read_bytes())
        for name in ("direktoer", "leder-ltk")
    ]
    return [*papers, *shipped, ("wrapped", PROFILE.encode())]


@pytest.mark.parametrize(
    ("name", "data"), all_papers(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_letter_of_the_paper_is_in_the_draft(name: str, data: bytes) -> None:
    kind = paper_kind(data)
    assert not isinstance(kind, PaperRefusal)
    paper = raw_lines(data, kind)
    assert not isinstance(paper, PaperRefusal)
    before = letters("".join(re.sub(r"^(?:o|§) ", "", line.text) for line in paper.lines))
    after = letters("".join(line.text for line in guessed(paper).lines))
    assert after == before


def test_nothing_is_in_the_draft_that_is_not_in_the_paper() -> None:
    pages = [
        [
            (70.0, 800.0 - 16 * at, line)
            for at, line in enumerate(PROFILE.replace("•", "-").splitlines())
            if line
        ]
    ]
    draft = read(simple_pdf(pages))
    assert Counter(letters("".join(line.text for line in draft.lines))) == Counter(letters(PROFILE))


# Guesses


def test_the_shipped_sources_are_found_line_for_line() -> None:
    bank = load_bank(shipped_folder("question_bank")).or_raise()
    for key, profile in bank.profiles.items():
        draft = read((shipped_folder("question_bank") / profile.source).read_bytes())
        found = {line.rstrip(". ") for line in texts(draft, "behaviour")}
        missing = [line.source for line in profile.behaviours if line.source.rstrip(". ") not in found]
        assert not missing, key
        assert len(found) == len(profile.behaviours)
        assert texts(draft, "competency") == [competency.title for competency in profile.competencies]


@pytest.mark.parametrize(
    "paper",
    [paper for paper in list_papers((*SEEN, *UNSEEN, *LATEST)) if not paper.through_pdf],
    ids=lambda paper: paper.name,
)
def test_the_lines_of_list_shaped_papers_are_found(paper: Any) -> None:
    counts = counted(paper, draft_of(paper.data))
    assert counts == Counts(counts.lines, counts.lines, 0, counts.headings, counts.headings)


def test_a_wrapped_line_is_one_and_what_begins_a_list_is_left_out() -> None:
    draft = read(PROFILE.encode())
    assert texts(draft, "competency") == ["Samarbejde", "Økonomi"]
    assert (
        texts(draft, "behaviour")[0] == "Lytter til borgere og medarbejdere, før der bliver besluttet noget"
    )
    assert texts(draft, "introduction") == ["Profilen bruges, når vi ansætter ledere."]
    assert draft.organisation == "Eksempelby Kommune"
    assert draft.title == "Leder"


def test_what_stands_on_every_page_is_left_out_and_a_line_goes_on_over_it() -> None:
    first = [(70.0, 800.0, "HR i Eksempelby"), (70.0, 700.0, "Samarbejde")]
    first += [
        (80.0, 680.0, "- Skaber relationer"),
        (80.0, 660.0, "- Lytter til borgere og medarbejdere, selv om det"),
    ]
    first += [(70.0, 40.0, "Godkendt i marts. Side 1 af 2")]
    second = [
        (70.0, 800.0, "HR i Eksempelby"),
        (90.0, 700.0, "tager lang tid"),
        (80.0, 680.0, "- Overholder aftaler"),
    ]
    second += [(70.0, 40.0, "Godkendt i marts. Side 2 af 2")]
    draft = read(simple_pdf([first, second]))
    assert "Lytter til borgere og medarbejdere, selv om det tager lang tid" in texts(draft, "behaviour")
    assert [text for text in texts(draft, "left-out") if "Side" in text] == [
        "Godkendt i marts. Side 1 af 2",
        "Godkendt i marts. Side 2 af 2",
    ]


def test_a_foot_that_is_glued_to_a_line_is_cut_off() -> None:
    text = PROFILE.replace("samarbejdspartnere", "samarbejdspartnere Vores profil side 1").replace(
        "forstår dem", "forstår dem Vores profil side 2"
    )
    draft = read(text.encode())
    assert "Skaber gode relationer til samarbejdspartnere" in texts(draft, "behaviour")
    assert "Kan forklare tal, så alle forstår dem" in texts(draft, "behaviour")


@pytest.mark.parametrize(
    ("text", "is_done"),
    [
        ("Skaber gode rammer", True),
        ("Du er god til at lytte", True),
        ("Som person er du robust", True),
        ("At turde sige nej", True),
        ("Ledelse af medarbejdere", False),
        ("Samarbejde på tværs", False),
        ("Profilen bruges ved ansættelser", False),
    ],
)
def test_a_line_that_somebody_does_is_told_from_a_heading(text: str, is_done: bool) -> None:  # noqa: FBT001
    assert is_behaviour(text) is is_done


NUMBERED = "Ledelsesprofil\n\n1.\tRetning\n\n1.1\tSætter mål for afdelingen\n1.2\tFølger op på dem\n\n2.\tTrivsel\n\n2.1\tSkaber et godt arbejdsmiljø\n2.2\tGriber ind i konflikter"
BY_SIGN = "Lederprofil i Nordby\n\n• Retning\n– Sætter mål for afdelingen\n– Følger op på dem\n• Trivsel\n– Skaber et godt arbejdsmiljø\n– Griber ind i konflikter"
LETTERS = "Retning\nØ Sætter mål for afdelingen\nØ Følger op på dem\nTrivsel\nØ Skaber et godt arbejdsmiljø\nØ Griber ind i konflikter"
SENTENCES = "Vores grundlag\nRetning\nDet betyder, at:\n• Sætter mål for afdelingen\n• Følger op på dem\nTrivsel\nDet betyder, at:\n• Skaber et godt arbejdsmiljø\n• Griber ind i konflikter"
GLUED = "Retning: • Sætter mål for afdelingen • Følger op på dem\nTrivsel: • Skaber et godt arbejdsmiljø • Griber ind i konflikter"
ABOUT = "Retning\n• Sætter mål for afdelingen\n• Følger op på dem\nTrivsel\nHer handler det om mennesker.\n• Skaber et godt arbejdsmiljø\n• Griber ind i konflikter"


@pytest.mark.parametrize(
    "text",
    [NUMBERED, BY_SIGN, LETTERS, SENTENCES, GLUED, ABOUT],
    ids=["numbers", "signs", "letters", "sentences", "glued", "about"],
)
def test_headings_and_lines_are_told_apart_however_they_are_marked(text: str) -> None:
    draft = read(text.encode())
    assert [name.rstrip(":") for name in texts(draft, "competency")] == ["Retning", "Trivsel"]
    assert texts(draft, "behaviour") == [
        "Sætter mål for afdelingen",
        "Følger op på dem",
        "Skaber et godt arbejdsmiljø",
        "Griber ind i konflikter",
    ]


def test_the_sections_of_a_job_profile_are_known_by_their_headings() -> None:
    text = (
        "Kravprofil for lederen af Jobcenter Nordby\nIndledning\nJobcenteret har fire afdelinger og mange opgaver.\n"
        "Ansættelsesudvalget består af:\n• Direktøren\n• To tillidsrepræsentanter\nDine opgaver bliver at\n• lede jobcenteret\n"
        "Personlige egenskaber\n• Nærværende og lyttende\n• Modig og vedholdende\n• Har humor\nTidsplan\n• Samtaler i maj"
    )
    draft = read(text.encode())
    assert texts(draft, "introduction") == ["Jobcenteret har fire afdelinger og mange opgaver."]
    assert texts(draft, "responsibility") == ["lede jobcenteret"]
    assert texts(draft, "competency") == ["Personlige egenskaber"]
    assert texts(draft, "behaviour") == ["Nærværende og lyttende", "Modig og vedholdende", "Har humor"]


def test_columns_of_a_pdf_are_never_joined() -> None:
    left = [(70.0, 700.0, "Retning"), (70.0, 680.0, "- Lytter til borgere og medarbejdere, når der skal")]
    right = [(330.0, 700.0, "Trivsel"), (330.0, 680.0, "- Skaber et godt arbejdsmiljø for alle, der")]
    below = [(70.0, 660.0, "besluttes noget"), (330.0, 660.0, "arbejder her")]
    data = simple_pdf([[*left, *right, *below, (70.0, 640.0, "- Følger op på mål")]])
    joined = [line.text for line in read(data).lines]
    assert not any("alle, der besluttes" in text or "skal arbejder" in text for text in joined)


# Word files


def test_a_text_box_a_footnote_and_a_header_are_read() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Kun til intern brug"
        document.add_heading("Samarbejde", 1)
        for text in ("Skaber ro om opgaverne", "Deler viden med andre"):
            document.add_paragraph(text, style="List Bullet")
        box = (
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Skrevet i en ramme ved siden af</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>"
        )
        document.paragraphs[-1]._p.append(parse_xml(box))  # noqa: SLF001 - python-docx has no text boxes

    draft = read(word(fill))
    found = [line.text for line in draft.lines]
    assert found.count("Skrevet i en ramme ved siden af") == 1
    assert texts(draft, "left-out")[-1] == "Kun til intern brug"


def with_footnote(data: bytes) -> bytes:
    """The Word file with a footnote, as Word keeps it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0"><w:p><w:r><w:t>streg</w:t></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>Se MED-aftalen</w:t></w:r></w:p></w:footnote></w:footnotes>'
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                row = f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", row.encode())
            if name == "[Content_Types].xml":
                row = f'<Override PartName="/word/footnotes.xml" ContentType="{part}"/></Types>'
                text = text.replace(b"</Types>", row.encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", note)
    return stream.getvalue()


def test_a_footnote_is_left_out_and_not_lost() -> None:
    draft = read(with_footnote(list_papers(SEEN)[0].data))
    assert "Se MED-aftalen" in texts(draft, "left-out")
    assert "streg" not in [line.text for line in draft.lines]


def test_tracked_changes_are_taken_and_moved_text_stands_once() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Samarbejde og fælles opgaver på tværs i hele vores kommune", 1)
        document.add_paragraph("Profilen gælder for alle.")
        paragraph = document.add_paragraph("Lytter ", style="List Bullet")
        for tag, text_tag, text in (
            ("w:del", "w:delText", "aldrig"),
            ("w:ins", "w:t", "altid"),
            ("w:moveFrom", "w:t", " væk"),
            ("w:moveTo", "w:t", " her"),
        ):
            change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
            words.text = text
            words.set(qn("xml:space"), "preserve")
            run.append(words)
            change.append(run)
            paragraph._p.append(change)  # noqa: SLF001 - python-docx has no tracked changes

    assert texts(read(word(fill)), "behaviour") == ["Lytter altid her"]


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    paper = next(paper for paper in list_papers(SEEN) if "two_columns_in_table" in paper.name)
    draft = read(paper.data)
    assert [line.guess for line in draft.lines[2:8]] == [
        "left-out",
        "left-out",
        "competency",
        *["behaviour"] * 3,
    ]


# Refused


@pytest.mark.parametrize(
    ("name", "paper"), OTHER_PAPERS().items(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_paper_that_is_no_profile_is_refused(name: str, paper: tuple[bytes, str]) -> None:
    assert code(paper[0]) == paper[1]


def test_one_level_of_several_is_read_when_it_is_asked_for() -> None:
    draft = read(OTHER_PAPERS()["several levels"][0], "afdelingsleder")
    assert len(texts(draft, "behaviour")) == 3
    assert [line.note for line in draft.lines if "Rådgiver udvalgene" in line.text] == ["et andet niveau"]


def test_a_column_of_a_table_is_a_level_too() -> None:
    draft = read(OTHER_PAPERS()["levels in a table"][0], "Leder af ledere")
    assert texts(draft, "behaviour")[0] == "Skaber forbindelser mellem enheder"
    assert len(texts(draft, "competency")) == 3


@pytest.mark.parametrize(
    ("text", "level"), [("Afdelingslederen:", "afdelingsleder"), ("Direktører", "direktør"), ("Ledelse", "")]
)
def test_a_level_is_known_in_all_its_forms(text: str, level: str) -> None:
    assert level_of(text) == level


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"0" * 19_000_000)
    return stream.getvalue()


def encrypted_pdf() -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(simple_pdf([[(70.0, 700.0, "Hemmeligt")]]))))
    writer.encrypt("kode", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


LOOP = pdf_of(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    ]
)
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w/>'


def with_doctype() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", DOCTYPE)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "raw-empty"),
        (b"%PDF-1.7 nothing", "raw-pdf-damaged"),
        (LOOP, "raw-pdf-damaged"),
        (encrypted_pdf(), "raw-encrypted"),
        (empty_pdf(), "raw-scan"),
        (bomb(), "raw-bomb"),
        (with_doctype(), "raw-doctype"),
        (b"a" * 50_000_000, "raw-too-large"),
        (b"Skaber rammer\n" * 5_000, "raw-too-long"),
        (b"{\\rtf1 Skaber}", "raw-rtf"),
        (b"\x89PNG\r\n\x1a\n123", "raw-picture"),
        (b"PK\x03\x04 cut off", "raw-damaged"),
        (b"kort", "raw-no-text"),
    ],
    ids=[
        "empty",
        "no pdf",
        "loop",
        "password",
        "scan",
        "bomb",
        "doctype",
        "50 MB",
        "long",
        "rtf",
        "picture",
        "cut",
        "short",
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_the_room_reads_no_files_and_no_clock() -> None:
    for path in PACKAGE.glob("*.py"):
        names = {
            alias.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        names |= {
            str(node.module)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        assert not names & {"pathlib", "os", "time", "datetime", "random"}, path.name


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        ". " * 60_000,
        "A" * 140_000,
        "Aa-" * 45_000,
        "og i at " * 17_000,
        "• " * 70_000 + "ord",
        "((((" * 34_000 + " og ord",
        "leder chef " * 12_000,
        "\n".join("• Skaber gode rammer for arbejdet i hverdagen" for _ in range(1_990)),
        "\n".join("Direktør\n• Skaber" for _ in range(900)),
        "\n".join("a b c d e f g h i j k l m n o p" for _ in range(1_900)),
    ],
    ids=[
        "dots",
        "capitals",
        "hyphens",
        "small words",
        "bullets",
        "brackets",
        "persons",
        "items",
        "levels",
        "letters",
    ],
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    start = time.perf_counter()
    draft_of((text + " øvrige ord, så der er nok at læse i den tekst, der er sendt ind til os her.").encode())
    assert time.perf_counter() - start < 5


# The profile


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Være robust og tåle modgang", "Er robust og tåler modgang."),
        ("Have styr på økonomien", "Har styr på økonomien."),
        ("Kunne lede og fordele arbejdet", "Kan lede og fordele arbejdet."),
        ("skabe følgeskab, og følge op", "Skaber følgeskab, og følger op."),
        ("evner at lede og udvikle", "Evner at lede og udvikle."),
        ("at skabe tillid;", "Skaber tillid."),
        ("At vi tør sige nej", "Tør sige nej."),
        ("Du skaber tillid", "Skaber tillid."),
        ("Lederen skal kunne prioritere", "Kan prioritere."),
        ("Vi skal være nysgerrige på andre", "Er nysgerrige på andre."),
        ("Som leder har du blik for helheden", "Har blik for helheden."),
        ("… leverer til tiden", "Leverer til tiden."),
        ("Gode kommunikationsevner", "Gode kommunikationsevner."),
    ],
)
def test_a_line_is_printed_in_the_present_without_a_subject(source: str, text: str) -> None:
    assert printed_text(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        "Gode kommunikationsevner",
        "Giver dit bedste",
        "Være tydelige",
        "Give ros og støtte",
        "Lære at lytte og forstå",
    ],
)
def test_a_line_that_cannot_be_turned_for_certain_is_to_be_read(source: str) -> None:
    assert not printed_text(source).is_sure


def test_ids_are_short_plain_and_each_their_own() -> None:
    taken: set[str] = set()
    for text in (
        "Skaber gode relationer",
        "Skabe gode relationer",
        "At være god til relationer",
        "Øje for børn",
    ):
        taken.add(short_id(text, taken))
    assert taken == {"relationer", "relationer-2", "relationer-3", "oeje-boern"}


def lines(*pairs: tuple[Guess, str]) -> list[DraftLine]:
    return [DraftLine(text, guess) for guess, text in pairs]


def made(*pairs: tuple[Guess, str], organisation: str = "Eksempelby Kommune") -> Profile:
    result = profile_of(lines(*pairs), Asked("leder-ny", "Leder", organisation))
    assert result is not None
    return result.profile


def test_a_profile_has_the_lines_where_hr_has_put_them() -> None:
    profile = made(
        ("left-out", "Side 1"),
        ("introduction", "Gælder i Eksempelby Kommune"),
        ("responsibility", "Driften"),
        ("competency", "Samarbejde:"),
        ("introduction", "Om samarbejde"),
        ("behaviour", "Kende Eksempelby Kommunes mål"),
        ("competency", "Uden linjer"),
    )
    assert profile.introduction == ("Gælder i {organisation}",)
    assert profile.responsibilities == ("Driften",)
    assert profile.notes == ("Om samarbejde",)
    [competency] = profile.competencies
    assert (competency.id, competency.title) == ("leder-ny.samarbejde", "Samarbejde")
    [behaviour] = competency.behaviours
    assert behaviour.source == "Kende Eksempelby Kommunes mål"
    assert behaviour.text == "Kender {organisation}s mål."


def test_lines_before_the_first_competency_stand_under_the_profiles_title() -> None:
    result = profile_of(lines(("behaviour", "Skaber ro")), Asked("leder-ny", "Leder"))
    assert result
    assert result.lacks_competency
    assert result.profile.competencies[0].title == "Leder"
    assert profile_of(lines(("introduction", "Skaber ro")), Asked("leder-ny", "Leder")) is None


def test_a_line_of_two_is_marked() -> None:
    assert is_compound("Sætter klare mål, og følger dem op")
    assert not is_compound("Sætter klare mål")


def test_the_lines_ride_along_and_spoilt_ones_are_no_lines() -> None:
    kept = (
        DraftLine("Æble " * 60, "behaviour", is_sure=False, page=3),
        DraftLine("x", "left-out", note="et andet niveau"),
    )
    properties = kept_lines(kept)
    assert printed_lines(properties) == kept
    assert all(len(value) <= 255 for value in properties.values())
    assert printed_lines({}) is None
    assert printed_lines({name: value[::-1] for name, value in properties.items()}) is None


@pytest.mark.slow
def test_the_lines_of_pdfs_from_libreoffice_are_found(tmp_path: Path) -> None:
    need("soffice")
    papers = [paper for paper in list_papers((*SEEN, *UNSEEN, *LATEST)) if paper.through_pdf]
    for number, paper in enumerate(papers):
        (tmp_path / f"{number}.docx").write_bytes(paper.data)
    office = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    files = [str(tmp_path / f"{number}.docx") for number in range(len(papers))]
    subprocess.run(
        ["soffice", office, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for number, paper in enumerate(papers):
        counts = counted(paper, draft_of((tmp_path / f"{number}.pdf").read_bytes()))
        assert counts == Counts(counts.lines, counts.lines, 0, counts.headings, counts.headings), paper.name
