// Under a round's table: who was not there for whom, and questions that went wrong and count for nobody.
"use strict";

// The two folded parts of a round; `changed()` is called when what counts in the round is otherwise than before.
function coursePart(round, changed) {
  const title = `${round.number}. samtale`;
  return [
    el("details", { "data-key": `absent:${round.number}` }, el("summary", {}, `Var nogen ikke med?${countWords(round.absent)}`, el("span", { class: "unseen" }, `: ${title}`)), absentPart(round, changed)),
    el("details", { "data-key": `wrong:${round.number}` }, el("summary", {}, `Gik et spørgsmål galt?${countWords(round.excluded)}`, el("span", { class: "unseen" }, `: ${title}`)), excludedPart(round, changed)),
  ];
}

const countWords = (list) => (list.length ? ` (${list.length})` : "");
const optionsOf = (list) => list.map(([value, text]) => el("option", { value }, text));

function absentPart(round, changed) {
  const member = el("select", { "data-key": `absent-member:${round.number}` }, optionsOf(round.members.map((code) => [code, code])));
  const candidate = el("select", {}, optionsOf([...round.candidates, round.everybody].map((code) => [code, code])));
  const absence = el("select", {}, optionsOf(round.absences.map(({ id, title }) => [id, title])));
  const wrong = el("div");
  const set = (request, words) => tellCourse("set_absence", { round: round.number, ...request }, words, wrong, changed);
  const add = () => set({ member: member.value, candidate: candidate.value, absence: absence.value }, `${member.value} om ${candidate.value} er skrevet.`);
  const rows = round.absent.map((row) => [row.text, `absent-remove:${round.number}:${row.member}:${row.candidate}`, () => set({ member: row.member, candidate: row.candidate, absence: null }, `${row.text} er fjernet.`)]);
  return [
    el("p", { class: "hint" }, "Så bliver medlemmets vurdering af kandidaten ikke ventet på, og den tæller ikke."),
    courseRows(rows),
    el("div", { class: "fields" }, field("Medlem", member), field("Kandidat", candidate), field("Hvorfor", absence)),
    el("p", { class: "actions" }, workButton("Skriv det", add, { "aria-label": `Skriv det: hvem der ikke var med i ${round.number}. samtale`, "data-key": `absent-add:${round.number}` })),
    wrong,
  ];
}

function excludedPart(round, changed) {
  const code = el("select", { "data-key": `wrong-code:${round.number}` }, optionsOf(round.questions.map((one) => [one.code, `${one.code}: ${one.text}`])));
  const reason = el("textarea", { rows: 2 });
  const by = el("input", { type: "text" });
  const wrong = el("div");
  const add = () => tellCourse("exclude_question", { round: round.number, code: code.value, reason: reason.value, by: by.value }, `${code.value} tæller ikke med.`, wrong, changed);
  const rows = round.excluded.map((row) => [`${row.code}: ${row.reason} (${row.by})`, `wrong-remove:${round.number}:${row.code}`, () => tellCourse("include_question", { round: round.number, code: row.code }, `${row.code} tæller med igen.`, wrong, changed)]);
  return [
    el("p", { class: "hint" }, "Så tæller spørgsmålet ikke med for nogen af kandidaterne."),
    courseRows(rows),
    field("Spørgsmål", code),
    field("Hvad gik galt?", reason, { hint: "Skriv det uden navne. Det bliver trykt.", key: "reason" }),
    field("Hvem siger det?", by, { hint: "For eksempel ordstyreren.", key: "by" }),
    el("p", { class: "actions" }, workButton("Tag spørgsmålet ud", add, { "aria-label": `Tag spørgsmålet ud: ${round.number}. samtale`, "data-key": `wrong-add:${round.number}` })),
    wrong,
  ];
}

// What has been said, each with a button that takes it back: [words, key, what the button does].
function courseRows(rows) {
  return rows.length > 0 && el("ul", { class: "rows" }, rows.map(([text, key, remove]) => el("li", {}, text, " ", workButton("Fjern", remove, { class: "small", "aria-label": `Fjern ${text}`, "data-key": key }))));
}

async function tellCourse(name, request, words, wrong, changed) {
  const answer = await ask(name, request);
  fill(wrong, problems(answer.problems));
  if (!answer.ok) return;
  await changed();
  say(words);
}
