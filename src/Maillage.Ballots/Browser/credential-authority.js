"use strict";
/* The page of the credential authority: makes a credential for each mandate, the papers to hand over, and the public list. */
{
  const { find, make } = Pages;
  const MOST = 10000, BETWEEN_BREATHS = 10;
  let made;

  find("make-form").addEventListener("submit", async event => {
    event.preventDefault();
    const [vote, uuid, mandates] = [find("vote"), find("uuid"), find("mandates")];
    // From the last field to the first, so that the first that is wrong is the one gone to.
    const lines = await Pages.attempt(mandates, () => readMandates(mandates.value));
    const identifier = await Pages.attempt(uuid, () => Credentials.isUuid(uuid.value.trim()) ? uuid.value.trim()
      : Messages.refuse("Recopiez l’identifiant du vote : 14 caractères, lettres et chiffres, sans zéro, ni O ni I majuscules, ni l minuscule."));
    const name = await Pages.attempt(vote, () => vote.value.trim() || Messages.refuse("Écrivez le nom du vote : il est sur chaque papier."));
    if (lines === undefined || identifier === undefined || name === undefined) return;
    find("made").hidden = true;
    await Pages.busy(event.submitter, () => makeAll(name, identifier, lines));
    write(find("address").value.trim());
  });

  function readMandates(typed) {
    const lines = typed.split("\n").map(line => line.trim().replace(/\s+/g, " ")).filter(line => line !== "");
    if (lines.length === 0) Messages.refuse("Écrivez les mandats, un par ligne.");
    if (lines.length > MOST) Messages.refuse(`Cette page fabrique au plus ${MOST} droits de vote ; il y a ${lines.length} lignes.`);
    const twice = lines.find((line, i) => lines.indexOf(line) < i);
    if (twice !== undefined) Messages.refuse(`« ${twice} » est là deux fois. Si ce sont deux voix, dites ce qui les distingue.`);
    return lines;
  }

  async function makeAll(name, uuid, lines) {
    const rights = [];
    for (const mandate of lines) {
      const credential = Credentials.make(Pages.random);
      rights.push({ mandate, credential, key: Credentials.publicKey(credential, uuid) });
      if (rights.length % BETWEEN_BREATHS !== 0) continue;
      Pages.write(`${rights.length} sur ${lines.length}`, "progress");
      await Pages.breathe();
    }
    Pages.write("", "progress");
    made = { name, uuid, rights, list: Credentials.publicList(rights.map(r => r.key)) };
  }

  function write(address) {
    const { name, uuid, rights, list } = made, print = Hashes.fingerprint(list);
    const count = rights.length === 1 ? "1 droit de vote" : `${rights.length} droits de vote`;
    Pages.write(`${count} : quatre choses, dans l’ordre`, "made-title");
    Pages.write(print, "list-print", "sheet-print");
    Pages.write(name, "sheet-vote");
    Pages.write(count, "sheet-count");
    find("sheet-rows").replaceChildren(...rights.map(({ mandate }, i) => make("tr", {}, make("td", {}, String(i + 1)), make("td", {}, mandate), make("td"), make("td"))));
    find("slips").replaceChildren(...rights.map(({ mandate, credential }) => make("article", { className: "slip" },
      make("p", { className: "paper-kind" }, name),
      make("p", { className: "paper-name" }, mandate),
      make("p", { className: "code credential" }, credential),
      make("p", {}, address === "" ? "À taper dans l’isoloir du vote." : `À taper dans l’isoloir : ${address}`),
      make("p", {}, "Secret : qui lit ce droit de vote peut voter à votre place. Majuscules et minuscules comptent. Vous pouvez revoter jusqu’à la clôture, le dernier bulletin compte."),
      make("p", { className: "small" }, `Vote ${uuid}`))));
    find("made").hidden = false;
    Pages.reach(find("made-title"));
  }

  find("print-slips").addEventListener("click", () => Pages.print(find("slips")));
  find("print-sheet").addEventListener("click", () => Pages.print(find("sheet")));
  find("save-public").addEventListener("click", () => Pages.download(`droits-publics-${made.uuid}.json`, made.list));
  find("save-secret").addEventListener("click", () => Pages.download(`droits-secrets-${made.uuid}.txt`, made.rights.map(r => `${r.mandate}\t${r.credential}\n`).join("")));

  find("unable").hidden = true;
}
