"""A new profile uses what the bank has: a paper with the nearest entries, and what HR chose on it written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from interview_kit.bank import fold
from interview_kit.bank.loading import PlacedBank
from interview_kit.bank.names import names_of
from interview_kit.bank.schemas import schema_line
from interview_kit.curation.new_entry import entries_file, entry_yaml, file_head, unwritten
from interview_kit.curation.texts import texts_of
from interview_kit.documents import word_file
from interview_kit.documents.reuse import reuse_view
from interview_kit.models.bank import UNWRITTEN, Competency, Entry, Profile, QuestionBank
from interview_kit.models.position import Position
from interview_kit.planning.draft import Name, draft_position, nearest_position
from interview_kit.problems import Problem, UserError, nearest, problem
from interview_kit.profiles.nearest import Index, Near, known_entries
from interview_kit.profiles.nearest import nearest as nearest_entries
from interview_kit.profiles.reuse_paper import ReadLine, ReadPaper, read_paper
from interview_kit.profiles.titles import job_of
from interview_kit.saving import save_files
from interview_kit.workplace.workplace import Workplace, open_shipped
from interview_kit.yaml_files import Placed, dump
from interview_kit.yaml_files.spans import blocks_of, with_key, with_values, without_key

_NEW, _NOT = "nyt", "ikke"
_HEAD = (
    "# Stillingen {title}: et udkast, lavet af det, der blev valgt til profilen. Ret det, før det bruges.\n"
    "# Ret aldrig et id. Kør «interview-kit check» bagefter.\n"
)


class ReuseChosen(NamedTuple):
    """What a paper said and what became of it: lines by their ids, files by their names in the bank.

    `position` is the draft's id where one was made.
    """

    profile: str
    used: Mapping[str, str]
    unwritten: tuple[str, ...]
    not_covered: tuple[str, ...]
    still_open: tuple[str, ...]
    position: str
    files: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in Danish."""
        return tuple(_sentences(self))


def reuse_paper(workplace: Workplace, profile_id: str) -> bytes:
    """The paper for the profile, a Word file. Raises `UserError`."""
    bank = workplace.bank()
    profile = workplace.profile(bank, profile_id)
    house, _ = workplace.house()
    return word_file(reuse_view(bank, profile, nearest_of(bank, profile)), house)


def nearest_of(bank: QuestionBank, profile: Profile) -> dict[str, list[Near]]:
    """The five nearest entries of other profiles for each line of this one, by the line's id."""
    own = {line.id for line in profile.behaviours}
    index = Index([known for known in known_entries(bank) if known.entry.behaviour not in own])
    return {line.id: nearest_entries(line.text, index) for line in profile.printed_for().behaviours}


def read_reuse(workplace: Workplace, data: bytes, source: str = "genbrug.docx") -> tuple[str, ...]:
    """Writes what was chosen into the bank, whole or not at all, and says in Danish what it was.

    Raises `UserError` with all that is wrong in the paper, and where the bank cannot be written to.
    """
    return apply_reuse(workplace, data, source).sentences


def apply_reuse(workplace: Workplace, data: bytes, source: str = "genbrug.docx") -> ReuseChosen:
    """As `read_reuse`, as values. What is written already is not written again."""
    if workplace.is_shipped:
        raise UserError([problem("bank-is-shipped")])
    paper = _paper(data, source)
    placed = workplace.placed_bank()
    profile = placed.bank.profiles.get(paper.profile)
    if profile is None:
        raise UserError([problem("reuse-no-profile", file=source, profile=paper.profile)])
    problems = list(_problems(placed.bank, profile, paper, source))
    if problems:
        raise UserError(problems)
    texts = _written(workplace, placed, profile, paper)
    after = _bank_after(placed.bank, profile, paper)
    position = _position(after, after.profiles[profile.id], paper)
    if position:
        texts[f"positions/{position.id}.yaml"] = _position_text(position)
    files = {name: text.encode() for name, text in texts.items()}
    save_files(workplace.bank_folder, files, overwrite=True, is_as_made=lambda _: True)
    return _chosen(profile, paper, position, tuple(files))


