"use strict";
// The page is whole without this: the choice of language is CSS, the table is in the order of the results. Only of a
// class of many hundreds the page without it shows the first, and where the others are.

const page = document.documentElement;
for (const choice of document.querySelectorAll("input.choice")) {
  choice.addEventListener("change", () => { page.lang = choice.value; });
}

const collator = new Intl.Collator("zh-CN", { numeric: true });
const compare = (a, b) => collator.compare(a, b);

// Makes a heading a button; ``arrange`` is told the column, whether its keys are numbers, and whether the largest come first.
const sortable = (table, arrange) => {
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
      arrange(column, numeric, falling);
    });
  });
};
const ordered = (rows, key, numeric, falling) => {
  const order = numeric ? (a, b) => key(a) - key(b) : (a, b) => compare(key(a), key(b));
  return [...rows].sort((a, b) => (falling ? order(b, a) : order(a, b)));
};

for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  sortable(table, (column, numeric, falling) => {
    body.append(...ordered(body.rows, (row) => row.cells[column].dataset.key, numeric, falling));
  });
}

// A long list: its rows are made as they are shown, a page at a time; a print has all of them.
for (const table of document.querySelectorAll("table.paged")) {
  const body = table.tBodies[0];
  const size = body.rows.length;
  const model = body.rows[0];
  const pieces = [...document.getElementById("pieces").content.children];
  const kind = (name) => pieces.filter((piece) => piece.classList.contains(name));
  const [statuses, forms, said] = [kind("status"), kind("form"), kind("one")];
  const all = JSON.parse(document.getElementById("roll").textContent);
  const words = said.map((piece) => piece.textContent.toLowerCase());
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2, useGrouping: false });
  const key = [
    (row) => row[0],
    (row) => row[3] ?? -1,
    (row) => statuses[row[5]].dataset.word,
    (row) => forms[row[6]].textContent,
    (row) => String(row.length - 7),
  ];
  let [order, found, start] = [all, all, 0];

  const made = ([id, link, name, score, hand, status, form, ...reasons]) => {
    const row = model.cloneNode(true);
    const [who, mark, state, shape, why] = row.cells;
    row.className = "is-" + statuses[status].dataset.word;
    const address = who.querySelector("a");
    address.setAttribute("href", link);
    address.querySelector("bdi").textContent = id;
    who.querySelector(".person")?.remove();
    if (name) {
      const person = document.createElement("bdi");
      person.className = "person";
      person.textContent = name;
      who.append(" ", person);
    }
    mark.textContent = (score === null ? "–" : number.format(score)) + (hand && score !== null ? "*" : "");
    const copies = (piece) => [...piece.cloneNode(true).childNodes];
    state.replaceChildren(...copies(statuses[status]));
    shape.replaceChildren(...copies(forms[form]));
    why.replaceChildren(...reasons.map((reason) => {
      const one = document.createElement("span");
      one.className = said[reason].className;
      one.append(...copies(said[reason]));
      return one;
    }));
    return row;
  };

  const pager = table.parentElement.querySelector(".pager");
  const [back, on, search] = [".back", ".on", "input"].map((name) => pager.querySelector(name));
  const show = (rows) => body.replaceChildren(...rows.map(made));
  const turn = (to) => {
    start = Math.max(0, Math.min(to, Math.floor(Math.max(0, found.length - 1) / size) * size));
    show(found.slice(start, start + size));
    const end = Math.min(start + size, found.length);
    for (const [name, value] of [["from", found.length && start + 1], ["to", end], ["all", found.length]]) {
      pager.querySelector("." + name).textContent = value;
    }
    back.disabled = start === 0;
    on.disabled = end === found.length;
  };
  const look = () => {
    const wanted = search.value.trim().toLowerCase();
    const meant = new Set(words.flatMap((word, place) => (word.includes(wanted) ? [place] : [])));
    const fits = (row) =>
      row[0].toLowerCase().includes(wanted) || row[2].toLowerCase().includes(wanted)
      || row.slice(7).some((reason) => meant.has(reason));
    found = wanted ? order.filter(fits) : order;
    turn(0);
  };
  sortable(table, (column, numeric, falling) => {
    order = ordered(all, key[column], numeric, falling);
    look();
  });
  search.addEventListener("input", look);
  back.addEventListener("click", () => turn(start - size));
  on.addEventListener("click", () => turn(start + size));
  addEventListener("beforeprint", () => show(found));
  addEventListener("afterprint", () => turn(start));
  pager.hidden = false;
  turn(0);
}
