// Words: which there are in a text, which are forms of one word, and which are near each other.

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

// --- Forms: the English stemmer of Snowball (https://snowballstem.org/algorithms/english/) --------

const IRREGULAR = new Map(Object.entries({
  skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl",
  gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
  sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias",
  andes: "andes",
}));
const WHOLE = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;
const SECOND = [
  ["ational", "ate"], ["fulness", "ful"], ["iveness", "ive"], ["ization", "ize"],
  ["ousness", "ous"], ["biliti", "ble"], ["lessli", "less"], ["tional", "tion"],
  ["alism", "al"], ["aliti", "al"], ["ation", "ate"], ["entli", "ent"], ["fulli", "ful"],
  ["iviti", "ive"], ["ousli", "ous"], ["abli", "able"], ["alli", "al"], ["anci", "ance"],
  ["ator", "ate"], ["enci", "ence"], ["izer", "ize"], ["bli", "ble"], ["ogi", "og"], ["li", ""],
];
const THIRD = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["ative", ""], ["icate", "ic"],
  ["iciti", "ic"], ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const FOURTH = [
  "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive",
  "ize", "ous", "al", "er", "ic",
];
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

function region(word, from) {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

// The stem that all forms of a word share: `approv` of approve, approved and approval.
export function stem(text) {
  if (text.length <= 2 || !/^[a-z]+$/.test(text)) return text;
  if (IRREGULAR.has(text)) return IRREGULAR.get(text);
  let word = text.replace(/^y|(?<=[aeiouy])y/g, "Y");
  const begins = /^(?:gener|commun|arsen)/.exec(word);
  const first = begins ? begins[0].length : region(word, 0);
  const second = region(word, first);
  const inFirst = (end) => word.length - end.length >= first;
  const cut = (end, instead = "") => word.slice(0, word.length - end.length) + instead;

  if (word.endsWith("sses")) word = cut("es");
  else if (/ie[ds]$/.test(word)) word = cut("ies", word.length > 4 ? "i" : "ie");
  else if (/[aeiouy].+s$/.test(word) && !/[us]s$/.test(word)) word = cut("s");
  if (WHOLE.test(word)) return word;

  const eed = /eed(?:ly)?$/.exec(word);
  const ed = /(?:ed|edly|ing|ingly)$/.exec(word);
  if (eed) {
    if (inFirst(eed[0])) word = cut(eed[0], "ee");
  } else if (ed && /[aeiouy]/.test(cut(ed[0]))) {
    word = cut(ed[0]);
    if (/(?:at|bl|iz)$/.test(word)) word += "e";
    else if (DOUBLE.test(word)) word = cut("x");
    else if (first >= word.length && SHORT.test(word)) word += "e";
  }
  if (/.[^aeiouy][yY]$/.test(word)) word = cut("y", "i");

  for (const [end, instead] of SECOND) {
    if (!word.endsWith(end)) continue;
    const fits = end === "ogi" ? /logi$/.test(word) : end !== "li" || /[cdeghkmnrt]li$/.test(word);
    if (inFirst(end) && fits) word = cut(end, instead);
    break;
  }
  for (const [end, instead] of THIRD) {
    if (!word.endsWith(end)) continue;
    if (inFirst(end) && (end !== "ative" || word.length - 5 >= second)) word = cut(end, instead);
    break;
  }
  for (const end of FOURTH) {
    if (!word.endsWith(end)) continue;
    if (word.length - end.length >= second && (end !== "ion" || /[st]ion$/.test(word))) {
      word = cut(end);
    }
    break;
  }
  if (word.endsWith("e")) {
    const at = word.length - 1;
    if (at >= second || (at >= first && !SHORT.test(word.slice(0, at)))) word = cut("e");
  } else if (word.endsWith("ll") && word.length - 1 >= second) word = cut("l");
  return word.toLowerCase();
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
