"""Makes docs/regler.md from the rules' own words and examples: `python docs/make_rules.py`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from interview_kit.bank import load_bank
from interview_kit.checks.lexicon import Lexicon
from interview_kit.checks.passages import Passage
from interview_kit.checks.rule import Example, Finding, Rule, TextRule
from interview_kit.checks.rules import RULES
from interview_kit.checks.running import bank_findings, passage_findings
from interview_kit.models.bank import STATE_WORDS, Approval, Entry, Profile, QuestionBank
from interview_kit.problems import CATALOGUE, LEVEL_NAMES, Place
from interview_kit.problems.rule_texts import RULE_TEXTS
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.checking import load_lexicon

PAGE = Path(__file__).with_name("regler.md")
# The entry that an example changes, and the one it is held against.
EXAMPLE_ENTRY, OTHER_ENTRY = "direktoer.politik.med-og-modspil", "direktoer.politik.forhandlinger"
_START = """\
# Reglerne for gode spørgsmål og trin

Siden er lavet af reglerne selv. `interview-kit check` bruger dem på hele banken, og
`interview-kit check-question "…"` på et enkelt spørgsmål. **Fejl** skal rettes. **Advarsler** skal rettes
eller accepteres i spørgsmålssættet med reglens navn, en grund og et navn:

```yaml
accepted_warnings:
  - {code: unusual-minutes, reason: "Svaret kræver et langt forløb.", by: "Navn, HR"}
```

**Råd** er til at tænke over. Ordlister, mønstre og jura ligger i `question_bank/rules/` og kan udvides dér,
med dato og navn. Reglerne siger aldrig, at et spørgsmål er lovligt; kun at de ikke fandt noget.
Eksemplerne er prøvet: Reglen finder det, der står ved «Sådan ikke», og ikke det, der står ved «Sådan».
"""
# The parts of an example in the order that people read them in.
_LABELS = {
    "line": "Profilens linje",
    "covers": "Dækker",
    "keywords": "Nøgleord",
    "heard": "Kandidaten hører",
    "question": "Spørgsmål",
    "other_question": "Et andet spørgsmålssæt",
    "scene": "Situation",
    "probes": "Opfølgninger",
    "minutes": "Minutter",
    "anchors": "",
    "other_anchor": "Et andet spørgsmålssæt",
    "positive": "Positive tegn",
    "negative": "Negative tegn",
    "author": "Skrevet af",
    "status": "Tilstand",
}


def page() -> str:
    """The whole page: a section for each rule, then one for each problem with the rules' own files."""
    bank, _ = load_bank(shipped_folder("question_bank"))
    lexicon, _ = load_lexicon(shipped_folder("question_bank"))
    if bank is None or lexicon is None:
        raise ValueError("the shipped bank has errors")
    sections = [_rule_section(rule, bank, lexicon) for rule in RULES]
    names = {rule.name for rule in RULES}
    return _START + "".join([*sections, *(_section(name) for name in RULE_TEXTS if name not in names)])


def findings_in(rule: Rule, example: str | Example, bank: QuestionBank, lexicon: Lexicon) -> list[Finding]:
    """What all rules find in an example of this rule: in the text, or in the example entry changed by it."""
    if isinstance(rule, TextRule):
        passage = Passage(rule.roles[0], str(example), rule.kinds[0], level=3)
        return list(passage_findings(passage, lexicon))
    changed = example_bank(bank, example) if isinstance(example, dict) else bank
    return [finding for finding in bank_findings(changed, lexicon) if finding.entry == EXAMPLE_ENTRY]


def example_bank(bank: QuestionBank, example: Example) -> QuestionBank:
    """The bank cut down to the other entry and the example entry, with what the example says instead."""
    [entry], [neighbour] = bank.entries[EXAMPLE_ENTRY], bank.entries[OTHER_ENTRY]
    data = neighbour.model_dump(by_alias=True)
    if "other_question" in example:
        data["questions"][0]["text"] = example["other_question"]
    if "other_anchor" in example:
        data["anchors"][3] = (example["other_anchor"], *data["anchors"][3][1:])
    entries = {
        OTHER_ENTRY: (Entry.model_validate(data),),
        EXAMPLE_ENTRY: (example_entry(entry, example),),
    }
    return replace(bank, entries=entries, profiles=_profiles_with(bank, example.get("line")))


