"""The office in one file: it starts without a network, lets nothing out, loses nothing and says what is wrong."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from interview_kit.packing import zip_parts
from tests.office_case import Files
from tests.office_page import STOPPED_AT_WORK, OfficePage, Start

pytestmark = pytest.mark.slow

# Three times what it may take: a busy machine is no fault of the page. `benchmarks/office_page.py` measures it.
MOST_SECONDS, MOST_SECONDS_OF_A_GUIDE = 36, 3
# Every way out of a page that we know of; each begins, is refused and tells of it.
WAYS_OUT = {
    "fetch": "fetch('https://example.org/fetch').catch(() => 0)",
    "XMLHttpRequest": "(() => { const one = new XMLHttpRequest(); one.open('GET', 'https://example.org/xhr'); one.send(); })()",
    "WebSocket": "new WebSocket('wss://example.org/socket')",
    "EventSource": "new EventSource('https://example.org/events')",
    "beacon": "navigator.sendBeacon('https://example.org/beacon', 'x')",
    "file": "fetch('file:///etc/hostname').catch(() => 0)",
    "picture": "document.body.append(Object.assign(new Image(), { src: 'http://example.org/picture.png' }))",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/frame' }))",
    "script": "document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.org/script.js' }))",
    "style": "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.org/style.css' }))",
    "font": "new FontFace('x', 'url(https://example.org/font.woff2)').load().catch(() => 0)",
    "sound": "document.body.append(Object.assign(new Audio(), { src: 'https://example.org/sound.mp3', preload: 'auto' }))",
    "object": "document.body.append(Object.assign(document.createElement('object'), { data: 'https://example.org/object' }))",
    "form": "(() => { const form = document.createElement('form'); form.action = 'https://example.org/form'; form.method = 'post'; document.body.append(form); form.submit(); })()",
    "base": "document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' }))",
    "handler": "(() => { const one = document.createElement('p'); one.setAttribute('onclick', 'window.broken = 1'); document.body.append(one); one.click(); })()",
    "inline script": "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }))",
}
WAYS_OUT_OF_THE_WORKER = {
    name: way for name, way in WAYS_OUT.items() if name in {"XMLHttpRequest", "WebSocket", "EventSource"}
} | {"import": "import('https://example.org/module.js').catch(() => 0)"}
REFUSALS = """
self.refusals = [];
self.addEventListener("securitypolicyviolation", (event) => self.refusals.push(event.blockedURI + " " + event.effectiveDirective));
"""
# What the ways out have put into the page goes again.
ONLY_OURS = """
for (const one of document.querySelectorAll("body > :is(img, iframe, script[src], audio, object, form, p), head > :is(link, base)")) one.remove();
"""


def test_the_page_starts_from_a_file_without_a_network_and_asks_for_nothing(
    page: OfficePage, page_file: Path
) -> None:
    assert page.driver.execute_script("return navigator.onLine") is False
    assert page.driver.execute_script("return document.body.dataset.ready") == "yes"
    assert page.asked() == [page_file.as_uri()]
    assert page.left() == set()
    assert page.complaints() == []


def test_the_start_and_a_guide_after_it_do_not_keep_anybody_waiting(page: OfficePage) -> None:
    started = page.driver.execute_script("return office.started")
    assert started["at"] < MOST_SECONDS * 1000
    seconds = []
    for position in ("institutionsleder", "fagchef", "teamleder"):
        before = page.driver.execute_script("return performance.now()")
        page.done("build", position=position)
        seconds.append((page.driver.execute_script("return performance.now()") - before) / 1000)
    assert min(seconds) < MOST_SECONDS_OF_A_GUIDE


def test_the_log_of_requests_sees_what_a_page_without_our_policy_asks_for(
    start_office: Start, tmp_path: Path
) -> None:
    other = tmp_path / "anden.html"
    worker = "fetch('https://example.org/worker').finally(() => postMessage('done'))"
    other.write_text(
        "<!doctype html><title>Anden</title><body><img src='http://example.org/picture.png'><script>"
        "new WebSocket('wss://example.org/socket'); fetch('https://example.org/page').catch(() => 0);"
        f"const worker = new Worker(URL.createObjectURL(new Blob([{worker!r}])));"
        "worker.onmessage = () => (document.body.dataset.ready = 'yes');</script>",
        "utf-8",
    )
    page = start_office()
    page.open(other)
    assert {url.rpartition("/")[2] for url in page.asked()} >= {"anden.html", "picture.png", "page", "socket"}
    assert {url.rpartition("/")[2] for url in page.left()} == {"picture.png", "page", "socket", "worker"}


def test_no_way_leads_out_of_the_page(page: OfficePage, page_file: Path) -> None:
    page.driver.execute_script(REFUSALS)
    page.wire.in_worker(REFUSALS)
    for name, way in WAYS_OUT.items():
        before = page.driver.execute_script("return self.refusals.length")
        page.driver.execute_script(f"try {{ {way} }} catch (error) {{ }}")
        assert page.wait("return self.refusals.length > arguments[0]", before), name
    for name, way in WAYS_OUT_OF_THE_WORKER.items():
        before = page.wire.in_worker("self.refusals.length")
        more = f"try {{ {way} }} catch (error) {{ }} new Promise((go) => setTimeout(() => go(self.refusals.length), 500))"
        assert page.wire.in_worker(more) > before, name
    refused = {
        one.refused for one in page.wire.requests() if not one.is_inside and one.url != page_file.as_uri()
    }
    assert refused == {"csp"}
    assert page.left() == set()
    assert page.driver.execute_script("return [typeof window.broken, location.protocol]") == [
        "undefined",
        "file:",
    ]
    page.driver.execute_script(ONLY_OURS)
    assert page.done("about")


def test_where_webassembly_is_forbidden_the_page_says_what_to_do(
    start_office: Start, page_file: Path
) -> None:
    page = start_office("--js-flags=--jitless")
    page.open(page_file)
    says_that_it_cannot_start(page)


def test_a_page_whose_parts_are_damaged_says_that_it_cannot_start(
    start_office: Start, page_file: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "beskadiget.html"
    text = page_file.read_text("utf-8")
    start = text.index('data-part="wasm">') + 1_000
    damaged.write_text(text[:start] + "AAAA" * 100 + text[start + 400 :], "utf-8")
    page = start_office()
    page.open(damaged)
    says_that_it_cannot_start(page)


def test_a_page_of_which_the_end_is_missing_says_so(
    start_office: Start, page_file: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "halv.html"
    cut.write_bytes(page_file.read_bytes()[:9_000_000])
    page = start_office()
    page.driver.get(cut.as_uri())
    assert "Hent den igen" in page.wait("return document.querySelector('main').innerText")


def says_that_it_cannot_start(page: OfficePage) -> None:
    text = page.text()
    assert "Siden kan ikke starte her" in text
    assert "Åbn filen i en anden browser" in text
    assert "WebAssembly" in text
    assert "Siden starter" not in text
    assert "Hent den igen" not in text
    assert page.left() == set()


def test_what_is_saved_opens_again_to_the_same_state(fresh: OfficePage, tmp_path: Path) -> None:
    page = fresh
    page.done("choose_position", name="direktoer")
    before = page.done("plan", round=1)
    page.click("Gem")
    file = page.saved("rekruttering-direktoer*.zip")
    assert page.done("state")["state"]["changed"] is False
    page.reload()
    assert page.done("state")["state"]["position"] == ""
    page.choose_files(file)
    page.wait("return caseState.position === 'direktoer'")
    page.settled()
    after = page.done("plan", round=1)
    assert after == before | {"state": after["state"]}
    assert after["state"] == before["state"] | {"changed": False, "changes": []}
    assert page.done("save_case")["file"]["data"] == file.read_bytes()


def test_what_was_not_saved_is_told_after_a_reload_and_no_name_is_kept(fresh: OfficePage) -> None:
    page = fresh
    page.done("choose_position", name="direktoer")
    values = page.done("recruitment")["values"]
    name = "Ada Fortrolig Lovelace"
    panel = [
        {"code": "M1", "role": "ordstyrer", "name": name, "mail": "ada@example.org", "phone": "12345678"}
    ]
    answer = page.ask("save_recruitment", values={**values, "panel": panel})
    page.reload()
    assert "før I havde gemt" in page.text(), answer
    assert "rekrutteringen" in page.text()
    kept = page.driver.execute_script(
        "return JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie, location.href])"
    )
    assert name not in page.text() + kept
    page.reload()
    assert "før I havde gemt" not in page.text()


def test_the_browser_asks_before_the_page_is_left_with_something_unsaved(fresh: OfficePage) -> None:
    page = fresh
    leave = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.driver.execute_script(leave) is False
    page.done("choose_position", name="direktoer")
    assert page.driver.execute_script(leave) is True
    page.click("Gem")
    page.saved("rekruttering-direktoer*.zip")
    page.settled()
    assert page.driver.execute_script(leave) is False


def test_long_work_can_be_stopped_and_leaves_everything_as_it_was(
    fresh: OfficePage, stages: Mapping[str, Files]
) -> None:
    page = fresh
    page.done("open_case", name="eksempelby.zip", data=zip_parts(stages["planned"]))
    page.go("papirer")
    before = page.done("save_case")["file"]["data"]
    page.click("Lav papirerne")
    page.wait(STOPPED_AT_WORK)
    page.wait("return byId('work').hidden")
    page.settled()
    assert "Stoppet" in page.text()
    assert page.done("save_case")["file"]["data"] == before
    assert page.done("state")["state"]["papers"] == 0
    assert len(page.done("build", position="teamleder")["files"]) >= 3
