"""When a recruitment may be deleted, what belongs to it, and what is left to be read (D10). Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from interview_kit.models.recruitment import HoldKind, Recruitment

BEGUN = "Sletningen er begyndt, men ikke færdig"
HOLDS: dict[HoldKind, str] = {
    "aktindsigt": "en anmodning om aktindsigt",
    "klage": "en klage",
    "sag": "en retssag",
}
# A name with what a save or a new version adds: `guide-1 (version 1).yaml`, `navne (gemt 2027-03-01).yaml`.
_ASIDE = r"(?: \((?:gemt|version) [^()]*\))*"
_FILES = (
    (r"recruitment{aside}\.yaml|navne{aside}\.yaml|stamdata{aside}\.xlsx", "oplysninger om rekrutteringen"),
    (r"guide(?:-\d)?{aside}\.yaml", "guider"),
    (
        r"(?:indsamlet|resultat)-\d{aside}\.(?:json|xlsx)|indtastning-\d{aside}\.xlsx",
        "indsamlede vurderinger",
    ),
    (r"overstreget{aside}\.yaml", "overstregninger"),
)
_FOLDERS = (
    (r"dokumenter", "papirer i dokumenter"),
    (r"indkommet", "filer i indkommet"),
    (r"aktindsigt-K\d+{aside}", "filer til aktindsigt"),
    (r"\.interview-kit", "arbejdsfiler"),
)


class Refusal(NamedTuple):
    """Why nothing may be deleted: the problem's code and its details."""

    code: str
    details: Mapping[str, object] = {}


def refusals(
    recruitment: Recruitment, today: str, case_number: str | None, reason: str | None
) -> Iterator[Refusal]:
    """Everything that stands in the way: an open hold, a date that is not reached, no journal number.

    A `reason` to delete before the time takes the place of the date, of nothing else.
    """
    for hold in recruitment.holds:
        if hold.ended is None or hold.ended > today:
            yield Refusal("delete-held", {"kind": HOLDS[hold.kind], "since": hold.since})
    if reason is None and recruitment.deletion_date is None:
        yield Refusal("delete-no-date")
    elif reason is None and recruitment.deletion_date and recruitment.deletion_date > today:
        yield Refusal("delete-early", {"date": recruitment.deletion_date})
    known = recruitment.case_number
    if not (case_number or known):
        yield Refusal("delete-no-number")
    elif case_number and known and case_number != known:
        yield Refusal("delete-number-other", {"number": known})


def kind_of(name: str, *, is_folder: bool) -> str | None:
    """What an item directly in the recruitment's folder is called in the list; None where it is not ours."""
    known = _FOLDERS if is_folder else _FILES
    return next(
        (kind for pattern, kind in known if re.fullmatch(pattern.replace("{aside}", _ASIDE), name)), None
    )


def record(today: str, case_number: str, reason: str | None, counts: Mapping[str, int]) -> str:
    """What is left in `slettet.txt` before the first file goes: no person, and no code of one."""
    lines = [f"{BEGUN}. Begyndt den {today}.", f"Journalnummer: {case_number}"]
    if reason:
        lines.append(f"Slettet før tiden, fordi: {reason}")
    lines += ["Slettet:", *(f"  {count} × {kind}" for kind, count in counts.items())]
    return "\n".join(lines) + "\n"


def is_begun(text: str) -> bool:
    return BEGUN in text


def same_deletion(text: str, new: str) -> bool:
    """Whether the last record in the text is of the same number, reason and counts as the new one."""
    return text.rstrip().rpartition("\n\n")[2].splitlines()[1:] == new.splitlines()[1:]


def finished(text: str, today: str) -> str:
    """The record of a deletion that has come to its end."""
    return text.replace(BEGUN, f"Sletningen er færdig den {today}")


def number_in(text: str) -> str:
    """The journal number of the deletion that the record is of: the last one."""
    found: Sequence[str] = re.findall(r"(?m)^Journalnummer: (.+)$", text)
    return found[-1].strip() if found else ""
