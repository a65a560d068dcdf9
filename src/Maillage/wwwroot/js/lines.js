// Editable lines. data-lines="Input.Lines" holds [data-line] elements and a <template> whose names read Input.Lines[__i__].
const lists = root => root.querySelectorAll("[data-lines]");
const lines = list => [...list.querySelectorAll("[data-line]")];

function renumber(list) {
  const name = list.dataset.lines + "[";
  const id = list.dataset.lines.replace(/[^\w:-]/g, "_") + "_";
  lines(list).forEach((line, i) => {
    const put = word => word.startsWith(name) ? name + word.slice(name.length).replace(/^[^\]]*/, i)
      : word.startsWith(id) ? id + word.slice(id.length).replace(/^(\d+|__i__)/, i) : word;
    for (const x of line.querySelectorAll("*")) {
      for (const a of ["name", "id", "for", "aria-describedby"])
        if (x.hasAttribute(a)) x.setAttribute(a, x.getAttribute(a).split(" ").map(put).join(" "));
      if (x.name === "op") x.value = x.value.replace(/:(\d+|__i__)$/, ":" + i);
    }
  });
}
function changed(list) {
  renumber(list);
  list.dispatchEvent(new Event("maillage:lines", { bubbles: true }));
}
function append(list, kind) {
  const template = list.querySelector(kind ? `template[data-kind="${kind}"]` : "template");
  if (!template) return null;
  list.querySelector("template").before(template.content.cloneNode(true));
  renumber(list);
  return lines(list).at(-1);
}
/** Makes the line that a field of this name belongs to; false when no list of the form does. What was typed says of which kind it is. */
export function addLine(form, field, typed = []) {
  const list = [...lists(form)].find(l => field.startsWith(l.dataset.lines + "["));
  const line = field.slice(0, field.indexOf("]") + 1);
  return !!list && lines(list).length <= parseInt(field.slice(list.dataset.lines.length + 1), 10) && !!append(list, typed.find(([name]) => name === line + ".Kind")?.[1]);
}
const fields = line => [...line.querySelectorAll("input:not([type=hidden]), select, textarea")];
function start(list, kind) {
  const line = append(list, kind);
  if (line) { changed(list); fields(line)[0]?.focus(); }
  return line;
}

document.addEventListener("click", e => {
  const button = e.target.closest("[data-line-add], [data-line-remove], [data-line-up], [data-line-down]");
  const line = button?.closest("[data-line]");
  const list = button?.closest("[data-lines]") ?? (button && lists(button.form ?? document)[0]);
  if (!list) return;
  if ("lineAdd" in button.dataset) return start(list, button.dataset.lineAdd) && e.preventDefault();
  e.preventDefault();
  const next = lines(list)[lines(list).indexOf(line) + 1], previous = lines(list)[lines(list).indexOf(line) - 1];
  if ("lineUp" in button.dataset) previous?.before(line);
  else if ("lineDown" in button.dataset) next?.after(line);
  else {
    line.remove();
    const beside = next ?? previous ?? append(list);
    if (beside) fields(beside)[0]?.focus();
  }
  changed(list);
  if (line.isConnected) button.focus();
});
// An article chosen in the list fills the rest of its line.
document.addEventListener("input", e => {
  const item = e.target.list && [...e.target.list.options].find(o => o.value === e.target.value);
  const line = item && e.target.closest("[data-line]");
  if (!line) return;
  for (const [end, value] of [["Unit", item.dataset.unit], ["UnitPrice", item.dataset.price], ["VatCode", item.dataset.vat]]) {
    const field = line.querySelector(`[name$=".${end}"]`);
    if (field && value) field.value = value;
  }
});
// Enter goes to the next field, and from the last one to a new line.
document.addEventListener("keydown", e => {
  const list = e.key === "Enter" && e.target.matches("input, select") && e.target.closest("[data-line]")?.closest("[data-lines]");
  if (!list) return;
  e.preventDefault();
  const all = lines(list).flatMap(fields);
  const next = all[all.indexOf(e.target) + 1];
  next ? next.focus() : start(list);
});
