"""A whole recruitment in the office in one file, from the position to the decision: with the mouse, and by keys alone."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.office_case import filled_sheets
from tests.office_hands import Hand, Keyboard, Mouse
from tests.office_page import OfficePage

pytestmark = pytest.mark.slow

PANEL = ["Anne Berg", "Bo Carlsen", "Carla Dam"]
CANDIDATES = ["Dorte Eg", "Erik Friis"]


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def on_disk(files: dict[str, bytes], folder: Path) -> Iterable[Path]:
    for name, data in files.items():
        path = folder / name
        path.write_bytes(data)
        yield path


@pytest.mark.parametrize("hand_of", [Mouse, Keyboard], ids=["mouse", "keyboard"])
def test_a_recruitment_from_the_position_to_the_decision(  # noqa: PLR0915 - a walk from door to door
    fresh: OfficePage, tmp_path: Path, hand_of: Callable[[OfficePage], Hand]
) -> None:
    page, hand = fresh, hand_of(fresh)

    # The position and its questions
    hand.press("Vælg en stilling")
    hand.write("Hvad hedder stillingen?", "fagdirektør")
    page.wait("return /Også kaldet fagdirektør/.test(document.body.innerText)")
    hand.press("Direktør")
    hand.press("Byt spørgsmål 1")
    hand.press_first_row()
    hand.press("Skriv jeres eget spørgsmål")
    hand.write("Spørgsmålet, som det skal siges", "Hvad ville få dig til at sige ja til stillingen?")
    hand.press("Sæt spørgsmålet ind")
    assert "Jeres eget spørgsmål" in page.text()

    # The recruitment
    hand.press("Rekruttering")
    hand.write("Titel", "Direktør for børn og unge")
    hand.write("Organisation", "Eksempelby Kommune")
    hand.write("Journalnummer", "27/0001")
    hand.write("Dato", "11-03-2027", "1. samtale")
    hand.write("Første kandidat kommer kl.", "8.30", "1. samtale")
    hand.write("Sted", "Rådhuset, lokale 2", "1. samtale")
    hand.write("Hvor mange sidder i udvalget?", str(len(PANEL)))
    hand.press("Foreslå roller")
    for number, name in enumerate(PANEL, 1):
        hand.write("Navn", name, f"M{number}")
    for number, name in enumerate(CANDIDATES, 1):
        hand.press("Tilføj en kandidat")
        hand.write("Navn", name, f"K{number}")
    assert "Skrevet på sagen" in page.text()

    # The questions are fixed, and the papers made
    hand.press("Stilling")
    hand.press("Læg spørgsmålene fast")
    hand.press("Gå til papirerne")
    hand.press("Lav papirerne")
    assert "papirer er lavet" in page.text()
    hand.press("Se interviewguide-1")
    assert "Direktør for børn og unge" in page.text()
    hand.press("Luk")
    hand.press("Gem")
    case = unpacked(page.saved("rekruttering-*.zip"))
    assert "Alt er gemt." in page.text()

    # The filled sheets come home and are sealed
    sheets = filled_sheets(case, tmp_path)
    assert len(sheets) == len(PANEL) * len(CANDIDATES)
    hand.press("Indtast og saml")
    hand.give(*on_disk(sheets, tmp_path))
    hand.press("Læs arkene")
    assert "Alt er kommet ind." in page.text()
    hand.press("Forsegl: 1. samtale")
    assert "To medlemmer skriver under" in page.text()

    # The comparison and the decision
    hand.press("Gå til sammenligningen: 1. samtale")
    hand.press("Lav sammenligningen")
    hand.press("Se sammenligning-1")
    hand.press("Luk")
    hand.pick("Udvalget indstiller", f"K1 {CANDIDATES[0]}")
    hand.press("Lav papirerne til beslutningen")
    hand.press("Hent alle papirer som zip")
    papers = unpacked(page.saved("papirer*.zip"))
    assert {"interviewguide-1.docx", "sammenligning-1.docx", "notat-1-K1.docx"} <= set(papers)
    assert any("indstilling" in name for name in papers), sorted(papers)
    hand.press("Gem")
    assert set(unpacked(page.saved("rekruttering-*.zip"))) > set(case)
    assert "Alt er gemt." in page.text()
    assert page.left() == set()
    assert page.complaints() == []
