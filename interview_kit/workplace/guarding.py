"""What the rules say of the very texts that a document prints: which must not be, and which are listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_kit.bank.loading import PlacedBank
from interview_kit.cache import cached
from interview_kit.models.bank import Entry
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import OwnEntry
from interview_kit.problems import DOUBTFUL, UNLAWFUL, Loc, Place, Problem
from interview_kit.workplace.workplace import rules_folder
from interview_kit.yaml_files import Placed, read_bytes

if TYPE_CHECKING:
    from interview_kit.checks.rule import Finding
    from interview_kit.models.materials import Case, Material
    from interview_kit.models.text import Model

# What is listed as not approved instead of as a fault.
_APPROVAL = frozenset({"approval-words", "approval-missing", "accepted-stale", "accepted-words"})
_PRINTED = frozenset({"anchors", "indicators", "red_flags", "counts_too"})

# A finding as the cache keeps it: rule, place inside the entry, details.
PlainFinding = tuple[str, Loc, dict[str, object]]


class Verdict(NamedTuple):
    """What must not be printed, and by entry all else that the rules find in what is printed of it.

    `fixed` are the doubts about what is read aloud in every interview of the position.
    """

    refused: tuple[Problem, ...]
    listed: Mapping[str, tuple[Problem, ...]]
    fixed: tuple[Problem, ...]


def verdict_on_guide(
    folder: Path, placed: PlacedBank, guide: Guide, case: "Placed[Case] | None" = None
) -> Verdict:
    """What the rules find in the texts of this guide that come from the bank in `folder`; `case` is its case.

    The case is listed under its id.
    """
    content = guide.content
    asked = [(question.entry, question.question) for question in content.questions]
    asked += [(own.entry, own.id) for own in content.own_questions if own.entry]
    verdict = verdict_on_questions(folder, placed, content.position, asked)
    if case is None:
        return verdict
    listed = {**verdict.listed, case.value.id: _listed(problems_in_material(folder, case))}
    return Verdict((*verdict.refused, *refused_in_case(folder, case)), listed, verdict.fixed)


def verdict_on_questions(
    folder: Path, placed: PlacedBank, position: str, asked: Iterable[tuple[str, str]]
) -> Verdict:
    """What they find in a guide that asks these questions (entry's id, its own id) for this position."""
    questions: dict[str, set[str]] = {}
    for entry_id, question_id in asked:
        questions.setdefault(entry_id, set()).add(question_id)
    entries = [placed.entries[key] for key in questions]
    findings = _entry_findings(folder, entries)
    printed = {
        entry.value.id: [
            entry.problem(rule, loc, **details)
            for rule, loc, details in findings[entry.value.id]
            if _is_printed(entry.value, questions[entry.value.id], loc)
        ]
        for entry in entries
    }
    words = {entry.value.id: entry.value.words for entry in entries}
    fixed = _fixed_problems(folder, (*placed.fixed, placed.positions[position]))
    unlawful = [problem for problem in fixed if problem.code == UNLAWFUL]
    return Verdict(
        (*_refused(printed, words), *unlawful),
        {key: _listed(problems) for key, problems in printed.items()},
        tuple(problem for problem in fixed if problem.code != UNLAWFUL),
    )


def problems_in_entries(folder: Path, entries: Sequence[Placed[Entry]]) -> dict[str, tuple[Problem, ...]]:
    """By entry, everything that the rules find in it by itself, without the warnings that it accepts."""
    placed = placed_problems_in_entries(folder, entries)
    return {key: tuple(problem for _, problem in problems) for key, problems in placed.items()}


def placed_problems_in_entries(
    folder: Path, entries: Sequence[Placed[Entry]]
) -> dict[str, tuple[tuple[Loc, Problem], ...]]:
    """The same, each with its place inside the entry."""
    findings = _entry_findings(folder, entries)
    return {
        entry.value.id: tuple(
            (loc, entry.problem(rule, loc, **details)) for rule, loc, details in findings[entry.value.id]
        )
        for entry in entries
    }


def problems_in_material(folder: Path, material: "Placed[Material]") -> tuple[Problem, ...]:
    """Everything that the rules find in a material: kept from run to run, as what they find in entries."""

    def find() -> list[PlainFinding]:
        from interview_kit.workplace.checking import findings_in_material, load_lexicon

        return plain_findings(findings_in_material(material.value, load_lexicon(folder).or_raise()))

    source = repr((rules_source(folder), material.loc, material.source.text))
    findings = cached("material", source.encode(errors="surrogatepass"), find)
    return tuple(material.problem(rule, loc, **details) for rule, loc, details in findings)


def unprinted(doubt: Problem, words: str, code: str = "law-doubt") -> Problem:
    """That a text with this doubt about the law is not printed, and how HR lets these words through."""
    place = Place(doubt.file, doubt.line, doubt.column, doubt.owner)
    return place.problem(code, accepted=doubt.code, words=words)


def _refused(printed: Mapping[str, Sequence[Problem]], words: Mapping[str, str]) -> Iterator[Problem]:
    """The problems of law, the doubtful ones each with how HR lets these words through."""
    for entry, problems in printed.items():
        for problem in problems:
            if problem.code == UNLAWFUL:
                yield problem
            elif problem.code in DOUBTFUL:
                yield from (problem, unprinted(problem, words[entry]))


def refused_in_case(folder: Path, case: "Placed[Case]") -> Iterator[Problem]:
    """The problems of law in a case, the doubtful ones unless HR has let them through."""
    for problem in problems_in_material(folder, case):
        refusals = [*unprinted_case(case, problem)] if problem.code in DOUBTFUL else []
        if refusals or problem.code == UNLAWFUL:
            yield from (problem, *refusals)


def unprinted_case(case: "Placed[Material]", doubt: Problem) -> Iterator[Problem]:
    """As `unprinted`, of a case, which lets its doubts through when it is approved; of nothing else."""
    from interview_kit.models.materials import Case

    if isinstance(case.value, Case) and case.value.state != "approved":
        yield unprinted(doubt, case.value.words, "case-law-doubt")


def _listed(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    legal = {UNLAWFUL, *DOUBTFUL}
    return tuple(problem for problem in problems if problem.code not in legal | _APPROVAL)


def _is_printed(entry: Entry, asked: set[str], loc: Loc) -> bool:
    """Whether the text at this place of the entry stands in a guide that asks these of its questions."""
    questions = {index: question for index, question in enumerate(entry.questions) if question.id in asked}
    if loc[:1] == ("questions",):
        return len(loc) > 1 and loc[1] in questions
    if loc[:1] in {("anchors",), ("anchors_for",)}:
        return any(question.anchors is None for question in questions.values())
    return bool(loc) and loc[0] in _PRINTED


def _entry_findings(folder: Path, entries: Sequence[Placed[Entry]]) -> dict[str, list[PlainFinding]]:
    """By entry's id what the rules find in it: kept from run to run, since most builds change no words.

    What they find in a panel's own entries is never kept: it belongs to a recruitment.
    """
    own = [entry for entry in entries if isinstance(entry.value, OwnEntry)]
    of_bank = [entry for entry in entries if not isinstance(entry.value, OwnEntry)]
    texts = [(entry.loc, entry.source.text) for entry in of_bank]
    source = repr((rules_source(folder), texts))
    kept: dict[str, Any] = cached(
        "findings", source.encode(errors="surrogatepass"), lambda: _found_or_kept(folder, of_bank)
    )
    return {**kept, **{entry.value.id: _found(folder, entry.value) for entry in own}}


def _found_or_kept(folder: Path, entries: Sequence[Placed[Entry]]) -> dict[str, Any]:
    """The findings in entries of the bank: another question in a guide costs no more than itself."""
    from interview_kit.checks.running import told_of
    from interview_kit.workplace.kept_findings import kept_findings

    kept = kept_findings(folder)
    return {
        entry.value.id: plain_findings(
            told_of(entry.value, kept.of(entry.value, partial(_findings, folder, entry.value)))
        )
        for entry in entries
    }


def _found(folder: Path, entry: Entry) -> list[PlainFinding]:
    from interview_kit.checks.running import told_of

    return plain_findings(told_of(entry, _findings(folder, entry)))


def _findings(folder: Path, entry: Entry) -> "Iterable[Finding]":
    from interview_kit.checks.running import entry_findings
    from interview_kit.workplace.checking import load_lexicon

    return entry_findings(entry, load_lexicon(folder).or_raise())


def _fixed_problems(folder: Path, texts: Sequence["Placed[Model]"]) -> list[Problem]:
    """What the law says of the texts that are printed beside the questions."""

    def find() -> list[list[PlainFinding]]:
        from interview_kit.checks.fixed_texts import fixed_text_findings
        from interview_kit.workplace.checking import load_lexicon

        lexicon = load_lexicon(folder).or_raise()
        return [plain_findings(fixed_text_findings(text.value, lexicon)) for text in texts]

    source = repr((rules_source(folder), [text.source.text for text in texts]))
    all_findings = cached("fixed", source.encode(errors="surrogatepass"), find)
    return [
        text.problem(rule, loc, **details)
        for text, findings in zip(texts, all_findings, strict=True)
        for rule, loc, details in findings
    ]


def plain_findings(findings: "Iterable[Finding]") -> list[PlainFinding]:
    """The findings as plain values, which the cache can keep."""
    return [(finding.rule, finding.loc, dict(finding.details)) for finding in findings]


def rules_source(folder: Path) -> tuple[bytes | None, ...]:
    """The files of the rules that hold for this bank, as they are; None for one that cannot be read."""
    rules = rules_folder(folder) / "rules"
    return tuple(read_bytes(rules / name).value for name in ("wording.yaml", "legal.yaml"))
