"""The documents say what the guide says, in any text, the same every time."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pydantic import ValidationError

from interview_kit.bank.materials import load_materials
from interview_kit.documents import (
    ROUND_PAPERS,
    RoundPaper,
    View,
    file_name,
    interview_guide,
    round_views,
    scoring_sheet,
    word_file,
)
from interview_kit.documents.hr_sheet import hr_sheet
from interview_kit.documents.scoring_sheet import member_file
from interview_kit.documents.view import word_file_of_several
from interview_kit.models.bank import QuestionBank
from interview_kit.models.guide import FixedMinutes, Guide, GuideContent, GuideStep, UncoveredBehaviour
from interview_kit.models.people import People, Person
from interview_kit.models.position import When, Where
from interview_kit.models.recruitment import Member, OwnQuestion, Recruitment
from interview_kit.models.text import normalised
from interview_kit.models.vacancy import Vacancy
from interview_kit.planning import plan_guide
from interview_kit.scoring_sheets.identity import Assignment
from interview_kit.word.package import HeaderTexts, House, Section, assemble, content_digest
from tests.conftest import ROOT, SMALL_BANK
from tests.docx_text import W, dump, part, text_of
from tests.word_lint import word_faults

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = {
    "markup": "A & B < C > D \"E\" 'F' </w:t></w:r>",
    "jinja": "{{ 7 * 7 }} {% for x in y %} {# z #} {{ body }}",
    "words": "<h1>Hej</h1> <p> <table> <row> &amp; &lt;",
    "emoji": "🙂👩‍🏫 e\u0301 ﬁ ½ Ω",
    "right to left": "שלום עולם مرحبا",
    "blanks": "a\u00a0b\u2003c",
}


def saved(data: bytes, folder: Path) -> Path:
    path = folder / "made.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("paper", ROUND_PAPERS, ids=lambda paper: paper.stem)
def test_a_document_reads_as_its_golden_dump(
    paper: RoundPaper,
    number: int,
    small_bank: QuestionBank,
    house: House,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    guide = plan_guide(small_bank, Recruitment(position="vagtmester", organisation="Huset"), number)
    text = dump(saved(word_file(paper.view(guide), house), tmp_path))
    golden = GOLDEN / f"{paper.stem}-{number}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_a_sheet_made_out_to_someone_reads_as_its_golden_dump(
    small_bank: QuestionBank, house: House, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    guide = plan_guide(small_bank, Recruitment(position="vagtmester"), 1)
    text = dump(saved(word_file(scoring_sheet(guide, Assignment("K3", "M2")), house), tmp_path))
    golden = GOLDEN / "scoringsark-K3-M2.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


CASE_DUMPS = {
    "til-kandidaten-2.docx": "til-kandidaten-2",
    "case-udvalg.docx": "case-udvalg",
    "sagsark-2.docx": "sagsark-2-case",
    "scoringsark-2.docx": "scoringsark-2-case",
    "interviewguide-2.docx": "interviewguide-2-case",
}


@pytest.mark.parametrize("name", CASE_DUMPS)
def test_a_document_of_a_round_with_a_case_reads_as_its_golden_dump(
    name: str, small_bank: QuestionBank, house: House, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case = load_materials(SMALL_BANK, small_bank).or_raise().cases["vagtmester"]
    guide = plan_guide(small_bank, Recruitment(position="vagtmester"), 2, case)
    text = dump(saved(word_file(round_views(guide)[name], house), tmp_path))
    golden = GOLDEN / f"{CASE_DUMPS[name]}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_there_is_no_golden_dump_without_a_document() -> None:
    stems = {path.stem for path in GOLDEN.glob("*") if not path.stem.startswith("kit-")}
    rounds = {f"{paper.stem}-{number}" for paper in ROUND_PAPERS for number in (1, 2)}
    assert stems == rounds | {"scoringsark-K3-M2", "spoergsmaalsbog", "rettelser", *CASE_DUMPS.values()}


def test_word_minds_nothing_in_any_shipped_document(shipped_documents: dict[str, Path]) -> None:
    faults = {name: word_faults(path) for name, path in shipped_documents.items()}
    assert not any(faults.values()), faults


def test_the_same_guide_gives_the_same_bytes(guides: dict[tuple[str, int], Guide], house: House) -> None:
    for paper in ROUND_PAPERS:
        first, second = (word_file(paper.view(guides["fagchef", 2]), house) for _ in range(2))
        assert first == second


def test_python_docx_finds_title_language_tables_and_headings(
    guides: dict[tuple[str, int], Guide], shipped_documents: dict[str, Path]
) -> None:
    path = shipped_documents["interviewguide-direktoer-1"]
    document = docx.Document(str(path))
    assert document.core_properties.title == "Interviewguide · Direktør · 1. samtale"
    assert document.core_properties.language == "da-DK"
    headings = sum(p.style is not None and p.style.name == "Heading 1" for p in document.paragraphs)
    assert headings == 5 + len(guides["direktoer", 1].content.questions)
    assert len(document.tables) == len(list(part(path).iter(f"{W}tbl")))


def test_every_scored_question_stands_in_guide_and_sheet_with_all_its_anchors(
    guides: dict[tuple[str, int], Guide], shipped_documents: dict[str, Path]
) -> None:
    for (position, number), guide in guides.items():
        for stem in ("interviewguide", "scoringsark"):
            lines = {text_of(p) for p in part(shipped_documents[f"{stem}-{position}-{number}"]).iter(f"{W}p")}
            for question in guide.content.questions:
                assert question.text in lines
                for level in question.anchors.values():
                    assert set(level) <= lines or " ".join(level) in lines


def test_the_hr_sheet_says_where_everything_else_is_met(
    guides: dict[tuple[str, int], Guide], shipped_documents: dict[str, Path]
) -> None:
    for (position, number), guide in guides.items():
        lines = {text_of(p) for p in part(shipped_documents[f"sagsark-{position}-{number}"]).iter(f"{W}p")}
        for coverage in guide.content.coverage:
            assert {
                f"{'' if row.has_question else '○ '}{row.behaviour}" for row in coverage.uncovered
            } <= lines


def test_the_guide_says_which_texts_of_which_bank_it_was_made_from(
    guides: dict[tuple[str, int], Guide], shipped_documents: dict[str, Path]
) -> None:
    for (position, number), guide in guides.items():
        text = text_of(part(shipped_documents[f"interviewguide-{position}-{number}"]))
        assert guide.bank.hash[:12] in text
        for question in guide.content.questions:
            assert f"{question.code} {question.competency} (version {question.version})" in text
            assert question.entry not in text


def with_text_everywhere(value: Any, text: str) -> Any:
    """The same data with every text that people write replaced; ids, codes and choices stay."""
    ids = {"id", "position", "entry", "question", "competency_id", "behaviour_id", "profile_id", "leads"}
    kept = ids | {"code", "status", "where", "when", "part", "kind", "asker", "member"}
    if isinstance(value, dict):
        return {k: v if k in kept else with_text_everywhere(v, text) for k, v in value.items()}
    if isinstance(value, list):
        return [with_text_everywhere(item, text) for item in value]
    return text if isinstance(value, str) else value


def small_guide(small_bank: QuestionBank) -> Guide:
    """A guide that has everything a guide can have, also a known panel and questions of its own."""
    own = OwnQuestion(id="egen.1", text="Hvad vil du vide om huset?", probes=("Hvorfor det?",), round=2)
    panel = (
        Member(code="M1", role="leder"),
        Member(code="M2", role="kollega"),
        Member(code="M3", role="HR", rates=False),
    )
    recruitment = Recruitment(position="vagtmester", organisation="Huset", own_questions=(own,), panel=panel)
    return plan_guide(small_bank, recruitment, 2)


def hrs_paper(guide: Guide) -> View:
    """HR's paper of the guide's round, with nothing known of the recruitment."""
    return hr_sheet(Vacancy(Recruitment(position=guide.content.position), (guide,)))


def test_the_minutes_that_a_guide_prints_are_those_that_it_holds(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    minutes = FixedMinutes(welcome=31, opening=32, candidate_questions=33, terms=34, closing=35, writing=36)
    content = guide.content.model_copy(update={"minutes": minutes, "time_plan": ()})
    view = interview_guide(guide.model_copy(update={"content": content}))
    lines = [text_of(p) for p in part(saved(word_file(view, house), tmp_path)).iter(f"{W}p")]
    assert [line for line in lines if re.search(r"3[1-6] min", line)] == [
        "60 minutter med kandidaten og derefter 36 minutter til at skrive og vurdere",
        "36 min",
        "Velkomst⇥Ordstyreren læser højt · 31 min",
        "Indledende spørgsmål · 32 min",
        "Kandidatens egne spørgsmål⇥Vurderes ikke · 33 min",
        "Vilkår · 34 min",
        "Afrunding · 35 min",
    ]


def test_the_panels_own_questions_have_a_page_in_the_guide_and_no_rating(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    lines = [
        text_of(p) for p in part(saved(word_file(interview_guide(guide), house), tmp_path)).iter(f"{W}p")
    ]
    at = lines.index("Udvalgets egne spørgsmål⇥Vurderes ikke · 3 min")
    assert lines[at + 2 : at + 5] == ["E1 · 3 min", "Hvad vil du vide om huset?", "Hvorfor det?"]
    assert "Udvalgets egne spørgsmål (vurderes ikke)" in lines
    sheet = text_of(part(saved(word_file(scoring_sheet(guide), house), tmp_path)))
    assert "Hvad vil du vide om huset?Svar…" in sheet


def headers_of(path: Path, section: Any) -> list[str]:
    """What stands at the top of a section's pages, from the first."""
    relations = {row.get("Id"): row.get("Target", "") for row in part(path, "word/_rels/document.xml.rels")}
    named = {node.get(f"{W}type"): node.get(qn("r:id")) for node in section.iter(f"{W}headerReference")}
    targets = [relations[named[kind]] for kind in ("first", "default")]
    return [text_of(part(path, f"word/{target.removeprefix('/word/')}")) for target in targets]


