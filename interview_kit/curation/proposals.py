"""What somebody wants changed in the bank: the same, whether it comes from Word, Excel or a newer bank."""

from typing import Literal, NamedTuple

ChangeKind = Literal["changed", "added", "removed", "moved", "entry"]


class Origin(NamedTuple):
    """Who wrote it, when (as the program says, ISO) and in which file; empty where nobody knows."""

    by: str = ""
    at: str = ""
    source: str = ""


class Proposal(NamedTuple):
    """A change of one text. `printed` is the hash of the words that were printed at the address.

    - `changed`: `words` for those at the address.
    - `added`: `words` become one more of a list; the address says as which: `…/trin 5/3`.
    - `removed`: the text at the address goes.
    - `moved`: the text at the address comes to stand at the address `to`, in the same list or another.
    - `entry`: a whole new entry; the address is its id, `words` its YAML, as in a file of entries.
    """

    kind: ChangeKind
    address: str
    words: str = ""
    printed: str = ""
    to: str = ""
    origin: Origin = Origin()
    comment: str = ""


class Remark(NamedTuple):
    """What somebody wrote about a text without changing it: in a comment or the margin.

    `address` may be an entry's id; it is empty where the remark is about no text of the bank.
    """

    address: str
    text: str
    origin: Origin = Origin()
    is_open: bool = True


class Consent(NamedTuple):
    """An approval of an entry: of the words with this hash (`Entry.words`), by a name, on a day (ISO).

    `on` is what was written, where it is no date.
    """

    entry: str
    words: str
    by: str
    on: str
    reservations: str = ""
    origin: Origin = Origin()


class Unplaced(NamedTuple):
    """What stands in a file where no text of the bank is; `near` is what it stands beside."""

    text: str
    near: str = ""
    origin: Origin = Origin()


class Received(NamedTuple):
    """All that a file that came home wants. `texts` is how many of the bank's texts were found in it."""

    proposals: tuple[Proposal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    consents: tuple[Consent, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    texts: int = 0
