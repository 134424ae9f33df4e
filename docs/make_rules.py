"""Makes docs/regler.md from the rules' own words and examples: `python docs/make_rules.py`."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from interview_kit.checks.across import copies, nearly_the_same
from interview_kit.checks.anchors import ANCHOR_RULES
from interview_kit.checks.entries import ENTRY_RULES
from interview_kit.checks.law import legal_findings
from interview_kit.checks.rules import two_acts_and_no_word_of_which
from interview_kit.checks.wording import TEXT_RULES
from interview_kit.problems import CATALOGUE, LEVEL_NAMES
from interview_kit.problems.rule_texts import RULE_TEXTS

PAGE = Path(__file__).with_name("regler.md")
_START = """\
# Reglerne for gode spørgsmål og ankre

Siden er lavet af reglerne selv. `interview-kit check` bruger dem på hele banken, og
`interview-kit check-question "…"` på et enkelt spørgsmål. **Fejl** skal rettes. **Advarsler** skal rettes
eller accepteres i spørgsmålssættet med en grund og et navn:

```yaml
accepted_warnings:
  - {code: Q26, reason: "Svaret kræver et langt forløb.", by: "Navn, HR"}
```

**Råd** er til at tænke over. Ordlister, mønstre og jura ligger i `question_bank/rules/` og kan udvides dér,
med dato og navn. Reglerne siger aldrig, at et spørgsmål er lovligt; kun at de ikke fandt noget.
"""


def page() -> str:
    """The whole page, a section for each rule in the order of their codes."""
    checks = _checks()
    return _START + "".join(_section(code, checks.get(code)) for code in RULE_TEXTS)


def _checks() -> dict[str, Callable[..., Any]]:
    texts = ((rule.code, rule.check) for rule in TEXT_RULES)
    across = (("Q14", copies), ("Q15S", nearly_the_same), ("Q33", nearly_the_same))
    others = (("Q27", legal_findings), ("Q29", two_acts_and_no_word_of_which))
    listed: list[tuple[str, Callable[..., Any]]] = [*texts, *ANCHOR_RULES, *ENTRY_RULES, *across, *others]
    return dict(reversed(listed))


def _section(code: str, check: Callable[..., Any] | None) -> str:
    text = CATALOGUE[code]
    message = re.sub(r"\{\w+\}", "…", text.message).replace("{{", "{").replace("}}", "}")
    hint = re.sub(r"\{\w+\}", "…", text.hint.replace("{{", "{").replace("}}", "}"))
    shown = "".join(f"- {label}: {example}\n" for label, example in _examples(check))
    return f"\n## {code} ({LEVEL_NAMES[text.level]})\n\n{message} {hint}\n" + (f"\n{shown}" if shown else "")


def _examples(check: Callable[..., Any] | None) -> Iterator[tuple[str, str]]:
    for line in (inspect.getdoc(check) or "").splitlines() if check else ():
        for opening, label in (("Flag: ", "Sådan ikke"), ("Pass: ", "Sådan")):
            if line.startswith(opening):
                yield label, line.removeprefix(opening)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
