// The position and its questions: choose it, see the plan of each interview, change it, and fix it.
"use strict";

const QUESTION_KINDS = [
  ["behavioural", "Noget, kandidaten har gjort"],
  ["situational", "En situation, kandidaten skal tage stilling til"],
  ["terms", "Vilkår i arbejdet"],
  ["open", "Et andet spørgsmål"],
];
const TYPING_PAUSE = 300; // milliseconds after the last key

screen("stilling", "Stilling", (main) => (caseState.position ? openPlan(main) : openPositions(main)));

// `f` once the user has paused; what is called meanwhile starts the pause again.
function afterPause(f) {
  let waiting = null;
  return (...values) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => f(...values), TYPING_PAUSE);
  };
}

// A search field with what it finds under it. `find(words)` gives {count, rows, problems}.
function searchList(label, find, { hint = "" } = {}) {
  const found = el("ul", { class: "found" });
  const count = el("p", { class: "quiet", role: "status" });
  const wrong = el("div");
  let last = 0;
  const show = async (words) => {
    const mine = (last += 1);
    const answer = await find(words);
    if (mine !== last) return;
    fill(wrong, problems(answer.problems));
    fill(found, answer.rows.map((row) => el("li", {}, row)));
    fill(count, answer.count);
  };
  const input = el("input", { type: "search", autocomplete: "off", oninput: afterPause(() => show(input.value)) });
  show("");
  return el("div", {}, field(label, input, { hint }), count, wrong, found);
}

// ---- No position is chosen, or another is to be. ----

function openPositions(main, { goBack = null } = {}) {
  const wrong = el("div");
  const choose = async (position) => {
    const answer = await ask("choose_position", { name: position.id }, { what: "Finder spørgsmålene" });
    if (!answer.ok) {
      fill(wrong, problems(answer.problems));
      return wrong.scrollIntoView({ block: "nearest" });
    }
    say(`${position.title} er valgt.`);
    go("stilling");
    return null;
  };
  const find = async (search) => {
    const answer = await ask("positions", { search });
    if (!answer.ok) return { count: "", rows: [], problems: answer.problems };
    const { length } = answer.positions;
    const count = length ? `${length} ${length === 1 ? "stilling" : "stillinger"}` : "Ingen stilling hedder sådan. Prøv et andet ord.";
    return { count, rows: answer.positions.map((one) => positionRow(one, () => choose(one))), problems: [] };
  };
  fill(
    main,
    goBack && el("p", {}, "Jeres valg af spørgsmål følger ikke med til en anden stilling. Navne, datoer og jeres egne spørgsmål gør."),
    goBack && el("p", { class: "actions" }, button(`Behold ${caseState.title || caseState.position}`, goBack)),
    wrong,
    searchList("Hvad hedder stillingen?", find, { hint: "Skriv den titel, I bruger. Stavningen er ikke så vigtig." }),
  );
  if (goBack) main.querySelector("input").focus();
}

function positionRow(position, onclick) {
  const interviews = position.rounds.map(({ number, slot }) => `${number}. samtale ${slot} min.`).join(" · ");
  const others = position.aliases.filter((alias) => alias !== position.title && alias !== position.why);
  return el(
    "button",
    { type: "button", class: "row", onclick },
    el("strong", {}, position.title),
    position.why && el("span", { class: "part" }, `Også kaldet ${position.why}`),
    others.length > 0 && el("span", { class: "part quiet" }, position.why ? `Andre navne: ${others.join(", ")}` : `Også: ${others.join(", ")}`),
    el("span", { class: "part quiet" }, interviews),
  );
}

// ---- The plan of one interview. ----

// What the screen shows: the last plan, and the places that are drawn anew or stand (the form keeps what is typed).
let planDesk = null;

