"""What several people want, put together: what contradicts, what is done already, what an approval needs."""

import pytest

from interview_kit.curation import Consent, Origin, Proposal, Received, Remark, Review, text_hash
from interview_kit.curation.addresses import list_words, place_words
from interview_kit.curation.review import Faults, Measure, review
from interview_kit.curation.settling import BankNow
from interview_kit.curation.texts import texts_of
from interview_kit.models.approvers import same_person
from interview_kit.models.bank import Entry
from interview_kit.models.days import iso_day
from interview_kit.shipped import shipped_folder
from interview_kit.yaml_files import load
from tests.conftest import approved

FILE = shipped_folder("question_bank") / "entries" / "direktoer" / "faglig.yaml"
ENTRY = load(FILE, tuple[Entry, ...]).or_raise().value[2]
HERE = ENTRY.id
WORDS = {address: text.words for address, text in texts_of(ENTRY).items()}
METTE, OLE = (
    Origin("Mette Holm", "2026-11-20T10:00", "a.docx"),
    Origin("Ole Bak", "2026-11-21T09:00", "b.docx"),
)


def bank(entry: Entry = ENTRY, taken: frozenset[tuple[str, str, str]] = frozenset()) -> BankNow:
    words = {address: text.words for address, text in texts_of(entry).items()}
    return BankNow(
        {entry.id: entry}, words, list_words(entry), frozenset({f"{HERE}/spørgsmål 3, bredere"}), taken
    )


def reviewed(*received: Received, now: BankNow | None = None, faults: Faults | None = None) -> Review:
    measure = Measure(now or bank(), lambda _: faults or Faults(), lambda _: (), "2026-11-29")
    return review(received, measure)


def changed(field: str, words: str, origin: Origin = METTE, kind: str = "changed") -> Proposal:
    address = f"{HERE}/{field}"
    return Proposal(kind, address, words, text_hash(WORDS[address]), origin=origin)  # type: ignore[arg-type]


def removed(field: str, origin: Origin = METTE) -> Proposal:
    return changed(field, "", origin, "removed")


def verdicts(*proposals: Proposal, now: BankNow | None = None) -> list[str]:
    received = [Received((proposal,)) for proposal in proposals]
    return [judged.verdict for judged in reviewed(*received, now=now).changes]


def test_one_change_is_clean_and_taken_unless_somebody_says_otherwise() -> None:
    judged = reviewed(Received((changed("trin 5/1", "Ny."),))).changes[0]
    assert judged.verdict == "clean"
    assert judged.is_taken
    assert judged.now == WORDS[f"{HERE}/trin 5/1"]


def test_the_same_change_by_two_is_one_and_names_both() -> None:
    judged = reviewed(Received((changed("trin 5/1", "Ny."),)), Received((changed("trin 5/1", "Ny.", OLE),)))
    assert [change.verdict for change in judged.changes] == ["clean"]
    assert judged.changes[0].also == (OLE,)


def test_two_who_want_different_words_are_in_conflict_and_each_names_the_other() -> None:
    judged = reviewed(Received((changed("trin 5/1", "A."), changed("trin 5/1", "B.", OLE)))).changes
    assert [change.verdict for change in judged] == ["conflict", "conflict"]
    assert not any(change.is_taken for change in judged)
    assert "2" in judged[0].reasons[0]
    assert "1" in judged[1].reasons[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (removed("trin 5/1"), changed("trin 5/1", "Ny.", OLE)),
        (Proposal("removed", HERE, origin=METTE), changed("trin 5/1", "Ny.", OLE)),
        (removed("spørgsmål 1"), changed("spørgsmål 1, opfølgning 2", "Ny?", OLE)),
        (Proposal("entry", HERE, "- id: x"), changed("dækker", "ny", OLE)),
    ],
)
def test_what_does_away_with_the_others_text_is_in_conflict(one: Proposal, other: Proposal) -> None:
    assert verdicts(one, other) == ["conflict", "conflict"]


