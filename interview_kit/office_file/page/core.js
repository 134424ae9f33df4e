// What every screen uses: elements, requests to the office, progress, problems, files, and which screen is open.
// No rule lives here: what may be done, what is wrong and how it is said comes from the office.
"use strict";

// ---- Elements. A text is always a text: nothing is ever read as markup. ----

// el("p", {class: "quiet", onclick: f}, "text", otherElement, null) - null and false are left out.
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Draws the container anew: the focus stays on the control with the same data-key, or near it, open details stay
// open, and what the user looks at stays where it was on the screen.
function redraw(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const top = focused && focused.getBoundingClientRect().top;
  const opened = [...container.querySelectorAll("details[open][data-key]")].map((one) => one.dataset.key);
  fill(container, children);
  for (const key of opened) container.querySelectorAll(`details[data-key="${CSS.escape(key)}"]`).forEach((one) => (one.open = true));
  if (!focused) return;
  const key = focused.dataset.key;
  const near = [`[data-key="${CSS.escape(key)}"]`, `[data-key^="${CSS.escape(key.split(":")[0])}:"]`, "[tabindex='-1']"];
  const again = near.map((which) => container.querySelector(which)).find((one) => one && !one.disabled);
  if (!again) return;
  again.focus({ preventScroll: true });
  window.scrollBy(0, again.getBoundingClientRect().top - top);
}

const byId = (id) => document.getElementById(id);

let lastId = 0;
const newId = (start) => `${start}-${(lastId += 1)}`;

const button = (text, onclick, properties = {}) => el("button", { type: "button", onclick, ...properties }, text);

// A button for work that takes its time: while it runs, another press does nothing. It keeps the focus.
function workButton(text, work, properties = {}) {
  const made = button(text, async () => {
    if (made.getAttribute("aria-disabled")) return;
    made.setAttribute("aria-disabled", "true");
    try {
      await work();
    } finally {
      made.removeAttribute("aria-disabled");
      keepFocus(made);
    }
  }, properties);
  return made;
}

// Where the focus is lost, because what had it is gone, it goes to the element, or to what has come in its place.
function keepFocus(element) {
  if (document.activeElement !== document.body) return;
  const { key } = element.dataset;
  const again = element.isConnected ? element : key && byId("screen").querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again) again.focus({ preventScroll: true });
}

// A label with its field, a hint and what is wrong with it. `key` is the field's name in the office's problems.
function field(label, input, { hint = "", key = "" } = {}) {
  const id = input.id || newId("field");
  input.id = id;
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  input.setAttribute("aria-describedby", hint ? `${hintId} ${faultId}` : faultId);
  return el(
    "div",
    { class: "field", "data-field": key },
    el("label", { for: id }, label),
    hint && el("p", { class: "hint", id: hintId }, hint),
    input,
    el("div", { class: "faults", id: faultId, "aria-live": "polite" }),
  );
}

// Shows at each field what is wrong with it, and returns the problems that are of no field here.
function showAtFields(container, list) {
  for (const place of container.querySelectorAll("[data-field]")) {
    const own = list.filter((one) => one.field && one.field === place.dataset.field);
    const input = place.querySelector("input, select, textarea");
    fill(place.querySelector(".faults"), own.map(faultLine));
    if (input) own.some((one) => one.level === "error") ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
  }
  const known = new Set([...container.querySelectorAll("[data-field]")].map((place) => place.dataset.field));
  return list.filter((one) => !one.field || !known.has(one.field));
}

const LEVELS = { error: "Fejl", warning: "Advarsel", advice: "Råd" };

function faultLine(one) {
  return el("p", { class: `fault ${one.level}` }, el("strong", {}, `${LEVELS[one.level] || ""}: `), one.sentence, one.where && el("span", { class: "where" }, ` (${one.where})`));
}

// A list of problems, errors first; nothing where there is none.
function problems(list) {
  if (!list || !list.length) return null;
  const order = Object.keys(LEVELS);
  const sorted = [...list].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const isWrong = sorted[0].level === "error";
  return el("div", { class: "problems", role: isWrong ? "alert" : null }, alike(sorted).map(someAlike));
}

// The problems in groups of one kind, in their order.
function alike(list) {
  const groups = new Map();
  for (const one of list) {
    const key = one.code || one.sentence;
    groups.has(key) ? groups.get(key).push(one) : groups.set(key, [one]);
  }
  return [...groups.values()];
}

// Of many of one kind only the first are seen at once.
const MOST_ALIKE = 4;

function someAlike(group) {
  if (group.length <= MOST_ALIKE) return group.map(faultLine);
  const rest = group.slice(MOST_ALIKE - 1);
  return [group.slice(0, MOST_ALIKE - 1).map(faultLine), el("details", {}, el("summary", {}, `${rest.length} mere af samme slags`), rest.map(faultLine))];
}