async function openPlan(main) {
  planDesk = { main, round: planDesk ? planDesk.round : 1, plan: null, last: 0, head: el("div"), body: el("div"), form: el("div"), rest: el("div"), foot: el("div") };
  fill(main, planDesk.head, planDesk.body, planDesk.form, planDesk.rest, planDesk.foot);
  const answer = await ask("plan", { round: planDesk.round }, { what: "Finder spørgsmålene" });
  if (answer.ok) return showPlan(answer);
  if (planDesk.round > 1) {
    planDesk.round = 1;
    return openPlan(main);
  }
  fill(planDesk.head, planHead());
  return fill(planDesk.body, problems(answer.problems));
}

// Asks for a change and shows the plan that comes of it; an answer that another change has overtaken is not shown.
async function changePlan(name, request, said) {
  const mine = (planDesk.last += 1);
  const answer = await ask(name, request, { what: "Retter" });
  if (mine !== planDesk.last) return answer;
  if (answer.ok) {
    showPlan(answer);
    if (said) say(said);
  } else {
    const place = planDesk.body.querySelector(".refused");
    fill(place, problems(answer.problems));
    place.scrollIntoView({ block: "nearest" });
  }
  return answer;
}

function showPlan(plan) {
  planDesk.plan = plan;
  planDesk.round = plan.round;
  redraw(planDesk.head, planHead(), planRounds(plan));
  redraw(planDesk.body, planBody(plan));
  redraw(planDesk.rest, planRest(plan));
  redraw(planDesk.foot, planFix(plan));
}

function planHead() {
  const keep = async () => {
    await openPlan(planDesk.main);
    planDesk.head.querySelector("[data-key=change]").focus();
  };
  return el(
    "div",
    { class: "position-head" },
    el("h2", {}, caseState.title || caseState.position),
    button("Skift stilling", async () => (await mayLose()) && openPositions(planDesk.main, { goBack: keep }), { "data-key": "change" }),
  );
}

function planRounds(plan) {
  if (plan.rounds.length < 2) return null;
  const choose = async (number) => {
    if (!(await mayLose())) return;
    closeOwnForm();
    await changePlan("plan", { round: number }, `${number}. samtale vises.`);
  };
  const one = ({ number, title }) => button(title || `${number}. samtale`, () => choose(number), { "aria-pressed": String(number === plan.round), "data-key": `round:${number}` });
  return el("div", { class: "rounds", role: "group", "aria-label": "Hvilken samtale" }, plan.rounds.map(one));
}

function planBody(plan) {
  return [
    el("div", { class: "refused" }),
    planSettings(plan),
    el("h3", { tabindex: "-1", "data-key": "questions" }, "Spørgsmålene i rækkefølge"),
    planSum(plan),
    problems(plan.problems),
    el("ol", { class: "questions" }, plan.questions.map((question, index) => questionRow(plan, question, index))),
    el(
      "p",
      { class: "actions" },
      button("Tilføj et spørgsmål", () => addQuestion(plan), { "data-key": "add" }),
      button("Skriv jeres eget spørgsmål", () => openOwnForm(plan), { "data-key": "own" }),
    ),
  ];
}

function planSettings(plan) {
  const choose = (choice, said) => changePlan("choose", { round: plan.round, ...choice }, said);
  const chooseSlot = afterPause((slot) => choose({ slot }, `${slot} minutter.`));
  const slot = el("input", {
    type: "number", min: "1", step: "1", value: plan.slot, "data-key": "slot",
    onchange: () => {
      planDesk.last += 1;
      slot.value ? chooseSlot(Number(slot.value)) : (slot.value = plan.slot);
    },
  });
  const staff = el("input", { type: "checkbox", id: newId("staff"), "data-key": "staff", onchange: () => choose({ without_staff: staff.checked }, "Spørgsmålene er rettet.") });
  staff.checked = plan.without_staff;
  return el(
    "div",
    { class: "settings" },
    field("Minutter med kandidaten", slot),
    plan.sets.length > 1 && planSets(plan, choose),
    el("p", { class: "check" }, staff, el("label", { for: staff.id }, "Kandidaten har ikke ledet nogen endnu")),
  );
}

