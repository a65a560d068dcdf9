"use strict";
/* Elections and their questions (specification §4.9 and §4.10), and what a question lets a voter choose. */

const Elections = (() => {
  /** Reads an election from its exact text: the text is what every ballot refers to. */
  function read(text) {
    const message = Messages.fields(Messages.parse(text), ["version", "description", "name", "group", "public_key", "questions", "uuid"], ["administrator", "credential_authority"]);
    if (message.version !== 1) Messages.refuse("Ce vote suit une version du protocole que cette page ne connaît pas.");
    if (message.group !== Group.NAME) Messages.refuse("Ce vote emploie un groupe que cette page ne connaît pas.");
    const questions = Messages.list(message.questions, readQuestion);
    if (questions.length === 0 || !Credentials.isUuid(Messages.string(message.uuid))) Messages.refuse("Ce vote n’est pas bien formé.");
    return Object.freeze({
      text,
      uuid: message.uuid,
      name: Messages.string(message.name),
      description: Messages.string(message.description),
      publicKey: Group.read(message.public_key),
      questions,
      fingerprint: Hashes.fingerprint(text),
    });
  }

  function readQuestion(value) {
    if (Object.hasOwn(Object(value), "type")) Messages.refuse("Une question demande un mélange des bulletins, que cette page ne sait pas faire.");
    const { answers, blank = false, min, max, question } = Messages.fields(value, ["answers", "min", "max", "question"], ["blank"]);
    const read = Object.freeze({ text: Messages.string(question), answers: Messages.list(answers, Messages.string), blank: blank === true, min: Messages.integer(min), max: Messages.integer(max) });
    const possible = typeof blank === "boolean" && read.answers.length > 0 && read.min >= 0 && read.min <= read.max && read.max <= read.answers.length;
    return possible ? read : Messages.refuse("Personne ne peut répondre à l’une des questions de ce vote.");
  }

  const answersOf = n => n === 1 ? "une réponse" : `${n} réponses`;

  /** What a question asks for, in words. */
  function rule({ min, max, blank, answers }) {
    const orBlank = blank ? ", ou votez blanc" : "";
    if (min === max) return `Choisissez ${answersOf(min)}${orBlank}.`;
    if (min === 0 && max === answers.length) return `Choisissez autant de réponses que vous voulez, ou aucune${orBlank}.`;
    if (min === 0) return `Choisissez ${answersOf(max)} au plus, ou aucune${orBlank}.`;
    return `Choisissez de ${min} à ${max} réponses${orBlank}.`;
  }

  /** Why a choice is not allowed, or null. */
  function fault(question, { blank, answers }) {
    const { min, max } = question, chosen = answers.length;
    if (blank && chosen > 0) return "Un vote blanc ne choisit rien d’autre : retirez le vote blanc, ou les autres réponses.";
    if (blank) return null;
    if (chosen === 0 && min > 0) return `Répondez à cette question. ${rule(question)}`;
    if (chosen < min) return `Il faut au moins ${answersOf(min)} ; vous en avez choisi ${chosen}.`;
    if (chosen > max) return `Il faut au plus ${answersOf(max)} ; vous en avez choisi ${chosen}.`;
    return null;
  }

  /** 0 or 1 for each ciphertext of the answer; where a blank vote is allowed, it comes first. */
  function weights(question, choice) {
    const wrong = fault(question, choice);
    if (wrong !== null || choice.blank && !question.blank) Messages.refuse(wrong ?? "Cette question n’admet pas de vote blanc.");
    const chosen = question.answers.map((_, i) => choice.answers.includes(i) ? 1 : 0);
    return question.blank ? [choice.blank ? 1 : 0, ...chosen] : chosen;
  }

  return Object.freeze({ read, rule, fault, weights });
})();
