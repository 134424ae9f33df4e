"""Pydantic's findings about a file's fields, in the catalogue's words and with their places."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, get_args, get_origin

from pydantic import BaseModel, ValidationError

from interview_kit.problems import CATALOGUE, DANISH_CHOICES, Loc, Problem, nearest, problem
from interview_kit.yaml_files.places import Source
from interview_kit.yaml_files.shown import shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_MAX_PROBLEMS = 100
_NUMBERED = {"«anchors»": "trin", "«rounds»": "samtale"}
_NO_SOURCE = Source("", None, "")
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "string_type": "not-text",
    "int_type": "not-number",
    "int_parsing": "not-number",
    "int_from_float": "not-number",
    "bool_type": "not-truth",
    "bool_parsing": "not-truth",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-group",
    "model_type": "not-group",
    "model_attributes_type": "not-group",
    "literal_error": "unknown-choice",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "greater_than_equal": "number-out-of-range",
    "less_than_equal": "number-out-of-range",
}


def field_problems(shape: object, error: ValidationError, source: Source = _NO_SOURCE) -> list[Problem]:
    """Each of pydantic's findings as a problem, at its place in the source where there is one."""
    faults = (fault for fault in error.errors(include_url=False) if not _follows_from_others(fault))
    return first_problems(_field_problem(source, shape, fault) for fault in faults)


def first_problems(problems: Iterable[Problem]) -> list[Problem]:
    """As many problems as anybody reads, and a last one where there are more; those are not looked for."""
    iterator = iter(problems)
    first = list(islice(iterator, _MAX_PROBLEMS))
    more = next(iterator, None)
    return [*first, problem("more-problems", file=more.file, limit=_MAX_PROBLEMS)] if more else first


def _follows_from_others(fault: "ErrorDetails") -> bool:
    """Whether a list is only "too short" because pydantic left out entries with faults of their own."""
    return fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]


def _field_problem(source: Source, shape: object, fault: "ErrorDetails") -> Problem:
    """The finding in the catalogue's words; our own validators name the code themselves."""
    limits = fault.get("ctx", {})
    loc = tuple(key for key in fault["loc"] if key != "[key]")  # pydantic's word for a group's name itself
    code = fault["type"] if fault["type"] in CATALOGUE else _CODES.get(fault["type"], "bad-value")
    field = next((key for key in reversed(loc) if isinstance(key, str)), "filen")
    raw = {"field": field, "value": fault["input"], **limits}
    details: dict[str, object] = {name: shown(value) for name, value in raw.items()}
    details["what"] = value_name(source.value, loc)
    details["suggestion"] = _suggestion(shape, shown(field)) if code == "unknown-field" else ""
    details["choices"] = _choice_advice(str(limits.get("expected", "")), fault["input"])
    details.setdefault("limit", _limit(limits))
    return source.place(loc).problem(code, **details)


def value_name(value: object, loc: Loc) -> str:
    """What to call the value at `loc` at the start of a sentence: «covers», Punkt 1 under trin 3 i «anchors».

    Numbers after the last field are the points of lists, from 1, and the names of groups that are numbers.
    """
    owner, steps = "filen", list[str]()
    for key in loc:
        if isinstance(key, str):
            owner, steps = f"«{shown(key)}»", []
        elif isinstance(value, Mapping):
            steps.append(f"{_NUMBERED.get(owner, 'nr.')} {key}")
        else:
            steps.append(f"punkt {key + 1}")
        value = _inside(value, key)
    name = f"{' under '.join(reversed(steps))} i {owner}" if steps else owner
    return name[0].upper() + name[1:]


def _inside(value: object, key: int | str) -> object:
    """The value under the key; None where there is none."""
    if isinstance(value, Mapping):
        return value.get(key)
    if isinstance(value, list | tuple) and isinstance(key, int) and key < len(value):
        return value[key]
    return None


def _choice_advice(expected: str, value: object) -> str:
    """The choices that a field has, or the one that the user has written in Danish."""
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    word = " ".join(str(value).lower().split())
    for choice in choices:
        name, _, key = choice.rstrip(")").partition(" (")  # adfærd (behavioural), or the key alone
        if word in DANISH_CHOICES.get(key or name, ()):
            return f"Skriv {name}."
    return f"Vælg en af disse: {', '.join(choices)}."


def _suggestion(shape: object, field: str) -> str:
    paths = {path[-1]: path[:-1] for path in reversed(list(_field_paths(shape)))}
    if field not in paths:
        return nearest(field, paths, "Slet feltet, eller ret navnet.")
    above = " ".join(f"{name}:" for name in paths[field])
    if not above:
        return "Feltet hører til yderst til venstre. Flyt det derhen."
    return f"Feltet hører til under «{above}». Flyt det derhen; står der en parentes {{ … }}, så ind i den."


def _limit(limits: Mapping[str, object]) -> object:
    """A fault's limit in words or, for texts and lists, as a number for the catalogue's words."""
    if "ge" in limits:
        return f"mindst {limits['ge']}"
    if "le" in limits:
        return f"højst {limits['le']}"
    return limits.get("min_length", limits.get("max_length", ""))


def _field_paths(
    shape: object, above: tuple[str, ...] = (), seen: frozenset[object] = frozenset()
) -> Iterator[tuple[str, ...]]:
    """Every field that a file of this shape may have, behind those that it stands under."""
    if shape in seen:
        return
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            path = (*above, field.alias or name)
            yield path
            yield from _field_paths(field.annotation, path, seen | {shape})
    is_numbered = get_origin(shape) is dict and get_args(shape)[0] is not str
    for argument in get_args(shape):
        yield from _field_paths(argument, (*above, "1") if is_numbered else above, seen)