def test_each_of_several_sheets_in_a_file_has_its_own_headers_and_fields(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide, candidates = small_guide(small_bank), ("K1", "K3", "K2")
    file = member_file(guide, "M2", candidates, is_chair=False)
    path = saved(word_file_of_several(file.sheets, house, file.title, file.properties), tmp_path)
    sections = list(part(path).iter(f"{W}sectPr"))
    assert len(sections) == len(candidates)
    for candidate, section in zip(candidates, sections, strict=True):
        for header in headers_of(path, section):
            assert f"Kandidat {candidate} · Medlem M2" in header
            assert header.endswith(f"Ark {guide.id}-{candidate}-M2")
    tags = [node.get(f"{W}val", "") for node in part(path).iter(f"{W}tag")]
    order = list(dict.fromkeys(tag.partition("-")[0] for tag in tags))
    assert order == list(candidates)
    end_of_section = "an empty paragraph of style "  # Word ends a section with a paragraph: ours has no text
    assert set(word_faults(path)) <= {end_of_section}


def test_the_panel_stands_in_the_guide_by_name_with_what_each_asks(
    small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    people = People(members={"M1": Person(name="Ane Al"), "M2": Person(name="Bo Bæk")})
    path = saved(word_file(interview_guide(guide, people), house), tmp_path)
    rows = {
        text_of(cells[0]): text_of(cells[1])
        for row in part(path).iter(f"{W}tr")
        if len(cells := row.findall(f"{W}tc")) == 3
    }
    assert rows["Ane AlLeder, ordstyrer (M1)"] == "–"
    assert rows["Bo BækKollega (M2)"] == "S2"
    assert [asks for seat, asks in rows.items() if seat.endswith("…HR (M3)")] == ["vurderer ikke"]
    lines = [text_of(p) for p in part(path).iter(f"{W}p")]
    at = lines.index("S2 · Melder fejl")
    assert lines[at : at + 2] == ["S2 · Melder fejl", "Bo Bæk"]
    assert any(line.endswith("Spørger: Bo Bæk") for line in lines)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("paper", ROUND_PAPERS, ids=lambda paper: paper.stem)
def test_hostile_text_in_every_field_comes_out_unharmed(
    paper: RoundPaper, text: str, small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    content = with_text_everywhere(guide.content.model_dump(by_alias=True, mode="json"), text)
    content["questions"][0]["competency"] = text
    hostile = guide.model_copy(update={"content": GuideContent.model_validate(content)})
    path = saved(word_file(paper.view(hostile), house), tmp_path)
    plain = saved_plain(word_file(paper.view(guide), house), tmp_path)
    assert len(list(part(path).iter(f"{W}p"))) == len(list(part(plain).iter(f"{W}p")))
    lines = [text_of(p) for p in part(path).iter(f"{W}p")]
    assert normalised(text) in lines
    title = docx.Document(str(path)).core_properties.title
    of_its_round = "" if paper.stem == "sagsark" else " · 2. samtale"
    assert title.endswith(f" · {normalised(text)}{of_its_round}")
    assert word_faults(path) == []


def saved_plain(data: bytes, folder: Path) -> Path:
    path = folder / "plain.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x0bb", "linje\nskift", "a\tb", "\ud800", "\ufffe", "x" * 200_000]
)
def test_text_that_cannot_be_printed_is_refused_by_every_field(small_bank: QuestionBank, text: str) -> None:
    content = small_guide(small_bank).content.model_dump(by_alias=True, mode="json")
    content["terms"] = ["Vagten begynder kl. 6."]
    with pytest.raises(ValidationError) as refused:
        GuideContent.model_validate(with_text_everywhere(content, text))
    named = {error["loc"][0] for error in refused.value.errors()}
    assert named >= {"title", "organisation", "introduction", "questions", "terms", "interview", "sheet"}


def test_title_and_properties_are_escaped_and_numbered_as_word_wants(house: House) -> None:
    headers = HeaderTexts("a", "b", "c", "d")
    data = assemble(house, [Section("<w:p/>", headers)], "A & B", {"én": "<1>", "to": '"2"'})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core, custom = (package.read(f"docProps/{name}.xml").decode() for name in ("core", "custom"))
        body = package.read("word/document.xml")
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    assert core == (
        f'{declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A &amp; B</dc:title><dc:creator>interview-kit</dc:creator>'
        "<dc:language>da-DK</dc:language></cp:coreProperties>"
    )
    rows = [
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for number, name, value in (
            (2, "én", "&lt;1&gt;"),
            (3, "to", "&#34;2&#34;"),
            (4, "interview-kit.indhold", content_digest(body)),
        )
    ]
    assert custom == (
        f'{declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{"".join(rows)}</Properties>'
    )


def test_a_part_with_slots_declares_its_encoding(house: House) -> None:
    data = assemble(house, [Section("<w:p/>", HeaderTexts("a", "b", "c", "d"))], "t", {})
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in house.slotted:
            assert package.read(name).startswith(
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<'
            )


def test_a_paper_is_named_by_its_round() -> None:
    assert [file_name(paper.stem, 1, "docx") for paper in ROUND_PAPERS] == [
        "interviewguide.docx",
        "scoringsark.docx",
        "sagsark.docx",
    ]
    assert file_name("guide", 2, "yaml") == "guide-2.yaml"


def test_the_hr_sheet_counts_the_lines_that_the_interview_meets(
    guides: dict[tuple[str, int], Guide], shipped_documents: dict[str, Path]
) -> None:
    for (position, number), guide in guides.items():
        text = text_of(part(shipped_documents[f"sagsark-{position}-{number}"]))
        coverage = guide.content.coverage
        lines, uncovered = (
            sum(one.behaviours for one in coverage),
            [row for one in coverage for row in one.uncovered],
        )
        assert f"Samtalen afdækker {lines - len(uncovered)} af profilens {lines} punkter." in text
        unheard = sum(row.is_undiscovered for row in uncovered)
        assert (f" {unheard} punkter afdækkes først efter ansættelsen." in text) == bool(unheard)
        assert ("Punkter mærket ○" in text) == any(not row.has_question for row in uncovered)


def test_an_organisation_that_is_not_known_leaves_no_dash(small_bank: QuestionBank) -> None:
    for paper in ROUND_PAPERS:
        headers = paper.view(plan_guide(small_bank, Recruitment(position="vagtmester"), 1)).headers
        assert not headers.organisation.startswith(" ·")
        assert not headers.footer.startswith(" ·")


def test_a_document_carries_no_trace_of_the_machine(
    guides: dict[tuple[str, int], Guide], house: House
) -> None:
    sheet = word_file(scoring_sheet(guides["teamleder", 1]), house)
    with zipfile.ZipFile(io.BytesIO(sheet)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in package.namelist():
            assert str(ROOT).encode() not in package.read(name)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("always", ""),
        ("school", "Hvis stillingen er på en skole: "),
        ("daycare", "Hvis stillingen er i et dagtilbud: "),
        ("children_under_15", "Hvis stillingen har fast kontakt med børn under 15 år: "),
    ],
)
def test_a_step_of_the_law_says_when_it_holds(
    when: When, words: str, small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    step = GuideStep(title="Attest", law="§ 1", text="Hent den.", when=when)
    changed = guide.content.model_copy(update={"statutory_steps": (step,)})
    view = hrs_paper(guide.model_copy(update={"content": changed}))
    path = saved(word_file(view, house), tmp_path)
    assert f"{words}Hent den." in [text_of(p) for p in part(path).iter(f"{W}p")]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("case", "Casen."),
        ("test", "Ikke før ansættelsen."),
        ("reference", "Reference."),
        ("after_start", "Ikke før ansættelsen."),
        ("not", "Afdækkes ikke."),
    ],
)
def test_a_line_that_is_not_asked_says_where_it_is_met(
    where: Where, words: str, small_bank: QuestionBank, house: House, tmp_path: Path
) -> None:
    guide = small_guide(small_bank)
    row = UncoveredBehaviour(
        behaviour_id="vagt.hus.orden",
        behaviour="Holder orden",
        where=where,
        reason="Det ses dér.",
        round=None,
        has_question=False,
    )
    coverage = guide.content.coverage[0].model_copy(update={"uncovered": (row,)})
    changed = guide.content.model_copy(update={"coverage": (coverage,)})
    view = hrs_paper(guide.model_copy(update={"content": changed}))
    lines = [text_of(p) for p in part(saved(word_file(view, house), tmp_path)).iter(f"{W}p")]
    assert f"{words} Det ses dér." in lines
    assert "○ Holder orden" in lines
    [sums] = [line for line in lines if line.startswith("Samtalen afdækker ")]
    total = coverage.behaviours
    assert f"Samtalen afdækker {total - 1} af profilens {total} punkter." in sums
    assert ("1 punkt afdækkes først efter ansættelsen." in sums) == (where not in {"case", "reference"})
    assert "Punkter mærket ○ har endnu ingen spørgsmål" in sums
