// Sammenlign: the papers for the panel's table, each candidate's note, and the papers of the decision.
"use strict";

screen("sammenlign", "Sammenlign", async (main) => {
  if (lacksPosition(main)) return;
  if (!caseState.sealed.length) {
    fill(main, el("p", { class: "lead" }, "Ingen samtale er forseglet endnu. Tallene kommer først frem, når alle har vurderet."), el("p", {}, el("a", { href: "#saml" }, "Saml arkene, og forsegl")));
    return;
  }
  const places = { told: el("div"), rounds: el("div"), decision: el("div"), shown: el("div", { class: "shown" }) };
  fill(main, el("p", { class: "actions" }, workButton("Lav sammenligningen", () => comparePapers(places), { class: "main" })), places.told, places.rounds, places.decision, places.shown);
  if (caseState.compared.length) await comparePapers(places, { isShown: true });
  await openDecision(places);
});

async function comparePapers(places, { force = false, isShown = false } = {}) {
  const answer = await ask("compare", force ? { force } : {}, { what: isShown ? "Åbner sammenligningen" : "Laver sammenligningen" });
  if (answer.stopped) return;
  if (!answer.ok) {
    redraw(places.told, problems(answer.problems), replaceButton(answer.problems, () => comparePapers(places, { force: true })));
    return;
  }
  isShown && !answer.written ? redraw(places.told) : tellMade(places.told, answer);
  places.told.append(...[problems(answer.problems)].filter(Boolean));
  redraw(places.rounds, answer.rounds.map((round) => comparedRound(places, round)), el("p", { class: "actions" }, workButton("Hent alle papirer som zip", () => fetchAll(places), { "data-key": "all" })));
}

function comparedRound(places, { number, letters, sentences, papers }) {
  const title = `${number}. samtale`;
  return el(
    "section",
    { class: "card", "aria-label": title },
    el("h2", {}, title),
    el("p", { class: "quiet" }, `Forsegling ${letters}`),
    el("ul", {}, sentences.map((sentence) => el("li", {}, sentence))),
    fileTable(places, `Papirer efter ${title}`, papers),
  );
}

// Papers, each to be seen and to be fetched.
function fileTable(places, label, papers) {
  const rows = papers.map((paper) => {
    const { file, title } = paper;
    const name = shortName(file);
    const see = workButton("Se", () => showPaper(places.shown, { title: title || name, file }), { class: "small", "aria-label": `Se ${name}`, "data-key": `see:${file}` });
    const get = workButton("Hent", () => fetchPaper(file, places.told), { class: "small", "aria-label": `Hent ${name}`, "data-key": `get:${file}` });
    return { name: [el("span", { class: "paper" }, title || name), el("span", { class: "file" }, file)], cells: [el("span", { class: "actions" }, isSeen(file) && see, get)] };
  });
  return stackedTable(label, ["Papir", ""], rows);
}

// ---- The decision. ----

async function openDecision(places) {
  const known = await ask("recruitment", {});
  if (!known.ok) return;
  const candidates = known.values.candidates.filter((one) => !one.withdrawn);
  if (!candidates.length) return;
  const choice = (none) => el("select", {}, el("option", { value: "" }, none), candidates.map(({ code, name }) => el("option", { value: code }, name ? `${code} ${name}` : code)));
  const [first, second] = [choice("Ingen"), choice("Ingen")];
  const made = el("div");
  fill(
    places.decision,
    el("h2", {}, "Beslutningen"),
    el("p", {}, "Når udvalget har valgt, laver siden indstilling, afslag og partshøringslog. Begrundelserne skriver I selv i dem."),
    el("div", { class: "fields" }, field("Udvalget indstiller", first), field("Hvis den indstillede siger nej", second)),
    el("p", { class: "actions" }, workButton("Lav papirerne til beslutningen", () => decidePapers(places, [first.value, second.value], made), { class: "main" })),
    made,
  );
}

async function decidePapers(places, codes, made) {
  const answer = await ask("decide", { recommended: codes.filter(Boolean) }, { what: "Laver papirerne til beslutningen" });
  if (answer.stopped) return;
  if (!answer.ok) {
    fill(made, problems(answer.problems));
    return;
  }
  fill(
    made,
    answer.sentences.map((sentence) => el("p", { class: "done" }, sentence)),
    problems(answer.problems),
    fileTable(places, "Papirer til beslutningen", answer.papers),
  );
  say(["Papirerne til beslutningen er lavet.", ...answer.sentences].join(" "));
}
