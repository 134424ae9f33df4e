"""What a newer bank has that this one lacks, in sentences. Nothing is merged: HR decides what to take."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from interview_kit.coverage.texts import FIELDS, sentence
from interview_kit.models.bank import Behaviour, Entry, Profile, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.models.text import Model

# What HR itself writes into an entry without changing what a candidate or an interviewer reads.
_WRITTEN_BY_HR = frozenset({"status", "author", "approved", "accepted_warnings", "questions", "keywords"})


def missing_in_bank(bank: QuestionBank, newer: QuestionBank) -> tuple[str, ...]:
    """One line for each thing that `newer` has and `bank` lacks, has older or has in other words; sorted.

    What is missing whole is one line: a missing profile's behaviours and a missing entry's questions are
    counted, not listed. What only `bank` has, or has in a higher version, is not mentioned.
    """
    return tuple(
        sorted(
            [
                *_missing_profiles(bank, newer),
                *_missing_entries(bank, newer),
                *_missing_positions(bank, newer),
                *_missing_steps(bank, newer),
                *_missing_texts(bank, newer),
                *_missing_levels(bank, newer),
            ]
        )
    )


def missing_in_materials(materials: Materials, newer: Materials) -> tuple[str, ...]:
    """One line for each text, calibration and case that `materials` lacks or has in other words."""
    old, new = _files(materials), _files(newer)
    return tuple(
        sentence("file-differs" if file in old else "file-missing", file=file)
        for file, content in new.items()
        if old.get(file) != content
    )


def _files(materials: Materials) -> dict[str, Model]:
    """The files that the materials come from, by their path in the bank's folder."""
    texts = {
        "briefing": materials.briefing,
        "references": materials.references,
        "candidate_letter": materials.letter,
        "declaration": materials.declaration,
        "decision": materials.decision,
        "probes": materials.probes,
    }
    return {
        **{f"texts/{name}.yaml": text for name, text in texts.items() if text is not None},
        **{f"calibration/{key}.yaml": calibration for key, calibration in materials.calibration.items()},
        **{f"cases/{key}.yaml": case for key, case in materials.cases.items()},
    }


def _missing_profiles(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.profiles.items():
        old = bank.profiles.get(key)
        if old is None:
            yield sentence("profile-missing", id=key, title=new.title, behaviours=len(_behaviours(new)))
            continue
        fields = _differing(old, new, {"competencies", "source"})
        if fields:
            yield sentence("profile-differs", id=key, fields=fields)
        yield from _differing_competencies(old, new)
        yield from _missing_behaviours(_behaviours(old), _behaviours(new))


def _differing_competencies(old: Profile, new: Profile) -> Iterator[str]:
    competencies = {competency.id: competency for competency in old.competencies}
    for competency in new.competencies:
        counterpart = competencies.get(competency.id)
        fields = _differing(counterpart, competency, {"behaviours"}) if counterpart else ""
        if fields:
            yield sentence("competency-differs", id=competency.id, fields=fields)


def _missing_behaviours(old: Mapping[str, Behaviour], new: Mapping[str, Behaviour]) -> Iterator[str]:
    for key, behaviour in new.items():
        if key not in old:
            yield sentence("behaviour-missing", id=key, text=behaviour.text)
        elif old[key].text != behaviour.text:
            yield sentence("behaviour-differs", id=key, text=behaviour.text)


def _missing_entries(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    old_entries = _entries(bank)
    texts = {
        key: behaviour.text
        for profile in newer.profiles.values()
        for key, behaviour in _behaviours(profile).items()
    }
    for key, new in _entries(newer).items():
        if key in old_entries:
            yield from _older_entry(old_entries[key], new)
        elif new.status != "retired":
            number = sum(not question.retired for question in new.questions)
            yield sentence("entry-missing", id=key, questions=number, behaviour=texts[new.behaviour])


def _older_entry(old: Entry, new: Entry) -> Iterator[str]:
    """An entry that both banks have: withdrawn, older or in other words; and its questions."""
    if new.status == "retired":
        if old.status != "retired":
            yield sentence("entry-retired", id=new.id)
        return
    if old.version < new.version:
        yield sentence("entry-older", id=new.id, old=old.version, new=new.version)
    fields = _differing(old, new, _WRITTEN_BY_HR)
    if old.version == new.version and fields:
        yield sentence("entry-differs", id=new.id, version=new.version, fields=fields)
    yield from _missing_questions(old, new)


def _missing_questions(old: Entry, new: Entry) -> Iterator[str]:
    """Questions of an entry that both banks have; other words are named only where the versions are equal."""
    old_questions = {question.id: question for question in old.questions}
    for question in new.questions:
        counterpart = old_questions.get(question.id)
        if question.retired:
            if counterpart and not counterpart.retired:
                yield sentence("question-retired", id=question.id)
        elif counterpart is None:
            yield sentence("question-missing", id=question.id, text=question.text)
        elif old.version == new.version:
            fields = _differing(counterpart, question, {"retired"})
            if fields:
                yield sentence("question-differs", id=question.id, fields=fields)


def _missing_positions(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.positions.items():
        old = bank.positions.get(key)
        if old is None:
            yield sentence("position-missing", id=key, title=new.title)
        elif fields := _differing(old, new):
            yield sentence("position-differs", id=key, fields=fields)


def _missing_steps(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.statutory_steps.items():
        old = bank.statutory_steps.get(key)
        if old is None:
            yield sentence("step-missing", id=key, title=new.title, law=new.law)
        elif fields := _differing(old, new):
            yield sentence("step-differs", id=key, fields=fields)


def _missing_texts(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    files: tuple[tuple[str, Model, Model], ...] = (
        ("interview", bank.texts.interview, newer.texts.interview),
        ("sheet", bank.texts.sheet, newer.texts.sheet),
    )
    for file, old, new in files:
        for field in _differing_fields(old, new):
            yield sentence("text-differs", field=field, file=file)


def _missing_levels(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for level in newer.scale.levels:
        if level not in bank.scale.levels:
            yield sentence("level-differs", level=level.level)
    for outside in newer.scale.outside:
        if outside not in bank.scale.outside:
            yield sentence("outside-differs", code=outside.code)


def _behaviours(profile: Profile) -> dict[str, Behaviour]:
    return {behaviour.id: behaviour for behaviour in profile.behaviours}


def _entries(bank: QuestionBank) -> dict[str, Entry]:
    return {entry.id: entry for entry in bank.all_entries}


def _differing(old: Model, new: Model, ignored: AbstractSet[str] = frozenset()) -> str:
    """`_differing_fields` in words, with commas between; empty where there are none."""
    return ", ".join(FIELDS.get(name, f"«{name}»") for name in _differing_fields(old, new, ignored))


def _differing_fields(old: Model, new: Model, ignored: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """The fields, as the files call them, in which `new` says something that `old` does not."""
    for name, field in type(new).model_fields.items():
        if name not in ignored and _says_more(getattr(old, name), getattr(new, name)):
            yield field.alias or name


def _says_more(old: object, new: object) -> bool:
    """Whether a field's new value adds to the old: another value, or a list with a new element."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return any(element not in old for element in new)
    return new is not None and new != old
