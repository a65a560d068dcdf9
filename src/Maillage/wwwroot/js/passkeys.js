// Asks the browser for a passkey, then sends the form with what it gave. Without script, or in a browser that knows none, passwords remain.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;
let waiting = null;

async function options(form) {
  const answer = await fetch(form.dataset.passkeyOptions, { method: "POST", body: new URLSearchParams([...new FormData(form)].filter(([name]) => name === "__RequestVerificationToken")) });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  return answer.json();
}

async function ask(form, mediation) {
  waiting?.abort();
  const stop = waiting = new AbortController();
  const asked = await options(form);
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked), signal: stop.signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked), signal: stop.signal, mediation });
  form.querySelector("[data-passkey-credential]").value = JSON.stringify(credential);
  form.submit();
}

function say(form, fault) {
  if (fault.name === "AbortError") return;
  const place = form.querySelector("[data-passkey-error]");
  place.textContent = fault.name === "InvalidStateError" ? "Cet appareil a déjà une clé pour votre compte."
    : fault.name === "NotAllowedError" ? "Rien n’a été confirmé sur l’appareil. Recommencez quand vous voulez."
    : "La clé d’accès n’a pas pu servir. Recommencez, ou entrez avec votre mot de passe.";
  place.hidden = false;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!known) continue;
  form.hidden = false;
  form.addEventListener("submit", e => {
    e.preventDefault();
    form.querySelector("[data-passkey-error]").hidden = true;
    ask(form).catch(fault => say(form, fault));
  });
  // The browser then offers keys beside the address that is being typed.
  if ("passkeyOffer" in form.dataset && await PublicKeyCredential.isConditionalMediationAvailable?.())
    ask(form, "conditional").catch(() => { /* Nothing was chosen: the form is there. */ });
}
