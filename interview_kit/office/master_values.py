"""The nine things of a recruitment between the page's fields and the values of its two files.

A field is called by the way to it in the values that the page has: `panel.2.role` is the role of the third in
the panel, since lists count from 0, and `rounds.1.date` is the date of the 1st interview.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from interview_kit.models.people import People, Person
from interview_kit.models.position import Position
from interview_kit.models.recruitment import LEAST_BREAK, Candidate, Member, Recruitment
from interview_kit.models.text import MOST_MINUTES, shows_something
from interview_kit.problems import Problem, problem
from interview_kit.recruitments.written import clock_of, day_of, minutes_of

Values = dict[str, Any]
Fault = tuple[str, Problem]

PLAIN = ("title", "organisation", "workplace", "case_number", "decision_maker", "pay")
OF_ADVERT = ("where", "published", "deadline")
OF_CONTACT = ("name", "mail", "phone")
OF_MEMBER = ("name", "mail", "phone", "initials")
OF_CANDIDATE = ("name", "mail", "phone")
_OF_ROUND = ("date", "place", "first_start", "break_minutes", "lunch_minutes")
_DEFAULT_ROLE = "medlem"


def shown_values(recruitment: Recruitment, people: People, position: Position) -> Values:
    """What the page's fields hold; what nobody has answered is empty."""
    plain = {name: getattr(recruitment, name) or "" for name in (*PLAIN, "deletion_date")}
    return {
        **plain,
        "questions_in_advance": recruitment.questions_in_advance,
        "advert": {name: getattr(recruitment.advert, name) or "" for name in OF_ADVERT},
        "contact": {name: getattr(people.contact, name) or "" for name in OF_CONTACT},
        "rounds": [_shown_round(recruitment, row.number) for row in position.rounds],
        "panel": [_shown_member(member, people) for member in recruitment.panel],
        "candidates": [_shown_candidate(candidate, people) for candidate in recruitment.candidates],
    }


def _shown_round(recruitment: Recruitment, number: int) -> Values:
    choices = recruitment.choices(number)
    fields = {name: getattr(choices, name) or "" for name in ("date", "place", "first_start")}
    minutes = {name: getattr(choices, name) for name in ("break_minutes", "lunch_minutes")}
    return {"number": number, **fields, **minutes, "candidates": list(choices.candidates)}


def _shown_member(member: Member, people: People) -> Values:
    person = people.members.get(member.code, Person())
    return {"code": member.code, "role": member.role, **_shown_person(person, OF_MEMBER)}


def _shown_candidate(candidate: Candidate, people: People) -> Values:
    person = people.candidates.get(candidate.code, Person())
    gone = candidate.withdrawn
    withdrawn = {"date": gone.date, "note": gone.note or ""} if gone else None
    return {"code": candidate.code, **_shown_person(person, OF_CANDIDATE), "withdrawn": withdrawn}


def _shown_person(person: Person, fields: Sequence[str]) -> Values:
    return {name: getattr(person, name) or "" for name in fields}


class Reading:
    """Reads the page's fields; `faults` are those that cannot be read, each with its field."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def values(self, said: Values, shown: Values) -> Values:
        """The fields as values of their kinds; what is not said is as it is shown.

        A value that cannot be read is as it is shown, and a fault.
        """
        whole = {**shown, **{key: value for key, value in said.items() if key in shown}}
        plain = {name: _text(whole[name]) for name in PLAIN}
        candidates = enumerate(_coded("K", whole["candidates"] or ()))
        return {
            **plain,
            "deletion_date": self._day("deletion_date", whole["deletion_date"]),
            "questions_in_advance": _text(whole["questions_in_advance"]) or "none",
            "advert": self._advert({**shown["advert"], **(whole["advert"] or {})}),
            "contact": {name: _text((whole["contact"] or {}).get(name)) for name in OF_CONTACT},
            "rounds": [self._round(row, whole["rounds"] or ()) for row in shown["rounds"]],
            "panel": [self._member(row) for row in _coded("M", whole["panel"] or ())],
            "candidates": [self._candidate(index, row) for index, row in candidates],
        }

    def _advert(self, said: Values) -> Values:
        days = {name: self._day(f"advert.{name}", said[name]) for name in ("published", "deadline")}
        return {"where": _text(said["where"]), **days}

    def _round(self, shown: Values, said: Sequence[Values]) -> Values:
        number = shown["number"]
        row = {**shown, **next((row for row in said if row.get("number") == number), {})}
        start = f"rounds.{number}"
        return {
            "number": number,
            "date": self._day(f"{start}.date", row["date"]),
            "place": _text(row["place"]),
            "first_start": self._read(f"{start}.first_start", row["first_start"], clock_of, "office-clock"),
            "break_minutes": self._minutes(f"{start}.break_minutes", row["break_minutes"], LEAST_BREAK),
            "lunch_minutes": self._minutes(f"{start}.lunch_minutes", row["lunch_minutes"], 0),
            "candidates": [code for code in map(_text, row["candidates"] or ()) if code],
        }

    def _member(self, row: Values) -> Values:
        role = _text(row.get("role")) or _DEFAULT_ROLE
        return {"code": row["code"], "role": role, **{name: _text(row.get(name)) for name in OF_MEMBER}}

    def _candidate(self, index: int, row: Values) -> Values:
        person = {name: _text(row.get(name)) for name in OF_CANDIDATE}
        gone = row.get("withdrawn")
        if not gone:
            return {"code": row["code"], **person, "withdrawn": None}
        day = self._day(f"candidates.{index}.withdrawn.date", gone.get("date"))
        return {"code": row["code"], **person, "withdrawn": {"date": day, "note": _text(gone.get("note"))}}

    def _day(self, field: str, value: object) -> str | None:
        return self._read(field, value, day_of, "office-day")

    def _minutes(self, field: str, value: object, least: int) -> int | None:
        minutes = minutes_of(value) if _text(value) else None
        if _text(value) and (minutes is None or not least <= minutes <= MOST_MINUTES):
            fault = problem("office-minutes", value=value, least=least, most=MOST_MINUTES)
            self.faults.append((field, fault))
            return None
        return minutes

    def _read(
        self, field: str, value: object, reader: Callable[[object], str | None], code: str
    ) -> str | None:
        if not _text(value):
            return None
        found = reader(value)
        if found is None:
            self.faults.append((field, problem(code, value=value)))
        return found


def _text(value: object) -> str | None:
    words = "" if value is None else str(value).strip()
    return words if words and shows_something(words) else None


def _coded(letter: str, rows: Sequence[Values]) -> list[Values]:
    """The rows, each with its code; who has none gets the next that is free."""
    codes = [(_text(row.get("code")) or "").upper() for row in rows]
    free = (code for code in (f"{letter}{number}" for number in count(1)) if code not in codes)
    return [{**row, "code": code or next(free)} for row, code in zip(rows, codes, strict=True)]


def recruitment_values(before: Values, now: Values, shown: Values) -> Values:
    """The recruitment's values with the fields that are otherwise than they are shown."""
    changed: Values = {
        name: now[name] for name in (*PLAIN, "deletion_date") if now[name] != _text(shown[name])
    }
    if now["questions_in_advance"] != shown["questions_in_advance"]:
        changed["questions_in_advance"] = now["questions_in_advance"]
    advert = _merged(before.get("advert"), now["advert"], shown["advert"])
    if advert != (before.get("advert") or {}):
        changed["advert"] = advert or None
    changed["rounds"] = _rounds(before.get("rounds") or {}, now, shown)
    changed["panel"] = [_merged_row(before.get("panel"), row, ("role",)) for row in now["panel"]]
    changed["candidates"] = [
        _merged_row(before.get("candidates"), row, ("withdrawn",)) for row in now["candidates"]
    ]
    same = {key for key, value in changed.items() if value in (None, [], {}) and key not in before}
    return {key: value for key, value in changed.items() if key not in same}


