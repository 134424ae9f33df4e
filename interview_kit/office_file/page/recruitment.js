// The recruitment: what, when and who. Every field is written when it is left.
"use strict";

screen("rekruttering", "Rekruttering", async (main) => {
  if (!caseState.position) {
    fill(main, el("p", {}, "Vælg først stillingen. Så ved siden, hvilke samtaler og roller der er."), el("p", { class: "actions" }, el("a", { href: "#stilling" }, "Vælg en stilling")));
    return;
  }
  const answer = await ask("recruitment", {}, { what: "Henter" });
  if (answer.ok) new RecruitmentForm(main, answer).draw();
  else fill(main, problems(answer.problems));
});

// A person who is new in a list: the office gives the code.
const NEW_PERSON = { code: "", name: "", mail: "", phone: "" };

// The form. `values` are what its fields say, written or not; `last` counts what has been changed.
class RecruitmentForm {
  constructor(main, { values, roles, choices, problems: found }) {
    Object.assign(this, { main, values, roles, choices, found, last: 0, isWritten: true, writing: Promise.resolve() });
    this.body = el("div");
    this.state = el("div", { class: "state", role: "status" });
    draft(this.body, () => (this.isWritten ? "" : "Noget på skærmen Rekruttering er ikke skrevet på sagen, fordi et felt skal rettes."), () => this.writing);
    fill(main, el("p", { class: "lead" }, "Udfyld det, I ved nu. Resten kan vente. Navne står kun i den fil, I selv gemmer."), this.body, this.state);
  }

  draw() {
    this.live = [];
    redraw(this.body, this.position(), this.rounds(), this.panel(), this.candidates(), this.advert(), this.contact(), this.deletion());
    this.showFound();
  }

  // ---- Reading and writing. ----

  value(path) {
    return path.split(".").reduce((part, name) => (part === null || part === undefined ? part : part[name]), this.values);
  }

  // The value as it stands in its field: a day as it is written in Danish.
  text(path) {
    const value = this.value(path);
    return value === null || value === undefined ? "" : String(value).replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3-$2-$1");
  }

  set(path, value) {
    const names = path.split(".");
    const name = names.pop();
    const part = names.reduce((whole, each) => (whole[each] = whole[each] || {}), this.values);
    part[name] = value;
    return this.write();
  }

  // Writes all of it, after what is being written; what comes back is shown if nothing has been changed since.
  write() {
    const mine = (this.last += 1);
    this.isWritten = false;
    this.writing = this.writing.then(async () => {
      if (mine !== this.last) return;
      fill(this.state, el("p", {}, "Skriver …"));
      const answer = await ask("save_recruitment", { values: this.values });
      if (mine !== this.last || answer.stopped) return;
      this.found = answer.problems || [];
      this.isWritten = answer.ok;
      if (answer.ok) this.refresh(answer.values);
      this.showFound();
      this.showState(answer.ok);
    });
    return this.writing;
  }

  // The fields as the office has understood them; the one that is being written in stays as it is.
  refresh(values) {
    this.values = values;
    this.live.forEach((refresh) => refresh());
    for (const input of this.body.querySelectorAll("[data-path]")) {
      if (input !== document.activeElement) input.value = this.text(input.dataset.path);
    }
  }

  showFound() {
    const others = showAtFields(this.body, this.found);
    const advice = others.filter(({ level }) => level === "advice");
    const isOpen = Boolean(this.rest.querySelector("details[open]"));
    const folded = advice.length > 0 && el("details", { open: isOpen }, el("summary", {}, `Råd om det, der mangler (${advice.length})`), problems(advice));
    fill(this.rest, problems(others.filter((one) => !advice.includes(one))), folded);
  }

  showState(isWritten) {
    if (isWritten) return fill(this.state, el("p", {}, "Skrevet på sagen. Tryk «Gem» øverst, når I vil gemme filen."));
    const { size } = new Set(this.found.filter(({ level, field: at }) => level === "error" && at).map(({ field: at }) => at));
    const what = size > 1 ? `${size} felter skal rettes.` : size === 1 ? "Et felt skal rettes." : "Noget er galt.";
    return fill(this.state, el("p", { class: "fault error" }, el("strong", {}, `Ikke skrevet på sagen endnu. ${what}`)));
  }
  // ---- The groups. ----

  // A field of one value; `path` is where the value is, and `key` what the office calls the field.
  field(label, path, { tag = "input", choices = null, hint = "", key = path, ...properties } = {}) {
    const input = el(choices ? "select" : tag, { "data-path": path, "data-key": path, onchange: () => this.set(path, input.value.trim()), autocomplete: "off", ...properties }, (choices || []).map(({ id, title }) => el("option", { value: id }, title)));
    input.value = this.text(path);
    return field(label, input, { hint, key });
  }

  // The place for what is wrong with a whole group.
  faultsOf(key) {
    return el("div", { "data-field": key }, el("div", { class: "faults", "aria-live": "polite" }));
  }

