"""The zip that documents and spreadsheets are packed in is the same every time."""

import io
import zipfile
import zlib

from interview_kit.packing import zip_parts

PARTS = {"b.xml": b"<b/>" * 500, "a/a.bin": bytes(range(256))}


def entries(package: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        assert opened.testzip() is None
        return opened.infolist()


def test_the_parts_come_back_in_their_order() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_parts(PARTS))) as package:
        assert {name: package.read(name) for name in package.namelist()} == PARTS
        assert package.namelist() == list(PARTS)


def test_a_part_carries_no_date_no_machine_and_no_rights_for_others() -> None:
    for entry in entries(zip_parts(PARTS)):
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3
        assert entry.external_attr == 0o600 << 16
        assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_a_part_is_deflated_at_level_six() -> None:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    deflated = packer.compress(PARTS["b.xml"]) + packer.flush()
    assert deflated in zip_parts(PARTS)


def test_parts_come_after_those_of_an_earlier_zip_which_stay_as_they_are() -> None:
    first, second = {"b.xml": PARTS["b.xml"]}, {"a/a.bin": PARTS["a/a.bin"]}
    assert zip_parts(second, after=zip_parts(first)) == zip_parts(PARTS)
