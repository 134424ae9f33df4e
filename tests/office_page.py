"""The office in one file as its users have it: the packed page in Chromium, without any network.

`start_browser` starts a browser for it (the fixtures are in `conftest`). Whatever a test asks of an `OfficePage` goes
through the page itself: its own `ask`, its buttons and links, its own way to save a file.
"""

import base64
import json
import os
import re
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from interview_kit.office_file.pack import pack_office
from interview_kit.office_file.shell import SHELL
from interview_kit.workplace.workplace import Workplace
from tests.conftest import ROOT, need

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PATIENCE = 150  # seconds until a page that is not ready never will be
# No proxy listens there, and no name leads anywhere: a request that gets past the page goes nowhere.
NO_NETWORK = (
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--window-size=1280,1000",
)  # fmt: skip
DOWNLOADS, NET_LOG = "hentet", "net.json"
OFFLINE = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}

# Bytes go in and out of the page as {"base64": …}.
_ASK = """
const [name, request, done] = arguments;
const taken = (value) => {
  if (Array.isArray(value)) return value.map(taken);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.base64 === "string") return Uint8Array.from(atob(value.base64), (one) => one.charCodeAt(0));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, taken(one)]));
};
const letters = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return text;
};
const given = (value) => {
  if (value instanceof Uint8Array) return { base64: btoa(letters(value)) };
  if (Array.isArray(value)) return value.map(given);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, given(one)]));
};
ask(name, taken(request)).then((answer) => done(given(answer)), (error) => done({ broken: String(error) }));
"""
_CONTROLS = "button, a[href], summary, label, [role=button], [role=tab], option"
_SHOWN_WITH = """
const [selector, text] = arguments;
const plain = (words) => words.replace(/\\s+/g, " ").trim();
const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
const names = (one) => [one.getAttribute("aria-label") || "", one.innerText || ""].map(plain);
return shown.find((one) => names(one).includes(text)) || shown.find((one) => names(one).some((name) => name.startsWith(text))) || null;
"""
# Presses the button at once when the work has come a step: a user is quicker than a test that looks first.
STOPPED_AT_WORK = """
const isAtWork = / af \\d+\\. /.test(byId("work-text").textContent) && byId("work-bar").value >= 1;
const stop = byId("work-stop");
if (isAtWork && stop.checkVisibility()) {
  stop.focus();
  stop.click();
}
return isAtWork;
"""
_IS_UP = "return document.body.dataset.ready || document.querySelector('[role=alert]') !== null"


def need_file(path: Path, made_by: str) -> Path:
    """A file that a user's checkout may lack, and the test skips; in CI none may be missing."""
    if not path.exists():
        message = f"{path.relative_to(ROOT)} is missing: {made_by}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def packed(workplace: Workplace, path: Path) -> Path:
    """The page for a bank and a house as a file, written whole or not at all."""
    need_file(SHELL, "python docs/make_shell.py")
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(pack_office(workplace).data)
    part.replace(path)
    return path


# What the browser writes down of a request of a page or its worker; of its own it tells another initiator.
_LEFT = re.compile(r'"initiator":"null".*?"url":"([^"]+)"')


class Request(NamedTuple):
    """Something that a page wanted, and why it did not get it."""

    url: str
    refused: str = ""

    @property
    def is_inside(self) -> bool:
        return self.url.startswith(("blob:", "data:"))


