// One click sends once.
document.addEventListener("submit", e => {
  if (e.defaultPrevented || e.target.method !== "post") return;
  const buttons = [...e.target.elements].filter(b => b.type === "submit" && !b.disabled);
  // After this turn, so that the clicked button's own value is sent; back after a while, for answers that leave the page in place.
  setTimeout(() => buttons.forEach(b => { b.disabled = true; b.dataset.sent = ""; }));
  setTimeout(() => wake(buttons), 10000);
});
addEventListener("pageshow", () => wake(document.querySelectorAll("[data-sent]")));
const wake = buttons => buttons.forEach(b => { b.disabled = false; delete b.dataset.sent; });

// Menus close on Escape and on a click elsewhere.
const shut = except => document.querySelectorAll("[data-menu][open]").forEach(m => { if (m !== except) m.open = false; });
document.addEventListener("click", e => shut(e.target.closest("[data-menu]")));
document.addEventListener("keydown", e => {
  const menu = e.key === "Escape" && e.target.closest("[data-menu][open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

// Totals are always the server's: the form is sent as it stands, the answer takes the place of the element.
const asked = new WeakMap();
export function askTotals(form) {
  if (!form?.dataset.totals) return;
  const before = asked.get(form);
  clearTimeout(before?.timer); before?.call?.abort();
  const now = { call: new AbortController() };
  now.timer = setTimeout(async () => {
    try {
      const answer = await fetch(form.dataset.totals, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: now.call.signal });
      if (answer.ok) document.querySelector(form.dataset.totalsTarget ?? "#totals").innerHTML = await answer.text();
    } catch { /* Out of reach or overtaken: the last figures stay. */ }
  }, 400);
  asked.set(form, now);
}
document.addEventListener("input", e => askTotals(e.target.form));
document.addEventListener("maillage:lines", e => askTotals(e.target.closest("form")));
