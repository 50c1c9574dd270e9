// Words: which there are in a text, which are forms of one word, and which are near each other.
import { stem as english } from "./snowball.js";

const WORD = /[\p{L}\p{N}]+(?:['’\u2010\u2011&-][\p{L}\p{N}]+|(?<=\d),(?=\d{3})\d+)*/gu;
const COMBINING = /\p{M}/gu;

function plain(text) {
  return text.normalize("NFKD").replace(COMBINING, "").toLowerCase();
}

// The words of a text as the index has them (outputs/search.py says the same), each with the place
// where it begins and ends in the text. Parts of a word with hyphens or with & are words of their own.
export function* wordsOf(text) {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const word = plain(found).replace(/['’,]/g, "");
    const parts = word.split(/[\u2010\u2011&-]/);
    yield { parts, whole: parts.join(""), begin: index, end: index + found.length };
  }
}

export function wordsSought(text) {
  return [...wordsOf(text)].flatMap(({ parts, whole }) =>
    // The letters of `A&E` say nothing one by one.
    parts.every((part) => part.length === 1) ? [whole] : parts);
}

// The stem that all forms of an English word share: `approv` of approve, approved and approval.
export function stem(word) {
  return /^[a-z]+$/.test(word) ? english(word) : word;
}

// --- Nearness -------------------------------------------------------------------------------------

// Letters that a word may be typed wrong by and still be meant.
export function allowance(word) {
  if (word.length <= 5) return 1;
  return word.length <= 8 ? 2 : 3;
}

// How many letters are added, left out, mistaken or swapped with the next; no more than `most` + 1.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
