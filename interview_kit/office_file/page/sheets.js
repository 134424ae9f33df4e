// Indtast og saml: the filled sheets come in, what was read is seen and what is missing, and the ratings are sealed.
"use strict";

screen("saml", "Indtast og saml", async (main) => {
  if (lacksPosition(main)) return;
  if (!caseState.planned.length) {
    fill(main, el("p", { class: "lead" }, "Spørgsmålene er ikke lagt fast endnu, så der er ingen ark at samle."), el("p", {}, el("a", { href: "#papirer" }, "Lav papirerne")));
    return;
  }
  const places = { wrong: el("div"), files: el("div"), rounds: el("div") };
  fill(
    main,
    el("p", { class: "lead" }, "Læg de udfyldte scoringsark ind, eller regnearket, der er tastet ind i."),
    fileDrop("Udfyldte ark (.docx) eller indtastningen (.xlsx)", (files, wrong) => addSheets(places, files, wrong)),
    places.wrong,
    places.files,
    places.rounds,
  );
  await listSheets(places, await ask("arrived", {}));
  if (caseState.sealed.length) await readSheets(places);
});

async function addSheets(places, files, wrong) {
  fill(places.wrong, problems(wrong));
  if (!files.length) return;
  const answer = await ask("add_arrived", { files }, { what: "Lægger arkene ind" });
  fill(places.wrong, problems([...wrong, ...(answer.problems || [])]));
  if (!answer.ok) return;
  fill(places.rounds);
  await listSheets(places, answer.files ? answer : await ask("arrived", {}));
  places.wrong.append(...answer.sentences.map((sentence) => el("p", {}, sentence)));
  say(answer.sentences.join(" "));
}

async function removeSheet(places, name) {
  const answer = await ask("remove_arrived", { name });
  fill(places.wrong, problems(answer.problems));
  if (!answer.ok) return;
  fill(places.rounds);
  await listSheets(places, answer.files ? answer : await ask("arrived", {}));
  say(`${name} er fjernet.`);
}

function listSheets(places, answer) {
  if (!answer.ok) return fill(places.files, problems(answer.problems));
  const rows = answer.files.map(({ name, size }) => ({
    name,
    cells: [sizeWords(size), button("Fjern", () => removeSheet(places, name), { class: "small", "aria-label": `Fjern ${name}`, "data-key": `remove:${name}` })],
  }));
  return redraw(
    places.files,
    el("h2", { tabindex: "-1" }, "Kommet ind"),
    rows.length ? stackedTable("Kommet ind", ["Fil", "Størrelse", ""], rows) : el("p", { class: "quiet" }, "Intet endnu."),
    rows.length > 0 && el("p", { class: "actions" }, workButton("Læs arkene", () => readSheets(places), { class: "main", "data-key": "read" })),
  );
}

const sizeWords = (size) => `${Math.max(1, Math.round(size / 1000)).toLocaleString("da-DK")} kB`;

async function readSheets(places) {
  const answer = await ask("read_arrived", {}, { what: "Læser arkene" });
  if (answer.stopped) return;
  places.read = answer.rounds || [];
  places.course = (await ask("attendance")).rounds || [];
  showRounds(places, answer.problems);
  if (answer.ok) say(answer.rounds.map((round) => `${round.number}. samtale er læst.`).join(" ") || "Arkene er læst.");
}

function showRounds(places, found) {
  redraw(places.rounds, problems(found), places.read.map((round) => roundPart(places, round)));
}

// ---- A round: who has rated whom, what is missing, and the seal. Never a number before the seal. ----

function roundPart(places, round) {
  const title = `${round.number}. samtale`;
  return el(
    "section",
    { class: "card", "aria-label": title },
    el("h2", { tabindex: "-1" }, title),
    ratedTable(title, round),
    places.course.filter(({ number }) => number === round.number).map((course) => coursePart(course, () => readSheets(places))),
    sentenceList("Der mangler", round.missing),
    sentenceList("Der står to forskellige ting", round.conflicts),
    round.seal ? sealed(round) : el("p", {}, round.is_complete ? "Alt er kommet ind." : "Ikke alt er kommet ind."),
    sealing(places, round),
  );
}

// What the office says of a cell stands in it; only a whole and an empty one need a word more.
const CELL_WORDS = { whole: (text) => `alle ${text}`, none: () => "intet" };

function ratedTable(title, { columns, rows }) {
  const table = el(
    "table",
    { class: "rated" },
    el("caption", {}, "Hvem har vurderet hvem"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Medlem"), columns.map((code) => el("th", { scope: "col" }, code)))),
    el("tbody", {}, rows.map(({ member, cells }) => el("tr", {}, el("th", { scope: "row" }, member), cells.map(({ text, state }) => el("td", { class: `rated-${state}` }, CELL_WORDS[state] ? CELL_WORDS[state](text) : text))))),
  );
  return scrolling(`${title}: Hvem har vurderet hvem`, table);
}

const sentenceList = (title, sentences) => sentences && sentences.length > 0 && [el("h3", {}, title), el("ul", {}, sentences.map((sentence) => el("li", {}, sentence)))];

function sealing(places, round) {
  const wrong = el("div");
  const seal = (reason) => sealRound(places, round.number, reason, wrong);
  const named = (text) => `${text}: ${round.number}. samtale`;
  const key = `${round.seal ? "again" : "seal"}:${round.number}`;
  if (round.is_complete && !round.seal) return [el("p", { class: "actions" }, workButton("Forsegl", () => seal(null), { class: "main", "aria-label": named("Forsegl"), "data-key": key })), wrong];
  const reason = el("textarea", { rows: 2 });
  const words = round.seal ? "Forsegl igen" : "Forsegl uden resten";
  const again = [
    field("Ordstyrerens grund til at forsegle nu", reason, { hint: "Skriv den uden navne. Den kommer til at stå i sagen.", key: "reason" }),
    el("p", { class: "actions" }, workButton(words, () => seal(reason.value), { "aria-label": named(words), "data-key": key })),
    wrong,
  ];
  return round.seal ? el("details", { "data-key": `changed:${round.number}` }, el("summary", {}, "Er noget ændret siden?"), again) : again;
}

async function sealRound(places, number, reason, wrong) {
  const answer = await ask("seal", reason === null ? { round: number } : { round: number, reason }, { what: "Forsegler" });
  if (answer.stopped) return;
  if (!answer.ok) {
    fill(wrong, problems(answer.problems.filter(({ level }) => level === "error"))); // the others stand above already
    return;
  }
  places.read = places.read.map((round) => answer.rounds.find((one) => one.number === round.number) || round);
  showRounds(places, answer.problems);
  places.rounds.querySelector(`[data-key="seal:${number}"]`)?.focus();
  say(`${number}. samtale er forseglet.`);
}

// The eight letters, large: two members sign them.
function sealed({ seal, number }) {
  return el(
    "div",
    { class: "seal" },
    el("h3", { tabindex: "-1", "data-key": `seal:${number}` }, "Forseglet"),
    el("p", { class: "letters" }, seal.letters),
    el("p", {}, seal.text),
    seal.reason && el("p", {}, `Ordstyrerens grund: ${seal.reason}`),
    el("p", {}, el("a", { href: "#sammenlign", "aria-label": `Gå til sammenligningen: ${number}. samtale` }, "Gå til sammenligningen")),
  );
}