def _paper(data: bytes, source: str) -> ReadPaper:
    paper = read_paper(data)
    if isinstance(paper, ReadPaper):
        return paper
    raise UserError([problem(f"sheet-{paper}" if paper else "reuse-not-ours", file=source)])


def _problems(bank: QuestionBank, profile: Profile, paper: ReadPaper, source: str) -> Iterator[Problem]:
    """What in the paper cannot be done."""
    lines = {line.id for line in profile.behaviours}
    usable = [known.entry.id for known in known_entries(bank)]
    for line in paper.lines:
        if line.behaviour not in lines:
            yield problem("reuse-no-line", file=source, code=line.code, line=line.behaviour)
        elif line.unclear:
            yield problem("reuse-unclear", file=source, code=line.code, words=line.unclear)
        elif line.answer not in {"", _NEW, _NOT, *usable}:
            suggestion = nearest(line.answer, usable, "Skriv id'et, som det står bagest i papiret.")
            yield problem(
                "reuse-no-entry", file=source, code=line.code, entry=line.answer, suggestion=suggestion
            )


def _uses(line: ReadLine) -> str:
    """The entry that is to be used for a line; none where it has its own."""
    return "" if line.answer in {"", _NEW, _NOT, line.behaviour} else line.answer


# What is written


def _written(workplace: Workplace, placed: PlacedBank, profile: Profile, paper: ReadPaper) -> dict[str, str]:
    """The texts of the bank's files that change, by their names."""
    name = f"profiles/{profile.id}.yaml"
    old = _text(workplace, name)
    new = _with_uses(old, profile, paper)
    own = {name: new} if new != old else {}
    return own | _unwritten_entries(workplace, placed, profile, paper)


def _text(workplace: Workplace, name: str) -> str:
    path = workplace.bank_folder / name
    return path.read_bytes().decode() if path.exists() else ""


def _with_uses(text: str, profile: Profile, paper: ReadPaper) -> str:
    """The profile's file with `uses` at each line that is to use an entry, and without it at the others."""
    answers = {line.behaviour: line for line in paper.lines if line.answer}
    for row, competency in enumerate(profile.competencies):
        for index, behaviour in enumerate(competency.behaviours):
            if behaviour.id in answers:
                place = ("competencies", row, "behaviours", index)
                uses = _uses(answers[behaviour.id])
                if uses and uses != behaviour.uses:
                    text = with_key(text, place, "uses", uses, ("text",))
                elif behaviour.uses and not uses:
                    text = without_key(text, (*place, "uses"))
    return text


def _unwritten_entries(
    workplace: Workplace, placed: PlacedBank, profile: Profile, paper: ReadPaper
) -> dict[str, str]:
    """The files of entries with one to write for each line that wants it; untouched ones are put away."""
    answers = {line.behaviour: line.answer for line in paper.lines if line.answer}
    author = paper.name or profile.organisation or "HR"
    texts: dict[str, str] = {}
    for competency in profile.competencies:
        name = entries_file(profile.id, competency.id)
        old = _text(workplace, name)
        path = workplace.bank_folder / name
        here = {key: row for key, row in placed.entries.items() if Path(row.source.file) == path}
        new = _with_statuses(old, here, competency, answers)
        for line in competency.behaviours:
            if answers.get(line.id) == _NEW and line.id not in placed.entries:
                new = new or schema_line(name) + file_head(competency.title)
                new += entry_yaml(unwritten(line.id, author))
        if new != old:
            texts[name] = new
    return texts


def _with_statuses(
    text: str, entries: Mapping[str, Placed[Entry]], competency: Competency, answers: Mapping[str, str]
) -> str:
    """The file with the entries of chosen lines in use or put away, where nobody has written in them."""
    for line in competency.behaviours:
        is_new = answers.get(line.id) == _NEW
        old, new = ("retired", "proposed") if is_new else ("proposed", "retired")
        placed = entries.get(line.id)
        if line.id in answers and placed and placed.value.status == old and _is_untouched(placed.value):
            start, end = blocks_of(text)[int(placed.loc[0])]
            text = f"{text[:start]}{with_values(text[start:end], {(0, 'status'): new})}{text[end:]}"
    return text


