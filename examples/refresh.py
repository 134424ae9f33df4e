"""Makes the examples anew: `python examples/refresh.py`.

For every round of every shipped position the documents that `build` makes; for the made-up recruitment in
`eksempelby` those that `plan` and `kit` make, of its members' and candidates' papers one of each; and
pictures of pages by LibreOffice and pdftoppm (`--no-pictures` leaves the pictures as they are). A test holds
the documents against a fresh build, so run this after every change of bank, templates or house.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from examples.come_home import come_home
from interview_kit.bank import load_bank
from interview_kit.cli import main as interview_kit
from interview_kit.shipped import shipped_folder

EXAMPLES = Path(__file__).resolve().parent
ORGANISATION = "Eksempelby Kommune"
DPI = "72"
RECRUITMENT, SOURCES = "eksempelby", ("recruitment.yaml", "navne.yaml", "noter.yaml")
# The papers of other members than M2 and of other candidates than K2.
NOT_KEPT = re.compile(r"(?:^|[- ])(?:M(?!2\b)|K(?!2\b))\d+")
# What came home is long, and can be made at any time.
MADE_AGAIN = ("indsamlet-1.json", "dokumenter/resultat-1.json", "dokumenter/resultat-1.xlsx")
# The papers of the recruitment that are pictured.
SHOWN = {"interviewguide-1", "ark-1-M2", "briefing-og-oevelse", "kandidatbrev-1-K2"}
SHOWN |= {"sammenligning-1", "notat-1-K2"}
# Which pages are pictured.
PICTURED: dict[str, Iterable[int]] = {
    "direktoer/interviewguide": range(1, 12),
    "direktoer/scoringsark": range(1, 7),
    "sagsark-2": (1,),
    "interviewguide": (1, 5),
    "interviewguide-2": (1, 6),
    "scoringsark": (1, 2),
    "scoringsark-2": (1, 2),
    "til-kandidaten": (1,),
    "til-kandidaten-2": (1,),
    "sagsark": (1, 2, 5),
    "case-udvalg": (1,),
    # of the recruitment: six pages of its kit, three of what comes of it
    "sammenligning-1": (1, 2),
    "notat-1-K2": (1,),
    "interviewguide-1": (1,),
    "ark-1-M2": (1, 2),
    "briefing-og-oevelse": (3,),
    "kandidatbrev-1-K2": (1,),
    "eksempelby/sagsark": (1,),
}


def build_all(folder: Path) -> None:
    """Every position's documents in a folder of its own, by the command that users run."""
    bank, _ = load_bank(shipped_folder("question_bank"))
    assert bank is not None  # noqa: S101 - the shipped bank is whole; the tests see to it
    for position in bank.positions.values():
        for old in chain((folder / position.id).glob("*.docx"), (folder / position.id).glob("guide*.yaml")):
            old.unlink()  # an old guide would be kept by the other round, an old document set aside
        for one_round in position.rounds:
            words = ["build", position.id, "--round", str(one_round.number), "--organisation", ORGANISATION]
            words += ["-o", str(folder / position.id), "--force"]
            interview_kit(words, standalone_mode=False)
    build_recruitment(folder / RECRUITMENT)


def build_recruitment(folder: Path) -> None:
    """The made-up recruitment, made and come home; the papers of one member and one candidate are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        data = (EXAMPLES / RECRUITMENT / name).read_bytes()
        (folder / name).write_bytes(data)
    old = [path for name in ("dokumenter", "indkommet") for path in (folder / name).rglob("*.*")]
    for path in (*folder.glob("guide-*.yaml"), *old):
        if path.suffix != ".png":  # pictures are taken anew, or left as they are
            path.unlink()
    interview_kit(["plan", str(folder)], standalone_mode=False)
    interview_kit(["kit", str(folder), "--no-pages"], standalone_mode=False)
    come_home(folder)
    for path in folder.rglob("*.docx"):
        if NOT_KEPT.search(path.stem):
            path.unlink()
    for name in MADE_AGAIN:
        (folder / name).unlink()


def pictured(document: Path) -> Iterable[int]:
    """Which pages of a document are pictured: of the recruitment's papers only some."""
    folder = RECRUITMENT if RECRUITMENT in document.parts else document.parent.name
    if folder == RECRUITMENT:
        return PICTURED.get(
            f"{folder}/{document.stem}", PICTURED.get(document.stem, ()) if document.stem in SHOWN else ()
        )
    return PICTURED.get(f"{folder}/{document.stem}", PICTURED[document.stem])


def picture_all(folder: Path) -> None:
    """Every page of the director's first interview; of all others the front page and the first question."""
    soffice, pdftoppm = shutil.which("soffice"), shutil.which("pdftoppm")
    if not soffice or not pdftoppm:
        sys.exit("Pictures need LibreOffice (soffice) and poppler (pdftoppm); or use --no-pictures.")
    for old in folder.rglob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as work:
        for document in sorted(folder.rglob("*.docx")):
            command = [soffice, f"-env:UserInstallation={Path(work).as_uri()}/profile", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", work, str(document)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            for number in pictured(document):
                pages = ["-f", str(number), "-l", str(number), "-singlefile"]
                pdf, picture = Path(work) / f"{document.stem}.pdf", f"{document.stem}-side-{number:02}"
                command = [
                    pdftoppm,
                    "-r",
                    DPI,
                    "-gray",
                    "-png",
                    *pages,
                    str(pdf),
                    str(document.with_name(picture)),
                ]
                subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    build_all(EXAMPLES)
    if "--no-pictures" not in sys.argv:
        picture_all(EXAMPLES)
