// The search field of every page answers while one types: arrows walk, Enter opens, Escape closes. Ctrl+K or Cmd+K goes to it.
const form = document.querySelector("header .search");
if (form) {
  const input = form.querySelector("input");
  const panel = form.appendChild(Object.assign(document.createElement("div"), { className: "palette", hidden: true }));
  panel.setAttribute("role", "status");
  const links = () => [...panel.querySelectorAll("a")];
  let call, timer;
  const close = () => { panel.hidden = true; call?.abort(); };

  async function ask() {
    call?.abort();
    if (input.value.trim().length < 2) return close();
    call = new AbortController();
    try {
      const answer = await fetch(`${form.action}?handler=Liste&q=${encodeURIComponent(input.value)}`, { signal: call.signal });
      if (!answer.ok || answer.redirected) return close();
      panel.innerHTML = await answer.text();
      if (!links().length) panel.textContent = "Rien ne correspond.";
      panel.hidden = false;
    } catch { /* Overtaken or out of reach: Enter still opens the page. */ }
  }
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
  form.addEventListener("keydown", e => {
    if (e.key === "Escape") { close(); input.blur(); return; }
    if (panel.hidden || !["ArrowDown", "ArrowUp"].includes(e.key)) return;
    e.preventDefault();
    const all = [input, ...links()];
    all[(all.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : all.length - 1)) % all.length].focus();
  });
  form.addEventListener("focusout", e => { if (!form.contains(e.relatedTarget)) setTimeout(close, 150); });
  document.addEventListener("keydown", e => { if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") { e.preventDefault(); input.focus(); input.select(); } });
}