def _profiles_with(bank: QuestionBank, line: str | None) -> dict[str, Profile]:
    """The bank's profiles; where there is a line, the example entry's behaviour says that instead."""
    profiles = {name: profile.model_dump() for name, profile in bank.profiles.items()}
    for profile in profiles.values():
        for competency in profile["competencies"]:
            for behaviour in competency["behaviours"]:
                if line and behaviour["id"] == EXAMPLE_ENTRY:
                    behaviour["text"] = line
    return {name: Profile.model_validate(profile) for name, profile in profiles.items()}


def example_entry(entry: Entry, example: Example) -> Entry:
    """The entry with what the example says instead; an approval that names no words is of the entry's own.

    An example has one set of anchors: a scene that has its own is held against those of the entry.
    """
    data = entry.model_dump(by_alias=True)
    first, scene, _ = data["questions"]
    scene["anchors"] = None
    for field, value in example.items():
        match field, value:
            case "question", text:
                first["text"] = text
            case (("probes" | "minutes"), _):
                first[field] = value
            case "scene", text:
                scene["text"] = text
            case "heard", (text, *probes):
                first |= {"text": text, "probes": tuple(probes)}
                data["questions"] = [first]
            case "anchors", levels:
                data["anchors"] |= levels
            case (("positive" | "negative"), indicators):
                data["indicators"][field] = indicators
            case "approved", Approval() as approval:
                data["approved"] = approval.model_dump()
            case (("covers" | "keywords" | "author" | "status"), _):
                data[field] = value
    return _sealed(Entry.model_validate(data))


def _sealed(entry: Entry) -> Entry:
    if entry.approved is None or entry.approved.words:
        return entry
    approval = entry.approved.model_copy(update={"words": entry.words})
    return entry.model_copy(update={"approved": approval})


def _rule_section(rule: Rule, bank: QuestionBank, lexicon: Lexicon) -> str:
    """The section of a rule, its words filled with what it says of its flagged example."""
    findings = findings_in(rule, rule.flagged, bank, lexicon)
    details = next(finding.details for finding in findings if finding.rule == rule.name)
    if rule.name == "approval-words":  # they are other words with every new wording of the example entry
        details = {**details, "words": "…"}
    problem = Place().problem(rule.name, **details)
    former = f"\n<small>Tidligere {rule.number}.</small>\n" if rule.number else ""
    return (
        f"{_heading(rule.name)}{problem.message} {problem.hint}\n\n"
        f"- Sådan ikke:{_shown(rule.flagged)}\n- Sådan:{_shown(rule.passing)}\n{former}"
    )


def _section(name: str) -> str:
    """The section of a problem that has no example."""
    text = CATALOGUE[name]
    words = re.sub(r"\{\w+\}", "…", f"{text.message} {text.hint}")
    return f"{_heading(name)}{words}\n"


def _heading(name: str) -> str:
    text = CATALOGUE[name]
    return f"\n## {text.title}\n\n*{LEVEL_NAMES[text.level].capitalize()}* `{name}`. "


def _shown(example: str | Example) -> str:
    """An example as people read it: a text, or a list of «Situation: …», «Trin 5: …»."""
    if isinstance(example, str):
        return f" {example}"
    lines = list(_lines(example))
    return f" {lines[0]}" if len(lines) == 1 else "".join(f"\n  - {line}" for line in lines)


def _lines(example: Example) -> Iterator[str]:
    for field, label in _LABELS.items():
        match field, example.get(field):
            case _, None:
                continue
            case "anchors", dict(levels):
                for level in sorted(levels, reverse=True):
                    yield f"Trin {level}: {' '.join(levels[level])}"
            case "keywords", tuple(words):
                yield f"{label}: {', '.join(words)}"
            case _, tuple(texts):
                yield f"{label}: {' '.join(texts)}"
            case "status", _:
                yield f"{label}: {STATE_WORDS[example['status']]}{_by(example.get('approved'))}"
            case _, text:
                yield f"{label}: {text}"


def _by(approval: Approval | None) -> str:
    if approval is None:
        return ""
    other_words = f', men for andre ord (words: "{approval.words}")' if approval.words else ""
    return f" af {approval.by} {approval.date}{other_words}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