class Wire:
    """A line of our own to the browser: what its pages ask for, kept from before they begin; and their workers.

    Each of them is told that there is no network.
    """

    def __init__(self, address: str) -> None:
        """Listens to the browser that answers at this address."""
        websocket = pytest.importorskip(
            "websocket", reason="websocket-client, which selenium uses, is missing"
        )
        with urllib.request.urlopen(f"http://{address}/json/version", timeout=10) as answer:
            url = json.load(answer)["webSocketDebuggerUrl"]
        self._socket = websocket.create_connection(url, suppress_origin=True, timeout=None)
        self._last, self._lock = 0, threading.Lock()
        self._answers: dict[int, dict[str, Any]] = {}
        self._arrived = threading.Condition()
        self._requests: dict[tuple[str, str], Request] = {}
        self.sessions: dict[str, str] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.tell("Target.setAutoAttach", **self._attach)

    @property
    def _attach(self) -> dict[str, Any]:
        others = [{"type": kind, "exclude": True} for kind in ("browser", "browser_ui", "tab")]
        order = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        return {**order, "filter": [*others, {}]}

    def post(self, method: str, session: str | None = None, **values: Any) -> int:
        """Sends an order and does not wait."""
        with self._lock:
            self._last += 1
            message = {"id": self._last, "method": method, "params": values}
            self._socket.send(json.dumps({**message, "sessionId": session} if session else message))
            return self._last

    def tell(self, method: str, session: str | None = None, **values: Any) -> dict[str, Any]:
        """Sends an order and returns its answer. Raises `RuntimeError` where the browser refuses."""
        number = self.post(method, session, **values)
        with self._arrived:
            assert self._arrived.wait_for(lambda: number in self._answers, timeout=60), method
            answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def in_worker(self, script: str) -> Any:
        """What a script gives in the page's worker, awaited."""
        session = [session for session, kind in self.sessions.items() if kind == "worker"][-1]
        values = {"awaitPromise": True, "returnByValue": True}
        return self.tell("Runtime.evaluate", session, expression=script, **values)["result"].get("value")

    def process_memory(self, kind: str) -> int:
        """The bytes that the largest of the browser's processes of this kind has in memory."""
        processes = self.tell("SystemInfo.getProcessInfo")["processInfo"]
        found = [int(one["id"]) for one in processes if one["type"] == kind]
        pages = [int(Path(f"/proc/{one}/statm").read_text("utf-8").split()[1]) for one in found]
        return max(pages) * os.sysconf("SC_PAGE_SIZE")

    def requests(self) -> list[Request]:
        """Everything asked for so far."""
        return list(self._requests.values())

    def close(self) -> None:
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                text = self._socket.recv()
            except Exception:  # noqa: BLE001 - the browser is gone, in one of many ways
                return
            if not text:
                return
            message = json.loads(text)
            if "id" in message:
                with self._arrived:
                    self._answers[message["id"]] = message
                    self._arrived.notify_all()
            else:
                self._heard(message["method"], message["params"], message.get("sessionId", ""))

    def _heard(self, method: str, values: dict[str, Any], session: str) -> None:
        key = (session, values.get("requestId", ""))
        if method == "Target.attachedToTarget":
            self._attached(values["sessionId"], values["targetInfo"]["type"])
        elif method == "Target.detachedFromTarget":
            self.sessions.pop(values["sessionId"], None)
        elif method == "Network.requestWillBeSent":
            self._requests[key] = Request(values["request"]["url"])
        elif method == "Network.webSocketCreated":
            self._requests[key] = Request(values["url"])
        elif method == "Network.loadingFailed" and key in self._requests:
            why = values.get("blockedReason") or values["errorText"]
            self._requests[key] = self._requests[key]._replace(refused=why)

    def _attached(self, session: str, kind: str) -> None:
        self.sessions[session] = kind
        self.post("Network.enable", session)
        self.post("Network.emulateNetworkConditions", session, **OFFLINE)
        self.post("Target.setAutoAttach", session, **self._attach)
        self.post("Runtime.runIfWaitingForDebugger", session)


