"use strict";
// Sorts and filters the listed tables. A table as printed has merged labels; while it is sorted or
// filtered, every row stands on its own, with all its labels.
for (const tools of document.querySelectorAll("form.tools")) {
  const table = tools.parentNode.querySelector("table");
  const body = table.tBodies[0];
  const printed = [...body.rows];
  const rows = separated(printed);
  const headings = [...table.tHead.querySelectorAll("th")];
  const search = tools.querySelector("input[type=search]");
  const boxes = [...tools.querySelectorAll("input[type=checkbox]")];
  const count = tools.querySelector("[role=status]");
  const text = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let column = -1;
  let direction = 1;

  const show = () => {
    const words = search.value.trim().toLowerCase();
    const marks = boxes.filter((box) => box.checked).map((box) => box.value);
    const all = !words && marks.length === 0;
    const found = rows.filter(
      (row) => marks.every((mark) => row.marks.includes(mark)) && row.text.includes(words));
    if (column >= 0) {
      found.sort((a, b) => direction * compared(a.keys[column], b.keys[column]));
    }
    body.replaceChildren(...(all && column < 0 ? printed : found.flatMap((row) => row.lines)));
    count.textContent = `${found.length} / ${rows.length}`;
  };

  // Numbers before words, what is empty at the end.
  const compared = (a, b) => {
    if (a.number !== null && b.number !== null) { return a.number - b.number; }
    if (a.number !== null || b.number !== null) { return a.number !== null ? -1 : 1; }
    return text.compare(a.text, b.text);
  };

  headings.forEach((heading, position) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      if (column !== position) { column = position; direction = 1; }
      else if (direction === 1) { direction = -1; }
      else { column = -1; }
      headings.forEach((each, other) => each.setAttribute("aria-sort",
        other !== column ? "none" : direction === 1 ? "ascending" : "descending"));
      show();
    });
  });
  search.addEventListener("input", show);
  boxes.forEach((box) => box.addEventListener("change", show));
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  show();
}

// The rows of a table, each with copies of the labels that reach down to it, and its line below.
function separated(printed) {
  const reaching = [];
  const rows = [];
  for (const line of printed) {
    if (line.className === "under") {
      const last = rows[rows.length - 1];
      const under = line.cloneNode(true);
      last.lines.push(under);
      last.text += under.textContent.toLowerCase();
      reaching.forEach((each) => { if (each) { each.left -= 1; } });
      [...last.lines[0].cells].forEach((cell) => {
        if (cell.scope === "row") { cell.rowSpan = 2; }
      });
      continue;
    }
    const own = [...line.cells];
    const full = line.cloneNode(false);
    for (let position = 0; own.length || (reaching[position] && reaching[position].left > 0); position += 1) {
      const above = reaching[position];
      if (above && above.left > 0) {
        above.left -= 1;
        full.append(above.cell.cloneNode(true));
      } else {
        const cell = own.shift();
        reaching[position] = { cell, left: cell.rowSpan - 1 };
        full.append(cell.cloneNode(true));
      }
    }
    for (const cell of full.cells) { cell.rowSpan = 1; }
    rows.push({
      lines: [full],
      marks: (line.dataset.marks || "").split(" "),
      text: full.textContent.toLowerCase(),
      keys: [...full.cells].map((cell) => ({
        number: cell.dataset.sort === undefined ? null : Number(cell.dataset.sort),
        text: cell.textContent,
      })),
    });
  }
  return rows;
}
