/**
 * Sets of small numbers, as wide as the largest of them.
 */

export class Bits {
  /** @param {number} size */
  constructor(size) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  /** @param {number} number */
  add(number) {
    this.words[number >>> 5] |= 1 << (number & 31);
  }

  /** @param {number} number */
  has(number) {
    return ((this.words[number >>> 5] >>> (number & 31)) & 1) === 1;
  }

  /** @param {Bits} other */
  unite({ words }) {
    for (let at = 0; at < words.length; at += 1) this.words[at] |= words[at];
  }

  /** @param {Bits} other */
  intersect({ words }) {
    for (let at = 0; at < words.length; at += 1) this.words[at] &= words[at];
  }

  /** @param {Bits} other */
  equals({ words }) {
    return words.every((word, at) => word === this.words[at]);
  }

  /** @returns {number[]} */
  numbers() {
    const found = [];
    for (let at = 0; at < this.words.length; at += 1) {
      for (let word = this.words[at]; word; word &= word - 1) {
        found.push(at * 32 + 31 - Math.clz32(word & -word));
      }
    }
    return found;
  }
}
