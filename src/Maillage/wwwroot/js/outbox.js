// What is typed in a form survives: on the server as a draft (data-autosave), on this device until the server has it (data-outbox-key).
import { addLine } from "./lines.js";

const own = `maillage:${document.documentElement.dataset.person}:`;
const unkept = /^(__RequestVerificationToken|Version|.*\.Version)$/;
const keyOf = form => own + form.dataset.outboxKey;
const version = form => [...form.elements].find(x => /(^|\.)Version$/.test(x.name));
const typed = form => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !unkept.test(name) && form.elements[name]?.type !== "password");
const recall = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
const state = new WeakMap();

function keep(form, more) {
  if (!form.dataset.outboxKey) return;
  try { localStorage.setItem(keyOf(form), JSON.stringify({ page: location.pathname, version: version(form)?.value, typed: typed(form), ...more })); } catch { /* Full or refused. */ }
}
const forget = form => form.dataset.outboxKey && localStorage.removeItem(keyOf(form));

function say(form, text, late) {
  const place = form.querySelector("[data-saved]");
  if (place) { place.textContent = text; place.classList.toggle("late", !!late); }
}

async function save(form) {
  const s = state.get(form);
  if (s.saving) return void (s.again = true);
  clearTimeout(s.timer); s.dirty = false;
  say(form, "Enregistrement…");
  s.saving = (async () => {
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } });
      const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
      if (answer.redirected || answer.status === 401) return say(form, "Votre session est terminée : votre saisie est gardée sur cet appareil. Reconnectez-vous.", true);
      if (!answer.ok) return say(form, said.message ?? "Pas encore enregistré : votre saisie est gardée sur cet appareil.", true);
      if (said.version != null && version(form)) version(form).value = said.version;
      if (said.url) { history.replaceState(null, "", said.url); form.action = said.url; }
      if (said.autosave) form.dataset.autosave = said.autosave;
      if (!s.dirty) forget(form);
      const [h, m] = new Intl.DateTimeFormat("fr", { hour: "numeric", minute: "2-digit" }).format().split(":");
      say(form, said.message ?? `Brouillon enregistré à ${h}\u00a0h\u00a0${m}`);
    } catch {
      s.retry = true;
      say(form, "Hors ligne : votre saisie est gardée sur cet appareil", true);
    }
  })();
  await s.saving;
  s.saving = null;
  if (s.again) { s.again = false; save(form); }
}

function touched(form) {
  if (!form?.matches?.("[data-autosave], [data-outbox-key]")) return;
  const s = state.get(form) ?? {};
  state.set(form, s);
  s.dirty = true;
  keep(form);
  clearTimeout(s.timer);
  if (form.dataset.autosave) s.timer = setTimeout(() => save(form), 1500);
}
document.addEventListener("input", e => touched(e.target.form));
document.addEventListener("maillage:lines", e => touched(e.target.closest("form")));
addEventListener("online", () => document.querySelectorAll("[data-autosave]").forEach(f => state.get(f)?.retry && save(f)));

// A draft on its way must land before the form itself, or the two would quarrel over the version.
document.addEventListener("submit", e => {
  if (e.target.matches("[data-clear-outbox]")) Object.keys(localStorage).filter(k => k.startsWith("maillage:")).forEach(k => localStorage.removeItem(k));
  const s = state.get(e.target);
  if (!s) return;
  clearTimeout(s.timer); s.again = false;
  if (s.saving) {
    e.preventDefault(); e.stopImmediatePropagation();
    return void s.saving.then(() => e.target.requestSubmit(e.submitter));
  }
  keep(e.target, { sent: true });
}, true);

function fill(form, values) {
  const rank = {};
  for (const [name, value] of values) {
    while (!form.elements[name] && addLine(form, name, values));
    const fields = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    if (!fields.length) continue;
    if (/radio|checkbox/.test(fields[0].type)) { for (const f of fields) if (f.value === value && f.type !== "hidden") f.checked = true; }
    else (fields[rank[name] = (rank[name] ?? -1) + 1] ?? fields[0]).value = value;
  }
  const ticked = new Set(values.map(v => v.join("=")));
  form.querySelectorAll("[type=checkbox]").forEach(b => b.checked = ticked.has(`${b.name}=${b.value}`));
}

function offer(form, text, acts) {
  const notice = Object.assign(document.createElement("div"), { className: "notice info" });
  notice.setAttribute("role", "status");
  notice.append(Object.assign(document.createElement("p"), { textContent: text }));
  const row = notice.appendChild(Object.assign(document.createElement("div"), { className: "acts" }));
  for (const [words, act] of acts)
    row.append(Object.assign(document.createElement("button"), { type: "button", className: "button plain", textContent: words, onclick: () => { notice.remove(); act(); } }));
  form.prepend(notice);
}

for (const form of document.querySelectorAll("[data-outbox-key]")) {
  const kept = recall(keyOf(form));
  if (!kept) continue;
  const resume = () => { fill(form, kept.typed); touched(form); };
  const same = kept.version === version(form)?.value;
  if (JSON.stringify(kept.typed) === JSON.stringify(typed(form)) || (kept.sent && !same)) forget(form);
  else if (same) {
    resume();
    offer(form, "Votre saisie n’avait pas été enregistrée : la voici, gardée par cet appareil.", [["Oublier cette saisie", () => { forget(form); location.reload(); }]]);
  } else
    offer(form, "Cet appareil garde une saisie commencée sur une version plus ancienne de cette fiche.", [["Reprendre ma saisie", resume], ["L’oublier", () => forget(form)]]);
}
// A form that led elsewhere was received: its copy has done its work.
for (const key of Object.keys(localStorage).filter(k => k.startsWith(own))) {
  const kept = recall(key);
  const here = [...document.querySelectorAll("[data-outbox-key]")].some(f => keyOf(f) === key);
  if (kept?.sent && !here && document.referrer && new URL(document.referrer).pathname === kept.page) localStorage.removeItem(key);
}
