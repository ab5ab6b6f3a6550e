"use strict";
// The page is whole without this: the choice of language is CSS, the table is in the order of the results.

const page = document.documentElement;
for (const choice of document.querySelectorAll("input.choice")) {
  choice.addEventListener("change", () => { page.lang = choice.value; });
}

const collator = new Intl.Collator("zh-CN", { numeric: true });
const compare = (a, b) => collator.compare(a, b);

for (const table of document.querySelectorAll("table.sortable")) {
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const numeric = header.classList.contains("num");
      const falling = header.hasAttribute("aria-sort") ? header.getAttribute("aria-sort") === "ascending" : numeric;
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.key;
      const order = numeric ? (a, b) => key(a) - key(b) : (a, b) => compare(key(a), key(b));
      const rows = [...table.tBodies[0].rows].sort((a, b) => (falling ? order(b, a) : order(a, b)));
      table.tBodies[0].append(...rows);
    });
  });
}
