"""What is unlawful, wrong or not approved reaches no paper in silence."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from interview_kit.bank import load_bank, load_positions
from interview_kit.cli import main
from interview_kit.models.bank import QuestionBank
from interview_kit.models.recruitment import Recruitment
from interview_kit.problems import Problem, UserError
from interview_kit.recruitments import load_recruitment
from interview_kit.shipped import shipped_folder
from interview_kit.workplace.building import BuildRequest, BuiltRound, build_round
from interview_kit.workplace.checking import check_bank, load_lexicon
from interview_kit.workplace.question_book import make_book
from interview_kit.workplace.recruitment_checks import check_recruitment, own_question_problems
from interview_kit.workplace.workplace import open_shipped, open_workplace
from interview_kit.yaml_files import Placed
from tests.conftest import SMALL_BANK
from tests.docx_text import part, text_of

POLITICS = "entries/direktoer/politik.yaml"
# The question that the director's first round begins with.
DOUBTFUL = "Fortæl om en gang, hvor du kom i gæld til en kollega. Hvad gjorde du?"
FIRST = re.compile(r'(- id: direktoer\.politik\.med-og-modspil\.1\n\s+kind: behavioural\n\s+text: )"[^"]*"')


@pytest.fixture
def hr(tmp_path: Path) -> Path:
    """The shipped bank as HR's own."""
    return Path(shutil.copytree(shipped_folder("question_bank"), tmp_path / "hr"))


def change(bank: Path, name: str, old: str, new: str) -> None:
    path = bank / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def ask_first(bank: Path, text: str) -> None:
    """Lets the first question of the director's first interview be this problem."""
    path = bank / POLITICS
    before = path.read_text("utf-8")
    path.write_text(FIRST.sub(rf'\1"{text}"', before), "utf-8")
    assert path.read_text("utf-8") != before


def built(bank: Path, position: str = "direktoer", **choices: object) -> BuiltRound:
    return build_round(open_workplace(str(bank)), BuildRequest(position=position, **choices))  # type: ignore[arg-type]


def refusals(bank: Path, position: str = "direktoer", **choices: object) -> list[str]:
    with pytest.raises(UserError) as refused:
        built(bank, position, **choices)
    return [problem.code for problem in refused.value.problems]


def words_of(data: bytes, folder: Path) -> str:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return text_of(part(path))


# The law


@pytest.mark.parametrize(
    "text",
    ["Er du gift?", "Hvem passer dine børn?", "Hvornår går du på pension?", "Hvad stemte du ved valget?"],
)
def test_a_question_that_must_not_be_asked_is_not_built(hr: Path, text: str) -> None:
    ask_first(hr, text)
    with pytest.raises(UserError) as refused:
        built(hr)
    problem = refused.value.problems[0]
    assert problem.code == "private-matter"
    assert problem.file == str(hr / POLITICS)
    assert problem.line > 1
    assert problem.owner.startswith("direktoer.politik.med-og-modspil")
    assert "lov" in problem.message
    assert problem.hint


@pytest.mark.parametrize("place", ["probes", "anchors", "positive", "red_flags"])
def test_an_unlawful_text_is_found_wherever_it_is_printed(bank_copy: Path, place: str) -> None:
    old = {
        "probes": "Hvad gjorde du?",
        "anchors": "Låste døren samme aften.",
        "positive": "Nævner klokkeslæt.",
        "red_flags": "Skjulte et indbrud.",
    }[place]
    change(bank_copy, "entries/vagt/hus.yaml", old, "Er du gift?")
    assert "private-matter" in refusals(bank_copy, "vagtmester")


def test_an_unlawful_question_that_the_guide_does_not_print_stops_no_guide(bank_copy: Path) -> None:
    change(
        bank_copy, "entries/vagt/hus.yaml", "Døren binder, men gæsterne venter. Hvad gør du?", "Er du gift?"
    )
    assert built(bank_copy, "vagtmester").guide.content.questions
    assert "private-matter" in {problem.code for problem in check_bank(bank_copy)}


FIXED = ("texts/interview.yaml", "texts/sheet.yaml", "texts/statutory_steps.yaml", "scale.yaml")


