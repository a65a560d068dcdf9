// Lists by keyboard: j and k walk, Enter opens, x picks; "/" searches; data-key="e" is the act of a letter. Off at will: they could hinder speech input.
const off = () => localStorage.getItem("maillage-keys") === "off";
const items = () => [...document.querySelectorAll("[data-list] tbody tr, [data-list] [data-item]")].filter(i => i.offsetParent);
let last = -1;

function go(step) {
  const all = items();
  if (!all.length) return;
  const now = all.findIndex(i => i.contains(document.activeElement));
  last = Math.min(Math.max((now < 0 ? Math.min(last, all.length) - (step > 0 && last >= 0 ? 1 : 0) : now) + step, 0), all.length - 1);
  const item = all[last];
  (item.querySelector("a[href]") ?? item.querySelector("input, button"))?.focus();
  item.scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", e => {
  if (off() || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  if (e.target.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])")) {
    if (e.key === "Escape" && e.target.matches("[data-search]")) e.target.blur();
    return;
  }
  const here = document.activeElement.closest("tr, [data-item]");
  if (e.key === "/") { const s = document.querySelector("main [data-search]") ?? document.querySelector("[data-search]"); if (s) { e.preventDefault(); s.focus(); } }
  else if (e.key === "j" || e.key === "k") go(e.key === "j" ? 1 : -1);
  else if (e.key === "x") here?.querySelector("[type=checkbox]")?.click();
  else if (/^[a-z]$/.test(e.key)) (here?.querySelector(`[data-key="${e.key}"]`) ?? document.querySelector(`[data-key="${e.key}"]:not([data-list] *)`))?.click();
});

const place = document.querySelector("[data-keys-switch]");
if (place) {
  const show = () => {
    place.querySelector("span").textContent = off() ? "Activer les raccourcis clavier" : "Désactiver les raccourcis clavier";
  };
  place.hidden = false;
  place.querySelector("button").onclick = () => { localStorage.setItem("maillage-keys", off() ? "on" : "off"); show(); };
  show();
}
