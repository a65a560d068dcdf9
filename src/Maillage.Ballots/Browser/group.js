"use strict";
/* The group BELENIOS-2048: integers modulo p, of order q (specification §5.1). No other is ever used. */

const Group = (() => {
  const NAME = "BELENIOS-2048";
  const P = BigInt(
    "20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633" +
    "13807895840496005438963628979639303877390572280360597374942767137677761889858987273586504908116709931053586778" +
    "09800307904916540637771737641986785272734744763418356000356983051931442845617019110007867373073335641239717328" +
    "97913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366" +
    "14949100292344434637322214588410058642105024212036543356120132048111885240873107701415166620016231317716937218" +
    "9248078507711827842317498073276598828825169183103125680162072880719");
  const G = BigInt(
    "24023526775018522092276877035323999327122876573783649165100753187876632741463532193202856761552696787996946682" +
    "98749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661" +
    "21505579709716201616827031288643245666383486363578210615491841998253431518974065818686865115135857641013888221" +
    "53960160432288436039309893336627728484065931384060102316750957637779826651036068224066350766977640253462537730" +
    "85133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639" +
    "858334115700568353695553423781475582491896050296680037745308460627");
  const Q = BigInt("78571733251071885079927659812671450121821421258408794611510081919805623223441");
  const WINDOW = 4n, STEPS = 64, MASK = 15n;

  /** A number modulo q, from 0. */
  function modulo(x) {
    const rest = x % Q;
    return rest < 0n ? rest + Q : rest;
  }

  const multiply = (a, b) => a * b % P;

  /** base^exponent, four bits at a time; the same multiplications whatever the exponent. */
  function power(base, exponent) {
    const table = [1n];
    for (let i = 1; i < 16; i++) table.push(multiply(table[i - 1], base));
    let result = 1n;
    for (let step = STEPS - 1; step >= 0; step--) {
      for (let i = 0; i < 4; i++) result = multiply(result, result);
      result = multiply(result, table[Number((exponent >> (WINDOW * BigInt(step))) & MASK)]);
    }
    return result;
  }

  /** The powers of one base: its table is made once, then a power is 64 multiplications. */
  function powersOf(base) {
    const tables = [];
    for (let step = 0, start = base; step < STEPS; step++) {
      const table = [1n];
      for (let i = 1; i < 16; i++) table.push(multiply(table[i - 1], start));
      tables.push(table);
      start = multiply(table[15], start);
    }
    return exponent => {
      let result = 1n, rest = exponent;
      for (const table of tables) {
        result = multiply(result, table[Number(rest & MASK)]);
        rest >>= WINDOW;
      }
      return result;
    };
  }

  let generatorPowers;

  /** g^exponent. */
  function generatorPower(exponent) {
    generatorPowers ??= powersOf(G);
    return generatorPowers(exponent);
  }

  /** An element written in base 10, verified to be in the group. */
  function read(text) {
    const element = Messages.decimal(text, P);
    // q itself has 256 bits like any exponent.
    if (element === 0n || power(element, Q) !== 1n) Messages.refuse("Un nombre n’appartient pas au groupe, le chiffrement ne protégerait plus rien.");
    return element;
  }

  const readScalar = text => Messages.decimal(text, Q);

  /** A uniform scalar: 32 bytes, the most significant first, drawn again as long as they are not below q. */
  function randomScalar(random) {
    for (;;) {
      const drawn = Messages.number(random(32));
      if (drawn < Q) return drawn;
    }
  }

  return Object.freeze({ NAME, P, Q, modulo, multiply, power, powersOf, generatorPower, read, readScalar, randomScalar });
})();