@pytest.mark.parametrize(
    "name", [*FIXED, "positions/direktoer.yaml", "profiles/direktoer.yaml", "cases/direktoer.yaml"]
)
def test_no_sentence_beside_the_questions_may_break_the_law(hr: Path, name: str) -> None:
    path = hr / name
    text = re.sub(r'(?<!law: )"(?=[^"\n]{25,}")', '"Er du gravid? ', path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    planted = {number for number, line in enumerate(text.splitlines(), 1) if "Er du gravid?" in line}
    told = {problem.line for problem in check_bank(hr) if problem.code == "private-matter"}
    assert len(planted) > 3
    assert planted == told


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("texts/interview.yaml", 'text: "'),
        ("texts/interview.yaml", 'instead: "'),
        ("texts/interview.yaml", 'stop_sentence: "'),
        ("texts/sheet.yaml", '- "'),
        ("texts/statutory_steps.yaml", 'text: "'),
        ("scale.yaml", 'meaning: "'),
        ("positions/direktoer.yaml", 'terms:\n  - "'),
        ("positions/direktoer.yaml", 'task: "'),
        ("positions/direktoer.yaml", 'reason: "'),
        ("profiles/direktoer.yaml", 'text: "'),
    ],
)
def test_what_stands_beside_the_questions_obeys_the_law_too(hr: Path, name: str, old: str) -> None:
    change(hr, name, old, f"{old}Hvem passer dine børn? ")
    assert refusals(hr) == ["private-matter"]
    assert "private-matter" in {problem.code for problem in check_bank(hr)}


def test_a_cases_title_obeys_the_law_too(hr: Path) -> None:
    change(hr, "cases/direktoer.yaml", 'title: "Fire skranker"', 'title: "Er du gravid?"')
    assert refusals(hr, round=2) == ["private-matter"]


def test_a_doubt_about_what_is_read_aloud_is_said_when_it_is_printed(hr: Path) -> None:
    change(hr, "positions/direktoer.yaml", "terms:\n", f'terms:\n  - "{DOUBTFUL}"\n')
    rule = "private-matter-unless-needed"
    assert [problem.code for problem in check_bank(hr)] == [rule]
    assert [problem.code for problem in built(hr).report.faults["Faste tekster"]] == [rule]
    output = run("build", "direktoer", "--bank", str(hr), "-o", str(hr.parent / "ud")).output
    assert "  Faste tekster: advarsel: Privat forhold, medmindre opgaven kræver det" in output


def test_a_suspicion_is_said_and_stops_nothing(hr: Path) -> None:
    change(hr, "positions/direktoer.yaml", "terms:\n", 'terms:\n  - "Går det hjemme med alle de møder?"\n')
    ask_first(hr, "Fortæl om en gang, hvor din læge ringede til dig. Hvad gjorde du?")
    found = check_bank(hr)
    assert [(problem.code, problem.level) for problem in found] == [("possibly-private", "advice")] * 2
    assert built(hr).guide.content.questions
    assert CliRunner().invoke(main, ["check", str(hr), "--strict"]).exit_code == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("texts/interview.yaml", "{minutter}", "{minuter}", "placeholder-unknown"),
        ("texts/interview.yaml", "{minutter}", "{minutter", "placeholder-unknown"),
        ("texts/interview.yaml", 'stop_sentence: "', 'stop_sentence: "{minutter} ', "placeholder-nowhere"),
        ("positions/direktoer.yaml", 'terms:\n  - "', 'terms:\n  - "{organisation}: ', "placeholder-nowhere"),
    ],
)
def test_a_placeholder_that_nothing_is_put_in_for_is_named(
    hr: Path, name: str, old: str, new: str, code: str
) -> None:
    change(hr, name, old, new)
    (found,) = check_bank(hr)
    assert found.code == code
    assert "{" in Path(found.file).read_text(encoding="utf-8").splitlines()[found.line - 1]


def test_a_placeholder_that_nothing_is_put_in_for_is_said_when_it_is_printed(hr: Path) -> None:
    change(hr, "texts/interview.yaml", "{minutter}", "{minuter}")
    output = run("build", "direktoer", "--bank", str(hr), "-o", str(hr.parent / "ud")).output
    assert "  Faste tekster: fejl: Parentes, som ingen udfylder" in output


def let_through(bank: Path, words: str) -> None:
    """Lets HR accept the doubt about the first question, in the words that have this hash."""
    behaviour = "  behaviour: direktoer.politik.med-og-modspil\n"
    accepted = f'{{code: private-matter-unless-needed, reason: "Opgaven kræver det.", by: "Eva, HR"{words}}}'
    change(bank, POLITICS, behaviour, f"{behaviour}  accepted_warnings: [{accepted}]\n")


