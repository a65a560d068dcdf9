"use strict";
/* What the other scripts share: refusals said in French, bytes and texts, and the strict reading of messages. */

/** Something that cannot be used; its message is for people. */
class Refused extends Error {}

const Messages = (() => {
  const refuse = message => { throw new Refused(message); };

  const bytesOf = text => new TextEncoder().encode(text);

  function textOf(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return refuse("Ce fichier n’est pas un texte lisible.");
    }
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return refuse("Ce texte n’est pas un message de vote : il est peut-être coupé, ou ce n’est pas le bon fichier.");
    }
  }

  const malformed = () => refuse("Ce message n’est pas écrit comme la spécification le demande.");

  /** Verifies that a value is an object with the fields named, no other; those of « optional » may be missing. */
  function fields(value, names, optional = []) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) malformed();
    const known = [...names, ...optional];
    if (!names.every(name => Object.hasOwn(value, name)) || !Object.keys(value).every(name => known.includes(name))) malformed();
    return value;
  }

  const string = value => typeof value === "string" ? value : malformed();
  const integer = value => Number.isSafeInteger(value) ? value : malformed();
  const list = (value, read) => Array.isArray(value) ? value.map(read) : malformed();

  /** A number in base 10, from 0 to below a bound, written in the one admitted way. */
  function decimal(text, bound) {
    if (typeof text !== "string" || text.length > 1000 || !/^(0|[1-9][0-9]*)$/.test(text)) malformed();
    const value = BigInt(text);
    return value < bound ? value : malformed();
  }

  /** Bytes, the most significant first, as a number. */
  const number = bytes => BigInt(`0x${Array.from(bytes, b => b.toString(16).padStart(2, "0")).join("")}`);

  return Object.freeze({ refuse, bytesOf, textOf, parse, fields, string, integer, list, decimal, number });
})();