function planSets(plan, choose) {
  const name = newId("set");
  const one = (set) => {
    const input = el("input", { type: "radio", name, id: newId("set"), value: set, "data-key": `set:${set}`, onchange: () => choose({ question_set: set }, `Sæt ${set} er valgt.`) });
    input.checked = set === plan.set;
    return el("span", { class: "choice" }, input, el("label", { for: input.id }, `Sæt ${set}`));
  };
  const hint = newId("sets-hint");
  return el("fieldset", { class: "sets", "aria-describedby": hint }, el("legend", {}, "Hvilket sæt spørgsmål?"), el("p", { class: "hint", id: hint }, "Tag et andet sæt, hvis stillingen har været ledig før."), plan.sets.map(one));
}

// The minutes against the slot: the sentence says it, the bar only shows it.
function planSum(plan) {
  const whole = Math.max(plan.slot, plan.slot - plan.spare, 1);
  const percent = (minutes) => `${Math.max(0, Math.min(100, (minutes / whole) * 100))}%`;
  return el(
    "div",
    { class: plan.spare < 0 ? "sum over" : "sum" },
    el("p", {}, plan.sum_text),
    el("div", { class: "bar", "aria-hidden": "true" }, el("span", { class: "used", style: { width: percent(plan.slot - plan.spare) } }), el("span", { class: "limit", style: { left: percent(plan.slot) } })),
  );
}

// ---- A question and what may be done with it. ----

function questionRow(plan, question, index) {
  const number = index + 1;
  const act = { plan, question, number };
  const actions = question.can.filter((name) => QUESTION_ACTIONS[name]).map((name) => {
    const [text, label, onclick] = QUESTION_ACTIONS[name];
    return button(text, () => onclick(act), { class: "small", "aria-label": label(number), "data-key": `q${number}:${name}` });
  });
  return el(
    "li",
    { class: "question" },
    el("p", { class: "code" }, question.code),
    el(
      "div",
      { class: "asked" },
      el("p", { class: "quiet" }, question.kind === "own" ? "Jeres eget spørgsmål" : question.about),
      el("p", { class: "words" }, question.words),
      question.kind !== "own" && question.why && el("p", { class: "quiet" }, question.why),
      problems(question.problems),
    ),
    el("p", { class: "minutes" }, `${question.minutes} min.`),
    el("p", { class: "asker" }, question.asker && el("span", { class: "quiet" }, "Spørger: "), question.asker),
    actions.length > 0 && el("p", { class: "actions" }, actions),
  );
}

// The name in `can` → what the button says, what it is called where one cannot see its row, and what it does.
const QUESTION_ACTIONS = {
  swap: ["Byt", (number) => `Byt spørgsmål ${number}`, ({ plan, question, number }) => swapQuestion(plan, question, number)],
  leave_out: [
    "Spørg ikke",
    (number) => `Spørg ikke om spørgsmål ${number}`,
    ({ plan, question, number }) => changePlan("leave_out", { round: plan.round, id: question.id }, `Spørgsmål ${number} bliver ikke stillet.`),
  ],
  undo_choice: [
    "Fortryd",
    (number) => `Fortryd jeres valg af spørgsmål ${number}`,
    ({ plan, question }) => changePlan("undo_choice", { round: plan.round, id: question.id }, "Valget er fortrudt."),
  ],
  save_own: ["Ret", (number) => `Ret spørgsmål ${number}`, ({ plan, question }) => openOwnForm(plan, question)],
  remove_own: ["Slet", (number) => `Slet spørgsmål ${number}`, ({ question, number }) => removeOwn(question, number)],
};

async function addQuestion(plan) {
  const id = await pickQuestion(plan, "Tilføj et spørgsmål");
  if (id) await changePlan("add", { round: plan.round, id }, "Spørgsmålet er tilføjet.");
}