def words_to_write(problem: Problem) -> str:
    """What the hint says to write: `, words: "0123456789"`."""
    [words] = re.findall(r', words: "[0-9a-f]{10}"', problem.hint)
    return str(words)


def test_a_doubtful_question_is_printed_only_when_somebody_in_hr_has_let_it_through(hr: Path) -> None:
    ask_first(hr, DOUBTFUL)
    with pytest.raises(UserError) as refused:
        built(hr)
    doubt, law_doubt = refused.value.problems
    assert (doubt.code, law_doubt.code) == ("private-matter-unless-needed", "law-doubt")
    let_through(hr, words_to_write(law_doubt))
    assert DOUBTFUL in [question.text for question in built(hr).guide.content.questions]
    assert check_bank(hr) == []


@pytest.mark.parametrize("words", ["", ', words: "0123456789"'])
def test_a_doubt_is_let_through_in_the_words_that_stand_there_and_no_others(hr: Path, words: str) -> None:
    ask_first(hr, DOUBTFUL)
    let_through(hr, words)
    assert refusals(hr) == ["private-matter-unless-needed", "law-doubt"]
    codes = {problem.code: problem for problem in check_bank(hr)}
    assert set(codes) == {"accepted-words", "private-matter-unless-needed", "law-doubt"}
    [right] = re.findall(r'words: "([0-9a-f]{10})"', codes["accepted-words"].hint)
    change(hr, POLITICS, f'by: "Eva, HR"{words}', f'by: "Eva, HR", words: "{right}"')
    assert built(hr).guide.content.questions
    ask_first(hr, "Fortæl om en gang, hvor du fik en bøde på en rejse. Hvad gjorde du?")
    assert refusals(hr) == ["private-matter-unless-needed", "law-doubt"]


def test_check_finds_the_doubtful_question_that_build_refuses(hr: Path) -> None:
    ask_first(hr, DOUBTFUL)
    result = CliRunner().invoke(main, ["check", str(hr)])
    assert (result.exit_code, "før en i HR har taget stilling" in result.output) == (1, True)


def recruitment(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "recruitment.yaml").write_text(text, "utf-8")
    return folder


def test_check_of_a_recruitment_finds_the_unlawful_question_that_build_refuses(
    hr: Path, tmp_path: Path
) -> None:
    ask_first(hr, "Er du gift?")
    folder = recruitment(tmp_path / "sag", "position: direktoer\n")
    [problem] = check_recruitment(folder, hr)
    assert (problem.code, problem.file) == ("private-matter", str(hr / POLITICS))
    without = "position: direktoer\nrounds: {1: {left_out: [direktoer.politik.med-og-modspil]}}\n"
    assert check_recruitment(recruitment(tmp_path / "sag2", without), hr) == []


@pytest.mark.parametrize(
    ("question", "approver", "codes"),
    [
        ("Er du gift?", "Eva, HR", ["private-matter", "yes-no"]),
        ("Hvad er mod for dig?", "", ["needs-approval", "own-law-doubt"]),
        ("Hvad er mod for dig?", "Eva, HR", []),
        (DOUBTFUL, "", ["private-matter-unless-needed", "own-law-doubt"]),
        (DOUBTFUL, "Eva, HR", []),
        ("Hvad sagde din læge til dig?", "", ["possibly-private", "needs-approval", "own-law-doubt"]),
        ("Hvad sagde din læge til dig?", "Eva, HR", ["possibly-private"]),
        ("Fortæl om en gang, hvor du stoppede et projekt.", "", []),
    ],
)
def test_an_own_question_is_printed_where_it_is_lawful_or_somebody_in_hr_answers_for_it(
    tmp_path: Path, question: str, approver: str, codes: list[str]
) -> None:
    own = own_question(tmp_path / "sag", question)
    if approver:
        own = own_question(tmp_path / "igen", question, f', words: "{own.value.own_questions[0].words}"')
    lexicon = load_lexicon(shipped_folder("question_bank")).or_raise()
    assert [problem.code for problem in own_question_problems(own, lexicon)] == codes


