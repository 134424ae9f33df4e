// Tables: one whose rows become boxes where the window is narrow, and one that scrolls inside itself.
"use strict";

// `heads` are the columns' words; a row is {name, cells, key}: `name` heads the row, a cell is a text or elements.
// The roles are written out, because a table that is shown as boxes is otherwise no table to a screen reader.
function stackedTable(label, heads, rows) {
  const cell = (content, index) => el("td", { role: "cell", "data-head": heads[index + 1] || null }, content);
  return el(
    "table",
    { class: "stacked", role: "table", "aria-label": label },
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads.map((head) => el("th", { role: "columnheader", scope: "col" }, head || el("span", { class: "unseen" }, "Gør"))))),
    el("tbody", { role: "rowgroup" }, rows.map(({ name, cells }) => el("tr", { role: "row" }, el("th", { role: "rowheader", scope: "row" }, name), cells.map(cell)))),
  );
}

// What is wider than the window scrolls in a box of its own, by keyboard too.
function scrolling(label, ...content) {
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, content);
}
