"use strict";
/*
 * The archive of an election (specification §4.4), as far as a page needs it: its files and their chain are verified, and the sum is made again. The proofs of the
 * ballots are left to the verifier.
 */

const Archive = (() => {
  const BLOCK = 512, DATA = ".data.json", EVENT = ".event.json";
  const broken = () => Messages.refuse("Ce fichier n’est pas une urne bien formée, ou il a été modifié.");

  /** Whether the bytes begin as an archive does. */
  const isArchive = bytes => Messages.bytesOf("BELENIOS\0").every((b, i) => bytes[i] === b);

  function files(bytes) {
    const found = [];
    for (let at = 0; at < bytes.length;) {
      const field = (start, length) => String.fromCharCode(...bytes.subarray(at + start, at + start + length)).replace(/\0+$/, "");
      const size = field(124, 12);
      if (!/^[0-7]{11}$/.test(size)) broken();
      const length = parseInt(size, 8), content = bytes.subarray(at + BLOCK, at + BLOCK + length);
      if (content.length !== length) broken();
      found.push({ name: field(0, 100), content });
      at += BLOCK + Math.ceil(length / BLOCK) * BLOCK;
    }
    return found;
  }

  /** Reads an archive at any moment of its election. */
  function read(bytes) {
    if (!isArchive(bytes)) broken();
    const data = new Map(), board = { ballots: [], closing: null, tally: null, decrypted: [], published: false };
    let parent, height = 0;
    const take = hash => data.get(hash) ?? broken();
    for (const { name, content } of files(bytes).slice(1)) {
      const hash = Hashes.name(content), text = Messages.textOf(content);
      if (name === hash + DATA) {
        data.set(hash, text);
      } else if (name === hash + EVENT) {
        const event = Messages.fields(Messages.parse(text), ["height", "type"], ["parent", "payload"]);
        if (event.parent !== parent || event.height !== height) broken();
        follow(board, event, hash, take);
        [parent, height] = [hash, height + 1];
      } else {
        broken();
      }
    }
    return board.election === undefined ? broken() : Object.freeze(board);
  }

  function follow(board, { type, payload, height }, hash, take) {
    if ((type === "Setup") !== (height === 0)) broken();
    switch (type) {
      case "Setup": {
        const setup = Messages.fields(Messages.parse(take(payload)), ["election", "trustees", "credentials"]);
        [board.election, board.trustees, board.credentials] = [take(setup.election), take(setup.trustees), take(setup.credentials)];
        break;
      }
      case "Ballot":
        if (board.closing !== null) broken();
        board.ballots.push(take(payload));
        break;
      case "EndBallots":
        if (board.closing !== null) broken();
        board.closing = hash;
        break;
      case "EncryptedTally": {
        if (board.closing === null || board.tally !== null) broken();
        const sized = Messages.fields(Messages.parse(take(payload)), ["num_tallied", "total_weight", "encrypted_tally"]);
        board.tally = { ballots: sized.num_tallied, text: take(sized.encrypted_tally) };
        break;
      }
      case "PartialDecryption":
        if (board.tally === null) broken();
        board.decrypted.push(Messages.fields(Messages.parse(take(payload)), ["owner", "payload"]).owner);
        break;
      case "Result":
        board.published = true;
        break;
      default:
        broken();
    }
  }

  const ciphertext = value => {
    const { alpha, beta } = Messages.fields(value, ["alpha", "beta"]);
    return [Messages.decimal(alpha, Group.P), Messages.decimal(beta, Group.P)];
  };

  /**
   * The encrypted tally of an archive that has one, each element in the group, the product of the last ballot of each credential: nothing but this may be decrypted, else one
   * ballot alone could be.
   */
  function tally(board, election) {
    const last = new Map(board.ballots.map(Messages.parse).map(ballot => [ballot.credential, ballot]));
    const totals = election.questions.map(question => Array.from({ length: question.answers.length + (question.blank ? 1 : 0) }, () => [1n, 1n]));
    for (const ballot of last.values()) {
      if (ballot.election_hash !== election.fingerprint || !Array.isArray(ballot.answers) || ballot.answers.length !== totals.length) broken();
      ballot.answers.forEach((answer, i) => {
        const choices = Messages.list(answer.choices, ciphertext);
        if (choices.length !== totals[i].length) broken();
        choices.forEach((c, j) => { totals[i][j] = totals[i][j].map((part, k) => Group.multiply(part, c[k])); });
      });
    }
    const published = Messages.list(Messages.parse(board.tally.text), question => Messages.list(question, c => {
      Messages.fields(c, ["alpha", "beta"]);
      return [Group.read(c.alpha), Group.read(c.beta)];
    }));
    if (board.tally.ballots !== last.size || String(published) !== String(totals))
      Messages.refuse("La somme chiffrée n’est pas celle des bulletins de cette urne : ne la déchiffrez pas, et prévenez les autres détenteurs.");
    return totals;
  }

  return Object.freeze({ isArchive, read, tally });
})();
