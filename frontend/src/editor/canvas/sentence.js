/**
 * The summary sentence as lines that fit below an element.
 */

/** @typedef {import('../../shared/summary.js').SummaryPart} SummaryPart */

/**
 * A word of the sentence.
 * @typedef {object} Word
 * @property {string} text
 * @property {boolean} value filled in by the person
 * @property {boolean} missing
 */

const LINES = 2;
// Of Inter at 11 px, on average.
const LETTER = 5.7;

/**
 * @param {SummaryPart[]} parts
 * @returns {Word[]}
 */
export function wordsOf(parts) {
  return parts.flatMap((part) => {
    const isValue = 'value' in part;
    const text = isValue ? part.value : part.text;
    const missing = isValue && part.missing;
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => ({ text: word, value: isValue, missing }));
  });
}

/**
 * Break words into at most two lines; what does not fit ends in an ellipsis.
 *
 * @param {Word[]} words
 * @param {number} width in px
 * @returns {Word[][]}
 */
export function linesOf(words, width) {
  const letters = Math.max(8, Math.floor(width / LETTER));
  /** @type {Word[][]} */
  const lines = [[]];
  let length = 0;
  for (const word of words) {
    if (length && length + word.text.length + 1 > letters) {
      if (lines.length === LINES) return cut(lines, letters);
      lines.push([]);
      length = 0;
    }
    lines[lines.length - 1].push(shortened(word, letters));
    length += word.text.length + 1;
  }
  return lines;
}

/**
 * @param {Word} word
 * @param {number} letters
 */
function shortened(word, letters) {
  if (word.text.length <= letters) return word;
  return { ...word, text: `${word.text.slice(0, letters - 1)}…` };
}

/**
 * @param {Word[][]} lines
 * @param {number} letters
 */
function cut(lines, letters) {
  const last = lines[lines.length - 1];
  const word = last[last.length - 1];
  last[last.length - 1] = { ...word, text: `${word.text.slice(0, letters - 1)} …` };
  return lines;
}
