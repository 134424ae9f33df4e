"""Plans a guide: which questions, in which order and minutes, asked by whom. Pure: no files, no clock.

The arithmetic of a slot (minutes with the candidate): welcome 5, one unscored opening question 3, the
candidate's own questions 7, terms 3, closing 2; a case and an unscored part B take theirs; the rest is for
scored questions. Minutes are a limit, never a value: questions are taken in the position's own order of
importance until the next one does not fit, so a short question wins nothing.
"""

import hashlib
import json

from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import BankStamp, Guide, GuideContent
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.choosing import choose
from interview_kit.planning.content import write_content
from interview_kit.planning.setting import make_setting

# Digits and capitals without those that are read as another (0/O, 1/I/L, U/V): a code is copied by hand.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def plan_guide(bank: QuestionBank, recruitment: Recruitment, round_number: int) -> Guide:
    """The guide for this round. Raises `UserError` where the choices cannot be met."""
    setting = make_setting(bank, recruitment, round_number)
    asked = choose(setting)
    return _freeze(write_content(setting, asked), bank)


def _freeze(content: GuideContent, bank: QuestionBank) -> Guide:
    text = json.dumps(content.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    stamp = BankStamp(title=bank.about.title, version=bank.about.version, hash=bank.hash)
    return Guide(id=_code(digest), hash=digest, bank=stamp, content=content)


def _code(digest: str) -> str:
    """Five characters of the hash that can be told apart in handwriting."""
    number = int(digest[:16], 16)
    letters = []
    for _ in range(5):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)