async function swapQuestion(plan, question, number) {
  const id = await pickQuestion(plan, `Byt spørgsmål ${number}`, question);
  if (id) await changePlan("swap", { round: plan.round, old: question.id, new: id }, `Spørgsmål ${number} er byttet.`);
}

// The id of the question that is chosen in the dialog; null where none is.
function pickQuestion(plan, title, instead = null) {
  const body = (close) => {
    const find = async (search) => {
      const answer = await ask("others", { round: plan.round, search });
      if (!answer.ok) return { count: "", rows: [], problems: answer.problems };
      const { length } = answer.others;
      const count = length ? `${length} spørgsmål` : "Ingen spørgsmål passer. Prøv et andet ord.";
      return { count, rows: answer.others.map((one) => otherRow(one, () => close(one.id))), problems: [] };
    };
    return el("div", { class: "pick" }, instead && el("p", {}, `I stedet for: ${instead.words}`), searchList("Søg", find, { hint: "Et ord om det, I vil spørge om." }));
  };
  return dialog({ title, body, actions: [{ text: "Luk uden at vælge", value: null }] });
}

function otherRow(other, onclick) {
  return el(
    "button",
    { type: "button", class: "row", onclick },
    el("span", { class: "part quiet" }, [other.competency, other.behaviour].filter(Boolean).join(": ")),
    el("span", { class: "part" }, other.text),
    el("span", { class: "part quiet" }, [`${other.minutes} min.`, other.asked_in && `Bliver spurgt om i ${other.asked_in}. samtale`, other.is_rated === false && "Vurderes ikke"].filter(Boolean).join(" · ")),
  );
}

// ---- What is not asked. ----

function planRest(plan) {
  const withButton = (name, text, said) => (one) => {
    const what = [one.title, one.words, one.minutes && `${one.minutes} min.`].filter(Boolean).join(" · ");
    const press = () => changePlan(name, { round: plan.round, id: one.id }, said);
    return el("li", {}, what, " ", button(text, press, { class: "small", "aria-label": `${text}: ${one.words || one.title}`, "data-key": `${name}:${one.id}` }));
  };
  const folded = (key, title, rows) => rows.length > 0 && el("details", { "data-key": key }, el("summary", {}, `${title} (${rows.length})`), el("ul", { class: "rest" }, rows));
  const asks = withButton("add", "Spørg om det", "Spørgsmålet er tilføjet.");
  return [
    folded("left-out", "Det, I har valgt fra", plan.left_out.map(withButton("undo_choice", "Spørg alligevel", "Det bliver spurgt om igen."))),
    folded("left", "Det, der ikke er tid til", plan.left.map(asks)),
    plan.next && el("details", { "data-key": "next" }, el("summary", {}, "Næste i rækken, hvis der bliver tid"), el("ul", { class: "rest" }, asks(plan.next))),
    folded("uncovered", "Kompetencer, hvor ikke alt bliver spurgt om", plan.uncovered.map(({ competency, count, of }) => el("li", {}, `${competency}: ${count} af profilens ${of} linjer er ikke med`))),
    plan.time_plan.length > 0 && el("details", { "data-key": "time-plan" }, el("summary", {}, "Samtalen minut for minut"), timePlan(plan.time_plan)),
  ];
}

function timePlan(rows) {
  const row = ({ start, title, minutes }) => el("tr", {}, el("td", { class: "number" }, String(start)), el("td", {}, title), el("td", { class: "number" }, String(minutes)));
  const head = el("tr", {}, el("th", { scope: "col", class: "number" }, "Fra minut"), el("th", { scope: "col" }, "Hvad"), el("th", { scope: "col", class: "number" }, "Minutter"));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Samtalen minut for minut" }, el("table", {}, el("thead", {}, head), el("tbody", {}, rows.map(row))));
}

// ---- The panel's own questions. ----

function closeOwnForm() {
  fill(planDesk.form);
}

