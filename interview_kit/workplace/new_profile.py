"""`profile new`: a municipality's own paper as a draft, and the draft as a profile in its own bank."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from pydantic import ValidationError

from interview_kit.bank import fold
from interview_kit.bank.schemas import schema_line
from interview_kit.documents import word_file
from interview_kit.documents.profile_draft import profile_draft
from interview_kit.models.bank import Profile, QuestionBank
from interview_kit.problems import Problem, UserError, problem
from interview_kit.profiles.guessing import guessed
from interview_kit.profiles.ids import LONGEST_PROFILE_ID, profile_id_of
from interview_kit.profiles.making import LONGEST_LINE, Asked, Made, profile_of
from interview_kit.profiles.paper import Draft, PaperRefusal
from interview_kit.profiles.reading import paper_kind, raw_lines
from interview_kit.profiles.recognising import refusal_of
from interview_kit.profiles.returned import Returned, read_draft
from interview_kit.profiles.reuse_paper import PAPER_KIND as REUSE_KIND
from interview_kit.saving import save_files
from interview_kit.word.files import MAX_FILE
from interview_kit.word.filled import read_filled
from interview_kit.word.paper_properties import KIND_PROPERTY
from interview_kit.workplace.received_files import Largest, received_file
from interview_kit.workplace.reuse import reuse_paper
from interview_kit.workplace.workplace import Workplace
from interview_kit.yaml_files import field_problems
from interview_kit.yaml_files.spans import quoted

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADER = (
    "# {title}: læst fra organisationens eget papir. «source» er kildens ord, «text» er dokumenternes.\n"
    "# Ret gerne «text»; ret aldrig et id: spørgsmål og gamle interviewguider peger på det.\n"
)


class Wanted(NamedTuple):
    """What the user has said of the profile; empty where nothing was said."""

    id: str = ""
    title: str = ""
    only: str = ""


class DraftPaper(NamedTuple):
    """The draft as a Word file, and what there is to say of it."""

    profile_id: str
    data: bytes
    draft: Draft
    doubts: tuple[Problem, ...]


class WrittenProfile(NamedTuple):
    """The profile as it stands in the bank now, by which files, and what came back in the draft."""

    made: Made
    files: tuple[str, ...]
    returned: Returned
    reuse: bytes


def read_paper_file(path: Path) -> bytes:
    """The bytes of a paper. Raises `UserError`."""
    return received_file(path, Largest(MAX_FILE, "raw-too-large"))


def draft_of(workplace: Workplace, name: str, data: bytes, wanted: Wanted) -> DraftPaper:
    """The draft of the paper in these bytes, which came from a file of this name. Raises `UserError`."""
    kind = paper_kind(data)
    paper = kind if isinstance(kind, PaperRefusal) else raw_lines(data, kind)
    if isinstance(paper, PaperRefusal):
        raise _refused(paper, name)
    draft = guessed(paper, wanted.only)
    refusal = refusal_of(paper, draft, wanted.only)
    if refusal:
        raise _refused(refusal, name)
    draft = draft._replace(title=wanted.title or draft.title)
    profile_id = _checked_id(wanted.id or profile_id_of(f"{draft.title} {draft.organisation}") or "profil")
    if not workplace.is_shipped:
        _refuse_taken(workplace.bank(), workplace, profile_id)
    doubts = tuple(problem(code, file=name) for code in draft.doubts)
    house, _ = workplace.house()
    sentences = tuple(doubt.sentence for doubt in doubts)
    view = profile_draft(draft, profile_id, Path(name).name, sentences)
    return DraftPaper(profile_id, word_file(view, house), draft, doubts)


def write_profile(workplace: Workplace, name: str, data: bytes, wanted: Wanted) -> WrittenProfile:
    """Writes the profile of a draft into the user's own bank, whole or not at all. Raises `UserError`."""
    if workplace.is_shipped:
        raise UserError([problem("profile-own-bank")])
    returned = read_draft(data)
    if isinstance(returned, str):
        raise UserError([problem(returned, file=name)])
    bank = workplace.bank()
    profile_id = _checked_id(wanted.id or returned.profile_id)
    _refuse_taken(bank, workplace, profile_id)
    title = wanted.title or returned.title
    if not title:
        raise UserError([problem("draft-no-title", file=name)])
    _refuse_long(returned, name)
    made = _made(returned, Asked(profile_id, title, returned.organisation), bank, name)
    files = {
        f"profiles/{profile_id}.yaml": profile_yaml(made.profile).encode(),
        made.profile.source: _source(returned).encode(),
    }
    save_files(workplace.bank_folder, files, overwrite=False)
    return WrittenProfile(made, tuple(files), returned, reuse_paper(workplace, profile_id))


