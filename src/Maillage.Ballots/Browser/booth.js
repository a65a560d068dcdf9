"use strict";
/*
 * The voting booth. The election comes from #election, which the page that serves the booth fills in, or from a file when the booth is opened as one's own copy.
 * The ballot alone leaves the page: by the form #send when it has an action, else as a file.
 */
{
  const { find, make } = Pages;
  const send = find("send");
  let election, credentials = null, credential, choices, ballot;

  function open(text) {
    election = Elections.read(text);
    document.title = election.name;
    Pages.write(election.name, "name");
    Pages.write(election.description, "description");
    find("description").hidden = election.description === "";
    Pages.write(election.fingerprint, "fingerprint");
    find("questions-list").replaceChildren(...election.questions.map(fieldOf));
    Pages.show(find("right"));
  }

  /** The file may be the whole archive, which also says who may vote, or the election alone. */
  function openFile(bytes) {
    if (!Archive.isArchive(bytes)) return open(Messages.textOf(bytes).trim());
    const board = Archive.read(bytes);
    if (board.closing !== null) Messages.refuse("Ce vote est clos : il ne reçoit plus de bulletins.");
    const key = Trustees.read(board.trustees).reduce(Group.multiply);
    if (key !== Elections.read(board.election).publicKey) Messages.refuse("La clé de ce vote n’est pas celle des détenteurs réunis : ne votez pas, et prévenez-les.");
    credentials = new Set(Messages.parse(board.credentials));
    return open(board.election);
  }

  find("open-form").addEventListener("submit", async event => {
    event.preventDefault();
    const file = find("open-file"), text = find("open-text");
    Pages.say(file, "");
    Pages.say(text, "");
    const bytes = await Pages.fileOf(file);
    if (bytes !== null) await Pages.attempt(file, () => openFile(bytes));
    else await Pages.attempt(text, () => text.value.trim() === "" ? Messages.refuse("Choisissez un fichier, ou collez le texte du vote.") : open(text.value.trim()));
  });

  find("right-form").addEventListener("submit", async event => {
    event.preventDefault();
    const field = find("credential");
    const read = await Pages.attempt(field, () => {
      const typed = Credentials.read(field.value);
      if (credentials !== null && !credentials.has(Credentials.publicKey(typed, election.uuid))) Messages.refuse("Ce droit de vote n’est pas dans la liste de ce vote. Il est peut-être d’un autre vote.");
      return typed;
    });
    if (read === undefined) return;
    credential = read;
    Pages.show(find("questions"));
  });

  /** A question as a group of fields: one answer among several, or boxes to tick. */
  function fieldOf(question, i) {
    const one = question.min === 1 && question.max === 1;
    const answer = (words, value) => make("label", { className: "answer" },
      make("input", { type: one ? "radio" : "checkbox", name: `question-${i}`, value }), make("span", {}, words));
    const fault = make("p", { className: "fault", id: `question-${i}-fault`, hidden: true });
    const rule = make("p", { className: "hint", id: `question-${i}-rule` }, Elections.rule(question));
    const fieldset = make("fieldset", { id: `question-${i}`, tabIndex: -1 }, make("legend", {}, question.text), rule, fault, ...question.answers.map((words, j) => answer(words, String(j))));
    if (question.blank) fieldset.append(answer("Vote blanc", "blank"));
    fieldset.setAttribute("aria-describedby", `${rule.id} ${fault.id}`);
    return fieldset;
  }

  function choiceOf(i) {
    const values = [...find(`question-${i}`).querySelectorAll("input:checked")].map(input => input.value);
    return { blank: values.includes("blank"), answers: values.filter(value => value !== "blank").map(Number) };
  }

  find("questions-form").addEventListener("submit", event => {
    event.preventDefault();
    choices = election.questions.map((_, i) => choiceOf(i));
    const faults = election.questions.map((question, i) => Elections.fault(question, choices[i]) ?? "");
    faults.forEach((fault, i) => {
      Pages.write(fault, `question-${i}-fault`);
      find(`question-${i}-fault`).hidden = fault === "";
    });
    const wrong = faults.flatMap((fault, i) => fault === "" ? [] : [i]);
    const summary = find("questions-summary");
    if (wrong.length > 0) {
      const links = wrong.map(i => make("li", {}, make("a", { href: `#question-${i}` }, election.questions[i].text)));
      summary.replaceChildren(make("p", {}, wrong.length === 1 ? "Une réponse est à revoir :" : `${wrong.length} réponses sont à revoir :`), make("ul", {}, ...links));
      find(`question-${wrong[0]}`).focus();
      return;
    }
    summary.replaceChildren();
    find("choices").replaceChildren(...election.questions.flatMap((question, i) => [make("dt", {}, question.text), ...wordsOf(question, choices[i]).map(words => make("dd", {}, words))]));
    Pages.show(find("review"));
  });

  function wordsOf(question, { blank, answers }) {
    if (blank) return ["Vote blanc"];
    return answers.length === 0 ? ["Aucune réponse"] : answers.map(j => question.answers[j]);
  }

  for (const id of ["change", "again"]) find(id).addEventListener("click", () => Pages.show(find("questions")));

  find("encrypt").addEventListener("click", () => Pages.busy(find("encrypt"), () => {
    ballot = Ballots.make(election, credential, election.questions.map((question, i) => Elections.weights(question, choices[i])), Pages.random);
    Pages.write(ballot.tracker, "tracker");
    const sends = send.hasAttribute("action");
    if (sends) {
      send.querySelector("[name=ballot]")?.remove();
      send.append(make("input", { type: "hidden", name: "ballot", value: ballot.text }));
      if (send.querySelector("button") === null) send.append(make("button", { className: "main" }, "Envoyer mon bulletin"));
    }
    send.hidden = !sends;
    find("download").hidden = find("own-copy").hidden = sends;
    Pages.show(find("ballot"));
  }));

  find("keep").addEventListener("click", () => Pages.download(`suivi-${election.uuid}.txt`, `${election.name}\nNuméro de suivi : ${ballot.tracker}\n`));
  find("download").addEventListener("click", () => Pages.download(`bulletin-${election.uuid}.json`, ballot.text));

  // Whoever comes back to a page that was left finds nothing of the vote in it.
  addEventListener("pagehide", () => {
    credential = choices = ballot = undefined;
    for (const id of ["right-form", "questions-form"]) find(id).reset();
    find("choices").replaceChildren();
    Pages.write("", "tracker");
    send.querySelector("[name=ballot]")?.remove();
    Pages.show(find(election === undefined ? "open" : "right"));
  });

  find("unable").hidden = true;
  const given = find("election").textContent;
  if (given === "") Pages.show(find("open"));
  else open(given);
}
