"""What a newer bank has that this one lacks, in sentences. Nothing is merged: HR decides what to take."""

from collections.abc import Iterator, Mapping
from typing import Any

from interview_kit.models.bank import Behaviour, Entry, Profile, QuestionBank
from interview_kit.models.materials import Materials
from interview_kit.models.text import Model

_TEXTS = ("briefing", "references", "probes")

# What HR itself writes into an entry without changing what a candidate or an interviewer reads.
_KEPT_BY_HR = frozenset(
    {"status", "version", "author", "approved", "accepted_warnings", "questions", "keywords"}
)


def missing_here(bank: QuestionBank, newer: QuestionBank) -> tuple[str, ...]:
    """One line for each thing that `newer` has and `bank` lacks, has older or has in other words; sorted.

    A thing that is missing whole is one line: its parts are counted, not listed. What only `bank` has, or has
    in a higher version, is its own business and not mentioned.
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


def missing_materials(here: Materials, newer: Materials) -> tuple[str, ...]:
    """One line for each text, calibration and case that `newer` has and `here` lacks or has otherwise."""
    files = [(f"texts/{name}.yaml", getattr(here, name), getattr(newer, name)) for name in _TEXTS]
    for folder in ("calibration", "cases"):
        old, new = getattr(here, folder), getattr(newer, folder)
        files += [(f"{folder}/{key}.yaml", old.get(key), one) for key, one in new.items()]
    return tuple(
        f"Filen {name} mangler." if old is None else f"Filen {name} er en anden i den nyere."
        for name, old, new in files
        if new is not None and new != old
    )


def _missing_profiles(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.profiles.items():
        old = bank.profiles.get(key)
        if old is None:
            yield f"Profil «{key}» mangler: {new.title} ({len(_behaviours(new))} adfærd)."
            continue
        fields = _differing(old, new, {"competencies", "source"})
        if fields:
            yield f"Profil «{key}» er en anden i den nyere: {fields}."
        yield from _missing_behaviours(_behaviours(old), _behaviours(new))


def _missing_behaviours(old: Mapping[str, Behaviour], new: Mapping[str, Behaviour]) -> Iterator[str]:
    for key, behaviour in new.items():
        if key not in old:
            yield f"Adfærd «{key}» mangler: {behaviour.text}"
        elif old[key].text != behaviour.text:
            yield f"Adfærd «{key}» har andre ord i den nyere: {behaviour.text}"


def _missing_entries(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    here = _entries(bank)
    texts = {
        key: one.text for profile in newer.profiles.values() for key, one in _behaviours(profile).items()
    }
    for key, new in _entries(newer).items():
        if key in here:
            yield from _older_entry(here[key], new)
        elif new.status != "retired":
            number = sum(not question.retired for question in new.questions)
            yield f"Spørgsmålssæt «{key}» mangler: {number} spørgsmål til «{texts[new.behaviour]}»"


def _older_entry(old: Entry, new: Entry) -> Iterator[str]:
    """An entry that both have: withdrawn, older or in other words; and its questions."""
    name = f"Spørgsmålssæt «{new.id}»"
    if new.status == "retired":
        if old.status != "retired":
            yield f"{name} er trukket tilbage i den nyere."
        return
    if old.version < new.version:
        yield f"{name} er ældre: version {old.version} her, version {new.version} i den nyere."
    fields = _differing(old, new, _KEPT_BY_HR)
    if old.version == new.version and fields:
        yield f"{name} har samme version ({new.version}), men andre ord i den nyere: {fields}."
    yield from _missing_questions(old, new)


def _missing_questions(old: Entry, new: Entry) -> Iterator[str]:
    here = {question.id: question for question in old.questions}
    for question in new.questions:
        mine = here.get(question.id)
        fields = _differing(mine, question, {"retired"}) if mine else ""
        if mine is None and not question.retired:
            yield f"Spørgsmål «{question.id}» mangler: {question.text}"
        elif mine and question.retired and not mine.retired:
            yield f"Spørgsmål «{question.id}» er trukket tilbage i den nyere."
        elif fields and old.version == new.version and not question.retired:
            yield f"Spørgsmål «{question.id}» har andre ord i den nyere: {fields}."


def _missing_positions(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.positions.items():
        old = bank.positions.get(key)
        fields = _differing(old, new) if old else ""
        if old is None:
            yield f"Stilling «{key}» mangler: {new.title}."
        elif fields:
            yield f"Stilling «{key}» er en anden i den nyere: {fields}."


def _missing_steps(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    for key, new in newer.statutory_steps.items():
        old = bank.statutory_steps.get(key)
        fields = _differing(old, new) if old else ""
        if old is None:
            yield f"Lovpligtigt trin «{key}» mangler: {new.title} ({new.law})."
        elif fields:
            yield f"Lovpligtigt trin «{key}» er et andet i den nyere: {fields}."


def _missing_texts(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    files: tuple[tuple[str, Model, Model], ...] = (
        ("interview", bank.texts.interview, newer.texts.interview),
        ("sheet", bank.texts.sheet, newer.texts.sheet),
    )
    for name, old, new in files:
        fields = _differing(old, new)
        for field in filter(None, fields.split(", ")):
            yield f"Tekst «{field}» er en anden i den nyere (texts/{name}.yaml)."


def _missing_levels(bank: QuestionBank, newer: QuestionBank) -> Iterator[str]:
    here = {*bank.scale.levels, *bank.scale.outside}
    for level in newer.scale.levels:
        if level not in here:
            yield f"Skala: trin {level.level} er et andet i den nyere (scale.yaml)."
    for outside in newer.scale.outside:
        if outside not in here:
            yield f"Skala: {outside.code} er en anden i den nyere (scale.yaml)."


def _behaviours(profile: Profile) -> dict[str, Behaviour]:
    return {one.id: one for one in profile.behaviours}


def _entries(bank: QuestionBank) -> dict[str, Entry]:
    return {entry.id: entry for entry in bank.all_entries}


def _differing(old: Model, new: Model, apart_from: frozenset[str] | set[str] = frozenset()) -> str:
    """The fields, as the files call them, in which `new` says something that `old` does not."""
    fields = {name: field.alias or name for name, field in type(new).model_fields.items()}
    wanted = (name for name in fields if name not in apart_from)
    return ", ".join(fields[name] for name in wanted if _says_more(getattr(old, name), getattr(new, name)))


def _says_more(old: Any, new: Any) -> bool:
    if isinstance(new, tuple):
        return any(part not in old for part in new)
    return new is not None and new != old