// Tells those who do not see the screen what has happened.
function say(text) {
  byId("said").textContent = "";
  setTimeout(() => (byId("said").textContent = text), 50);
}

// A question in the middle of the page. `actions` are {text, value, main}; gives the value, or null for Esc.
// A `body` that is a function is given `close(value)`.
function dialog({ title, body, actions }) {
  return new Promise((resolve) => {
    const id = newId("dialog");
    const close = (value) => {
      box.close();
      box.remove();
      resolve(value);
    };
    const box = el(
      "dialog",
      { "aria-labelledby": id },
      el("h2", { id }, title),
      typeof body === "function" ? body(close) : body,
      el("p", { class: "actions" }, actions.map(({ text, value, main }) => button(text, () => close(value), { class: main ? "main" : null }))),
    );
    box.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(null);
    });
    document.body.append(box);
    box.showModal();
  });
}

// ---- What is written on a screen, but not on the case. ----

const drafts = [];

// `words()` says what would be lost, or nothing; `settled()` waits until that is known. It counts while `place` is seen.
function draft(place, words, settled = null) {
  drafts.push({ place, words, settled });
}

function openDrafts() {
  drafts.splice(0, drafts.length, ...drafts.filter(({ place }) => place.isConnected));
  return drafts;
}

const lostWords = () => openDrafts().map(({ words }) => words()).filter(Boolean).join(" ");

// Whether what is not on the case may be left out of it; what is being typed is written first.
async function mayLose(goesOn = "Gå videre uden") {
  const field = document.activeElement.closest(".field") && document.activeElement;
  if (field) field.blur();
  for (const { settled } of [...openDrafts()]) if (settled) await settled();
  const lost = lostWords();
  if (!lost) return true;
  const actions = [{ text: "Bliv her", value: false, main: true }, { text: goesOn, value: true }];
  const may = (await dialog({ title: "Der er noget, siden ikke har fået med", body: el("p", {}, lost), actions })) === true;
  if (!may && field) field.focus({ preventScroll: true });
  return may;
}

window.addEventListener("beforeunload", (event) => {
  if (lostWords()) event.preventDefault();
});

// ---- The office: it works in a thread of its own and answers one request at a time. ----

const office = { worker: null, waiting: new Map(), last: 0, ready: null, about: null, started: null };
let caseState = null;
const watchers = [];

// `f(state)` is called with the state of the recruitment whenever an answer tells it.
const onState = (f) => watchers.push(f);

// The answer to a request: {ok: true, …} or {ok: false, problems}; {stopped: true} where the user stopped it.
// With `what`, the bar at the bottom shows that it is at work, and, if it comes in steps, can stop it.
async function ask(name, request = {}, { what = "" } = {}) {
  await office.ready;
  return new Promise((resolve) => {
    const id = (office.last += 1);
    office.waiting.set(id, { resolve, what, steps: 0 });
    office.worker.postMessage({ kind: "ask", id, name, request });
    if (what) setTimeout(() => office.waiting.has(id) && showWork(id), 300);
  });
}

function showWork(id, step = null) {
  const waiting = office.waiting.get(id);
  const [done, of, doing] = step || [0, 0, ""];
  byId("work").hidden = false;
  byId("work-text").textContent = of ? `${waiting.what}: ${done + 1} af ${of}. ${doing}` : `${waiting.what} …`;
  const bar = byId("work-bar");
  of ? ((bar.max = of), (bar.value = done)) : bar.removeAttribute("value");
  byId("work-stop").hidden = !step;
  byId("work-stop").onclick = () => office.worker.postMessage({ kind: "stop", id });
}

function answered(id, answer) {
  const waiting = office.waiting.get(id);
  if (!waiting) return;
  office.waiting.delete(id);
  if (byId("work").contains(document.activeElement)) document.activeElement.blur();
  byId("work").hidden = true;
  if (answer.stopped) say("Stoppet.");
  if (answer.state) {
    caseState = answer.state;
    watchers.forEach((watch) => watch(caseState));
  }
  waiting.resolve(answer);
}

const ON_MESSAGE = {
  starting: ({ what }) => office.onStarting(what),
  ready: (message) => office.onReady(message),
  answer: ({ id, answer }) => answered(id, answer),
  stopped: ({ id, state }) => answered(id, { ok: false, stopped: true, problems: [], state }),
  step: ({ id, step }) => office.waiting.get(id) && office.waiting.get(id).what && showWork(id, step),
  failed: ({ id, reason }) => {
    console.error(reason);
    if (id) answered(id, { ok: false, problems: [{ level: "error", sentence: `Det er vores fejl, ikke jeres. Gem sagen, og åbn siden igen. (${reason.split("\n")[0]})`, where: "" }] });
    else office.onFailed(reason);
  },
};

