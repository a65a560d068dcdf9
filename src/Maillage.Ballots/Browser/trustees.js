"use strict";
/* Key holders: their keys (specification §4.5 and §4.7), their paper, their part in opening the tally (§4.18). */

const Trustees = (() => {
  const LINES = 4, GROUPS = 4, DIGITS = 5;

  const newKey = random => Group.randomScalar(random);

  /** The public key with a fresh proof, as the archive holds it. */
  function publicKey(secret, random) {
    const key = Group.generatorPower(secret);
    return JSON.stringify({ pok: Proofs.schnorr(secret, random, commitment => Proofs.hashed.possession(key, commitment)), public_key: String(key) });
  }

  /** What a file of a private key holds. */
  const keyFile = secret => JSON.stringify(String(secret));

  const readKeyFile = text => Group.readScalar(Messages.parse(text.trim()));

  /** Four lines of four groups of five digits; the rest of the line by 97 follows, so that a slip of the pen is found on its line. */
  function paper(secret) {
    const digits = String(secret).padStart(LINES * GROUPS * DIGITS, "0");
    return digits.match(/.{20}/g).map(line => [...line.match(/.{5}/g), String(BigInt(line) % 97n).padStart(2, "0")]);
  }

  /** Reads what was copied from the paper. */
  function readPaper(typed) {
    const width = GROUPS * DIGITS + 2;
    if (/[^0-9\s.\-]/.test(typed)) Messages.refuse("La clé sur papier ne contient que des chiffres.");
    const digits = typed.replace(/[^0-9]/g, "");
    let lines = typed.split("\n").map(line => line.replace(/[^0-9]/g, "")).filter(line => line !== "");
    if (lines.length !== LINES && digits.length === LINES * width) lines = digits.match(/.{22}/g);
    if (lines.length !== LINES) Messages.refuse(`La clé sur papier a ${LINES} lignes de ${width} chiffres.`);
    lines.forEach((line, i) => {
      if (line.length !== width) Messages.refuse(`La ligne ${i + 1} a ${line.length} chiffres au lieu de ${width}.`);
      if (BigInt(line.slice(0, -2)) % 97n !== BigInt(line.slice(-2))) Messages.refuse(`La ligne ${i + 1} est mal recopiée.`);
    });
    const secret = BigInt(lines.map(line => line.slice(0, -2)).join(""));
    return secret < Group.Q ? secret : Messages.refuse("Ce n’est pas une clé : les lignes sont peut-être dans un autre ordre.");
  }

  /** The keys of those who are all needed, in order of their numbers, each proved to be known by its holder. */
  function read(text) {
    const keys = Messages.list(Messages.parse(text), item => {
      const [kind, published] = Messages.list(item, part => part);
      if (kind !== "Single") Messages.refuse("Ce vote admet que des détenteurs manquent : cette page ne sait pas le lire, « belenios-tool » le sait.");
      Messages.fields(published, ["pok", "public_key"]);
      const key = Group.read(published.public_key);
      return Proofs.verifySchnorr(key, published.pok, commitment => Proofs.hashed.possession(key, commitment)) ? key : Messages.refuse("Un détenteur ne prouve pas qu’il possède sa clé.");
    });
    return keys.length > 0 ? keys : Messages.refuse("Ce vote n’a pas de détenteur de clé.");
  }

  /** A factor for each ciphertext, with the proof that it is made with the key. */
  function decrypt(election, tally, secret, random) {
    const key = Group.generatorPower(secret);
    const factors = tally.map(question => question.map(([alpha]) => String(Group.power(alpha, secret))));
    const proofs = tally.map(question => question.map(([alpha]) =>
      Proofs.equality(alpha, secret, random, (first, second) => Proofs.hashed.decryption(election.fingerprint, key, first, second))));
    return JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs });
  }

  return Object.freeze({ newKey, publicKey, keyFile, readKeyFile, paper, readPaper, read, decrypt });
})();
