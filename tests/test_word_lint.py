"""The lint of our own finds each fault that the validator does not see."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.word_lint import word_faults

FIRST_ID, FIRST_TAG = '<w:id w:val="700001"/>', '<w:tag w:val="kandidat"/>'


@pytest.mark.parametrize(
    ("pattern", "planted", "fault"),
    [
        (r"<w:tc>", "<w:tc><w:tcPr/></w:tc><w:tc>", "does not end in a paragraph"),
        (r"</w:tc></w:tr>", "</w:tc><w:tc><w:p/></w:tc></w:tr>", "has not 2 cells"),
        (r'<w:tcW w:w="8038"', '<w:tcW w:w="7000"', "cells are ['1600', '7000'] wide"),
        (r'<w:id w:val="700002"/>', FIRST_ID, "control id 700001 is used 2 times"),
        (r'<w:tag w:val="medlem"/>', FIRST_TAG, "control tag kandidat stands 2 times"),
        (r'w:name="sc_medlem"', 'w:name="sc_kandidat"', "bookmark sc_kandidat stands 2 times"),
        (r'<w:bookmarkEnd w:id="1"/>', "", "bookmark 1 is not closed"),
        (r'w:name="sc_kandidat"', f'w:name="{"x" * 41}"', "bookmark name is too long"),
        (re.escape(FIRST_TAG), f'<w:tag w:val="{"x" * 65}"/>', "at most 64 characters"),
        (re.escape(FIRST_TAG), "", "lacks a tag"),
        (r'w:value="K2"', 'w:value="K1"', "list values are repeated"),
        (r'<w:pStyle w:val="part"/>', '<w:pStyle w:val="Overskrift2"/>', "style Overskrift2 does not exist"),
        (r'<w:p><w:pPr><w:pStyle w:val="part"/>', '<w:p/><w:p><w:pPr><w:pStyle w:val="part"/>', "an empty paragraph"),
        (r">Situation<", ">Situation      og<", "a run of blanks"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(
    shipped_documents: dict[str, Path], tmp_path: Path, pattern: str, planted: str, fault: str
) -> None:
    sheet, broken = shipped_documents["scoringsark-direktoer-1"], tmp_path / "broken.docx"
    with zipfile.ZipFile(sheet) as before, zipfile.ZipFile(broken, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            if name == "word/document.xml":
                text, times = re.subn(pattern, planted, text, count=1)
                assert times == 1
            after.writestr(name, text)
    assert any(fault in found for found in word_faults(broken)), word_faults(broken)
