// What a search found, as a list, and what is said of it.
import { addressOf, excerpt, markedTitle } from "./excerpt.js";

const PAGE = 10;
const status = document.querySelector("#search-status");
const hints = document.querySelector("#search-hints");
const list = document.querySelector("#search-results");

export function showProblem() {
  list.replaceChildren();
  hints.replaceChildren();
  status.textContent =
    "The search could not be loaded. Try again, or use the lists: they work without it.";
}

// `searchAddress` gives the address of the same search with other words or filters; `isNewest`
// whether no other search has begun.
export async function showResults(shown, searchAddress, isNewest) {
  const { answer, more } = shown;
  list.replaceChildren();
  hints.replaceChildren();
  more.hidden = true;
  if (!shown.isAsked) {
    status.textContent = "";
    return;
  }
  const first = await items(shown, 0);
  if (!isNewest()) return;
  status.textContent = said(shown);
  hints.append(...hintsOf(shown, searchAddress));
  list.append(...first);
  const next = () => {
    more.hidden = list.children.length >= answer.numbers.length;
  };
  next();
  more.onclick = async () => {
    const from = list.children.length;
    const others = await items(shown, from);
    if (!isNewest()) return;
    list.append(...others);
    next();
    others[0]?.querySelector("a").focus();
  };
}

async function items(shown, from) {
  const { answer, index } = shown;
  const numbers = answer.numbers.slice(from, from + PAGE);
  const entries = await Promise.all(numbers.map((number) => index.entry(number)));
  return entries.map((entry) => item(entry, shown));
}

function item(entry, { answer, root, boards }) {
  const { nodes, found } = excerpt(entry.text, answer.texts);
  const link = element("a", ...markedTitle(entry.title, answer.texts));
  link.href = new URL(addressOf(entry.address, found), root);
  // Boards decide under the same titles, and a list of links is heard without what stands below each.
  const names = entry.boards.map((board) => boards.get(board)?.name ?? board);
  if (names.length) link.setAttribute("aria-label", `${entry.title}, ${listed(names)}`);
  const heading = element("h2", link);
  const about = element("p");
  about.className = "quiet";
  for (const board of entry.boards) about.append(label(board, boards.get(board)), " ");
  about.append([entry.kind.one, entry.date].filter(Boolean).join(", "));
  const result = element("li", heading, about);
  // Where an entry says no more than its title, the title says it.
  if (!entry.title.includes(entry.text.replace(/\.$/, ""))) result.append(element("p", ...nodes));
  result.className = "result";
  result.dataset.boards = entry.boards.join(" ");
  result.dataset.kind = entry.kind.id;
  return result;
}

function label(id, about) {
  const board = element("strong", about?.name ?? id);
  board.className = "board";
  if (about) board.dataset.colour = about.colour;
  return board;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

// --- What is said ------------------------------------------------------------------------------------

function quoted(words) {
  return words.map((word) => `“${word}”`);
}

function listed(words, last = "and") {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

// Of which boards, kinds and years the search is.
function within({ chosen, boards, index }) {
  const kind = index.kinds.find((one) => one.id === chosen.kind);
  const topic = index.topics.find((one) => one.id === chosen.topic);
  const parts = [
    chosen.board ? `${boards.get(chosen.board).name} board` : "",
    kind ? kind.many.toLowerCase() : "",
    chosen.year,
    topic ? `topic ${topic.title}` : "",
  ];
  return parts.filter(Boolean).map((part) => `, ${part}`).join("");
}

function records({ chosen, boards }) {
  return chosen.board ? `the ${boards.get(chosen.board).name} board's records` : "the records";
}

// One message: what a screen reader says once.
function said(shown) {
  const { answer, chosen } = shown;
  const { unknown, alone } = answer;
  const count = answer.numbers.length;
  if (answer.common) return "Words as common as these are in every record. Add another word.";
  const missing = unknown.length
    ? `${listed(quoted(unknown))} ${unknown.length === 1 ? "is" : "are"} not in ${records(shown)}. `
    : "";
  const near = answer.nearest.some(([, words]) => words.length);
  if (unknown.length && !alone.length) {
    return `No results. ${missing}${near ? "The nearest words are below." : ""}`.trim();
  }
  const what = chosen.q ? ` for ${listed(quoted(unknown.length ? alone : [chosen.q]))}` : "";
  if (answer.has && count) {
    const which = unknown.length ? "the others" : "these words";
    const some = answer.has * 2 > alone.length ? "most" : "some";
    const these = count === 1 ? "This has" : "These have";
    return `${missing}Nothing has all of ${which}: ${listed(quoted(alone))}. ${these} ${some} of them${within(shown)}:`;
  }
  const results = `${count ? count.toLocaleString("en-GB") : "No"} ${count === 1 ? "result" : "results"}`;
  return `${missing}${results}${what}${within(shown)}`;
}

function hintsOf(shown, searchAddress) {
  const { answer, chosen } = shown;
  const found = [];
  const link = (text, other) => {
    const made = element("a", text);
    made.href = searchAddress(other);
    made.dataset.search = "";
    return made;
  };
  for (const [word, words] of answer.nearest) {
    if (!words.length) continue;
    const replaced = (other) => [...answer.alone, other].join(" ");
    found.push(element("p", `Nearest to “${word}”: `, ...between(words.map((other) =>
      link(other, { q: replaced(other) })))));
  }
  if (answer.begins.length) {
    const begun = listed(quoted(answer.begins));
    found.push(element("p", `${begun} is no whole word of ${records(shown)}. These have words that begin so.`));
  }
  if (answer.numbers.length) return found;
  if (answer.without) {
    const all = link(`Show all ${answer.without.toLocaleString("en-GB")}`, { kind: "", year: "", topic: "" });
    found.push(element("p", "There are some of other kinds, years or topics. ", all));
  }
  return found;
}

function between(nodes) {
  return nodes.flatMap((node, n) => (n ? [", ", node] : [node]));
}