@pytest.mark.parametrize("words", ["", ', words: "0123456789"'])
def test_an_own_question_is_let_through_in_the_words_that_stand_there_and_no_others(
    tmp_path: Path, words: str
) -> None:
    lexicon = load_lexicon(shipped_folder("question_bank")).or_raise()
    doubt, law_doubt = own_question_problems(own_question(tmp_path / "sag", DOUBTFUL, words), lexicon)
    assert (doubt.code, law_doubt.code) == ("private-matter-unless-needed", "own-law-doubt")
    right = own_question(tmp_path / "igen", DOUBTFUL, words_to_write(law_doubt))
    assert list(own_question_problems(right, lexicon)) == []


def own_question(folder: Path, question: str, approved: str | None = None) -> Placed[Recruitment]:
    """A recruitment with this question of its own; `approved` is what follows the name and date."""
    text = f'position: direktoer\nown_questions:\n  - id: egen.1\n    text: "{question}"\n'
    if approved is not None:
        text += f'    approved: {{by: "Eva, HR", date: "2026-11-21"{approved}}}\n'
    return load_recruitment(recruitment(folder, text)).or_raise()


# Other faults, and what is not approved


def test_faults_are_said_on_the_screen_and_on_the_guide(hr: Path, tmp_path: Path) -> None:
    ask_first(hr, "Er du god til at samarbejde?")
    guide_files = built(hr)
    code = next(iter(guide_files.report.faults))
    assert guide_files.guide.faults == (code,)
    words = words_of(guide_files.files["interviewguide.docx"], tmp_path)
    assert f"1 af {guide_files.report.questions} spørgsmålssæt har fejl efter reglerne." in words
    assert f"har fejl efter bankens regler: {code} Begå sig i en politisk styret organisation." in words
    output = run("build", "direktoer", "--bank", str(hr), "-o", str(tmp_path / "ud")).output
    assert "Reglerne finder noget her:" in output
    assert f"  {code}: fejl: Kan besvares med ja eller nej" in output


def test_what_has_no_faults_says_nothing_of_them(hr: Path, tmp_path: Path) -> None:
    guide_files = built(hr)
    assert (guide_files.guide.faults, guide_files.report.faults) == (None, {})
    assert "fejl efter" not in words_of(guide_files.files["interviewguide.docx"], tmp_path)


def test_the_book_prints_what_must_not_be_used_and_says_so(hr: Path, tmp_path: Path) -> None:
    ask_first(hr, "Er du gift?")
    book = make_book(open_workplace(str(hr)), "direktoer")
    words = words_of(book.data, tmp_path)
    assert "Må ikke bruges: " in words
    assert "direktoer.politik.med-og-modspil" in book.report.faults
    assert "Reglerne finder noget ét sted" in words
    assert list(book.report.faults) == ["direktoer.politik.med-og-modspil"]


def test_a_case_that_asks_what_must_not_be_asked_is_marked_in_the_book(
    bank_copy: Path, tmp_path: Path
) -> None:
    change(bank_copy, "cases/vagtmester.yaml", "Hvad gør du først?", "Er du gift?")
    book = make_book(open_workplace(str(bank_copy)), "vagt")
    assert "cases/vagtmester" in book.report.faults
    assert "Må ikke bruges: " in words_of(book.data, tmp_path)


def test_a_doubtful_case_is_printed_only_when_somebody_in_hr_has_approved_it(hr: Path) -> None:
    case = "cases/direktoer.yaml"
    change(hr, case, "Hvilket af tallene er du mest i tvivl om?", DOUBTFUL)
    assert built(hr).guide.content.questions
    with pytest.raises(UserError) as refused:
        built(hr, round=2)
    doubt, law_doubt = refused.value.problems
    assert (doubt.code, law_doubt.code) == ("private-matter-unless-needed", "case-law-doubt")
    assert {problem.code for problem in check_bank(hr)} == {"private-matter-unless-needed", "case-law-doubt"}
    approved = f'status: approved\napproved: {{by: "Eva, HR", date: "2026-11-21"{words_to_write(law_doubt)}}}'
    change(hr, case, "status: proposed", approved)
    assert built(hr, round=2).report.has_case
    change(hr, case, "Fire skranker", "De fire skranker")
    assert refusals(hr, round=2) == ["private-matter-unless-needed", "case-law-doubt"]


def test_check_of_a_recruitment_finds_the_case_that_build_refuses(hr: Path, tmp_path: Path) -> None:
    change(hr, "cases/direktoer.yaml", "Hvilket af tallene er du mest i tvivl om?", DOUBTFUL)
    folder = recruitment(tmp_path / "sag", "position: direktoer\n")
    told = [problem.code for problem in check_recruitment(folder, hr)]
    assert told == ["private-matter-unless-needed", "case-law-doubt"] == refusals(hr, round=2)


