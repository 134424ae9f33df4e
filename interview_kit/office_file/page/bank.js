// Bank: search in the questions, read an entry as in the book, propose corrections, and see what the bank has.
"use strict";

// What the user is at here, kept while the page is open. A change is {address, entry, behaviour, place, before, after}.
const reading = { words: "", profile: "", opened: "", name: "", note: "", changes: new Map(), isFetched: true };
const COVERAGE = "daekning";
const PROPOSALS = "forslag";

screen("bank", "Bank", async (main, words) => {
  const content = el("div");
  const parts = [["", "Søg"], [COVERAGE, "Hvad banken har"], [PROPOSALS, `Jeres forslag (${reading.changes.size})`]];
  const links = parts.map(([id, title]) => el("li", {}, el("a", { href: id ? `#bank/${id}` : "#bank", "aria-current": id === words ? "page" : null, id: id ? `bank-${id}` : null }, title)));
  fill(main, el("nav", { class: "parts", "aria-label": "I banken" }, el("ul", {}, links)), content);
  if (words === COVERAGE) await openCoverage(content);
  else if (words === PROPOSALS) openProposals(content);
  else if (words) await openEntry(content, words);
  else await openSearch(content);
});

// ---- Search: while typing; an answer that is no longer asked for is dropped. ----

async function openSearch(content) {
  const known = await ask("profiles", {});
  if (!known.ok) return fill(content, problems(known.problems));
  const words = el("input", { type: "search", value: reading.words, autocomplete: "off", spellcheck: "false" });
  const profile = el("select", {}, el("option", { value: "" }, "Alle profiler"), known.profiles.map(({ id, title, entries }) => el("option", { value: id }, `${title} (${entries})`)));
  profile.value = reading.profile;
  const found = el("div");
  let last = 0;
  let waiting = null;
  const run = async () => {
    const mine = (last += 1);
    Object.assign(reading, { words: words.value, profile: profile.value });
    const answer = await ask("search", { words: words.value, profile: profile.value });
    if (mine !== last || !found.isConnected) return;
    fill(found, answer.ok ? foundList(answer) : problems(answer.problems));
    if (answer.sentence && words.value) say(answer.sentence);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, 200);
  };
  words.addEventListener("input", later);
  profile.addEventListener("change", run);
  fill(content, el("form", { class: "fields", role: "search", onsubmit: (event) => { event.preventDefault(); run(); } }, field("Søg efter ord", words), field("Profil", profile)), found);
  await run();
  return backToOpened(found);
}

// Whoever comes back from an entry stands at it in the list again.
function backToOpened(found) {
  const link = reading.opened && found.querySelector(`[data-key="${CSS.escape(reading.opened)}"]`);
  reading.opened = "";
  if (!link) return;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "center" });
}

function foundList({ entries, sentence }) {
  return [
    el("h2", {}, "Fundet"),
    el("p", { class: "quiet" }, sentence),
    el("ol", { class: "hits" }, entries.map((one) => el("li", {}, el("a", { href: `#bank/${encodeURIComponent(one.id)}`, "data-key": one.id, onclick: () => (reading.opened = one.id) }, one.behaviour), el("p", { class: "quiet" }, `${one.profile ? `${one.profile} · ` : ""}${one.competency} · ${one.status}`), el("p", {}, one.place && el("span", { class: "quiet" }, `${one.place}: `), one.snippet ? marked(one.snippet, one.marks) : one.text)))),
  ];
}

