"use strict";
/*
 * Ballots (specification §4.11 to §4.15): every choice encrypted and proved to be 0 or 1, their number proved to be allowed, the whole signed by the credential.
 * Draws come in a fixed order: for each question the randomness of each choice; for each choice, challenge and response of both facts; those of the overall
 * proof; those of the blank proof; at the end that of the signature.
 */

const Ballots = (() => {
  /**
   * A ballot: its text, its tracker and the public credential.
   * @param election From Elections.read.
   * @param credential As it is printed, from Credentials.read.
   * @param weights For each question, from Elections.weights.
   * @param random Gives as many random bytes as asked for.
   */
  function make(election, credential, weights, random) {
    const secret = Credentials.exponent(credential, election.uuid);
    const key = String(Group.generatorPower(secret));
    const keyPower = Group.powersOf(election.publicKey);
    const ofBallot = `${election.fingerprint}|${key}`;
    const answers = election.questions.map((question, i) => makeAnswer(question, weights[i], keyPower, ofBallot, random));
    const unsigned = { election_uuid: election.uuid, election_hash: election.fingerprint, credential: key, answers };
    const hash = Hashes.fingerprint(JSON.stringify(unsigned));
    const proof = Proofs.schnorr(secret, random, commitment => Proofs.hashed.signature(hash, commitment));
    const text = JSON.stringify({ ...unsigned, signature: { hash, proof } });
    return Object.freeze({ text, tracker: Hashes.fingerprint(text), credential: key });
  }

  function makeAnswer(question, weights, keyPower, ofBallot, random) {
    const randomness = weights.map(() => Group.randomScalar(random));
    const ciphertexts = weights.map((m, i) => [Group.generatorPower(randomness[i]), Group.multiply(keyPower(randomness[i]), Group.generatorPower(BigInt(m)))]);
    const disjunction = (facts, ask) => Proofs.disjunction(keyPower, facts, random, ask);
    const fact = (r, m, value, isTrue) => ({ randomness: r, difference: BigInt(m - value), isTrue });

    const individual = weights.map((m, i) => disjunction([fact(randomness[i], m, 0, m === 0), fact(randomness[i], m, 1, m === 1)],
      commitments => Proofs.hashed.interval(ofBallot, ciphertexts[i].join(","), commitments)));

    const first = question.blank ? 1 : 0;
    const sum = weights.slice(first).reduce((a, b) => a + b);
    const sumRandomness = Group.modulo(randomness.slice(first).reduce((a, b) => a + b));
    const ofAnswer = `${ofBallot}|${ciphertexts.map(c => c.join(",")).join(",")}`;
    const isBlank = question.blank && weights[0] === 1;
    const bounds = [];
    for (let value = question.min; value <= question.max; value++) bounds.push(fact(sumRandomness, sum, value, sum === value && !isBlank));

    const answer = { choices: ciphertexts.map(([alpha, beta]) => ({ alpha: String(alpha), beta: String(beta) })), individual_proofs: individual };
    if (!question.blank) {
      const total = ciphertexts.reduce((a, b) => [Group.multiply(a[0], b[0]), Group.multiply(a[1], b[1])]);
      return { ...answer, overall_proof: disjunction(bounds, commitments => Proofs.hashed.interval(ofAnswer, total.join(","), commitments)) };
    }
    const overall = disjunction([fact(randomness[0], weights[0], 1, isBlank), ...bounds], commitments => Proofs.hashed.blankOrWithinBounds(ofAnswer, commitments));
    const blank = disjunction([fact(randomness[0], weights[0], 0, !isBlank), fact(sumRandomness, sum, 0, isBlank)],
      commitments => Proofs.hashed.blankChoosesNothing(ofAnswer, commitments));
    return { ...answer, overall_proof: overall, blank_proof: blank };
  }

  return Object.freeze({ make });
})();