# Approval


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hvor døren stod åben", "hvor døren var åben"),
        ("Hvad skete der så?", "Hvad så?"),
        ("Låste døren samme aften.", "Låste døren."),
        ("Nævner klokkeslæt.", "Nævner tiden."),
        ("Skjulte et indbrud.", "Skjulte indbrud."),
        ("En port tæller også.", "En låge tæller også."),
        ("Hvem ringer du til?", "Hvem siger du det til?"),
    ],
)
def test_a_changed_word_is_no_longer_approved_anywhere(
    bank_copy: Path, tmp_path: Path, old: str, new: str
) -> None:
    assert built(bank_copy, "vagtmester").report.unapproved == 0
    change(bank_copy, "entries/vagt/hus.yaml", old, new)
    guide_files = built(bank_copy, "vagtmester")
    assert (guide_files.report.unapproved, guide_files.report.bank.approved) == (1, 0)
    guide = words_of(guide_files.files["interviewguide.docx"], tmp_path)
    assert "Spørgsmålssættet er et forslag, som HR endnu ikke har godkendt" in guide
    assert "(version 2, godkendt i en tidligere udgave)" in guide
    book = words_of(make_book(open_workplace(str(bank_copy)), "vagt").data, tmp_path)
    assert "Godkendt i en tidligere udgave" in book
    assert "godkendt af En anden" not in book


@pytest.mark.parametrize("author", ["En anden", "en  anden", "En Anden, HR", "EN ANDEN (HR)"])
def test_nobody_approves_what_they_have_written(bank_copy: Path, author: str) -> None:
    path = bank_copy / "entries/vagt/hus.yaml"
    path.write_text(
        re.sub(r'author: "?[^"\n]*"?', f'author: "{author}"', path.read_text("utf-8"), count=1), "utf-8"
    )
    assert built(bank_copy, "vagtmester").report.unapproved == 1
    assert "approval-own" in {problem.code for problem in check_bank(bank_copy)}


def test_an_entry_that_serves_another_line_must_be_approved_again(bank: QuestionBank) -> None:
    entry = next(iter(bank.all_entries))
    assert entry.model_copy(update={"behaviour": "en.anden"}).words != entry.words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("keywords: [dør, lys]", "keywords: [dør]"),
        ("minutes: 10", "minutes: 9"),
        ("version: 2", "version: 3"),
        ("      for: [vagtmester]\n", ""),
    ],
)
def test_what_is_no_words_may_change_after_the_approval(bank_copy: Path, old: str, new: str) -> None:
    change(bank_copy, "entries/vagt/hus.yaml", old, new)
    assert built(bank_copy, "vagtmester").report.unapproved == 0


@pytest.mark.parametrize("words", ["", ', words: "0123456789"'])
def test_check_says_which_hash_to_write_and_then_it_is_approved(bank_copy: Path, words: str) -> None:
    change(bank_copy, "entries/vagt/hus.yaml", ', words: "0747596faf"', words)
    [problem] = [problem for problem in check_bank(bank_copy) if problem.code == "approval-words"]
    assert (problem.level, problem.line) == ("error", 8)
    [right] = re.findall(r'words: "([0-9a-f]{10})"', problem.hint)
    assert built(bank_copy, "vagtmester").report.unapproved == 1
    change(
        bank_copy,
        "entries/vagt/hus.yaml",
        f'"2026-11-01"{words}',
        f'"2026-11-01", words: "{right}"',
    )
    assert built(bank_copy, "vagtmester").report.unapproved == 0


