"""How many lines of list-shaped papers are found word for word: `python -m benchmarks.profile_papers`.

Needs LibreOffice, which makes the pdfs. `--unseen` reads the papers that nobody looked at while the
reader was written, `--latest` those drawn last, `--others` also those that are no profile;
`--show NAME` prints a draft.
"""

import html
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

from benchmarks.other_papers import OTHER_PAPERS
from benchmarks.raw_papers import LATEST, SEEN, UNSEEN, ListPaper, list_papers
from interview_kit.profiles.guessing import guessed
from interview_kit.profiles.letters import plain_letters
from interview_kit.profiles.paper import Draft, PaperRefusal
from interview_kit.profiles.reading import paper_kind, raw_lines
from interview_kit.profiles.recognising import refusal_of
from interview_kit.profiles.txt_lines import decoded


class Counts(NamedTuple):
    """Of one paper: behaviours it has, found word for word, false; headings it has, found; lines invented."""

    lines: int = 0
    found: int = 0
    false: int = 0
    headings: int = 0
    headings_found: int = 0
    invented: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


def draft_of(data: bytes) -> Draft | PaperRefusal:
    """What becomes of a paper."""
    kind = paper_kind(data)
    paper = kind if isinstance(kind, PaperRefusal) else raw_lines(data, kind)
    if isinstance(paper, PaperRefusal):
        return paper
    draft = guessed(paper)
    return refusal_of(paper, draft) or draft


def counted(paper: ListPaper, draft: Draft | PaperRefusal) -> Counts:
    """What was found of what is known to be there."""
    expected = [line.lstrip("… ") for _, lines in paper.content.competencies for line in lines]
    names = [_plain(name) for name, _ in paper.content.competencies]
    if isinstance(draft, PaperRefusal):
        return Counts(lines=len(expected), headings=len(names))
    behaviours = [line.text.lstrip("… ") for line in draft.lines if line.guess == "behaviour"]
    found = sum(line in behaviours for line in expected)
    headings = [_plain(line.text) for line in draft.lines if line.guess == "competency"]
    return Counts(
        len(expected),
        found,
        sum(line not in expected for line in behaviours),
        len(names),
        sum(name in headings for name in names),
        invented(paper.data, draft),
    )


def invented(data: bytes, draft: Draft) -> int:
    """How many lines of the draft are not in the paper, letter for letter.

    A line may stand there in two pieces, about the end of a page.
    """
    source = _letters(_source(data))
    return sum(not _stands_in(_letters(line.text), source) for line in draft.lines)


def _stands_in(letters: str, source: str) -> bool:
    return letters in source or any(
        letters[:cut] in source and letters[cut:] in source for cut in range(4, len(letters) - 3)
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in plain_letters(text) if letter.isalnum()).lower()


def _source(data: bytes) -> str:
    """All that can be read in a paper, by other means than the reader's."""
    kind = paper_kind(data)
    if kind == "pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name).decode() for name in package.namelist() if name.startswith("word/")]
        texts = (text for part in parts for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part))
        return html.unescape("".join(texts))
    return decoded(data)


def _plain(name: str) -> str:
    return name.lower().lstrip("0123456789. ")


def with_pdfs(papers: list[ListPaper]) -> list[ListPaper]:
    """The papers, those that are to be pdfs made so by LibreOffice, in one go."""
    wanted = [paper for paper in papers if paper.through_pdf]
    if not wanted:
        return papers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, paper in enumerate(wanted):
            (folder / f"{number}.docx").write_bytes(paper.data)
        office = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
        files = [str(folder / f"{number}.docx") for number in range(len(wanted))]
        command = ["soffice", office, "--headless", "--convert-to", "pdf", "--outdir", name, *files]
        subprocess.run(command, check=True, capture_output=True)
        made = {paper.name: (folder / f"{number}.pdf").read_bytes() for number, paper in enumerate(wanted)}
    return [paper._replace(data=made.get(paper.name, paper.data)) for paper in papers]


def main(words: list[str]) -> None:
    """Prints a line a paper and the sums."""
    papers = with_pdfs(
        list_papers(LATEST if "--latest" in words else UNSEEN if "--unseen" in words else SEEN)
    )
    shown = words[words.index("--show") + 1] if "--show" in words else ""
    total = Counts()
    for paper in papers:
        draft = draft_of(paper.data)
        counts = counted(paper, draft)
        total = total.plus(counts)
        why = f"  REFUSED {draft.code}" if isinstance(draft, PaperRefusal) else ""
        print(
            f"{paper.name:36} behaviours {counts.found:3}/{counts.lines:3} false {counts.false:2} "
            f"headings {counts.headings_found:2}/{counts.headings:2} invented {counts.invented}{why}"
        )
        if shown and paper.name.startswith(shown) and isinstance(draft, Draft):
            for line in draft.lines:
                print(f"    {line.guess:14} {'' if line.is_sure else '?':1} {line.text}")
    found, false = total.found / total.lines, total.false / max(1, total.found + total.false)
    headings = total.headings_found / total.headings
    print(
        f"word for word {found:.1%} (97 %), false {false:.1%} (3 %), headings {headings:.1%} (90 %), "
        f"invented {total.invented} (0)"
    )
    if "--unseen" not in words and "--others" not in words:
        return
    right = 0
    for name, (data, code) in OTHER_PAPERS().items():
        draft = draft_of(data)
        got = (
            draft.code
            if isinstance(draft, PaperRefusal)
            else f"a draft, {draft.count('behaviour')} behaviours {draft.doubts}"
        )
        right += got == code
        kind = paper_kind(data)
        read = kind if isinstance(kind, PaperRefusal) else raw_lines(data, kind)
        lost = 0 if isinstance(read, PaperRefusal) else invented(data, guessed(read))
        print(f"{name:36} {'as it should' if got == code else 'WRONG: '} {got}, invented {lost}")
    print(f"recognised {right} of {len(OTHER_PAPERS())}")


if __name__ == "__main__":
    main(sys.argv[1:])
