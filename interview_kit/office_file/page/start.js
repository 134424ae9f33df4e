// The first screen, and the line with the recruitment that is open.
"use strict";

let savedTo = null; // where the browser lets us save again
const NOT_SAVED = "interview-kit.not-saved"; // what was not saved when the page was left; never a name

async function saveCase() {
  if (!(await mayLose("Gem uden"))) return;
  const answer = await ask("save_case", {}, { what: "Gemmer" });
  if (!answer.ok) return;
  const { name, data } = answer.file;
  if (!window.showSaveFilePicker || navigator.webdriver) {
    download({ name, data });
    say(`Gemt som ${name}.`);
    return;
  }
  try {
    savedTo = savedTo || (await window.showSaveFilePicker({ suggestedName: name }));
    const stream = await savedTo.createWritable();
    await stream.write(data);
    await stream.close();
    say(`Gemt som ${savedTo.name}.`);
  } catch (error) {
    savedTo = null;
    await ask("unsave", {});
    if (error.name !== "AbortError") download({ name, data });
  }
}

async function openCase(files, wrong) {
  const place = byId("open-problems");
  if (wrong.length) return fill(place, problems(wrong));
  if (!(await mayLeave())) return null;
  const answer = await ask("open_case", { ...files[0], others: files.length - 1 }, { what: "Åbner" });
  if (!answer.ok) return fill(place, problems(answer.problems));
  savedTo = null;
  say("Rekrutteringen er åbnet.");
  return go("stilling");
}

// Whether what is not saved may be lost.
async function mayLeave() {
  if (!caseState.changed) return true;
  return dialog({
    title: "Der er noget, I ikke har gemt",
    body: el("p", {}, `Det er ${caseState.changes.join(", ")}. Går I videre, er det væk.`),
    actions: [{ text: "Bliv her, så vi kan gemme", value: false, main: true }, { text: "Gå videre uden at gemme", value: true }],
  });
}

async function newCase() {
  if (!(await mayLeave())) return;
  await ask("new_case");
  savedTo = null;
  go("stilling");
}

// The button stays the same one: it may be pressed while an answer comes, and it keeps the focus.
function caseLine(state) {
  const isEmpty = !state.position;
  const unsaved = state.changed ? `Ikke gemt: ${state.changes.join(", ")}.` : isEmpty ? "" : "Alt er gemt.";
  const place = byId("case-line");
  if (!byId("save")) fill(place, el("p"), el("p", { class: "actions" }, workButton("Gem", saveCase, { id: "save" }), el("a", { href: "#start" }, "Åbn eller begynd forfra")));
  fill(place.firstChild, isEmpty ? "Ingen stilling er valgt." : el("strong", {}, state.title || state.position), unsaved && el("span", { class: "saved" }, ` ${unsaved}`));
  byId("save").disabled = isEmpty;
  byId("save").className = state.changed ? "main" : "";
  state.changed ? sessionStorage.setItem(NOT_SAVED, state.changes.join(", ")) : sessionStorage.removeItem(NOT_SAVED);
}

function lostLine() {
  const lost = sessionStorage.getItem(NOT_SAVED);
  sessionStorage.removeItem(NOT_SAVED);
  return lost && el("div", { class: "problems", role: "status" }, el("p", { class: "fault warning" }, `Siden blev lukket eller hentet igen, før I havde gemt ${lost}. Åbn den fil, I gemte sidst: Alt, hvad der står i den, er der.`));
}

screen("start", "Begynd", (main) => {
  const { bank } = office.about;
  fill(
    main,
    el("p", { class: "lead" }, "Fra stilling til beslutning: spørgsmål, papirer, vurderinger og sammenligning. Alt sker i denne fil på jeres egen computer. Intet bliver sendt."),
    el("h2", {}, "Ny rekruttering"),
    el("p", {}, "Begynd med stillingen. Så ser I spørgsmålene med det samme."),
    el("p", { class: "actions" }, button("Vælg en stilling", newCase, { class: "main" })),
    el("h2", {}, "En, I har gemt"),
    fileDrop("Åbn en rekruttering (.zip)", openCase, { accept: ".zip", multiple: false }),
    el("div", { id: "open-problems" }),
    el("h2", {}, "Om siden"),
    el("p", {}, `${bank.title}, udgave ${bank.version}: ${bank.entries} spørgsmålssæt, ${bank.approved} godkendt.`),
    el("p", {}, "Navne på kandidater står kun i den fil, I selv gemmer. Lukker I siden, er alt væk, som ikke er gemt."),
    el("details", {}, el("summary", {}, "Hvad siden er lavet af"), el("ul", {}, aboutParts().map((line) => el("li", {}, line)))),
  );
});

function aboutParts() {
  const about = JSON.parse(byId("about").textContent);
  const packages = Object.entries(about.packages).map(([name, version]) => `${name} ${version}`);
  return [`interview-kit ${about.version} (MIT)`, `Pyodide ${about.pyodide} (MPL 2.0), kildekode: github.com/pyodide/pyodide`, `Python ${about.lock.python} (PSF-licens)`, ...packages.map((line) => `${line} (licensen ligger i siden)`)];
}