def _merged(before: object, now: Mapping[str, Any], shown: Mapping[str, Any]) -> Values:
    """The group with the fields that are otherwise than they are shown; what is not known is gone."""
    group: Values = dict(before) if isinstance(before, dict) else {}
    changed = {name: value for name, value in now.items() if value not in {shown[name], _text(shown[name])}}
    return _with(group, changed)


def _with(group: Values, changed: Mapping[str, Any]) -> Values:
    """The group with these values; one that is empty has none."""
    kept = {name: value for name, value in group.items() if changed.get(name, True)}
    return {**kept, **{name: value for name, value in changed.items() if value not in (None, [])}}


def _rounds(before: Values, now: Values, shown: Values) -> dict[int, Values]:
    rounds = {int(key): dict(row or {}) for key, row in before.items()}
    gone = {row["code"] for row in shown["panel"]} - {row["code"] for row in now["panel"]}
    for row, was in zip(now["rounds"], shown["rounds"], strict=True):
        number = row["number"]
        merged = _merged(rounds.get(number), {name: row[name] for name in _OF_ROUND}, was)
        if row["candidates"] != was["candidates"]:
            merged = _with(merged, {"candidates": row["candidates"]})
        if gone.intersection(merged.get("members") or ()):
            merged = _with(merged, {"members": [code for code in merged["members"] if code not in gone]})
        if merged or number in rounds:
            rounds[number] = merged
    return dict(sorted(rounds.items()))


def _merged_row(before: Any, row: Values, fields: Sequence[str]) -> Values:
    """Somebody's row in the recruitment, with whatever else was written in it by hand."""
    old = next((dict(each) for each in before or () if str(each.get("code")).upper() == row["code"]), {})
    merged = {**old, "code": old.get("code", row["code"]), **{name: row[name] for name in fields}}
    if isinstance(merged.get("withdrawn"), dict):
        merged["withdrawn"] = {key: value for key, value in merged["withdrawn"].items() if value is not None}
    return {name: value for name, value in merged.items() if value is not None}


def people_values(before: Values, now: Values) -> Values:
    """The values of the file with the names; a name whose code is gone goes with it."""
    people = {
        "contact": _person(before.get("contact"), now["contact"]),
        "members": _people(before.get("members"), now["panel"], OF_MEMBER),
        "candidates": _people(before.get("candidates"), now["candidates"], OF_CANDIDATE),
    }
    known = {key: value for key, value in people.items() if value or key in before}
    return {"format": before.get("format", 1), **known}


def _people(before: object, rows: Sequence[Values], fields: Sequence[str]) -> Values:
    old = before if isinstance(before, dict) else {}
    known = {str(code).upper(): person for code, person in old.items()}
    people = {
        row["code"]: _person(known.get(row["code"]), {name: row[name] for name in fields}) for row in rows
    }
    return {code: person for code, person in people.items() if person or code in known}


def _person(before: object, now: Mapping[str, Any]) -> Values:
    """The person with what is known; a field that was there and is not known any more is empty."""
    old = dict(before) if isinstance(before, dict) else {}
    known = {name: value for name, value in now.items() if value is not None}
    return {**dict.fromkeys(old, ""), **known}
