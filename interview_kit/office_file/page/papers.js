// Papirer: the kit of the recruitment, what is printed for whom, each paper as it looks, and all of it as files.
"use strict";

// What stands on a screen that needs a recruitment, where there is none; true if so.
function lacksPosition(main) {
  if (caseState.position) return false;
  fill(main, el("p", { class: "lead" }, "Ingen stilling er valgt endnu."), el("p", {}, el("a", { href: "#stilling" }, "Vælg en stilling")));
  return true;
}

screen("papirer", "Papirer", async (main) => {
  if (lacksPosition(main)) return;
  const places = { plan: el("div"), told: el("div"), list: el("div"), shown: el("div", { class: "shown" }) };
  fill(main, places.plan, places.told, places.list, places.shown);
  await openFixing(places);
  await openPapers(places);
});

// ---- The plan: the papers are made of questions that lie fast. ----

async function openFixing(places) {
  const plans = await roundPlans();
  const refused = plans.find((plan) => !plan.ok);
  if (refused) return redraw(places.plan, problems(refused.problems));
  const isFixed = plans.every((plan) => plan.is_fixed);
  if (isFixed && !plans.some((plan) => plan.differs)) return redraw(places.plan);
  const words = isFixed ? "Spørgsmålene er ændret, siden de blev lagt fast." : "Spørgsmålene er ikke lagt fast endnu. Det skal de være, før der kan laves papirer.";
  const reason = plans.some((plan) => plan.needs_reason) && el("textarea", { rows: 2 });
  const wrong = el("div");
  return redraw(
    places.plan,
    el("p", { class: "lead" }, words),
    reason && field("Hvorfor bliver de ændret?", reason, { hint: "Skriv en sætning. Den bliver trykt.", key: "reason" }),
    el("p", { class: "actions" }, workButton("Læg spørgsmålene fast, og lav papirerne", () => fixAndMake(places, reason, wrong), { class: "main", "data-key": "make" }), el("a", { href: "#stilling" }, "Se spørgsmålene")),
    wrong,
  );
}

// The plan of every round, or the answer that refuses it.
async function roundPlans() {
  const first = await ask("plan", {});
  if (!first.ok) return [first];
  const plans = [first];
  for (const { number } of first.rounds) if (number !== first.round) plans.push(await ask("plan", { round: number }));
  return plans;
}

async function fixAndMake(places, reason, wrong) {
  const fixed = await ask("fix_plan", reason ? { reason: reason.value } : {}, { what: "Lægger spørgsmålene fast" });
  if (!fixed.ok) {
    if (fixed.problems.some((one) => one.code === "office-plan-locked") && !reason) await openFixing(places);
    return fill(wrong, problems(fixed.problems));
  }
  await makePapers(places);
  await openFixing(places);
}

// ---- The list. ----

async function openPapers(places) {
  const answer = caseState.planned.length ? await ask("papers", {}) : null;
  if (!answer) return withoutPeople(places);
  if (!answer.ok) return redraw(places.list, problems(answer.problems));
  return listPapers(places, answer);
}

async function makePapers(places, force = false) {
  const answer = await ask("make_papers", force ? { force } : {}, { what: "Laver papirerne" });
  if (answer.stopped) return told(places.told, "Stoppet. Intet er lavet om.");
  if (!answer.ok) {
    redraw(places.told, problems(answer.problems), replaceButton(answer.problems, () => makePapers(places, true)));
    return openPapers(places);
  }
  tellMade(places.told, answer);
  return listPapers(places, answer);
}

// Papers that lie there otherwise are replaced only when somebody says so.
function replaceButton(list, work) {
  return list.some(({ code }) => code === "papers-exist") && el("p", { class: "actions" }, workButton("Lav dem igen, og gem de gamle ved siden af", work, { "data-key": "force" }));
}

function told(place, ...sentences) {
  say(sentences.join(" "));
  return redraw(place, sentences.map((sentence) => el("p", { class: "done", tabindex: "-1", "data-key": "force" }, sentence)));
}

// How many were made, and what became of those that lay there.
function tellMade(place, { written, same, kept = [], aside = {} }) {
  const sentences = [`${written} ${written === 1 ? "papir" : "papirer"} er lavet, ${same} lå der i forvejen.`];
  if (kept.length) sentences.push(`Ikke rørt, fordi nogen har skrevet i dem: ${kept.join(", ")}.`);
  for (const [name, old] of Object.entries(aside)) sentences.push(`${name}: Den gamle er gemt som ${old}.`);
  told(place, ...sentences);
}

