"""The manners in which public bodies write their profiles: each a made-up paper, read as a person would read it."""

import time
from collections.abc import Sequence
from typing import Any

import pytest
from docx.shared import Pt

from benchmarks.profile_papers import draft_of, invented
from interview_kit.profiles.guessing import guessed
from interview_kit.profiles.letters import without_split_letters
from interview_kit.profiles.making import Asked, profile_of
from interview_kit.profiles.paper import Draft, DraftLine, Guess, PaperRefusal
from interview_kit.profiles.present import printed_text
from interview_kit.profiles.reading import paper_kind, raw_lines
from interview_kit.profiles.titles import job_of
from tests.raw_papers import simple_pdf, word


def draft(data: bytes | str, only: str = "") -> Draft:
    """The draft of a paper that is not refused."""
    data = data.encode() if isinstance(data, str) else data
    kind = paper_kind(data)
    assert not isinstance(kind, PaperRefusal)
    paper = raw_lines(data, kind)
    assert not isinstance(paper, PaperRefusal)
    return guessed(paper, only)


def lines(found: Draft, guess: Guess = "behaviour") -> list[str]:
    return [line.text for line in found.lines if line.guess == guess]


def test_a_heading_may_be_a_sentence_in_bold_over_prose_and_a_list() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Ledelse hos os", 0)
        for title, prose in (
            ("Vi skaber tillid", "Tillid er grunden."),
            ("Vi sætter retning", "Retning er vigtig."),
        ):
            document.add_paragraph().add_run(title).bold = True
            document.add_paragraph(prose)
            document.add_paragraph("Det betyder, at vi som ledere:")
            document.add_paragraph("siger det, som det er", style="List Bullet")
            document.add_paragraph("holder fast i aftaler", style="List Bullet")

    found = draft(word(fill))
    assert lines(found, "competency") == ["Vi skaber tillid", "Vi sætter retning"]
    assert lines(found) == ["siger det, som det er", "holder fast i aftaler"] * 2


def test_a_letter_after_an_accent_that_stands_for_an_apostrophe_stays_apart() -> None:
    assert without_split_letters("FK´s politik, TV`s rolle") == "FK´s politik, TV`s rolle"


def test_numbers_may_stand_close_to_their_items() -> None:
    found = draft(
        "Sådan leder vi\n\nLederen:\n1.Følger op på aftaler\n2.Lytter til andre\n10.Lærer af fejl\n"
    )
    assert lines(found) == ["Følger op på aftaler", "Lytter til andre", "Lærer af fejl"]


def test_a_numbered_sentence_over_a_list_is_its_heading() -> None:
    paper = "".join(
        f"{number}. {title}\nDet betyder, at jeg som leder fx:\n• Lytter til andre\n• Lærer af fejl\n\n"
        for number, title in (
            (1, "Jeg er bevidst om mit ansvar"),
            (2, "Jeg ser mit område som en del af noget"),
        )
    )
    assert lines(draft(f"Kodeks for ledere\n\n{paper}"), "competency") == [
        "Jeg er bevidst om mit ansvar",
        "Jeg ser mit område som en del af noget",
    ]


def test_a_subtitle_after_a_dash_is_no_item() -> None:
    found = draft(
        "Den gode leder\n– en politik for os alle\n\nSamarbejde\n• Lytter til andre\n• Deler viden\n• Holder aftaler\n"
    )
    assert lines(found) == ["Lytter til andre", "Deler viden", "Holder aftaler"]


@pytest.mark.parametrize(
    "lead_in",
    ["Det er vigtigt, at du", "Vi forestiller os, at du:", "Vi søger en leder, der", "Det gør vi ved at:"],
)
def test_what_begins_a_list_is_no_competency(lead_in: str) -> None:
    found = draft(
        f"Din profil\n\n{lead_in}\n• er tydelig i retningen\n• kan skabe ro\n• trives med travlhed\n"
    )
    assert lead_in not in lines(found, "competency")
    assert len(lines(found)) == 3


@pytest.mark.parametrize(
    "heading", ["Til refleksion", "Vi tilbyder", "Sådan bruges profilen", "Dialogspørgsmål"]
)
def test_lists_of_other_things_are_no_behaviours(heading: str) -> None:
    found = draft(
        f"Åbenhed\n• Lytter til andre\n• Deler viden\n\n{heading}\n• Et godt fællesskab\n• God kaffe\n"
    )
    assert lines(found) == ["Lytter til andre", "Deler viden"]


