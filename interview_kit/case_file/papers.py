"""Which papers in a recruitment's folder are about one candidate alone, by their names."""

import re

from interview_kit.case_file.codes import codes_in
from interview_kit.case_file.folding import folded

_PAPERS = "kandidatbrev|notat|partshoering|afslag|samtale-om-afslag"
# `notat-1-K3.docx`, `afslag-K3 (gemt 2027-03-11).docx`, `afslag-K3 endelig.docx`: whatever follows the code.
_OF_ONE = re.compile(rf"(?:{_PAPERS})(?:[-_ ]\d)?[-_ ](K\d{{1,2}})(?!\d).*\.docx", re.IGNORECASE | re.DOTALL)


def candidate_of(name: str) -> str:
    """The candidate whom the paper is about; empty where it is about several, or about none."""
    name = name.rpartition("/")[2]
    match = _OF_ONE.fullmatch(name)
    code = match[1].upper() if match else ""
    return code if codes_of(name) <= {code} else ""


def codes_of(name: str) -> set[str]:
    """The codes of all candidates in the name of a file, however they are written."""
    return {found.code for found in codes_in(folded(name))}