function listPapers(places, { papers, problems: found }) {
  const printed = papers.filter((paper) => !paper.on_screen);
  const filled = papers.filter((paper) => paper.on_screen);
  const isMade = papers.some((paper) => paper.state !== "mangler");
  const table = (label, list) => stackedTable(label, ["Papir", "Hvem skal have det", "Print", "Tilstand", ""], list.map((paper) => paperRow(places, paper)));
  redraw(
    places.list,
    el("p", { class: "actions" }, workButton("Lav papirerne", () => makePapers(places), { class: isMade ? null : "main", "data-key": "make" }), isMade && workButton("Hent alle som zip", () => fetchAll(places), { "data-key": "all" })),
    problems(found),
    el("h2", {}, "Til at printe"),
    table("Til at printe", printed),
    filled.length > 0 && el("details", { "data-key": "on-screen" }, el("summary", {}, el("h2", { class: "inline" }, `Til at udfylde på skærm (${filled.length})`)), table("Til at udfylde på skærm", filled)),
  );
  return withoutPeople(places);
}

function paperRow(places, paper) {
  const { file, title, readers, copies, state } = paper;
  const name = shortName(file);
  const isMade = state !== "mangler";
  const buttons = isMade && [
    isSeen(file) && workButton("Se", () => showPaper(places.shown, { title: title || name, file }), { class: "small", "aria-label": `Se ${name}`, "data-key": `see:${file}` }),
    workButton("Hent", () => fetchPaper(file, places.told), { class: "small", "aria-label": `Hent ${name}`, "data-key": `get:${file}` }),
  ];
  return {
    name: [el("span", { class: "paper" }, title || name), el("span", { class: "file" }, file)],
    cells: [readers, copies ? `${copies} stk.` : "på skærm", el("span", { class: `lies ${STATE_MARKS[state] || ""}` }, state), buttons && el("span", { class: "actions" }, buttons)],
  };
}

// Word files and workbooks are shown as pages; the others are only fetched.
const isSeen = (file) => /\.(docx|xlsx)$/.test(file);

// `ark-1-M2` of `enkeltark/ark-1-M2.docx`: what tells its buttons from those of the other papers.
const shortName = (file) => file.replace(/^.*\//, "").replace(/\.docx$/, "");

const STATE_MARKS = { mangler: "missing", ændret: "changed", udfyldt: "filled" };

async function fetchAll(places) {
  const answer = await ask("all_papers", {}, { what: "Pakker papirerne" });
  if (answer.ok) download(answer.file);
  else redraw(places.told, problems(answer.problems));
}

// ---- Only a guide and an empty sheet, as long as nobody is written down. ----

async function withoutPeople(places) {
  const known = await ask("recruitment", {});
  if (!known.ok || known.values.panel.length || known.values.candidates.length) return;
  const made = el("div");
  places.list.append(
    el("h2", {}, "Bare guide og scoringsark"),
    el("p", {}, "I har ikke skrevet udvalg og kandidater endnu. Guiden og et tomt ark kan I få med det samme."),
    el("p", { class: "actions" }, workButton("Kun guide og scoringsark", () => buildOnly(places, made), { "data-key": "build" }), el("a", { href: "#rekruttering" }, "Skriv udvalg og kandidater")),
    made,
  );
}

async function buildOnly(places, made) {
  const answer = await ask("build_case", {}, { what: "Laver guide og scoringsark" });
  if (answer.stopped) return;
  if (!answer.ok) return fill(made, problems(answer.problems));
  const { files, remarks } = answer;
  fill(made, stackedTable("Guide og scoringsark", ["Papir", ""], files.map((file) => builtRow(places, file))), remarks.map((line) => el("p", { class: "quiet" }, line)));
  say(`${files.length} papirer er lavet.`);
}

function builtRow(places, { name, data }) {
  const see = workButton("Se", () => showPaper(places.shown, { title: name, name, data }), { class: "small", "aria-label": `Se ${name}` });
  const get = button("Hent", () => download({ name, data }), { class: "small", "aria-label": `Hent ${name}` });
  return { name, cells: [el("span", { class: "actions" }, isSeen(name) && see, get)] };
}
