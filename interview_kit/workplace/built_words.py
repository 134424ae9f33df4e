"""What there is to say of a round that was built, in sentences that a screen and a terminal both show."""

from collections.abc import Iterator, Mapping, Sequence

from interview_kit.problems import CATALOGUE, LEVEL_NAMES, Problem
from interview_kit.workplace.building import BuildReport

_MOST_LINES = 12


def round_sentences(report: BuildReport) -> Iterator[str]:
    """Which round it is, how many questions it has, and whose words they are."""
    case = " og en case" if report.has_case else ""
    texts = report.questions + report.has_case
    yield (
        f"{report.round}. samtale, {report.title}: {report.questions} spørgsmål{case}, "
        f"{approval_in_words(texts, report.unapproved)}."
    )
    if report.question_set:
        yield f"Spørgsmålene er fra sæt {report.question_set}."
    if report.without_staff is not None:
        yield _for_those_without_staff(report.without_staff)


def remark_sentences(report: BuildReport) -> Iterator[str]:
    """What there is to remark on the choices, and which questions gave way to them."""
    for remark in report.remarks:
        yield remark.sentence
    if report.pushed_out:
        entries = ", ".join(f"{out.entry} ({out.competency})" for out in report.pushed_out)
        yield f"Ikke med, fordi I selv har valgt spørgsmål eller tid: {entries}."


def fault_lines(faults: Mapping[str, Sequence[Problem]]) -> Iterator[str]:
    """What the rules find in each of the texts, one a line, under a line that says so."""
    if not faults:
        return
    yield "Reglerne finder noget her:"
    for name in list(faults)[:_MOST_LINES]:
        yield f"  {name}: {_titles(faults[name])}"
    if len(faults) > _MOST_LINES:
        yield f"  … og i {len(faults) - _MOST_LINES} til"


def approval_in_words(texts: int, unapproved: int) -> str:
    """How many of the texts are approved, in a few words."""
    if not unapproved:
        return "godkendt" if texts == 1 else "alle godkendt"
    if unapproved < texts:
        return f"{unapproved} af dem ikke godkendt"
    return "ikke godkendt" if texts == 1 else "ingen af dem godkendt"


def _for_those_without_staff(questions: int) -> str:
    who = "den, der ikke har ledet nogen endnu"
    if not questions:
        return f"Ingen af spørgsmålene har en særlig ordlyd til {who}."
    return f"{questions} af dem er formuleret, så også {who}, kan svare."


def _titles(problems: Sequence[Problem]) -> str:
    """What is wrong in a few words, each once: `fejl: Ledende; advarsel: For langt`."""
    titles = (f"{LEVEL_NAMES[problem.level]}: {CATALOGUE[problem.code].title}" for problem in problems)
    return "; ".join(dict.fromkeys(titles))
