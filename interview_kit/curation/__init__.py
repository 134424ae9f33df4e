"""How HR mends the bank without YAML: every text has an address, and a change of it is a proposal."""

from interview_kit.curation.proposals import Consent, Origin, Proposal, Received, Remark, Unplaced
from interview_kit.curation.texts import BankText, text_hash, texts_of
from interview_kit.curation.verdicts import Applied, Chosen, Judged, JudgedConsent, Review, Verdict

__all__ = [
    "Applied",
    "BankText",
    "Chosen",
    "Consent",
    "Judged",
    "JudgedConsent",
    "Origin",
    "Proposal",
    "Received",
    "Remark",
    "Review",
    "Unplaced",
    "Verdict",
    "text_hash",
    "texts_of",
]
