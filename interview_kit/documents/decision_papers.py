"""Documents 15 and 16: the refusal, the talk about it, and the log of what a candidate was heard about."""

from collections.abc import Iterator, Mapping, Sequence

from interview_kit.documents.dates import danish_date
from interview_kit.documents.letters import case_line, contact_line, rated_competencies
from interview_kit.documents.recommendation import indstilling
from interview_kit.documents.view import View
from interview_kit.models.decision_texts import DecisionTexts
from interview_kit.models.guide import Guide
from interview_kit.models.people import Person
from interview_kit.models.vacancy import Vacancy
from interview_kit.word.package import HeaderTexts

# Rows of the log, and the room of one page for the words about all competencies, in twentieths of a point.
_LOG_ROWS = 6
_ROOM, _LEAST, _MOST = 3_200, 450, 900


def decision_papers(
    vacancy: Vacancy, texts: DecisionTexts, candidates: Sequence[str], recommended: Sequence[str] = ()
) -> list[tuple[str, View]]:
    """The papers of the decision by the names of their files, which have codes and no names.

    Of `candidates` each who came to an interview has a log, and, unless withdrawn or the one recommended
    (the first of `recommended`), a refusal with a page for the talk about it.
    """
    papers = [("indstilling.docx", indstilling(vacancy, texts, recommended))]
    for candidate in candidates:
        guide = _last_guide(vacancy, candidate)
        if guide:
            papers += _of_candidate(
                vacancy, guide, candidate, texts, is_refused=candidate not in recommended[:1]
            )
    return papers


def _of_candidate(
    vacancy: Vacancy, guide: Guide, candidate: str, texts: DecisionTexts, *, is_refused: bool
) -> Iterator[tuple[str, View]]:
    withdrawn = {one.code for one in vacancy.recruitment.candidates if one.withdrawn}
    if is_refused and candidate not in withdrawn:
        yield f"afslag-{candidate}.docx", refusal_letter(vacancy, guide, candidate, texts)
        yield f"samtale-om-afslag-{candidate}.docx", feedback_page(vacancy, guide, candidate, texts)
    yield f"partshoering-{candidate}.docx", hearing_log(vacancy, guide, candidate, texts)


def refusal_letter(vacancy: Vacancy, guide: Guide, candidate: str, texts: DecisionTexts) -> View:
    """The letter to somebody who is not hired; `guide` is that of the last interview they came to.

    HR writes the reasons in it: there are no levels, no numbers, and nobody else in it.
    """
    recruitment = vacancy.recruitment
    values = {
        "letter": texts.refusal,
        "name": vacancy.people.candidate(candidate),
        "interviews": _interviews(vacancy, guide, candidate),
        "competencies": _competencies(vacancy, guide, candidate),
        "deletion": danish_date(recruitment.deletion_date),
        "contact": contact_line(vacancy.people.contact),
    }
    title = f"Svar på din ansøgning · {vacancy.title}"
    headers = HeaderTexts(
        document=title,
        code=case_line(recruitment),
        organisation=vacancy.organisation,
        footer=vacancy.organisation,
    )
    return _view("afslag", vacancy, values, headers)


def feedback_page(vacancy: Vacancy, guide: Guide, candidate: str, texts: DecisionTexts) -> View:
    """What whoever calls a candidate about the refusal has before them."""
    person = vacancy.people.candidates.get(candidate, Person())
    competencies = _competencies(vacancy, guide, candidate)
    values = {
        "texts": texts.feedback,
        "candidate": " · ".join(filter(None, (candidate, person.name))),
        "phone": person.phone or "",
        "interviews": _interviews(vacancy, guide, candidate),
        "competencies": competencies,
        "height": min(max(_ROOM // len(competencies), _LEAST), _MOST),
    }
    return _view(
        "samtale-om-afslag", vacancy, values, _confidential(vacancy, "Samtale om afslaget", candidate)
    )


def hearing_log(vacancy: Vacancy, guide: Guide, candidate: str, texts: DecisionTexts) -> View:
    """What came in about a candidate, whether they were heard about it, and what it meant (offl § 13)."""
    values = {
        "texts": texts.hearing,
        "candidate": candidate,
        "guide": guide.id,
        "rows": range(_LOG_ROWS),
        "case": case_line(vacancy.recruitment),
    }
    return _view("partshoering", vacancy, values, _confidential(vacancy, "Partshøring", candidate))


def _confidential(vacancy: Vacancy, document: str, candidate: str) -> HeaderTexts:
    return HeaderTexts(
        document=f"{document} · {vacancy.title}",
        code=f"Fortroligt · {candidate}",
        organisation=vacancy.organisation,
        footer="Fortroligt – ansættelsessag",
    )


def _view(stem: str, vacancy: Vacancy, values: Mapping[str, object], headers: HeaderTexts) -> View:
    shown = {"title": vacancy.title, "organisation": vacancy.organisation, **values}
    properties = {"interview-kit": stem, "interview-kit.format": "1"}
    return View(f"{stem}.wml.j2", shown, headers, headers.document, properties)


def _last_guide(vacancy: Vacancy, candidate: str) -> Guide | None:
    """The guide of the last interview that the candidate came to; None for one who came to none."""
    of_candidate = [
        guide
        for guide in vacancy.guides
        if candidate in vacancy.recruitment.candidates_of(guide.content.round)
    ]
    return of_candidate[-1] if of_candidate else None


def _guides_of(vacancy: Vacancy, last: Guide, candidate: str) -> list[Guide]:
    """The guides of the candidate's interviews up to the last."""
    recruitment, until = vacancy.recruitment, last.content.round
    earlier = [
        guide
        for guide in vacancy.guides
        if guide.content.round < until and candidate in recruitment.candidates_of(guide.content.round)
    ]
    return [*earlier, last]


def _competencies(vacancy: Vacancy, last: Guide, candidate: str) -> list[str]:
    """What the candidate was asked about and rated on, in the order of the interviews."""
    guides = _guides_of(vacancy, last, candidate)
    return list(dict.fromkeys(name for guide in guides for name in rated_competencies(guide)))


def _interviews(vacancy: Vacancy, last: Guide, candidate: str) -> str:
    """`samtalen den 11. marts 2027`, or `samtalerne den … og den …`; no dates where not all are known."""
    guides = _guides_of(vacancy, last, candidate)
    days = [danish_date(vacancy.recruitment.choices(guide.content.round).date) for guide in guides]
    word = "samtalen" if len(guides) == 1 else "samtalerne"
    dates = " og ".join(f"den {day}" for day in days) if all(days) else ""
    return " ".join(filter(None, (word, dates)))