async function openOwnForm(plan, own = null) {
  if (!(await mayLose())) return;
  const form = ownForm(plan, own);
  fill(planDesk.form, form);
  form.querySelector("select").focus();
}

function ownForm(plan, own) {
  const kind = el("select", { onchange: () => check() }, QUESTION_KINDS.map(([value, label]) => el("option", { value }, label)));
  const words = el("textarea", { rows: "3", oninput: () => check() });
  const minutes = el("input", { type: "number", min: "1", max: "20", value: "3" });
  const onPaper = el("input", { type: "checkbox", id: newId("on-paper") });
  const probes = el("div");
  const rest = el("div", { "aria-live": "polite" });
  const box = el("section", { class: "card own", "aria-labelledby": "own-title" });
  const typed = () => ({ kind: kind.value, text: words.value, probes: [...probes.querySelectorAll("input")].map((input) => input.value).filter((line) => line.trim()) });
  const approver = el("input", { type: "text", autocomplete: "off" });
  const approval = el("div", { hidden: true }, field("Navn på den i HR, der siger god for ordene", approver, { hint: "Kun hvis I har spurgt dem.", key: "approved_by" }));
  const show = (list) => {
    if (list.some(({ code }) => code === "own-law-doubt")) approval.hidden = false;
    fill(rest, showAtFields(box, list.map((one) => ({ field: "text", ...one }))).map(faultLine));
  };
  let last = 0;
  const look = afterPause(async (mine) => {
    if (!typed().text.trim()) return show([]);
    const answer = await ask("check_question", typed());
    return mine === last && box.isConnected ? show(answer.problems || []) : null;
  });
  const check = () => look((last += 1));
  const addProbe = (text = "") => {
    const line = probeLine(text, check, () => {
      line.remove();
      numberProbes();
      box.querySelector("[data-key=add-probe]").focus();
      check();
    });
    probes.append(line);
    numberProbes();
    return line;
  };
  const numberProbes = () => [...probes.children].forEach((line, index) => {
    line.querySelector("label").textContent = `Opfølgende spørgsmål ${index + 1}`;
    line.querySelector(".field").dataset.field = `probes.${index + 1}`;
    line.querySelector("button").setAttribute("aria-label", `Fjern opfølgende spørgsmål ${index + 1}`);
  });
  const close = () => {
    closeOwnForm();
    planDesk.body.querySelector("[data-key=own]").focus();
  };
  const save = async (event) => {
    event.preventDefault();
    last += 1;
    const request = { round: plan.round, ...typed(), minutes: minutes.value, on_paper: onPaper.checked, id: own && own.id, approved_by: approver.value.trim() };
    const answer = await ask("save_own", request, { what: "Gemmer spørgsmålet" });
    if (!answer.ok) {
      show(answer.problems);
      return box.querySelector("[aria-invalid]")?.focus();
    }
    close();
    showPlan(answer);
    return say("Spørgsmålet er skrevet på samtalen.");
  };
  if (own) {
    kind.value = own.own.kind;
    words.value = own.own.text;
    minutes.value = own.own.minutes;
    onPaper.checked = own.own.on_paper;
    own.own.probes.forEach((text) => addProbe(text));
  }
  fill(
    box,
    el("h3", { id: "own-title" }, own ? "Ret jeres eget spørgsmål" : "Jeres eget spørgsmål"),
    el("p", { class: "hint" }, "Det bliver stillet til alle kandidater, men ikke vurderet med trin."),
    el(
      "form",
      { onsubmit: save, novalidate: true },
      field("Hvad spørger I om?", kind, { key: "kind" }),
      field("Spørgsmålet, som det skal siges", words, { key: "text" }),
      probes,
      el("p", { class: "actions" }, button("Tilføj et opfølgende spørgsmål", () => addProbe().querySelector("input").focus(), { class: "small", "data-key": "add-probe" })),
      field("Minutter", minutes, { key: "minutes" }),
      el("p", { class: "check" }, onPaper, el("label", { for: onPaper.id }, "Kandidaten får også spørgsmålet på papir")),
      approval,
      rest,
      el("p", { class: "actions" }, el("button", { class: "main" }, own ? "Gem rettelsen" : "Sæt spørgsmålet ind"), button("Fortryd", close)),
    ),
  );
  const [before, minutesBefore] = [JSON.stringify(typed()), minutes.value];
  draft(box, () => (JSON.stringify(typed()) === before && minutes.value === minutesBefore ? "" : "I har skrevet et spørgsmål, som ikke er sat ind i samtalen endnu."));
  if (own) check();
  return box;
}