# Empty and impossible


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "statutory_steps:\n  - {step: opslag, when: always}\n  - {step: boerneattest, when: children_under_15}",
            "statutory_steps: []",
            "no-statutory-steps",
        ),
        ("  min: 2\n", "  min: 3\n", "panel-roles"),
        ("  min: 2\n  max: 4\n", "  min: 1\n  max: 1\n", "panel-full"),
        ("  - number: 2\n", "  - number: 1\n", "round-twice"),
        ('title: "Kollega"', 'title: "leder"', "role-twice"),
        ('task: "Kender husets fejl"', 'task: " "', "text-empty"),
    ],
)
def test_a_position_that_would_print_empty_or_wrong_pages_is_refused(
    bank_copy: Path, old: str, new: str, code: str
) -> None:
    change(bank_copy, "positions/vagtmester.yaml", old, new)
    [problem] = [problem for problem in check_bank(bank_copy) if problem.code == code]
    assert problem.line > 1
    assert code in refusals(bank_copy, "vagtmester")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  max: 4\n", "  max: 42\n", "panel-large"),
        ("    case: 15\n", "    case: 15\n", "case-missing"),
    ],
)
def test_check_warns_of_a_position_that_build_can_print(
    bank_copy: Path, old: str, new: str, code: str
) -> None:
    change(bank_copy, "positions/vagtmester.yaml", old, new)
    if code == "case-missing":
        (bank_copy / "cases" / "vagtmester.yaml").unlink()
    [problem] = [problem for problem in check_bank(bank_copy) if problem.code == code]
    assert (problem.level, problem.line > 1) == ("warning", True)
    assert built(bank_copy, "vagtmester", round=2).files


@pytest.mark.parametrize("leads", ["", ", leads: []"])
def test_a_role_may_have_another_task_than_to_ask(bank_copy: Path, leads: str) -> None:
    guest = f'\n    - {{id: gaest, title: "Gæst", task: "Skriver referat"{leads}}}'
    change(bank_copy, "positions/vagtmester.yaml", ", leads: [vagt.fejl]}", f", leads: [vagt.fejl]}}{guest}")
    assert "role-without-question" not in {problem.code for problem in check_bank(bank_copy)}


def test_a_role_whose_questions_no_round_reaches_is_warned_of(hr: Path) -> None:
    change(hr, "positions/direktoer.yaml", "slot: 70", "slot: 40")
    change(hr, "positions/direktoer.yaml", "slot: 90", "slot: 80")
    titles = [problem.message for problem in check_bank(hr) if problem.code == "role-without-question"]
    assert [title.split("»")[0] for title in titles] == [
        "Rollen «Direktør fra en anden forvaltning",
        "Rollen «Fællestillidsrepræsentant",
    ]


def test_no_role_says_which_questions_it_asks() -> None:
    for folder in (shipped_folder("question_bank"), SMALL_BANK):
        for position in load_positions(folder).or_raise().values():
            tasks = [role.task for role in position.panel.roles]
            assert [task for task in tasks if re.search("spørg", task, re.IGNORECASE)] == []


def test_a_profile_without_questions_says_so(bank_copy: Path) -> None:
    for path in (bank_copy / "entries").glob("*/*.yaml"):
        path.unlink()
    assert refusals(bank_copy, "vagtmester") == ["profile-without-questions"]
    problems = [problem for problem in check_bank(bank_copy) if problem.code == "profile-without-questions"]
    assert [(Path(problem.file).name, problem.line) for problem in problems] == [("vagtmester.yaml", 4)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("slot: 60", "slot: 45", 18),
        ("individual: 10", "individual: 40", 18),
        ("case: 15", "case: 39", 18),
    ],
)
def test_check_finds_a_slot_that_build_refuses(bank_copy: Path, old: str, new: str, line: int) -> None:
    change(bank_copy, "positions/vagtmester.yaml", old, new)
    codes = [(problem.code, problem.line) for problem in check_bank(bank_copy)]
    assert ("slot-too-short", line) in codes


# What each command worked on


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize(
    "words",
    [
        ("build", "vagtmester"),
        ("check",),
        ("coverage",),
        ("missing",),
        ("book", "vagt"),
        ("positions",),
    ],
    ids=lambda words: words[0],
)
def test_in_a_folder_that_is_a_bank_that_bank_is_used_and_said(
    bank_copy: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(bank_copy)
    monkeypatch.delenv("INTERVIEW_KIT_BANK", raising=False)
    assert "Banken i denne mappe, version 1, " in run(*words).output


@pytest.mark.parametrize(
    "words",
    [("build", "vagtmester"), ("check",), ("coverage",), ("missing",), ("book", "vagt"), ("positions",)],
)
def test_every_command_ends_with_the_bank_that_it_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"Banken {SMALL_BANK}, version 1, " in run(*words, "--bank", str(SMALL_BANK)).output


@pytest.mark.parametrize(
    ("name", "position"),
    [("skoleleder", "institutionsleder"), ("rektor", "institutionsleder"), ("Direktør", "")],
)
def test_another_jobs_name_is_said_to_use_the_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, position: str
) -> None:
    monkeypatch.chdir(tmp_path)
    output = run("build", name).output
    assert ("bruger stillingen" in output) is bool(position)
    assert f"«{name}» bruger stillingen «{position}»." in output or not position


