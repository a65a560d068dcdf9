"use strict";
/* SHA-256 (FIPS 180-4), HMAC (RFC 2104) and PBKDF2 (RFC 8018), without waiting: what is hashed here is small. */

const Hashes = (() => {
  const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const ROUND = new Uint32Array([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]);
  const BLOCK = 64;
  const words = new Uint32Array(64);

  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  /** Puts the block that begins at « at » into the state. */
  function compress(state, bytes, at) {
    for (let i = 0; i < 16; i++) words[i] = (bytes[at + 4 * i] << 24) | (bytes[at + 4 * i + 1] << 16) | (bytes[at + 4 * i + 2] << 8) | bytes[at + 4 * i + 3];
    for (let i = 16; i < 64; i++) {
      const before = words[i - 15], last = words[i - 2];
      words[i] = words[i - 16] + (turn(before, 7) ^ turn(before, 18) ^ (before >>> 3)) + words[i - 7] + (turn(last, 17) ^ turn(last, 19) ^ (last >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + first) | 0; d = c; c = b; b = a; a = (first + second) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  /** The state after « bytes », which follow « before » bytes that are in the state already. */
  function finish(state, bytes, before) {
    const whole = bytes.length - bytes.length % BLOCK;
    for (let at = 0; at < whole; at += BLOCK) compress(state, bytes, at);
    const rest = bytes.length - whole;
    const end = new Uint8Array(rest + 9 <= BLOCK ? BLOCK : 2 * BLOCK);
    end.set(bytes.subarray(whole));
    end[rest] = 0x80;
    const length = before + bytes.length, view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(length / 0x20000000));
    view.setUint32(end.length - 4, (length * 8) >>> 0);
    for (let at = 0; at < end.length; at += BLOCK) compress(state, end, at);
    const hash = new Uint8Array(32), out = new DataView(hash.buffer);
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return hash;
  }

  const sha256 = bytes => finish(new Uint32Array(START), bytes, 0);

  /** HMAC-SHA-256 of one key, as a function of the message. */
  function hmac(key) {
    const block = new Uint8Array(BLOCK);
    block.set(key.length > BLOCK ? sha256(key) : key);
    const keyed = mask => {
      const state = new Uint32Array(START);
      compress(state, block.map(b => b ^ mask), 0);
      return state;
    };
    const inner = keyed(0x36), outer = keyed(0x5c);
    return message => finish(outer.slice(), finish(inner.slice(), message, BLOCK), BLOCK);
  }

  /** 32 bytes of PBKDF2-HMAC-SHA-256. */
  function pbkdf2(password, salt, rounds) {
    const mac = hmac(password);
    const first = new Uint8Array(salt.length + 4);
    first.set(salt);
    first[first.length - 1] = 1;
    let last = mac(first);
    const derived = last.slice();
    for (let round = 1; round < rounds; round++) {
      last = mac(last);
      for (let i = 0; i < derived.length; i++) derived[i] ^= last[i];
    }
    return derived;
  }

  /** Base64 of the SHA-256 of a text, without padding: fingerprint of an election, tracker of a ballot (specification §4.15). */
  const fingerprint = text => btoa(String.fromCharCode(...sha256(Messages.bytesOf(text)))).replace(/=+$/, "");

  /** SHA-256 in hexadecimal: the name of a file of the archive (§4.4). */
  const name = bytes => Array.from(sha256(bytes), b => b.toString(16).padStart(2, "0")).join("");

  return Object.freeze({ sha256, pbkdf2, fingerprint, name });
})();