  position() {
    return [
      el("h2", {}, "Stillingen"),
      el(
        "div",
        { class: "fields" },
        this.field("Titel", "title", { hint: "Som den skal stå på papirerne." }),
        this.field("Organisation", "organisation", { hint: "For eksempel Eksempelby Kommune." }),
        this.field("Kort navn i teksterne", "workplace", { hint: "For eksempel kommunen eller skolen." }),
        this.field("Journalnummer", "case_number", { hint: "Sagens nummer hos jer." }),
      ),
      this.field("Hvem beslutter ansættelsen?", "decision_maker"),
    ];
  }

  rounds() {
    return [
      el("h2", {}, "Samtalerne"),
      this.values.rounds.map((round, index) => this.round(round, `rounds.${index}`)),
      this.field("Får kandidaterne spørgsmålene på forhånd?", "questions_in_advance", { choices: this.choices.questions_in_advance }),
    ];
  }

  round({ number }, path) {
    const one = (label, name, properties) => this.field(label, `${path}.${name}`, { key: `rounds.${number}.${name}`, ...properties });
    const minutes = { type: "number", min: "0", step: "5" };
    return el(
      "fieldset",
      {},
      el("legend", {}, `${number}. samtale`),
      el(
        "div",
        { class: "fields" },
        one("Dato", "date", { hint: "For eksempel 11-03-2027." }),
        one("Første kandidat kommer kl.", "first_start", { hint: "For eksempel 8.30." }),
        one("Sted", "place", { hint: "For eksempel Rådhuset, lokale 2." }),
        one("Minutter mellem to samtaler", "break_minutes", minutes),
        one("Minutter til frokost", "lunch_minutes", minutes),
      ),
      number > 1 && this.goers(number, `${path}.candidates`),
    );
  }

  // Who goes on to a later interview.
  goers(number, path) {
    const going = () => this.value(path);
    const choose = (code, isIn) => this.set(path, this.codes("candidates").filter((each) => (each === code ? isIn : going().includes(each))));
    const one = ({ code, name }) => {
      const input = el("input", { type: "checkbox", id: newId("goer"), "data-key": `goer-${number}:${code}`, onchange: () => choose(code, input.checked) });
      input.checked = going().includes(code);
      return el("span", { class: "choice" }, input, el("label", { for: input.id }, [code, name].filter(Boolean).join(" ")));
    };
    const list = el("div");
    const refresh = () => {
      const known = this.values.candidates.filter(({ code }) => code);
      redraw(list, known.length ? known.map(one) : el("p", { class: "quiet" }, "Skriv kandidaterne nedenfor. Så kan I vælge her."));
    };
    refresh();
    this.live.push(refresh);
    return el("fieldset", { class: "goers", "data-field": `rounds.${number}.candidates` }, el("legend", {}, `Hvem kommer til ${number}. samtale?`), list, el("div", { class: "faults", "aria-live": "polite" }));
  }

  codes(list) {
    return this.values[list].map(({ code }) => code).filter(Boolean);
  }

  panel() {
    const people = this.values.panel;
    return [
      el("h2", { id: "panel", tabindex: "-1" }, "Udvalget"),
      this.faultsOf("panel"),
      people.length === 0 && this.usual(),
      people.map((member, index) => this.member(member, index)),
      el("p", { class: "actions" }, button("Tilføj et medlem", () => this.add("panel", { ...NEW_PERSON, role: this.freeRole(), initials: "" }), { "data-key": "panel-add" })),
    ];
  }

  // The first role that nobody has; the last one where all are taken.
  freeRole() {
    const taken = this.values.panel.map(({ role }) => role);
    return (this.roles.find(({ id }) => !taken.includes(id)) || this.roles.at(-1)).id;
  }

  // The panel that is usual for the position, by how many sit in it.
  usual() {
    const count = el("input", { type: "number", min: "1", max: "20", value: "5", "data-key": "usual-members" });
    const wrong = el("div");
    const propose = async () => {
      const answer = await ask("usual_panel", { members: count.value, candidates: this.values.candidates.length || 1 });
      if (!answer.ok) return fill(wrong, problems(answer.problems));
      this.values.panel = answer.panel;
      this.draw();
      byId("panel").focus();
      say(`${answer.panel.length} medlemmer er foreslået.`);
      return this.write();
    };
    return el("div", { class: "card" }, field("Hvor mange sidder i udvalget?", count), el("p", { class: "actions" }, button("Foreslå roller", propose)), wrong);
  }

  member(member, index) {
    const path = `panel.${index}`;
    const known = this.roles.some(({ id }) => id === member.role) || !member.role;
    const roles = known ? this.roles : [...this.roles, { id: member.role, title: member.role }];
    return this.person("panel", index, [
      this.field("Rolle", `${path}.role`, { choices: roles }),
      this.field("Navn", `${path}.name`),
      this.field("Initialer", `${path}.initials`),
      this.field("Mail", `${path}.mail`, { type: "email" }),
      this.field("Telefon", `${path}.phone`, { type: "tel" }),
    ]);
  }