def test_a_question_is_nothing_that_somebody_does() -> None:
    found = draft(
        "Åbenhed\n• Lytter til alle de andre\n• Deler viden med kolleger\n• Hvornår lyttede du sidst?\n"
    )
    assert "Hvornår lyttede du sidst?" in lines(found, "left-out")


def test_headings_at_the_beginning_of_their_paragraphs_are_parted_from_them() -> None:
    found = draft(
        "Vores forventninger til ledere\n\n"
        "Kommunikation: Lederen fortæller klart, hvad der skal ske.\n\n"
        "Økonomi: Lederen holder sit budget og siger fra i tide.\n\n"
        "Trivsel: Lederen er til stede i hverdagen.\n"
    )
    assert lines(found, "competency") == ["Kommunikation:", "Økonomi:", "Trivsel:"]
    assert lines(found)[1] == "Lederen holder sit budget og siger fra i tide."


def test_a_list_of_committees_is_no_profile() -> None:
    committees = "\n".join(f"• {name}udvalget" for name in ("Skole", "Plan", "Teknik", "Kultur"))
    refusal = draft_of(f"Jobprofil for chef\n\nEksempelby Kommune\n\nUdvalg\n{committees}\n".encode())
    assert refusal == PaperRefusal("raw-no-profile")


def test_an_advert_with_a_profile_in_it_is_read_with_a_warning() -> None:
    found = draft_of(
        (
            "Leder til hjemmeplejen i Eksempelby Kommune\n\nDin profil\nVi forestiller os, at du:\n"
            "• har ledet andre\n• kan skabe ro\n• er tydelig\n• trives med travlhed\n\nVi tilbyder\n• Gode kolleger\n\n"
            "Løn- og ansættelsesvilkår\nStillingen er på 37 timer. Løn efter overenskomst.\n\n"
            "Ansøgningsfrist den 4. maj. Send din ansøgning. Kontakt områdechefen på 12345678.\n"
        ).encode()
    )
    assert isinstance(found, Draft)
    assert len(lines(found)) == 4
    assert "raw-like-advert" in found.doubts


def test_a_foot_with_the_pages_number_is_no_line_of_its_own() -> None:
    found = draft(
        "Åbenhed\n• Lytter til andre\n• Deler viden\n• Holder aftaler\n\nProfil for ledere · Side 3 af 6\n"
    )
    assert lines(found) == ["Lytter til andre", "Deler viden", "Holder aftaler"]


# What the profile is called, and how its lines read


@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("KRAVPROFIL FOR AFDELINGSLEDERE", "Afdelingsleder"),
        ("Kompetenceprofil for institutionsledere", "Institutionsleder"),
        ("Ledelse i Eksempelby Kommune", "Leder"),
        ("Stillings- og personprofil", ""),
        ("Rektor ved Sundby Gymnasium", "Rektor ved Sundby Gymnasium"),
        ("Job- og personprofil - Chef for Sundhed og Omsorg", "Chef for Sundhed og Omsorg"),
        ("Vores forventninger til ledere på ældreområdet", "Leder på ældreområdet"),
        ("Leder til Hjemmeplejen Nord i Eksempelby Kommune", "Leder til Hjemmeplejen Nord"),
        ("Lederprofil, Psykiatrien i Region Nordsø", "Leder"),
        ("Sådan leder vi i Hedelund", "Leder"),
        ("Kompetenceprofil for havnefoged i Eksempelby Kommune", "Havnefoged"),
        ("Kompetenceprofil for chefer i Eksempelby Kommune", "Chef"),
        ("Funktionsprofil for souschef i Børnehuset Kløveren", "Souschef i Børnehuset Kløveren"),
    ],
)
def test_a_profile_is_called_by_the_job_that_it_is_about(title: str, job: str) -> None:
    assert job_of(title) == job


def test_a_title_that_names_no_job_leaves_it_to_the_next_line() -> None:
    found = draft(
        "Stillings- og personprofil\n\nRektor ved Sundby Gymnasium\n\nSamarbejde\n• Lytter til andre\n• Deler viden\n"
    )
    assert found.title == "Rektor ved Sundby Gymnasium"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Evne til at lede gennem andre ledere", "Evne til at lede gennem andre ledere."),
        ("Du er tydelig i din kommunikation", "Er tydelig i egen kommunikation."),
        ("Du opfører dig loyalt", "Opfører sig loyalt."),
        ("Udfordrer og udforsker mit ledelsesrum", "Udfordrer og udforsker eget ledelsesrum."),
        ("Du er tydelig om din egen rolle", "Er tydelig om egen rolle."),
    ],
)
def test_words_that_speak_to_somebody_are_turned_and_read_by_a_person(source: str, text: str) -> None:
    assert printed_text(source).text == text
    assert not printed_text(source).is_sure