// The text with what was found in it marked; `marks` are begin and end.
function marked(text, marks = []) {
  let at = 0;
  const pieces = [];
  for (const [begin, end] of marks) {
    pieces.push(text.slice(at, begin), el("mark", {}, text.slice(begin, end)));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

// ---- An entry, in the order and the words of the book. ----

async function openEntry(content, id) {
  const back = el("p", {}, el("a", { href: "#bank" }, "Tilbage til søgningen"));
  const entry = await ask("entry", { id });
  if (!entry.ok) return fill(content, back, problems(entry.problems));
  reading.opened = id;
  const heading = el("h2", { tabindex: "-1" }, `${entry.number ? `${entry.number} ` : ""}${entry.behaviour}`);
  fill(
    content,
    back,
    heading,
    el("p", { class: "quiet" }, `${entry.profile ? `${entry.profile} · ` : ""}${entry.competency}`),
    el("p", { class: "quiet" }, entry.state_line || entry.status),
    entry.used_by && entry.used_by.length > 0 && el("p", { class: "quiet" }, `Bruges også af: ${entry.used_by.map(({ behaviour, profile }) => `${behaviour} (${profile})`).join("; ")}`),
    remarkLines(entry.remarks),
    entry.sections.map((section, index) => sectionPart(entry, section, entry.sections[index - 1])),
  );
  if (byId("screen").querySelector("h1") === document.activeElement) heading.focus({ preventScroll: true });
  return content;
}

const remarkLines = (remarks) => remarks && remarks.length > 0 && el("ul", { class: "remarks" }, remarks.map((one) => el("li", {}, typeof one === "string" ? one : [el("strong", {}, `${one.label}: `), one.sentence])));

function sectionPart(entry, { title, heading, rows, adds = [] }, before) {
  const more = adds.map(({ address, label }) => ({ address, label, text: "", remarks: [] }));
  return [
    (!before || before.title !== title) && el("h3", {}, title),
    heading && el("h4", {}, heading),
    el("ul", { class: "rows" }, rows.map((row) => el("li", {}, textRow(entry, row)))),
    more.length > 0 && el("details", { class: "adds" }, el("summary", { "aria-label": `Foreslå en tekst mere: ${heading || title}` }, "Foreslå en tekst mere"), el("ul", { class: "rows" }, more.map((row) => el("li", {}, textRow(entry, row))))),
  ];
}

// A text of the entry: as it is, as it is proposed, or while it is written.
function textRow(entry, row) {
  const place = el("div", { class: "text-row" });
  const change = () => reading.changes.get(row.address);
  const rest = (isFocused = false) => {
    const proposed = change();
    const words = row.text ? "Foreslå en rettelse" : "Skriv en tekst";
    const edit = button(proposed ? "Ret forslaget" : words, () => write(), { class: "small light", "aria-label": `${proposed ? "Ret forslaget" : words}: ${row.label}` });
    const drop = proposed && button("Fjern forslaget", () => { keepChange(entry, row, row.text); rest(true); say("Forslaget er fjernet."); }, { class: "small light", "aria-label": `Fjern forslaget: ${row.label}` });
    fill(
      place,
      el("p", { class: "label" }, row.label),
      row.text && el("p", { class: proposed ? "before" : null }, proposed && el("strong", {}, "Nu: "), row.text),
      proposed && el("p", { class: "proposed" }, el("strong", {}, "Forslag: "), proposed.after || "Teksten går ud."),
      remarkLines(row.remarks),
      el("p", { class: "actions" }, edit, drop),
    );
    if (isFocused) edit.focus();
  };
  const write = () => {
    const proposed = change();
    const input = el("textarea", { rows: 3, value: proposed ? proposed.after : row.text });
    const keep = () => { keepChange(entry, row, input.value); rest(true); say(change() ? "Forslaget er lagt i listen Jeres forslag." : "Teksten er, som den var."); };
    fill(
      place,
      field(row.label, input, { hint: row.text ? "Slet hele teksten, hvis den skal gå ud." : "" }),
      el("p", { class: "actions" }, button("Behold forslaget", keep, { class: "main" }), button("Fortryd", () => rest(true))),
    );
    const before = input.value;
    draft(input, () => (input.value === before ? "" : `I har skrevet en rettelse af «${row.label}», som ikke er lagt i jeres forslag endnu.`));
    input.focus();
  };
  rest();
  return place;
}

function keepChange({ id, behaviour }, { address, label, text }, after) {
  const words = after.trim();
  if (words === text.trim()) reading.changes.delete(address);
  else reading.changes.set(address, { address, entry: id, behaviour, place: label, before: text, after: words });
  reading.isFetched = false;
  const link = byId(`bank-${PROPOSALS}`);
  if (link) link.textContent = `Jeres forslag (${reading.changes.size})`;
}

// ---- What is proposed, as a file for HR. ----

function openProposals(content) {
  if (!reading.changes.size) {
    fill(content, el("h2", {}, "Jeres forslag"), el("p", {}, "I har ingen forslag endnu. Åbn et sæt spørgsmål, og tryk på «Foreslå en rettelse» ved en tekst."));
    return;
  }
  const name = el("input", { autocomplete: "name", value: reading.name, oninput: () => (reading.name = name.value) });
  const note = el("textarea", { rows: 2, value: reading.note, oninput: () => (reading.note = note.value) });
  const made = el("div");
  const list = el("div");
  const draw = () => redraw(list, el("h2", { tabindex: "-1" }, "Jeres forslag"), el("ul", { class: "rows" }, [...reading.changes.values()].map((change) => el("li", {}, changePart(change, draw)))));
  draw();
  fill(
    content,
    list,
    field("Navn", name, { hint: "Hvem foreslår det? HR skal kunne spørge." }),
    field("Bemærkning til HR", note, { hint: "Hvorfor det skal rettes. Det behøver I ikke skrive." }),
    el("p", { class: "actions" }, workButton("Hent forslag som fil", () => fetchProposals(made, name.value, note.value), { class: "main" })),
    el("p", { class: "quiet" }, "Forslagene bliver ikke gemt med rekrutteringen. Hent filen, før I lukker siden."),
    made,
  );
}

function changePart(change, draw) {
  const drop = () => {
    reading.changes.delete(change.address);
    byId(`bank-${PROPOSALS}`).textContent = `Jeres forslag (${reading.changes.size})`;
    if (reading.changes.size) draw();
    else showScreen();
    say("Forslaget er fjernet.");
  };
  const texts = el(
    "div",
    { class: "text-row" },
    el("p", { class: "label" }, change.place),
    change.before && el("p", { class: "before" }, el("strong", {}, "Nu: "), change.before),
    el("p", { class: "proposed" }, el("strong", {}, "Forslag: "), change.after || "Teksten går ud."),
    el("p", { class: "actions" }, button("Fjern", drop, { class: "small", "aria-label": `Fjern forslaget til ${change.place} i ${change.behaviour}`, "data-key": `drop:${change.address}` })),
  );
  return [el("p", {}, el("a", { href: `#bank/${encodeURIComponent(change.entry)}` }, change.behaviour)), texts];
}

async function fetchProposals(made, name, note) {
  const changes = [...reading.changes.values()].map(({ address, before, after }) => ({ address, before, after }));
  const answer = await ask("propose", { changes, name, note }, { what: "Laver filen" });
  if (!answer.ok) {
    fill(made, problems(answer.problems));
    return;
  }
  download(answer.file);
  reading.isFetched = true;
  const lines = answer.sentences;
  fill(made, lines.map((line) => el("p", { class: "done" }, line)), el("h3", {}, "Sådan ser reglerne på forslagene"), el("ul", {}, answer.verdicts.map((line) => el("li", {}, line))));
  say(lines.join(" "));
}

window.addEventListener("beforeunload", (event) => {
  if (reading.changes.size && !reading.isFetched) event.preventDefault();
});

// ---- Coverage: what there is for each line of a profile. ----

async function openCoverage(content) {
  const known = await ask("profiles", {});
  if (!known.ok) return fill(content, problems(known.problems));
  const profile = el("select", {}, known.profiles.map(({ id, title }) => el("option", { value: id }, title)));
  if (reading.profile) profile.value = reading.profile;
  const shown = el("div");
  let last = 0;
  const run = async () => {
    const mine = (last += 1);
    reading.profile = profile.value;
    const answer = await ask("coverage", { profile: profile.value }, { what: "Gør op, hvad banken har" });
    if (mine !== last || answer.stopped) return;
    fill(shown, answer.ok ? coveragePart(answer) : problems(answer.problems));
    if (answer.ok) say(answer.sentences.join(" "));
  };
  profile.addEventListener("change", run);
  fill(content, el("h2", {}, "Hvad banken har"), field("Profil", profile), shown);
  return run();
}

function coveragePart({ columns, rows, sentences }) {
  const groups = [];
  for (const { group } of columns) groups.length && groups.at(-1).group === group ? (groups.at(-1).count += 1) : groups.push({ group, count: 1 });
  const lead = ["Adfærd", "Status"];
  const width = lead.length + columns.length + 1;
  const parts = [];
  for (const row of rows) parts.length && parts.at(-1)[0].competency === row.competency ? parts.at(-1).push(row) : parts.push([row]);
  const head = [
    el("tr", {}, lead.map((title) => el("th", { scope: "col", rowspan: 2 }, title)), groups.map(({ group, count }) => el("th", { scope: "colgroup", colspan: count }, group)), el("th", { scope: "col", rowspan: 2 }, "Spørges i")),
    el("tr", {}, columns.map(({ title }) => el("th", { scope: "col", class: "number" }, title))),
  ];
  return [
    sentences.map((sentence) => el("p", {}, sentence)),
    scrolling("Hvad banken har, linje for linje", el("table", { class: "coverage" }, el("thead", {}, head), parts.map((part) => el("tbody", {}, el("tr", {}, el("th", { scope: "rowgroup", colspan: width }, part[0].competency)), part.map(coverageRow))))),
  ];
}

function coverageRow(row) {
  const [entry] = row.entries;
  return el(
    "tr",
    { class: row.is_gap ? "gap" : null },
    el("th", { scope: "row" }, entry ? el("a", { href: `#bank/${encodeURIComponent(entry)}` }, row.behaviour) : row.behaviour),
    el("td", {}, row.status),
    row.numbers.map((number, index) => el("td", { class: `number heat-${row.heats[index]}` }, String(number))),
    el("td", {}, row.is_gap ? "I fokus, men uden spørgsmål. " : "", row.asked_in.join(", ")),
  );
}
