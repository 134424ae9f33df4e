// A paper as it looks: pages one under another. What the office tells is drawn from a list of what may be drawn.
"use strict";

const DRAWN_TAGS = new Set(["div", "p", "span", "table", "tbody", "tr", "td", "ul", "li", "br", "h2", "h3"]);
const DRAWN_STYLES = /^(font-(family|size|style|weight)|color|background-color|text-(align|decoration|indent|transform)|vertical-align|line-height|letter-spacing|white-space|width|min-width|max-width|height|min-height|(margin|padding)(-(top|right|bottom|left))?|border(-(top|right|bottom|left))?(-(color|style|width))?|border-(collapse|spacing)|table-layout|float|clear|list-style-type|display|flex|flex-direction|align-items|break-before|box-sizing|overflow-wrap|tab-size)$/;

// An element for a node of the preview: its text, never as markup, and what is inside it.
function drawn(node) {
  const element = el(DRAWN_TAGS.has(node.tag) ? outlined(node.tag) : "span");
  if (node.span > 1) element.setAttribute("colspan", Math.min(node.span, 60));
  dress(element, node.style);
  if (node.tag === "br") return element;
  if (node.text) element.append(node.text);
  element.append(...(node.children || []).map(drawn));
  return element;
}

// The looks that may be drawn, one property at a time.
function dress(element, style = {}) {
  for (const [name, value] of Object.entries(style)) {
    if (DRAWN_STYLES.test(name)) element.style.setProperty(name, String(value));
  }
  return element;
}

// The headings of a paper stand below the page's own; one level is enough to find one's way in it.
const outlined = (tag) => (tag === "h2" || tag === "h3" ? "h3" : tag);

// A page; `paper` is the looks that all pages share, among them its width, if it has one.
function sheet(nodes, paper, name) {
  const page = dress(el("div", { class: "drawn" }, nodes.map(drawn)), paper);
  return el("article", { class: paper.width ? "sheet" : "sheet wide", "aria-label": name }, page);
}

// Shows a paper in `place`: {title, file} or {title, name, data}. The focus goes to its heading, and back when it closes.
async function showPaper(place, { title, file, name, data }) {
  const opener = document.activeElement;
  const answer = await ask("preview", data ? { file: name, data } : { file }, { what: "Åbner papiret" });
  const close = () => {
    fill(place);
    (opener && opener.isConnected ? opener : byId("screen")).focus();
  };
  const heading = el("h2", { tabindex: "-1" }, title);
  const get = data ? () => download({ name, data }) : () => fetchPaper(file, wrong);
  const wrong = el("div");
  const pages = answer.ok ? answer.pages : [];
  fill(
    place,
    el(
      "section",
      { class: "preview", "aria-label": `Papiret ${title}` },
      el("div", { class: "preview-head" }, heading, el("p", { class: "actions" }, button("Hent", get, { "aria-label": `Hent ${title}` }), button("Luk", close, { "aria-label": `Luk ${title}` }))),
      wrong,
      answer.ok ? answer.note && el("p", { class: "quiet" }, answer.note) : problems(answer.problems),
      answer.ok && scrolling(`Siderne i ${title}`, pages.map((nodes, index) => sheet(nodes, answer.paper, `Side ${index + 1} af ${pages.length}`))),
      pages.length > 1 && el("p", { class: "actions" }, button("Luk papiret", close)),
    ),
  );
  heading.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

// The paper as a file; where it cannot be had, `place` says why.
async function fetchPaper(file, place) {
  const answer = await ask("paper", { file });
  if (answer.ok) download(answer.file);
  fill(place, answer.ok ? null : problems(answer.problems));
}