// Starts Python with the parts that the page carries. Gives what the worker tells when it is ready.
function startOffice(onStarting) {
  office.onStarting = onStarting;
  office.ready = new Promise((resolve, reject) => {
    office.onReady = (message) => {
      office.about = message.about;
      office.started = { ...message, kind: undefined, at: performance.now() };
      caseState = message.about.state;
      resolve(message);
    };
    office.onFailed = reject;
  });
  if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") {
    office.onFailed("no WebAssembly");
    return office.ready;
  }
  const carried = [...document.querySelectorAll("script[data-part]")];
  const parts = { lock: JSON.parse(byId("about").textContent).lock };
  for (const part of carried) {
    parts[part.dataset.part] = Uint8Array.from(atob(part.textContent), (letter) => letter.charCodeAt(0));
    part.remove();
  }
  const script = new Blob([byId("worker").textContent], { type: "text/javascript" });
  try {
    office.worker = new Worker(URL.createObjectURL(script));
  } catch (error) {
    office.onFailed(String(error));
    return office.ready;
  }
  office.worker.onmessage = ({ data }) => ON_MESSAGE[data.kind](data);
  office.worker.onerror = (event) => office.onFailed(event.message || "worker");
  office.worker.postMessage({ kind: "start", parts }, carried.map((part) => parts[part.dataset.part].buffer));
  return office.ready;
}

// ---- Files in and out. ----

// Lets the browser save the file where the user wants it.
function download({ name, data }) {
  const address = URL.createObjectURL(new Blob([data]));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// The files as the office takes them: {files: [{name, data}], problems}; one that is too large is not read.
async function readFiles(list) {
  const checked = await ask("may_read", { files: [...list].map(({ name, size }) => ({ name, size })) });
  if (!checked.ok) return { files: [], problems: checked.problems };
  const files = await Promise.all([...list].map(async (file) => ({ name: file.name, data: new Uint8Array(await file.arrayBuffer()) })));
  return { files, problems: [] };
}

// A place to drop files or choose them; `onfiles(files, problems)` gets them read.
function fileDrop(label, onfiles, { accept = "", multiple = true } = {}) {
  const take = async (list) => {
    if (!list.length) return;
    const { files, problems: wrong } = await readFiles(list);
    await onfiles(files, wrong);
  };
  const input = el("input", { type: "file", class: "unseen", id: newId("files"), accept, multiple, onchange: async () => { await take([...input.files]); input.value = ""; } });
  const box = el("div", { class: "drop" }, input, el("label", { for: input.id }, label), el("p", { class: "hint", "aria-hidden": "true" }, "Klik her, eller træk filen herhen."));
  box.addEventListener("click", (event) => event.target === box && input.click());
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => { event.preventDefault(); box.classList.remove("over"); take(event.dataTransfer.files); });
  return box;
}

// A file dropped beside such a place must not take the page's own place in the window.
for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());

// ---- Screens: each has an id, which is the page's address behind #, and a title. ----

const SCREENS = [];

// `open(main, words)` fills the screen; `words` is what stands behind the id in the address.
function screen(id, title, open) {
  SCREENS.push({ id, title, open });
}

function go(id, words = "") {
  const address = words ? `#${id}/${encodeURIComponent(words)}` : `#${id}`;
  if (location.hash === address) showScreen();
  else location.hash = address;
}

// What stands behind the screen's id in the address; nothing where somebody has typed what is no address.
function wordsInAddress(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

let shownAddress = ""; // of the screen that is shown

async function showScreen() {
  const [id, words = ""] = location.hash.slice(1).split("/");
  shownAddress = location.hash;
  const shown = SCREENS.find((one) => one.id === id) || SCREENS.find((one) => one.id === "start");
  document.title = `${shown.title} · Samtalekontoret`;
  fill(byId("screens"), SCREENS.map(({ id: each, title }) => el("li", {}, el("a", { href: `#${each}`, onclick: () => location.hash === `#${each}` && moved(), "aria-current": each === shown.id ? "page" : null }, title))));
  const main = byId("screen");
  const heading = el("h1", { tabindex: "-1" }, shown.title);
  const body = el("div", { class: `body ${shown.id}` });
  fill(main, heading, body);
  window.scrollTo(0, 0);
  if (showScreen.isMoved) heading.focus();
  showScreen.isMoved = true;
  await office.ready;
  if (main.firstChild === heading) await shown.open(body, wordsInAddress(words));
}

// Another address: a question that is open is left, and what is not written yet is asked about.
async function moved() {
  document.querySelectorAll("dialog[open]").forEach((one) => one.dispatchEvent(new Event("cancel", { cancelable: true })));
  const address = location.hash;
  if (address === "#screen") return;
  const may = await mayLose();
  if (location.hash !== address) return;
  if (may) await showScreen();
  else history.replaceState(null, "", shownAddress || "#start");
}

window.addEventListener("hashchange", moved);
