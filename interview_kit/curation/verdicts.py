"""What is to be said of each change before anybody takes it."""

from typing import Literal, NamedTuple

from interview_kit.curation.proposals import Consent, Origin, Proposal, Remark, Unplaced

# `clean`: may be taken as it is. `conflict`: others want another text at the same place. `changed`: the
# bank's own text has changed since it was printed. `rule`: a rule of the bank refuses it. `gone`: there is
# no such place.
Verdict = Literal["clean", "conflict", "changed", "rule", "gone"]


class Judged(NamedTuple):
    """A change with what stands in the bank now (`now`), and who else wants the very same.

    `reasons` are Danish sentences; those of a clean one are remarks. `place` is the address in words.
    """

    number: int
    proposal: Proposal
    verdict: Verdict
    place: str
    now: str = ""
    reasons: tuple[str, ...] = ()
    also: tuple[Origin, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether it is taken unless somebody says otherwise."""
        return self.verdict == "clean"


class JudgedConsent(NamedTuple):
    """An approval, and why it does not count: nothing where it does."""

    number: int
    consent: Consent
    reasons: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        return not self.reasons


class Review(NamedTuple):
    """All that the files want, in the order of the bank. Numbers are unique over changes and consents.

    `already` is how many changes stand in the bank as they are wanted.
    """

    changes: tuple[Judged, ...] = ()
    consents: tuple[JudgedConsent, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    already: int = 0


class Chosen(NamedTuple):
    """What somebody ticked: nothing else is written."""

    proposals: tuple[Proposal, ...] = ()
    consents: tuple[Consent, ...] = ()


class Applied(NamedTuple):
    """What has been written in the bank.

    `entries` are the changed ones, each with its old and its new version, 0 where there is none; `consents`
    the approvals that were written; `refused` the entries that were left as they were, with the reasons in
    Danish; `files` those that were written, also the history; `lines` is how many of their lines changed.
    """

    entries: tuple[tuple[str, int, int], ...] = ()
    consents: tuple[Consent, ...] = ()
    refused: tuple[tuple[str, tuple[str, ...]], ...] = ()
    files: tuple[str, ...] = ()
    lines: int = 0
