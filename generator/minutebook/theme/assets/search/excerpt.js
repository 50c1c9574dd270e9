// The part of an entry's words that shows why it was found.
import { wordsOf } from "./words.js";

const LONG = 30; // words
const BEFORE = 6; // words before the first that was sought

function isSought(word, texts) {
  return texts.has(word.whole) || word.parts.some((part) => texts.has(part));
}

// A piece of a text as nodes, with the words marked that were sought.
function marked(text, words, texts, begin, end) {
  const nodes = [];
  let at = begin;
  for (const word of words) {
    if (word.begin < begin || word.end > end || !isSought(word, texts)) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(word.begin, word.end);
    nodes.push(text.slice(at, word.begin), mark);
    at = word.end;
  }
  return [...nodes, text.slice(at, end)];
}

export function markedTitle(title, texts) {
  return marked(title, [...wordsOf(title)], texts, 0, title.length);
}

// Whole words around those that were sought, which are marked: `nodes` for the page, and `found`,
// the first of them with a little of what stands around it.
export function excerpt(text, texts) {
  const words = [...wordsOf(text)];
  let best = -1;
  let most = 0;
  words.forEach((word, n) => {
    if (!isSought(word, texts)) return;
    const within = words.slice(n, n + LONG - BEFORE).filter((one) => isSought(one, texts)).length;
    if (within > most) [best, most] = [n, within];
  });
  let from = Math.max(0, best - BEFORE);
  let to = Math.min(words.length, from + LONG);
  // A few words more are better than a cut for their sake.
  if (from <= 3) from = 0;
  if (words.length - to <= 5) to = words.length;
  const begin = from === 0 ? 0 : words[from].begin;
  const end = to === words.length ? text.length : words[to - 1].end;
  const nodes = marked(text, words, texts, begin, end);
  if (begin > 0) nodes.unshift("… ");
  if (end < text.length) nodes.push(" …");
  return { nodes, found: best < 0 ? null : around(text, words, best) };
}

// A little of the same sentence: parts of an entry may stand apart on its page.
function around(text, words, n) {
  const first = words[Math.max(0, n - 2)];
  const last = words[Math.min(words.length - 1, n + 1)];
  return {
    before: text.slice(first.begin, words[n].begin).split(/[.;:?!]\s/).at(-1).trim(),
    word: text.slice(words[n].begin, words[n].end),
    after: text.slice(words[n].end, last.end).split(/[.;:?!](?=\s)/)[0].trim(),
  };
}

// The address of an entry, at the very word where the browser can find it: a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/). Others would take it for a part of the id.
export function addressOf(address, found) {
  if (!found || !("fragmentDirective" in document)) return address;
  const part = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
  // On a page of its own the first such word will do.
  if (!address.includes("#")) return `${address}#:~:text=${part(found.word)}`;
  const before = found.before ? `${part(found.before)}-,` : "";
  const after = found.after ? `,-${part(found.after)}` : "";
  return `${address}:~:text=${before}${part(found.word)}${after}`;
}
