"""What a paper is called on the page, by the name of its file."""

import re
from pathlib import PurePosixPath

_TITLES = {
    "afslag": "Afslag",
    "ark": "Scoringsark",
    "briefing-og-oevelse": "Briefing og øvelse",
    "case-udvalg": "Case til udvalget",
    "guide": "Guidens fil",
    "habilitet-og-tavshed": "Habilitet og tavshedspligt",
    "hr-indsamling": "Hvad kom ind",
    "indstilling": "Indstilling",
    "indtastning": "Indtastning af papirark",
    "interviewguide": "Interviewguide",
    "kandidatbrev": "Brev til kandidaten",
    "notat": "Notat",
    "partshoering": "Partshøringslog",
    "referencer": "Referencer",
    "resultat": "Resultat",
    "sagsark": "Sagsark",
    "sammenligning": "Samlet vurdering",
    "samtale-om-afslag": "Samtale om afslaget",
    "scoringsark": "Scoringsark",
    "spoergsmaal": "Spørgsmål på forhånd",
    "til-kandidaten": "Til kandidaten",
}
_NAME = re.compile(r"(?P<stem>.+?)(?:-(?P<round>[1-3]))?(?P<codes>(?:-[MK]\d{1,2})*)")


def paper_title(file: str) -> str:
    """`enkeltark/ark-1-M2-K3.docx` is «Scoringsark, 1. samtale, M2, K3»; any other file has its own name."""
    name = PurePosixPath(file)
    found = _NAME.fullmatch(name.stem)
    title = _TITLES.get(found["stem"]) if found else None
    if found is None or title is None:
        return name.name
    of_round = [f"{found['round']}. samtale"] if found["round"] else []
    return ", ".join([title, *of_round, *found["codes"].split("-")[1:]])