def _is_untouched(entry: Entry) -> bool:
    """Whether nobody has begun to write the entry."""
    return not entry.keywords and all(text.words == UNWRITTEN for text in texts_of(entry).values())


# The draft of a position


def _bank_after(bank: QuestionBank, profile: Profile, paper: ReadPaper) -> QuestionBank:
    """The bank as it will be: each line with the entry that it is to use."""
    answers = {line.behaviour: line for line in paper.lines if line.answer}
    by_id = {entry.id: entry for entry in bank.all_entries}
    entries: dict[str, tuple[Entry, ...]] = dict(bank.entries)
    for line in profile.behaviours:
        if line.id in answers:
            own = tuple(entry for entry in bank.entries.get(line.id, ()) if entry.behaviour == line.id)
            used = by_id.get(_uses(answers[line.id]))
            entries[line.id] = (*own, used) if used else own
    return replace(bank, entries=entries)


def _position(bank: QuestionBank, profile: Profile, paper: ReadPaper) -> Position | None:
    """A draft for a profile that no position uses yet."""
    if any(position.profile == profile.id for position in bank.positions.values()):
        return None
    asked = [line.behaviour for line in paper.lines if line.asked and line.answer != _NOT]
    used = [entry for line in profile.behaviours for entry in bank.entries.get(line.id, ())]
    positions = list(bank.positions.values()) or list(open_shipped().positions())
    pattern = nearest_position(positions, used)
    if pattern is None:
        return None
    return draft_position(bank, profile, asked, pattern, _free_name(bank, profile))


def _free_name(bank: QuestionBank, profile: Profile) -> Name:
    """The profile's id and the job that it is for, or something like it where a position is called so."""
    taken = {fold(name) for position in bank.positions.values() for name in names_of(position)}
    spoken = profile.printed_for(profile.organisation)
    job = job_of(spoken.title, profile.organisation or "") or spoken.title
    titles = (job, f"{job} ({profile.organisation or 'udkast'})", f"{job} ({profile.id})")
    keys = (profile.id, *(f"{profile.id}-{word}" for word in ("udkast", "udkast-2", "udkast-3")))
    return Name(
        next((key for key in keys if fold(key) not in taken), profile.id),
        next((title for title in titles if fold(title) not in taken), job),
    )


def _position_text(position: Position) -> str:
    """The position as the bank writes it."""
    values = position.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    head = schema_line(f"positions/{position.id}.yaml") + _HEAD.format(title=position.title)
    return head + dump(values).decode()


# What is said


def _chosen(
    profile: Profile, paper: ReadPaper, position: Position | None, files: tuple[str, ...]
) -> ReuseChosen:
    by_answer: dict[str, tuple[str, ...]] = {
        answer: tuple(line.behaviour for line in paper.lines if line.answer == answer)
        for answer in (_NEW, _NOT, "")
    }
    return ReuseChosen(
        profile.id,
        {line.behaviour: line.answer for line in paper.lines if line.answer not in by_answer},
        by_answer[_NEW],
        by_answer[_NOT],
        by_answer[""],
        position.id if position else "",
        files,
    )


def _sentences(chosen: ReuseChosen) -> Iterator[str]:
    yield (
        f"{_counted(len(chosen.used), 'linje bruger', 'linjer bruger')} et sæt fra banken, "
        f"{len(chosen.unwritten)} skal skrives, {len(chosen.not_covered)} dækkes ikke."
    )
    if chosen.unwritten:
        yield (
            f"Lav bogen med «interview-kit book {chosen.profile}», og skriv, hvor der står MANGLER: "
            f"{', '.join(chosen.unwritten)}."
        )
    if chosen.still_open:
        yield f"Endnu uden valg: {', '.join(chosen.still_open)}."
    if chosen.position:
        yield (
            f"Stillingen «{chosen.position}» er et udkast: I skal selv skrive begrundelserne, hvor der står "
            "UDKAST, og udvalg, vilkår og lovpligtige trin er lånt fra den stilling, der ligner mest. "
            f"Lav en guide med «interview-kit build {chosen.position}»."
        )
    yield (
        f"Skrevet: {', '.join(chosen.files)}."
        if chosen.files
        else "Alt stod der i forvejen; intet er ændret."
    )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
