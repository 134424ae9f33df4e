"""Which papers in a recruitment's folder are about one candidate alone, by their names."""

import re

_PAPERS = "kandidatbrev|notat|partshoering|afslag|samtale-om-afslag"
# `notat-1-K3.docx`, `afslag-K3 (gemt 2027-03-11).docx`: also one that was set aside.
_OF_ONE = re.compile(rf"(?:.*/)?(?:{_PAPERS})(?:-\d)?-(K\d{{1,2}})(?: \(.*\))?\.docx", re.IGNORECASE)


def candidate_of(name: str) -> str:
    """The candidate whom the paper is about; empty where it is about several, or about none."""
    match = _OF_ONE.fullmatch(name)
    return match[1].upper() if match else ""
