"""Books and papers that come home late: the bank has moved on, and nothing goes astray or is done twice."""

import random
import shutil
from pathlib import Path

import pytest

from interview_kit.curation import Applied, Chosen, Proposal, text_hash, texts_of
from interview_kit.curation.addresses import list_words, stem_of
from interview_kit.curation.review import Faults
from interview_kit.curation.verdicts import Review
from interview_kit.problems import UserError
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.bank_now import OpenBank
from interview_kit.workplace.book_home import apply_paper, decision, read_books
from interview_kit.workplace.curating import apply_chosen
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.workplace import Workplace, open_shipped, open_workplace
from tests.book_edits import EditedBook, beside, run, runs_of
from tests.docx_text import W
from tests.test_applying import entry_of

TODAY = "2026-11-29"
ENTRY = "direktoer.politik.med-og-modspil"
FIVE, PROBE = f"{ENTRY}/trin 5/", f"{ENTRY}/spørgsmål 1, opfølgning "
NEW = {
    f"{FIVE}2": "Lagde to veje frem for dem, der var imod.",
    f"{FIVE}3": "Skrev forbeholdet ind i sagen og sagde det på mødet.",
    f"{PROBE}4": "Hvad skete der, da de havde besluttet sig?",
}


class Road:
    """HR's bank, with a book that was printed before anything happened, and what Ole wrote in it."""

    def __init__(self, folder: Path) -> None:
        self.bank = Path(shutil.copytree(shipped_folder("question_bank"), folder / "bank"))
        self.book, self.paper = folder / "bog.docx", folder / "rettelser.docx"
        before = texts_of(entry_of(self.bank))
        self.old = {address: before[address].words for address in before}
        data = make_book(self.workplace, "direktoer", "politik").data
        book = EditedBook(data, self.workplace.bank().all_entries, "Ole Bak", "2026-11-20")
        for line in (line for row in book.rows for line in row if line.address in NEW):
            [text] = runs_of(line.paragraph)[0].iter(f"{W}t")
            text.text = NEW[line.address]
        self.book.write_bytes(book.data())

    @property
    def workplace(self) -> Workplace:
        return open_workplace(str(self.bank))

    def happens(self, kind: str, address: str, words: str = "") -> None:
        printed = "" if kind == "added" else text_hash(self.old[address])
        apply_chosen(self.workplace, Chosen((Proposal(kind, address, words, printed),)), TODAY)  # type: ignore[arg-type]

    def read(self) -> Review:
        made = decision(self.workplace, read_books(self.workplace, [self.book]), ["bog.docx"], TODAY)
        self.paper.write_bytes(made.data)
        return made.review

    def apply(self) -> Applied:
        return apply_paper(self.workplace, self.paper, TODAY).applied

    def words(self) -> set[str]:
        return {text.words for text in texts_of(entry_of(self.bank)).values()}


@pytest.fixture
def road(tmp_path: Path) -> Road:
    return Road(tmp_path)


@pytest.mark.parametrize(
    "earlier",
    [
        (),
        (("removed", f"{FIVE}1"), ("removed", f"{PROBE}1")),
        (("removed", f"{FIVE}1"), ("added", f"{PROBE}1", "Hvem talte du med?")),
        (("changed", f"{FIVE}1", "Lagde fire veje frem for dem."), ("removed", f"{PROBE}2")),
    ],
)
def test_changes_find_their_texts_also_where_those_have_other_numbers_now(
    road: Road, earlier: tuple[tuple[str, ...], ...]
) -> None:
    for event in earlier:
        road.happens(*event)
    before = road.words()
    review = road.read()
    assert [change.verdict for change in review.changes] == ["clean"] * 3
    assert {change.now: change.proposal.words for change in review.changes} == {
        road.old[address]: words for address, words in NEW.items()
    }
    assert review.unplaced == ()
    assert road.apply().refused == ()
    assert road.words() == (before - {road.old[address] for address in NEW}) | set(NEW.values())


def test_what_a_change_was_of_may_be_gone_and_is_told(road: Road) -> None:
    road.happens("removed", f"{FIVE}3")
    by_verdict = {change.verdict: change.proposal.words for change in road.read().changes}
    assert by_verdict["gone"] == NEW[f"{FIVE}3"]


