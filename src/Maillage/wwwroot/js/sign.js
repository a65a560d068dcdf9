// Draws a signature: its strokes go into a hidden field as an SVG path. Without script the typed name is enough.
const form = document.querySelector("[data-sign]"), pad = form?.querySelector("[data-sign-pad]");
if (pad) {
  const svg = pad.querySelector("svg"), path = svg.querySelector("path"), field = form.querySelector("[name='Input.Drawing']");
  const most = 39000;
  let drawing = false;
  pad.hidden = false;
  const point = e => {
    const box = svg.getBoundingClientRect();
    const at = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
    return `${at((e.clientX - box.left) / box.width * 600, 600)} ${at((e.clientY - box.top) / box.height * 200, 200)}`;
  };
  const add = text => { if (field.value.length + text.length < most) path.setAttribute("d", field.value += text); };
  svg.addEventListener("pointerdown", e => { drawing = true; svg.setPointerCapture(e.pointerId); add(`M${point(e)} L${point(e)}`); e.preventDefault(); });
  svg.addEventListener("pointermove", e => { if (drawing) add(` L${point(e)}`); });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => drawing = false);
  pad.querySelector("[data-sign-clear]").addEventListener("click", () => { field.value = ""; path.setAttribute("d", ""); });
}