def test_braces_of_the_paper_are_none_of_the_banks() -> None:
    rows = [
        DraftLine("{Mod}", "competency"),
        DraftLine("Lytter til {{ andre }} i {organisation}", "behaviour"),
    ]
    made = profile_of(rows, Asked("leder-by", "Leder {x}", "Eksempelby Kommune"))
    assert made is not None
    [competency] = made.profile.competencies
    assert (made.profile.title, competency.title) == ("Leder (x)", "(Mod)")
    assert competency.behaviours[0].text == "Lytter til (( andre )) i (organisation)."
    assert competency.behaviours[0].source == "Lytter til {{ andre }} i {organisation}"


def test_a_long_line_with_many_gaps_is_read_at_once() -> None:
    started = time.perf_counter()
    draft_of(("Lederen" + " " * 50).encode() * 2_000)
    assert time.perf_counter() - started < 2


# Pdfs


def page(rows: Sequence[tuple[float, float, str]]) -> bytes:
    return simple_pdf([rows])


def test_the_last_line_of_an_item_is_its_own_by_where_it_begins() -> None:
    found = draft(
        page(
            [
                (60, 780, "Samarbejde"),
                (70, 760, "• Skaber gode forbindelser til alle, der har noget med borgeren at gøre."),
                (84, 746, "Gør det altid."),
                (70, 732, "• Lytter til andre, før der bliver besluttet noget"),
                (70, 718, "• Deler viden"),
            ]
        )
    )
    assert lines(found)[0].endswith("at gøre. Gør det altid.")


_TABLE = [
    (60, 780, "Profil for ledere"),
    (60, 750, "Kompetence"),
    (200, 750, "Beskrivelse"),
    (360, 750, "Adfærd"),
    (60, 735, "Økonomi"),
    (200, 735, "At holde styr på"),
    (200, 722, "pengene."),
    (360, 735, "Følger budgettet og"),
    (360, 722, "siger fra i tide"),
    (360, 709, "Forklarer tal"),
    (60, 690, "Trivsel"),
    (200, 690, "At passe på folk."),
    (360, 690, "Lytter, før der"),
    (360, 677, "besluttes noget"),
]


def test_a_table_of_a_pdf_is_read_cell_by_cell() -> None:
    found = draft(page(_TABLE))
    assert lines(found, "competency") == ["Økonomi", "Trivsel"]
    assert lines(found) == [
        "Følger budgettet og siger fra i tide",
        "Forklarer tal",
        "Lytter, før der besluttes noget",
    ]


def test_columns_of_a_newspaper_are_no_table() -> None:
    left = [
        (60.0, 750.0 - 14 * at, text)
        for at, text in enumerate(("Økonomi", "• Holder budgettet", "• Forklarer tal"))
    ]
    right = [
        (330.0, 750.0 - 14 * at, text)
        for at, text in enumerate(("Trivsel", "• Lytter til andre", "• Giver ros"))
    ]
    found = draft(page([(60, 780, "Profil for ledere"), *left, *right]))
    assert lines(found) == ["Holder budgettet", "Forklarer tal", "Lytter til andre", "Giver ros"]


# Nothing is invented


def test_a_line_that_is_not_in_the_paper_letter_for_letter_is_counted() -> None:
    data = "Åbenhed\n• Lytter til alle de an-\ndre, der har noget at sige\n• Deler viden og erfaringer med de andre\n".encode()
    found = draft(data)
    assert invented(data, found) == 0
    changed = found._replace(lines=(*found.lines, found.lines[-1]._replace(text="Deler sin viden")))
    assert invented(data, changed) == 1


def test_a_paragraph_of_large_letters_stays_as_it_is() -> None:
    def fill(document: Any) -> None:
        run = document.add_paragraph().add_run(
            "Vi leder med respekt og er stolte af det, vi sammen når hver dag."
        )
        run.font.size = Pt(18)
        for text in ("Lytter til andre", "Deler viden", "Holder aftaler"):
            document.add_paragraph(text, style="List Bullet")

    assert len(lines(draft(word(fill)))) == 3