def test_two_new_lines_of_one_list_are_both_taken() -> None:
    both = [
        Proposal("added", f"{HERE}/trin 5/{number}", words, origin=METTE)
        for number, words in ((1, "A."), (4, "B."))
    ]
    assert verdicts(*both) == ["clean", "clean"]


def test_a_text_may_be_moved_by_one_and_reworded_by_another() -> None:
    moved = Proposal(
        "moved", f"{HERE}/lyt efter 1", "", text_hash(WORDS[f"{HERE}/lyt efter 1"]), f"{HERE}/lyt efter 3"
    )
    assert verdicts(moved, changed("lyt efter 1", "Ny.", OLE)) == ["clean", "clean"]


def test_a_change_of_a_text_that_has_changed_since_is_shown_and_not_taken() -> None:
    stale = changed("trin 5/1", "Ny.")._replace(printed=text_hash("det, der stod i bogen"))
    judged = reviewed(Received((stale,))).changes[0]
    assert judged.verdict == "changed"
    assert not judged.is_taken
    assert judged.now == WORDS[f"{HERE}/trin 5/1"]
    assert judged.proposal.printed == text_hash(judged.now)  # whoever ticks it means these words


def test_a_text_that_has_another_number_now_is_found_by_its_words() -> None:
    other = changed("spørgsmål 1, opfølgning 3", "Ny?")._replace(address=f"{HERE}/spørgsmål 1, opfølgning 2")
    judged = reviewed(Received((other,))).changes[0]
    assert (judged.verdict, judged.proposal.address) == ("clean", f"{HERE}/spørgsmål 1, opfølgning 3")


def test_what_stands_in_the_bank_already_is_counted_and_not_asked_again() -> None:
    done = changed("trin 5/1", WORDS[f"{HERE}/trin 5/1"])._replace(printed=text_hash("det gamle"))
    added = Proposal("added", f"{HERE}/trin 5/1", WORDS[f"{HERE}/trin 5/2"])
    gone = removed("trin 5/1")._replace(printed=text_hash("det slettede"))
    now = bank(taken=frozenset({(f"{HERE}/trin 5/", gone.printed, "")}))
    judged = reviewed(Received((done, added, gone)), now=now)
    assert (judged.changes, judged.already) == ((), 3)


def test_a_place_that_the_bank_does_not_have_is_said() -> None:
    assert verdicts(Proposal("changed", f"{HERE}/trin 9/1", "Ny.", "0" * 10)) == ["gone"]
    assert verdicts(Proposal("changed", "findes.ikke/trin 5/1", "Ny.")) == ["gone"]
    assert verdicts(Proposal("added", f"{HERE}/spørgsmål 3, bredere", "Fortæl …")) == ["clean"]


def test_what_the_rules_refuse_is_not_taken_and_their_remarks_are_told() -> None:
    refused = reviewed(
        Received((changed("spørgsmål 1", "Kan du?"),)), faults=Faults(("Ja/nej.",), ("Lang.",))
    )
    assert refused.changes[0].verdict == "rule"
    assert "Ja/nej." in refused.changes[0].reasons[0]
    told = reviewed(Received((changed("spørgsmål 1", "Kan du?"),)), faults=Faults((), ("Lang.",)))
    assert told.changes[0].verdict == "clean"
    assert "Lang." in told.changes[0].reasons[0]


def test_changes_stand_in_the_order_of_the_book() -> None:
    judged = reviewed(
        Received(
            (
                changed("rødt flag 1", "A."),
                Proposal("added", f"{HERE}/trin 5/9", "B."),
                changed("dækker", "c"),
            )
        )
    )
    assert [place_words(change.proposal.address) for change in judged.changes] == [
        "Dækker",
        "Trin 5, nr. 9",
        "Rødt flag 1",
    ]


GOOD = Consent(HERE, ENTRY.words, "Mette Holm", "2026-11-28", origin=METTE)


def reasons(consent: Consent, *received: Received, now: BankNow | None = None) -> tuple[str, ...]:
    return reviewed(Received(consents=(consent,)), *received, now=now).consents[0].reasons