def test_the_same_paper_or_book_again_changes_nothing(road: Road) -> None:
    road.read()
    road.apply()
    files = {path: path.read_bytes() for path in road.bank.rglob("*.*")}
    assert road.apply() == Applied()
    review = road.read()
    assert (review.changes, review.already) == ((), 3)
    assert {path: path.read_bytes() for path in road.bank.rglob("*.*")} == files


def test_a_line_that_is_deleted_is_not_deleted_again_at_another_number(road: Road) -> None:
    road.happens("removed", f"{PROBE}1")
    second = Proposal("removed", f"{PROBE}2", printed=text_hash(road.old[f"{PROBE}2"]))
    assert apply_chosen(road.workplace, Chosen((second,)), TODAY).refused == ()
    assert apply_chosen(road.workplace, Chosen((second,)), TODAY) == Applied()
    assert len(entry_of(road.bank).questions[0].probes) == 2


def test_a_paper_about_another_bank_is_refused(road: Road) -> None:
    road.read()
    about = road.bank / "bank.yaml"
    about.write_text(about.read_text("utf-8").replace("title: ", "title: Anden "), "utf-8")
    with pytest.raises(UserError) as raised:
        road.apply()
    assert [fault.code for fault in raised.value.problems] == ["corrections-other-bank"]


def test_nobody_is_asked_to_decide_about_the_shipped_bank(road: Road) -> None:
    with pytest.raises(UserError) as raised:
        read_books(open_shipped(), [road.book])
    assert [fault.code for fault in raised.value.problems] == ["bank-is-shipped"]


def rewritten(road: Road, chance: random.Random) -> dict[str, list[str]]:
    """Somebody moves, rewords, deletes and adds lines in every other list: what each list then says."""
    data = make_book(road.workplace, "direktoer", "politik").data
    book = EditedBook(data, road.workplace.bank().all_entries, "Ole Bak", "2026-11-20")
    lists: dict[str, list[str]] = {}
    for row in [row for row in book.rows if len(row) >= 3][:: chance.choice([2, 3])]:
        places, words = [line.paragraph for line in row], {}
        cell = next(row[0].paragraph.iterancestors(f"{W}tc"))
        for line in row:
            words[line.paragraph] = "".join(map(str, line.paragraph.itertext(f"{W}t")))
        gone = chance.choice([None, *places])
        if gone is not None:
            places.remove(gone)
            cell.remove(gone)
        reworded = chance.choice(places)
        [text] = runs_of(reworded)[0].iter(f"{W}t")
        text.text = words[reworded] = f"{words[reworded][:-1]} og sagde det {chance.randrange(1000)} gange."
        added = beside(row[0].paragraph, run(f"Helt nyt nummer {chance.randrange(10_000)} på listen."))
        places.insert(chance.randrange(len(places) + 1), added)
        words[added] = "".join(map(str, added.itertext(f"{W}t")))
        if chance.random() < 0.5:
            places.insert(chance.randrange(len(places)), places.pop(chance.randrange(len(places))))
        for paragraph in places:  # in their new order, behind all else in the cell
            cell.append(paragraph)
        lists[stem_of(row[0].address)] = [words[paragraph] for paragraph in places]
    road.book.write_bytes(book.data())
    return lists


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_list_that_was_worked_over_in_word_stands_so_in_the_bank(
    road: Road, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenBank, "faults_between", lambda *_: Faults())
    monkeypatch.setattr(OpenBank, "faults_of", lambda *_: Faults())
    before = {
        key: words for entry in road.workplace.bank().all_entries for key, words in list_words(entry).items()
    }
    wanted = rewritten(road, random.Random(seed))  # noqa: S311
    assert {change.verdict for change in road.read().changes} == {"clean"}
    assert road.apply().refused == ()
    now = {
        key: words for entry in road.workplace.bank().all_entries for key, words in list_words(entry).items()
    }
    assert {key: list(now[key]) for key in wanted} == wanted
    assert {key: words for key, words in now.items() if key not in wanted} == {
        key: words for key, words in before.items() if key not in wanted
    }