class OfficePage:
    """A browser with the page in it."""

    def __init__(self, driver: "WebDriver", wire: Wire, folder: Path) -> None:
        """The browser, our line to it, and its folder."""
        self.driver, self.wire, self.folder = driver, wire, folder
        self.downloads = folder / DOWNLOADS
        self._fetched: dict[Path, int] = {}

    def asked(self) -> list[str]:
        """What the page has asked for that is not in it, whether it got it or not."""
        return [request.url for request in self.wire.requests() if not request.is_inside]

    def left(self) -> set[str]:
        """What has left the page or its worker for a network, as the browser's network part tells.

        It writes in order, and late: what we ask for ourselves stands behind all that was asked before.
        """
        last, log = time.monotonic() + 60, ""
        mark = f"mark-{time.monotonic_ns()}.invalid"
        while f"http://{mark}/" not in log:
            assert time.monotonic() < last, "the browser writes no log"
            target = self.wire.tell("Target.createTarget", url=f"http://{mark}/", background=True)["targetId"]
            time.sleep(0.1)
            self.wire.tell("Target.closeTarget", targetId=target)
            log = (self.folder / NET_LOG).read_text("utf-8", "replace")
        return set(_LEFT.findall(log))

    def open(self, file: Path, *, timeout: float = PATIENCE) -> float:
        """Opens the page and waits until it is ready, or says why it is not; the seconds that it took."""
        started = time.monotonic()
        self.driver.get(file.as_uri())
        self.wait(_IS_UP, timeout=timeout)
        return time.monotonic() - started

    def reload(self) -> None:
        """What F5 does."""
        self.driver.refresh()
        self.wait(_IS_UP, timeout=PATIENCE)

    def wait(self, script: str, *words: Any, timeout: float = 60) -> Any:
        """What the script returns, as soon as that is something."""
        last = time.monotonic() + timeout
        while time.monotonic() < last:
            value = self.driver.execute_script(script, *words)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"after {timeout} s there is still nothing: {script}\n{self.text()}")

    def ask(self, name: str, /, **request: Any) -> Any:
        """The office's answer to a request of the page."""
        return _plain(self.driver.execute_async_script(_ASK, name, _sent(request)))

    def done(self, name: str, /, **request: Any) -> Any:
        """The answer to a request that must succeed."""
        answer = self.ask(name, **request)
        assert answer.get("ok"), (name, answer)
        return answer

    def text(self) -> str:
        """What is seen of the page."""
        return str(self.driver.execute_script("return document.body ? document.body.innerText : ''"))

    def go(self, screen: str) -> None:
        """Opens a screen by its address and waits until it is filled."""
        self.driver.execute_script(
            "if (location.hash === arguments[0]) showScreen(); else location.hash = arguments[0]",
            f"#{screen}",
        )
        self.settled()

    def settled(self) -> None:
        """Waits until the office has answered all that it was asked and the screen is filled."""
        time.sleep(0.05)
        self.wait(
            "return !document.querySelector('dialog[open]') && office.waiting.size === 0 && byId('screen').querySelector('.body:not(:empty)')"
            " || document.querySelector('dialog[open]')"
        )

    def shown(self, text: str, among: str = _CONTROLS) -> "WebElement | None":
        """The control that shows this text, or begins with it; None where none does."""
        found: WebElement | None = self.driver.execute_script(_SHOWN_WITH, among, text)
        return found

    def control(self, text: str, among: str = _CONTROLS) -> "WebElement":
        """The control that shows this text, as soon as there is one."""
        found: WebElement = self.wait(_SHOWN_WITH, among, text)
        return found

    def click(self, text: str, among: str = _CONTROLS) -> None:
        """Clicks with the mouse on what shows this text."""
        element = self.control(text, among)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def choose_files(self, *files: Path, place: str = "input[type=file]") -> None:
        """Chooses files in the dialog of such a place."""
        element = self.driver.find_element("css selector", place)
        element.send_keys("\n".join(map(str, files)))

    def saved(self, pattern: str, *, timeout: float = 60) -> Path:
        """The file that was saved under such a name since one was last asked for, as soon as it is whole."""
        last = time.monotonic() + timeout
        while time.monotonic() < last:
            found = {path: path.stat().st_mtime_ns for path in self.downloads.glob(pattern)}
            new = [path for path, when in found.items() if self._fetched.get(path) != when]
            if new and not list(self.downloads.glob("*.crdownload")):
                self._fetched |= found
                return new[0]
            time.sleep(0.05)
        raise AssertionError(f"nothing was saved as {pattern}: {sorted(self.downloads.iterdir())}")

    def complaints(self) -> list[str]:
        """What the browser's console has told of errors since it was last asked."""
        log = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [row["message"] for row in log if row["level"] == "SEVERE"]

    def quit(self) -> None:
        self.wire.close()
        self.driver.quit()


Start = Callable[..., OfficePage]


def start_browser(folder: Path, *words: str) -> OfficePage:
    """A browser that has never been used, with its own files and what is saved in this folder."""
    chromium, driver = need("chromium"), need("chromedriver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    downloads = folder / DOWNLOADS
    downloads.mkdir()
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    files = (f"--user-data-dir={folder / 'profil'}", f"--log-net-log={folder / NET_LOG}")
    for word in (*QUIET, *NO_NETWORK, *files, *words):
        options.add_argument(word)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "ignore")
    browser = webdriver.Chrome(options=options, service=service.Service(driver))
    browser.set_script_timeout(120)
    browser.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)}
    )
    address = browser.capabilities["goog:chromeOptions"]["debuggerAddress"]
    return OfficePage(browser, Wire(address), folder)


def _sent(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, Mapping):
        return {key: _sent(one) for key, one in value.items()}
    return [_sent(one) for one in value] if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        if list(value) == ["base64"]:
            return base64.b64decode(value["base64"])
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