def test_an_approval_by_another_than_the_author_with_a_day_and_the_very_words_counts() -> None:
    assert reasons(GOOD) == ()


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        (GOOD._replace(by=" "), "navn"),
        (GOOD._replace(by=f"{ENTRY.author}, HR"), "selv skrevet"),
        (GOOD._replace(on=""), "mangler en dato"),
        (GOOD._replace(on="når som helst"), "ingen dato"),
        (GOOD._replace(on="2026-02-30"), "ingen dato"),
        (GOOD._replace(on="2026-12-01"), "ikke kommet endnu"),
        (GOOD._replace(words="0" * 10), "ændret, siden"),
        (GOOD._replace(entry="findes.ikke"), "findes ikke"),
        (GOOD._replace(reservations="hvis trin 3 bliver rettet"), "trin 3"),
    ],
)
def test_an_approval_that_does_not_count_says_why(consent: Consent, said: str) -> None:
    assert said in " ".join(reasons(consent))


def test_no_approval_counts_before_changes_and_comments_are_settled() -> None:
    assert "nr. 1" in reasons(GOOD, Received((changed("trin 5/1", "Ny.", OLE),)))[0]
    open_remark = Remark(f"{HERE}/trin 5/1", "Hvad betyder det?", OLE)
    assert "Hvad betyder det?" in reasons(GOOD, Received(remarks=(open_remark,)))[0]
    assert reasons(GOOD, Received(remarks=(open_remark._replace(is_open=False),))) == ()


def test_an_entry_that_is_approved_by_the_same_in_these_words_is_not_asked_again() -> None:
    now = bank(approved(ENTRY, "mette holm"))
    assert reviewed(Received(consents=(GOOD,)), now=now).consents == ()


@pytest.mark.parametrize("by", ["", "✓", "Mette " * 30, "Mette\x07 Holm", "2026"])
def test_an_approval_needs_a_name(by: str) -> None:
    assert "navn" in " ".join(reasons(GOOD._replace(by=by)))


@pytest.mark.parametrize(
    "by", ["åse bæk", "A\u030ase Bæk", "Bæk, Åse", "Åse Bæk – HR", "Åse  Bæk (HR)", "Åse Bæk, HR"]
)
def test_the_author_is_known_in_another_spelling(by: str) -> None:
    assert same_person(by, "Åse Bæk")
    assert not same_person(by, "Åse Holm")


def test_two_texts_for_one_empty_place_are_in_conflict() -> None:
    both = [Proposal("added", f"{HERE}/spørgsmål 3, bredere", words, origin=METTE) for words in ("A.", "B.")]
    assert verdicts(*both) == ["conflict", "conflict"]
    also_typed = both[0]._replace(kind="changed")
    assert verdicts(also_typed, both[1]) == ["conflict", "conflict"]
    assert verdicts(also_typed, both[0]) == ["clean"]


def test_an_entry_that_has_changed_since_is_not_withdrawn_unasked() -> None:
    judged = reviewed(Received((Proposal("removed", HERE, printed="0" * 10),))).changes[0]
    assert judged.verdict == "changed"
    assert judged.proposal.printed == ENTRY.words
    assert verdicts(Proposal("removed", HERE, printed=ENTRY.words)) == ["clean"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("fredag den 27. november 2026", "2026-11-27"),
        ("fre. 27/11-26", "2026-11-27"),
        ("fredag d. 27.11.2026", "2026-11-27"),
        ("27/11", "27/11"),
        ("fredag", "fredag"),
        ("31. november 2026", "31. november 2026"),
        ("11/27/2026", "11/27/2026"),
    ],
)
def test_a_day_is_read_as_people_write_it_or_left_as_it_is(written: str, day: str) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize("order", [1, -1])
def test_what_one_wants_of_an_old_book_and_another_of_a_new_one_is_clean(order: int) -> None:
    new = changed("trin 5/1", "Ny.", OLE)
    old = changed("trin 5/1", "Ny.")._replace(printed=text_hash("det, der stod i bogen"))
    [judged] = reviewed(*[Received((each,)) for each in [old, new][::order]]).changes
    assert judged.verdict == "clean"
    assert {judged.proposal.origin, *judged.also} == {METTE, OLE}
