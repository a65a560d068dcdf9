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

// Totals and preview are always the server's: the form is sent as it stands, the answer takes the place of the element.
const asked = new WeakMap();
const shown = element => element?.getClientRects().length > 0;
async function ask(url, place, form, signal) {
  if (!url || !place) return;
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(new FormData(form)), signal });
  if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
}
export function askTotals(form) {
  if (!form?.dataset.totals && !form?.dataset.preview) return;
  const before = asked.get(form);
  clearTimeout(before?.timer); before?.call?.abort();
  const now = { call: new AbortController() };
  now.timer = setTimeout(async () => {
    const preview = document.querySelector("#preview");
    try {
      await ask(form.dataset.totals, document.querySelector("#totals"), form, now.call.signal);
      if (shown(preview)) await ask(form.dataset.preview, preview, form, now.call.signal);
    } catch { /* Out of reach or overtaken: the last figures stay. */ }
  }, 400);
  asked.set(form, now);
}
document.addEventListener("input", e => askTotals(e.target.form));
document.addEventListener("maillage:lines", e => askTotals(e.target.closest("form")));
// On a phone the preview is drawn when it is looked at.
document.addEventListener("change", e => e.target.matches(".editor-tabs input") && askTotals(e.target.closest(".editor").querySelector("form")));

// A picture that is not a PNG, or too heavy, is drawn anew before it is sent.
document.addEventListener("change", async e => {
  const field = e.target, sent = field.files?.[0];
  if (!field.dataset?.picture || !sent || sent.type === "image/png" && sent.size <= field.dataset.picture) return;
  try {
    const picture = Object.assign(new Image(), { src: URL.createObjectURL(sent) });
    await picture.decode();
    for (let side = 800; side >= 100; side /= 2) {
      const scale = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight)), canvas = document.createElement("canvas");
      canvas.width = Math.max(1, picture.naturalWidth * scale); canvas.height = Math.max(1, picture.naturalHeight * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const png = await new Promise(done => canvas.toBlob(done, "image/png"));
      if (png.size > field.dataset.picture) continue;
      const files = new DataTransfer();
      files.items.add(new File([png], sent.name.replace(/\.\w+$/, "") + ".png", { type: "image/png" }));
      field.files = files.files;
      return;
    }
  } catch { /* Not a picture: the server says so. */ }
});
