"use strict";
/* Credentials: secret rights to vote, one for each mandate (specification §4.8). */

const Credentials = (() => {
  const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  const DIGITS = 14, ROUNDS = 1000;

  const checksum = digits => ALPHABET[53 - Number([...digits].reduce((n, c) => n * 58n + BigInt(ALPHABET.indexOf(c)), 0n) % 53n)];

  const printed = characters => characters.match(/.../g).join("-");

  /** A fresh credential as it is printed: one byte for each character, drawn again from 232 = 4·58. */
  function make(random) {
    let digits = "";
    while (digits.length < DIGITS) {
      const [drawn] = random(1);
      if (drawn < 4 * 58) digits += ALPHABET[drawn % 58];
    }
    return printed(digits + checksum(digits));
  }

  /** What a person typed, as it is printed; dashes and spaces do not matter. */
  function read(typed) {
    const characters = typed.replace(/[\s\-‐‑–]/g, "");
    if (characters === "") Messages.refuse("Recopiez votre droit de vote : 15 caractères, en cinq groupes de trois.");
    const odd = [...characters].find(c => !ALPHABET.includes(c));
    if (odd !== undefined) Messages.refuse(`Le caractère « ${odd} » n’existe pas dans un droit de vote. Il n’y a ni zéro, ni O ni I majuscules, ni l minuscule.`);
    if (characters.length !== DIGITS + 1) {
      const gap = Math.abs(DIGITS + 1 - characters.length), word = gap > 1 ? "caractères" : "caractère";
      Messages.refuse(characters.length < DIGITS + 1 ? `Un droit de vote a 15 caractères ; il en manque ${gap}.` : `Un droit de vote a 15 caractères ; il y a ${gap} ${word} de trop.`);
    }
    if (checksum(characters.slice(0, DIGITS)) !== characters[DIGITS]) Messages.refuse("Un caractère est mal recopié. Les majuscules et les minuscules comptent : relisez groupe par groupe.");
    return printed(characters);
  }

  /** The secret exponent. The credential is hashed as it is printed, with its dashes, salted by the identifier of the election. */
  const exponent = (credential, uuid) => Group.modulo(Messages.number(Hashes.pbkdf2(Messages.bytesOf(credential), Messages.bytesOf(uuid), ROUNDS)));

  /** What the public list holds: it tells nothing of the credential. */
  const publicKey = (credential, uuid) => String(Group.generatorPower(exponent(credential, uuid)));

  /** The public list, sorted, so that its order tells nothing of the voters. */
  const publicList = keys => JSON.stringify([...keys].sort());

  /** Whether a text can identify an election. */
  const isUuid = text => text.length >= 14 && [...text].every(c => ALPHABET.includes(c));

  return Object.freeze({ make, read, exponent, publicKey, publicList, isUuid });
})();
