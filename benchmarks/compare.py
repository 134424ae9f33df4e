"""What comparing costs: `python -m benchmarks.compare`.

A round of a *direktør* with 12 members, 10 candidates and 12 questions: the command in a process of its own
with nothing in its cache, and again with what that has left there; then the statistics alone.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.filled_round import filled_round
from benchmarks.kit import planned
from benchmarks.timing import cpu_of_call, cpu_of_command
from interview_kit.comparison import compare_round
from interview_kit.models.collected import Collected
from interview_kit.models.guide import Guide
from interview_kit.models.recruitment import Recruitment
from interview_kit.planning.freezing import code_of, content_hash, marks_of
from interview_kit.recruitments import guide_bytes, load_guide, load_recruitment

MEMBERS, CANDIDATES, QUESTIONS = 12, 10, 12
GOAL = 3.0
RUNS = 5


def longer(guide: Guide, questions: int) -> Guide:
    """The guide with so many questions, its own again under other codes, frozen anew."""
    own = guide.content.questions
    rows = tuple(
        own[number % len(own)].model_copy(update={"code": f"S{number + 1}"}) for number in range(questions)
    )
    content = guide.content.model_copy(update={"questions": rows})
    digest = content_hash(content)
    return guide.model_copy(
        update={"content": content, "hash": digest, "id": code_of(digest), "marks": marks_of(content)}
    )


def sealed_folder(folder: Path) -> tuple[Guide, Recruitment, Collected]:
    """A recruitment of this size with its sealed ratings."""
    planned(folder, MEMBERS, CANDIDATES)
    guide = longer(load_guide(folder / "guide-1.yaml").or_raise(), QUESTIONS)
    (folder / "guide-1.yaml").write_bytes(guide_bytes(guide))
    recruitment = load_recruitment(folder).or_raise().value
    collected = filled_round(guide, recruitment)
    (folder / "indsamlet-1.json").write_text(collected.model_dump_json(), "utf-8")
    return guide, recruitment, collected


def seconds(folder: Path, cache: Path) -> float:
    """The CPU time of the command in a process of its own, its papers made from nothing."""
    shutil.rmtree(folder / "dokumenter", ignore_errors=True)
    words = [sys.executable, "-m", "interview_kit", "compare", str(folder)]
    return cpu_of_command(words, {**os.environ, "INTERVIEW_KIT_CACHE": str(cache)})


def statistics_alone(guide: Guide, recruitment: Recruitment, collected: Collected) -> float:
    """The CPU time of the comparison without papers."""
    return cpu_of_call(lambda: compare_round(guide, recruitment, collected.seals), RUNS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        case, cache = Path(work) / "sag", Path(work) / "cache"
        facts = sealed_folder(case)
        cold = seconds(case, cache)
        warm = min(seconds(case, cache) for _ in range(RUNS))
        alone = statistics_alone(*facts)
        print(
            f"compare {MEMBERS} x {CANDIDATES} x {QUESTIONS}, CPU: cold {cold:.2f} s (goal {GOAL:.0f}),",
            end=" ",
        )
        print(f"warm {warm:.2f} s, statistics {alone:.3f} s")