def is_reuse_paper(data: bytes) -> bool:
    """Whether the file calls itself a paper on reuse."""
    document = read_filled(data)
    return not isinstance(document, str) and document.properties.get(KIND_PROPERTY) == REUSE_KIND


def _refused(refusal: PaperRefusal, name: str) -> UserError:
    return UserError([problem(refusal.code, file=name, **dict(refusal.details))])


def _checked_id(profile_id: str) -> str:
    """The id, which is one that a profile may have. Raises `UserError`."""
    if not profile_id:
        raise UserError([problem("draft-no-id")])
    if len(profile_id) > LONGEST_PROFILE_ID or not _ID.fullmatch(profile_id):
        raise UserError([problem("profile-id", value=profile_id, limit=LONGEST_PROFILE_ID)])
    return profile_id


def _refuse_taken(bank: QuestionBank, workplace: Workplace, profile_id: str) -> None:
    """Raises `UserError` where the bank has a profile of this id, in capitals or not."""
    if fold(profile_id) in map(fold, bank.profiles):
        file = str(workplace.bank_folder / f"profiles/{profile_id}.yaml")
        raise UserError([problem("profile-exists", file=file, id=profile_id)])


def _refuse_long(returned: Returned, name: str) -> None:
    """Raises `UserError` with every line that no page has room for."""
    long = [
        problem(
            "draft-line-long", file=name, start=shorten(line.text, 60, placeholder=" …"), count=len(line.text)
        )
        for line in returned.lines
        if line.guess != "left-out" and len(line.text) > LONGEST_LINE
    ]
    if long:
        raise UserError(long)


def _made(returned: Returned, asked: Asked, bank: QuestionBank, name: str) -> Made:
    """The profile of the lines that came back. Raises `UserError`."""
    try:
        made = profile_of(returned.lines, asked, set(_ids(bank)))
    except ValidationError as error:
        raise UserError(field_problems(Profile, error)) from None
    if made is None:
        raise UserError([problem("draft-no-behaviour", file=name)])
    return made


def _ids(bank: QuestionBank) -> Iterator[str]:
    """Every id that a new line must not have."""
    for profile in bank.profiles.values():
        yield from (profile.id, *(competency.id for competency in profile.competencies))
        yield from (line.id for line in profile.behaviours)
    yield from (entry.id for entry in bank.all_entries)


def _source(returned: Returned) -> str:
    """The paper's own lines as they were read, one a line."""
    return "".join(f"{line.text}\n" for line in returned.printed)


def profile_yaml(profile: Profile) -> str:
    """The profile as the bank keeps it: one text, one line."""
    head = schema_line(f"profiles/{profile.id}.yaml") + _HEADER.format(title=profile.title)
    lines = [head.rstrip("\n")]
    lines += [f"id: {profile.id}", f"title: {quoted(profile.title)}", f"source: {profile.source}"]
    if profile.organisation:
        lines.append(f"organisation: {quoted(profile.organisation)}")
    for name in ("introduction", "role", "responsibilities", "notes"):
        lines += _list(name, getattr(profile, name))
    lines.append("competencies:")
    for competency in profile.competencies:
        lines += [f"  - id: {competency.id}", f"    title: {quoted(competency.title)}", "    behaviours:"]
        for behaviour in competency.behaviours:
            lines += [
                f"      - id: {behaviour.id}",
                f"        source: {quoted(behaviour.source)}",
                f"        text: {quoted(behaviour.text)}",
            ]
    return "\n".join(lines) + "\n"


def _list(name: str, texts: Sequence[str]) -> list[str]:
    return [f"{name}:", *(f"  - {quoted(text)}" for text in texts)] if texts else [f"{name}: []"]
