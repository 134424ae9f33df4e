"""What the rules find in texts of the bank, kept from run to run: most runs change few words, or none.

Only for the bank: what is found in a recruitment's own texts is never kept.
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from interview_kit.cache import cached
from interview_kit.checks.rule import Finding
from interview_kit.models.text import Model
from interview_kit.workplace.guarding import plain_findings, rules_source


class KeptFindings(NamedTuple):
    """The findings of the rules with this hash; a text that is changed is read anew, and it alone."""

    rules: str

    def of(self, text: Model, find: Callable[[], Iterable[Finding]]) -> list[Finding]:
        """What `find` finds in this entry, material or other text, or found in it before."""
        source = repr((self.rules, type(text).__qualname__, text.model_dump()))
        findings = cached(
            "findings-in", source.encode(errors="surrogatepass"), lambda: plain_findings(find())
        )
        return [Finding(loc, details, rule) for rule, loc, details in findings]


def kept_findings(folder: Path) -> KeptFindings:
    """What the rules that hold for this bank, as they are now, found in its texts."""
    return KeptFindings(hashlib.sha256(repr(rules_source(folder)).encode()).hexdigest())