  candidates() {
    return [
      el("h2", {}, "Kandidaterne"),
      el("p", {}, "Scoringsark og planer har kun koder: K1, K2 og så videre."),
      this.faultsOf("candidates"),
      this.values.candidates.map((candidate, index) => this.candidate(candidate, index)),
      el("p", { class: "actions" }, button("Tilføj en kandidat", () => this.add("candidates", { ...NEW_PERSON, withdrawn: null }), { "data-key": "candidates-add" })),
    ];
  }

  candidate({ withdrawn }, index) {
    const path = `candidates.${index}`;
    return this.person(
      "candidates",
      index,
      [
        this.field("Navn", `${path}.name`),
        this.field("Mail", `${path}.mail`, { type: "email" }),
        this.field("Telefon", `${path}.phone`, { type: "tel" }),
      ],
      {
        actions: { withdraw: [withdrawn ? "Er alligevel med" : "Har trukket sig", () => this.withdraw(path, !withdrawn)] },
        more: withdrawn && [this.field("Trak sig den", `${path}.withdrawn.date`), this.field("Hvad der skal huskes om det", `${path}.withdrawn.note`)],
      },
    );
  }

  // Somebody in a list, with what can be done: name -> [what the button says, what it does].
  person(list, index, fields, { actions = {}, more = null } = {}) {
    const legend = el("legend");
    const all = Object.entries({ ...actions, remove: ["Fjern", () => this.remove(list, index)] });
    const buttons = all.map(([name, [text, onclick]]) => button(text, onclick, { class: "small", "data-key": `${list}.${index}:${name}` }));
    const refresh = () => {
      legend.textContent = this.called(list, index);
      buttons.forEach((one) => one.setAttribute("aria-label", `${one.textContent}: ${this.called(list, index)}`));
    };
    refresh();
    this.live.push(refresh);
    return el("fieldset", { class: `person of-${list}` }, legend, el("div", { class: "fields" }, fields), more && el("div", { class: "fields" }, more), el("p", { class: "actions" }, buttons));
  }

  // The code, or that somebody is new; the office gives the codes.
  called(list, index) {
    const { code, withdrawn } = this.values[list][index];
    return `${code || "Ny"}${withdrawn ? " (har trukket sig)" : ""}`;
  }

  add(list, person) {
    this.values[list].push(person);
    this.draw();
    this.body.querySelector(`[data-path="${list}.${this.values[list].length - 1}.name"]`).focus();
    return this.write();
  }

  async remove(list, index) {
    const { code, name } = this.values[list][index];
    const called = this.called(list, index);
    const isSure = !name || (await dialog({ title: `Fjern ${called}?`, body: el("p", {}, name), actions: [{ text: "Behold", value: false, main: true }, { text: "Fjern", value: true }] }));
    if (!isSure) return;
    this.values[list].splice(index, 1);
    for (const round of this.values.rounds) round.candidates = round.candidates.filter((each) => each !== code);
    this.draw();
    this.body.querySelector(`[data-key="${list}-add"]`).focus();
    say(`${called} er fjernet.`);
    await this.write();
  }

  // A candidate withdraws today, until another date is written; or is in it after all.
  withdraw(path, isGone) {
    const [day, month, year] = [new Date().getDate(), new Date().getMonth() + 1, new Date().getFullYear()];
    this.value(path).withdrawn = isGone ? { date: `${String(day).padStart(2, "0")}-${String(month).padStart(2, "0")}-${year}`, note: "" } : null;
    this.draw();
    if (isGone) this.body.querySelector(`[data-path="${path}.withdrawn.date"]`).focus();
    return this.write();
  }

  advert() {
    return [
      el("h2", {}, "Opslag og løn"),
      el(
        "div",
        { class: "fields" },
        this.field("Hvor stod opslaget?", "advert.where", { hint: "For eksempel Jobnet og hjemmesiden." }),
        this.field("Opslået den", "advert.published", { hint: "For eksempel 11-01-2027." }),
        this.field("Ansøgningsfrist", "advert.deadline", { hint: "For eksempel 08-02-2027." }),
      ),
      this.field("Løn og overenskomst", "pay", { tag: "textarea", rows: "3", hint: "Som det stod i opslaget. Det kommer med i brevet til kandidaten." }),
    ];
  }

  contact() {
    return [
      el("h2", {}, "Hvem kandidaterne kan ringe til"),
      el("div", { class: "fields" }, this.field("Navn", "contact.name"), this.field("Mail", "contact.mail", { type: "email" }), this.field("Telefon", "contact.phone", { type: "tel" })),
    ];
  }

  deletion() {
    this.rest = el("div");
    return [el("h2", {}, "Sletning"), this.field("Papirerne slettes den", "deletion_date", { hint: "Som regel 12 måneder efter den sidste samtale." }), this.rest];
  }
}
