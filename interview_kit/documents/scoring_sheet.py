"""Document 07: the candidate's paper, one for each member, candidate and round. Part of the case."""

from itertools import count

from interview_kit.documents.view import View, heading
from interview_kit.models.guide import Guide
from interview_kit.scoring_sheets import fields


def view(guide: Guide, candidate: str | None = None, member: str | None = None) -> View:
    """With `candidate` (K1 …) and `member` (M1 …) on every page; what is not known is chosen on page one."""
    content = guide.content
    code = fields.sheet_code(guide, candidate, member)
    values = {
        "g": content,
        "code": code,
        "candidate": candidate,
        "member": member,
        "names": {level.level: level.name for level in content.scale.levels},
        "choices": fields.rating_choices(content.scale),
        "fields": fields,
        "next_id": count(1).__next__,
    }
    who = "".join(
        f" · {label} {known}" for label, known in (("Kandidat", candidate), ("Medlem", member)) if known
    )
    slots = {
        "document": heading("Scoringsark", guide) + who,
        "code": f"Ark {code}",
        "organisation": content.organisation or "",
        "footer": content.sheet.confidential,
    }
    title = heading("Scoringsark", guide)
    return View("scoringsark.wml.j2", values, slots, title, fields.manifest(guide, candidate, member))