@pytest.mark.parametrize(
    "choices",
    [
        ("--slot", "40"),
        ("--ask", "direktoer.faglig.generalist"),
        ("--ask", "direktoer.rollemodel.konflikter"),
    ],
)
def test_what_the_users_choices_push_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choices: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {
        question.entry
        for question in build_round(
            open_workplace(), BuildRequest(position="direktoer")
        ).guide.content.questions
    }
    result = run("build", "direktoer", *choices)
    after = set(re.findall(r"(?m)^    entry: (\S+)$", (tmp_path / "direktoer/guide.yaml").read_text("utf-8")))
    [line] = [problem for problem in result.output.splitlines() if problem.startswith("Ikke med, fordi")]
    assert before - after
    assert all(entry in line for entry in before - after)


def test_nothing_is_said_to_be_pushed_out_where_the_user_chose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Ikke med på grund af" not in run("build", "direktoer").output


def test_a_sheet_that_a_member_filled_in_survives_force_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("build", "teamleder")
    sheet = tmp_path / "teamleder" / "scoringsark.docx"
    sheet.write_bytes(sheet.read_bytes() + b"noter")
    filled = sheet.read_bytes()
    written = set((tmp_path / "teamleder").iterdir())
    output = run("build", "teamleder", "--force", "--organisation", "Eksempelby Kommune").output
    [aside] = (tmp_path / "teamleder").glob("scoringsark (gemt ????-??-??).docx")
    assert aside.read_bytes() == filled
    assert aside.name in output
    assert set((tmp_path / "teamleder").iterdir()) == written | {aside}


@pytest.mark.parametrize("folder", ["hr", "min bank", "bank æøå 2"])
def test_init_says_a_command_that_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    output = run("init", folder).output
    quoted = f'--bank "{folder}"' if " " in folder else f"--bank {folder}"
    assert quoted in output
    again = run("init", folder)
    assert (again.exit_code, again.stderr.count("fejl:")) == (1, 1)
    assert "--force" not in again.stderr


# All that a guide prints of the bank, not only what is rated


CASE_FILE, CASE_TEXT = "cases/fagchef.yaml", "questions:\n"


def test_an_unlawful_text_in_the_case_is_not_built(hr: Path) -> None:
    text = (hr / CASE_FILE).read_text("utf-8")
    (hr / CASE_FILE).write_text(
        text.replace('questions:\n  - "', 'questions:\n  - "Er du gift? ', 1), "utf-8"
    )
    assert "Er du gift?" in (hr / CASE_FILE).read_text("utf-8")
    with pytest.raises(UserError) as refused:
        build_round(open_workplace(str(hr)), BuildRequest(position="fagchef", round=2))
    assert [(problem.code, problem.file) for problem in refused.value.problems] == [
        ("private-matter", str(hr / CASE_FILE))
    ]
    assert build_round(open_workplace(str(hr)), BuildRequest(position="fagchef", round=1)).files


def test_an_unlawful_question_that_is_not_rated_is_not_built(bank_copy: Path) -> None:
    old = "Døren binder, men gæsterne venter. Hvad gør du?"
    change(bank_copy, "entries/vagt/hus.yaml", old, "Er du gift?")
    entries = load_bank(SMALL_BANK).or_raise().all_entries
    scene = next(question for entry in entries for question in entry.questions if question.text == old)
    request = BuildRequest(position="vagtmester", asked=(scene.id,))
    assert build_round(open_workplace(str(SMALL_BANK)), request).guide.content.own_questions
    with pytest.raises(UserError) as refused:
        build_round(open_workplace(str(bank_copy)), request)
    assert "private-matter" in {problem.code for problem in refused.value.problems}


def test_the_case_counts_among_the_texts_that_nobody_has_approved() -> None:
    built = build_round(open_shipped(), BuildRequest(position="fagchef", round=2))
    assert built.report.has_case
    assert built.report.unapproved == built.report.questions + 1 == len(built.guide.content.bank_texts)


def test_what_became_of_a_house_is_said_by_build_and_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = Document()
    document.add_paragraph("{{ body }}")
    document.save("brev.docx")
    for words in (("build", "direktoer"), ("book", "direktoer")):
        output = run(*words, "--house", "brev.docx").output
        assert "brev.docx: " in output
        assert output.splitlines()[-1].startswith("Banken")
