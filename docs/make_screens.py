"""Photographs the screens of the office in one file, with the example: `python docs/make_screens.py`.

The pictures go to `docs/billeder/`. Takes Chromium, its driver, and the shell (`docs/make_shell.py`).
"""

import tempfile
from pathlib import Path

from interview_kit.packing import zip_parts
from interview_kit.workplace.workplace import open_shipped
from tests.office_case import example_stages
from tests.office_page import OfficePage, packed, start_browser

FOLDER = Path(__file__).resolve().parent / "billeder"
WIDTH, HEIGHT = 1100, 1000
# A picture's name → the screen, the stage of the recruitment, and what is pressed before it is taken.
PICTURES = {
    "stilling": ("stilling", "begun", []),
    "rekruttering": ("rekruttering", "begun", []),
    "papirer": ("papirer", "made", []),
    "saml": ("saml", "home", ["Læs arkene"]),
    "sammenlign": ("sammenlign", "compared", ["Se sammenligning-1"]),
    "bank": ("bank/direktoer.politik.med-og-modspil", "begun", []),
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        file = packed(open_shipped(), Path(work, "kontor.html"))
        case = Path(work, "sag")
        case.mkdir()
        stages = {name: zip_parts(files) for name, files in example_stages(case).items()}
        page = start_browser(Path(work))
        try:
            page.driver.set_window_size(WIDTH, HEIGHT)
            page.open(file)
            for name, (screen, stage, presses) in PICTURES.items():
                page.done("open_case", name="sag.zip", data=stages[stage])
                _photograph(page, name, screen, presses)
        finally:
            page.quit()


def _photograph(page: OfficePage, name: str, screen: str, presses: list[str]) -> None:
    page.go(screen)
    for text in presses:
        page.click(text)
        page.settled()
    if name == "saml":
        page.driver.execute_script("document.querySelector('.saml .card').scrollIntoView()")
    page.driver.save_screenshot(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
