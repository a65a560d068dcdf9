"use strict";
/* The page of a key holder: makes a key before the vote, decrypts a part of the total after it. */
{
  const { find, make } = Pages;
  let made, opened, decryption;

  find("make-form").addEventListener("submit", async event => {
    event.preventDefault();
    const [holder, vote] = [find("holder"), find("vote")];
    const named = await Pages.attempt(vote, () => vote.value.trim() || Messages.refuse("Écrivez le nom du vote : il distingue ce papier d’un autre."));
    const by = await Pages.attempt(holder, () => holder.value.trim() || Messages.refuse("Écrivez votre nom : il dit à qui est ce papier."));
    if (named === undefined || by === undefined) return;
    const secret = Trustees.newKey(Pages.random), published = Trustees.publicKey(secret, Pages.random);
    const print = Hashes.fingerprint(JSON.parse(published).public_key);
    made = { secret, published, name: `cle-${Hashes.name(Messages.bytesOf(published)).slice(0, 8)}` };
    Pages.write(print, "key-print", "backup-print");
    Pages.write(by, "backup-holder");
    Pages.write(named, "backup-vote");
    find("backup-lines").replaceChildren(...Trustees.paper(secret).map(line => make("tr", {}, ...line.map(group => make("td", {}, group)))));
    find("made").hidden = false;
    Pages.reach(find("made-title"));
  });

  find("print").addEventListener("click", () => Pages.print(find("backup")));
  find("save-secret").addEventListener("click", () => Pages.download(`${made.name}.privkey`, Trustees.keyFile(made.secret)));
  find("save-public").addEventListener("click", () => Pages.download(`${made.name}.pubkey`, made.published));

  find("urn-form").addEventListener("submit", async event => {
    event.preventDefault();
    const field = find("urn");
    find("opened").hidden = find("decrypted").hidden = true;
    opened = await Pages.attempt(field, async () => {
      const bytes = await Pages.fileOf(field) ?? Messages.refuse("Choisissez le fichier de l’urne.");
      return Pages.busy(event.submitter, () => openUrn(bytes));
    });
    if (opened === undefined) return;
    const { board, election, trustees } = opened;
    Pages.write(election.name, "opened-title");
    const facts = [
      ["Bulletins", board.tally === null ? `${board.ballots.length} reçus` : `${board.tally.ballots} comptés, sur ${board.ballots.length} reçus`],
      ["Empreinte de l’élection", election.fingerprint],
      ["Clôture", board.closing ?? "Le vote est ouvert."],
      ...trustees.map((key, i) => [`Clé du détenteur n° ${i + 1}${board.decrypted.includes(i + 1) ? ", part déjà dans l’urne" : ""}`, Hashes.fingerprint(String(key))]),
    ];
    find("facts").replaceChildren(...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", { className: value.length > 40 ? "code" : "" }, value)]));
    find("early").hidden = opened.tally !== null;
    find("key-form").hidden = opened.tally === null;
    find("opened").hidden = false;
    Pages.reach(find("opened-title"));
  });

  function openUrn(bytes) {
    const board = Archive.read(bytes), election = Elections.read(board.election), trustees = Trustees.read(board.trustees);
    if (trustees.reduce(Group.multiply) !== election.publicKey) Messages.refuse("La clé de ce vote n’est pas celle des détenteurs réunis : prévenez-les.");
    return { board, election, trustees, tally: board.tally === null ? null : Archive.tally(board, election) };
  }

  find("key-form").addEventListener("submit", async event => {
    event.preventDefault();
    const [file, paper] = [find("key-file"), find("key-paper")];
    Pages.say(file, "");
    Pages.say(paper, "");
    find("decrypted").hidden = true;
    const bytes = await Pages.fileOf(file);
    decryption = await Pages.attempt(bytes !== null ? file : paper, () => {
      const secret = bytes !== null ? Trustees.readKeyFile(Messages.textOf(bytes)) : Trustees.readPaper(paper.value);
      const number = opened.trustees.indexOf(Group.generatorPower(secret)) + 1;
      if (number === 0) Messages.refuse("Cette clé n’est pas celle d’un détenteur de ce vote.");
      if (opened.board.decrypted.includes(number)) Messages.refuse("La part de cette clé est déjà dans l’urne.");
      return Pages.busy(find("decrypt"), () => ({ number, text: Trustees.decrypt(opened.election, opened.tally, secret, Pages.random) }));
    });
    if (decryption === undefined) return;
    Pages.write(`Votre part est prête : détenteur n° ${decryption.number}`, "decrypted-title");
    find("decrypted").hidden = false;
    Pages.reach(find("decrypted-title"));
  });

  find("save-decryption").addEventListener("click", () => Pages.download(`dechiffrement-${decryption.number}-${opened.election.uuid}.json`, decryption.text));

  find("unable").hidden = true;
}
