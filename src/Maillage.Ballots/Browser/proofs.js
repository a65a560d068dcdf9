"use strict";
/* The three shapes of proofs, and what version 1 of the protocol hashes (specification §4.5, §4.12 to §4.14, §4.18). A proof is written as the messages write it. */

const Proofs = (() => {
  /** A challenge: SHA-256 of the statement written as text, as a number modulo q. */
  const challenge = statement => Group.modulo(Messages.number(Hashes.sha256(Messages.bytesOf(statement))));

  const hashed = Object.freeze({
    possession: (key, commitment) => challenge(`pok|${Group.NAME}|${key}|${commitment}`),
    interval: (statement, ciphertext, commitments) => challenge(`prove|${statement}|${ciphertext}|${commitments}`),
    blankChoosesNothing: (statement, commitments) => challenge(`bproof0|${statement}|${commitments}`),
    blankOrWithinBounds: (statement, commitments) => challenge(`bproof1|${statement}|${commitments}`),
    signature: (hash, commitment) => challenge(`sig|${hash}|${commitment}`),
    decryption: (fingerprint, key, first, second) => challenge(`decrypt|${fingerprint}|${key}|${first},${second}`),
  });

  const proof = (asked, response) => ({ challenge: String(asked), response: String(response) });

  /** Knowledge of x in g^x. « ask » gives the challenge from the commitment. */
  function schnorr(secret, random, ask) {
    const w = Group.randomScalar(random);
    const asked = ask(Group.generatorPower(w));
    return proof(asked, Group.modulo(w - secret * asked));
  }

  function verifySchnorr(key, made, ask) {
    Messages.fields(made, ["challenge", "response"]);
    const asked = Group.readScalar(made.challenge);
    return ask(Group.multiply(Group.generatorPower(Group.readScalar(made.response)), Group.power(key, asked))) === asked;
  }

  /** The same x in g^x and alpha^x. */
  function equality(alpha, secret, random, ask) {
    const w = Group.randomScalar(random);
    const asked = ask(Group.generatorPower(w), Group.power(alpha, w));
    return proof(asked, Group.modulo(w - secret * asked));
  }

  /**
   * One of several facts holds, without telling which. A fact { randomness, difference, isTrue } says that a ciphertext made with that randomness encrypts a number
   * that exceeds the number it is said to be by that difference; « keyPower » gives y^x. A challenge and a response are drawn for every fact, in order.
   */
  function disjunction(keyPower, facts, random, ask) {
    const challenges = [], responses = [], commitments = [];
    for (const { randomness, difference, isTrue } of facts) {
      const drawn = Group.randomScalar(random);
      const asked = isTrue ? 0n : drawn;
      const response = Group.randomScalar(random);
      // g^response·alpha^challenge, where alpha = g^randomness; the true fact has no challenge yet, and its response is the random w.
      const exponent = Group.modulo(response + randomness * asked);
      commitments.push(Group.generatorPower(exponent), Group.multiply(keyPower(exponent), Group.generatorPower(Group.modulo(difference * asked))));
      challenges.push(asked);
      responses.push(response);
    }
    const remaining = Group.modulo(ask(commitments.join(",")) - challenges.reduce((a, b) => a + b));
    return facts.map(({ randomness, isTrue }, i) => isTrue
      ? proof(remaining, Group.modulo(responses[i] - randomness * remaining))
      : proof(challenges[i], responses[i]));
  }

  return Object.freeze({ hashed, schnorr, verifySchnorr, equality, disjunction });
})();
