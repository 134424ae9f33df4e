// How the page starts, and what it says where it cannot; what it asks before it is closed.
"use strict";

window.addEventListener("beforeunload", (event) => {
  if (caseState && caseState.changed) event.preventDefault();
});

function cannotStart(reason) {
  console.error(reason);
  const advice = [
    "Åbn filen i en anden browser på computeren: Edge, Chrome eller Firefox i en nyere udgave.",
    "Er det samme fejl, så spørg jeres it-afdeling, om WebAssembly er slået fra i browseren. I Edge hedder det «Øget sikkerhed på nettet»; filen skal stå på listen over undtagelser.",
    "Indtil da kan den, der har programmet på sin computer, lave papirerne for jer.",
  ];
  fill(byId("screen"), el("h1", { tabindex: "-1" }, "Siden kan ikke starte her"), el("div", { class: "problems", role: "alert" }, el("p", {}, "Browseren lader ikke siden køre sit program. Ingen fejl er sket, og intet er gået tabt.")), el("p", {}, "Det kan I gøre:"), el("ol", {}, advice.map((line) => el("li", {}, line))));
}

(async () => {
  const lost = lostLine();
  const main = byId("screen");
  const line = el("p", { class: "lead", role: "status" }, "Siden starter. Det tager nogle sekunder.");
  fill(main, el("h1", { tabindex: "-1" }, "Samtalekontoret"), line);
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  try {
    await startOffice((what) => (line.textContent = `Siden starter: ${what} …`));
  } catch (reason) {
    cannotStart(reason);
    return;
  }
  const { bank } = office.about;
  byId("bank-line").textContent = `${bank.title}, udgave ${bank.version}`;
  onState(caseLine);
  caseLine(caseState);
  const shown = showScreen();
  if (lost) main.querySelector("h1").after(lost);
  document.body.dataset.ready = "yes";
  await shown;
})();