function probeLine(text, oninput, onremove) {
  return el("div", { class: "probe" }, field("Opfølgende spørgsmål", el("input", { type: "text", value: text, oninput }), { key: "probe" }), button("Fjern", onremove, { class: "small" }));
}

async function removeOwn(question, number) {
  const isSure = await dialog({ title: `Slet spørgsmål ${number}?`, body: el("p", {}, question.words), actions: [{ text: "Behold", value: false, main: true }, { text: "Slet", value: true }] });
  if (!isSure) return;
  closeOwnForm();
  await changePlan("remove_own", { id: question.id }, "Spørgsmålet er slettet.");
}

// ---- The questions are fixed, so that everybody gets the same. ----

function planFix(plan) {
  const isNew = plan.is_fixed && plan.differs;
  const text = isNew
    ? "I har ændret noget, siden spørgsmålene blev lagt fast. Papirerne følger det, der ligger fast."
    : plan.is_fixed
      ? "Spørgsmålene ligger fast. Ændrer I noget, skal de lægges fast igen, før papirerne følger med."
      : "Når spørgsmålene ligger fast, kan papirerne laves. Alle kandidater bliver spurgt om det samme.";
  return [
    el("h2", { tabindex: "-1", "data-key": "fix-title" }, isNew ? "Læg spørgsmålene fast igen" : plan.is_fixed ? "Spørgsmålene ligger fast" : "Læg spørgsmålene fast"),
    el("p", {}, text),
    isNew && plan.needs_reason && el("p", {}, "Der er allerede lavet scoringsark. Derfor skal I skrive hvorfor, og grunden kommer på sagen."),
    el("div", { class: "fix-problems" }),
    el(
      "p",
      { class: "actions" },
      (!plan.is_fixed || plan.differs) && button("Læg spørgsmålene fast", () => fixPlan(plan), { class: "main", "data-key": "fix:do" }),
      plan.is_fixed && el("a", { href: "#papirer" }, "Gå til papirerne"),
    ),
  ];
}

async function fixPlan(plan) {
  const reason = plan.needs_reason ? await askReason() : null;
  if (plan.needs_reason && !reason) return;
  const answer = await ask("fix_plan", { round: plan.round, ...(reason && { reason }) }, { what: "Lægger spørgsmålene fast" });
  if (!answer.ok) {
    fill(planDesk.foot.querySelector(".fix-problems"), problems(answer.problems));
    return;
  }
  showPlan(answer);
  say("Spørgsmålene ligger fast.");
}

// Why the plan is changed after sheets are made; null where the user lets it be.
async function askReason() {
  const reason = el("textarea", { rows: "3" });
  const body = field("Hvorfor bliver spørgsmålene ændret?", reason, { hint: "For eksempel: Kommunaldirektøren kan ikke være med.", key: "reason" });
  for (;;) {
    const goesOn = await dialog({ title: "Grunden til, at spørgsmålene ændres", body, actions: [{ text: "Læg fast med denne grund", value: true, main: true }, { text: "Fortryd", value: false }] });
    if (!goesOn || reason.value.trim()) return goesOn ? reason.value.trim() : null;
    showAtFields(body.parentElement, [{ level: "error", sentence: "Skriv grunden.", field: "reason" }]);
  }
}
