"use strict";
/* What the three pages share: elements, messages beside fields, files in and out. Nothing here reaches the network. */

const Pages = (() => {
  const find = id => document.getElementById(id);

  /** French puts a space before some signs, where no line may break. */
  const typeset = text => text.replace(/ (?=[:;?!»])/g, "\u00A0").replace(/« /g, "«\u00A0");

  /** An element with its properties and children; texts become text, never markup. */
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.map(child => typeof child === "string" ? typeset(child) : child));
    return element;
  }

  /** Writes a text into the elements of these identifiers. */
  function write(text, ...ids) {
    for (const id of ids) find(id).textContent = typeset(text);
  }

  /** The system's cryptographic generator. */
  const random = length => crypto.getRandomValues(new Uint8Array(length));

  /** Puts a message under a field, or takes it away when it is empty. */
  function say(field, message) {
    write(message, `${field.id}-fault`);
    find(`${field.id}-fault`).hidden = message === "";
    if (message === "") field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  }

  /** Runs something that may be refused; the reason goes under the field. Undefined when it was refused. */
  async function attempt(field, run) {
    say(field, "");
    try {
      return await run();
    } catch (wrong) {
      if (!(wrong instanceof Refused)) throw wrong;
      say(field, wrong.message);
      field.focus();
      return undefined;
    }
  }

  /** Shows one step among its siblings and goes to its heading. */
  function show(step) {
    for (const other of step.parentElement.querySelectorAll(":scope > .step")) other.hidden = other !== step;
    for (const mark of document.querySelectorAll("[data-step]")) {
      if (mark.dataset.step === step.id) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    }
    reach(step.querySelector("h2"));
  }

  function reach(heading) {
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView({ block: "nearest" });
  }

  /** What was chosen in a field for files, as bytes; null when nothing was. */
  async function fileOf(field) {
    return field.files.length === 0 ? null : new Uint8Array(await field.files[0].arrayBuffer());
  }

  /** Gives a file to keep. */
  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // Some browsers read it only after a while.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  /** Prints one of the papers of the page. */
  function print(paper) {
    for (const other of document.querySelectorAll(".paper")) other.classList.toggle("unprinted", other !== paper);
    globalThis.print();
  }

  /** Lets the screen say what is being done before a long computation goes on. */
  const breathe = () => new Promise(resolve => setTimeout(resolve, 0));

  /** Runs something long while a button waits. */
  async function busy(button, run) {
    const words = button.textContent;
    [button.textContent, button.disabled] = ["Calcul en cours…", true];
    await breathe();
    try {
      return await run();
    } finally {
      [button.textContent, button.disabled] = [words, false];
    }
  }

  return Object.freeze({ find, make, write, random, say, attempt, show, reach, fileOf, download, print, breathe, busy });
})();
