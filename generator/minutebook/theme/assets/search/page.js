// The search page: what stands in its form and its address, and what was found.
import { forget, remember, yourBoard } from "../your-board.js";
import { openIndex } from "./index.js";
import { showProblem, showResults } from "./results.js";
import { wordsSought } from "./words.js";

const form = document.querySelector("#search");
const root = new URL(form.dataset.root, location.href);
const words = form.querySelector("[name=q]");
const more = document.querySelector("#search-more");
const copy = document.querySelector("#search-copy");
const yours = document.querySelector("#your-board");
const boards = new Map(
  [...document.querySelectorAll("#search-boards li")].map(({ dataset }) => [dataset.id, dataset]),
);
const filters = document.querySelector("#search-filters");
const FILTERS = ["board", "kind", "year", "topic"];
// In an address: every board, though the reader who opens it may have one of their own. No id of a
// board has a space.
const EVERY = "every board";
const PAUSE = 300; // milliseconds without a key after which a search begins
// Where the filters do not push the first result off the screen (minutebook.css says the same).
const isWide = matchMedia("(min-width: 40.01rem)");

let index;
let turn = 0;
// The address of what was last searched, whether it was found or still is looked for: it is not
// searched again, so that nobody hears twice how much there is. Null where it could not be loaded.
let searched = null;
let topicsWanted = false;
// What the address asks for, until the choices of the filters have come.
let waitingFor = null;

function opened() {
  index ??= openIndex(root).then((found) => {
    fill("kind", found.kinds.filter((kind) => found.groups.some((group) => group.kind === kind))
      .map((kind) => [kind.id, kind.many]));
    fill("year", found.years.map((year) => [year, year]));
    fill("topic", found.topics.map((topic) => [topic.id, topic.title]));
    const chosen = state();
    waitingFor = null;
    setState(chosen);
    return found;
  });
  index.catch(() => (index = undefined));
  return index;
}

function fill(name, choices) {
  const select = form.elements[name];
  for (const [value, text] of choices) {
    const option = new Option(text, value);
    option.dataset.text = text;
    select.append(option);
  }
  select.closest(".search-form__filter").hidden = choices.length === 0;
}

// --- The state: in the form, and as an address -----------------------------------------------------

function state() {
  const chosen = { q: words.value.trim() };
  for (const name of FILTERS) {
    chosen[name] = form.elements[name]?.value || (waitingFor?.[name] ?? "");
  }
  return chosen;
}

// `whole` says which board is meant, however this device remembers another, or none.
function addressOf(chosen, whole = false) {
  const query = new URLSearchParams();
  if (chosen.q) query.set("q", chosen.q);
  if (chosen.board) query.set("board", chosen.board);
  else if (boards.size > 1 && (whole || knownYours())) query.set("board", EVERY);
  for (const name of FILTERS.slice(1)) if (chosen[name]) query.set(name, chosen[name]);
  const text = query.toString();
  return `${location.pathname}${text ? `?${text}` : ""}`;
}

function setState(chosen) {
  if (waitingFor) waitingFor = { ...chosen, board: "" };
  words.value = chosen.q;
  for (const radio of form.querySelectorAll("[name=board]")) {
    radio.checked = radio.value === chosen.board;
  }
  for (const name of FILTERS.slice(1)) {
    const select = form.elements[name];
    select.value = chosen[name];
    if (select.selectedIndex < 0) select.value = "";
  }
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  const chosen = { q: query.get("q") ?? "" };
  for (const name of FILTERS) chosen[name] = query.get(name) ?? "";
  if (!query.has("board")) chosen.board = knownYours();
  else if (!boards.has(chosen.board)) chosen.board = "";
  return chosen;
}

function knownYours() {
  const board = yourBoard();
  return boards.size > 1 && boards.has(board) ? board : "";
}

function keep(how) {
  const address = addressOf(state());
  if (address !== location.pathname + location.search) history[how](null, "", address);
}

// --- Searching ---------------------------------------------------------------------------------------

function sought(chosen) {
  return wordsSought(chosen.q.normalize("NFC"));
}

async function search() {
  const mine = ++turn;
  form.dataset.state = "searching";
  searched = addressOf(state());
  showYours(state());
  try {
    await find(() => mine === turn);
  } catch {
    if (mine !== turn) return;
    searched = null;
    showProblem();
  }
  if (mine === turn) done();
}

async function find(isNewest) {
  const found = await opened();
  if (!isNewest()) return;
  // What is no choice of a filter is left out of it.
  const chosen = state();
  searched = addressOf(chosen);
  if (chosen.topic || topicsWanted) await found.loadTopics();
  const answer = await found.search(sought(chosen), chosen);
  const near = answer.numbers.length && !answer.unknown.length ? [] : answer.unknown;
  answer.nearest = await Promise.all(
    near.map(async (word) => [word, await found.nearest(word, chosen.board)]),
  );
  if (!isNewest()) return;
  showChosen();
  showCounts(found, answer, chosen);
  const isAsked = chosen.q || chosen.kind || chosen.year || chosen.topic;
  copy.hidden = !isAsked;
  copy.querySelector("[role=status]").textContent = "";
  const shown = { index: found, answer, chosen, root, boards, more, isAsked };
  await showResults(shown, (other) => addressOf({ ...chosen, ...other }), isNewest);
}

// What stands below the first search is shown once it is there (minutebook.css).
function done() {
  form.dataset.state = "done";
  form.dataset.begun = "";
}

// What the fold of filters says though it is shut.
function showChosen() {
  const those = FILTERS.slice(1).map((name) => form.elements[name].selectedOptions[0])
    .filter((option) => option.value).map((option) => option.dataset.text);
  filters.querySelector("[data-chosen]").textContent = those.join(", ") || "none";
}

function unfold() {
  if (isWide.matches) filters.open = true;
}

function showCounts(found, answer, chosen) {
  const asked = chosen.q || chosen.kind || chosen.year || chosen.topic;
  const number = (name, value) => {
    const hasCount = asked && answer.counts[name] && (name !== "topic" || found.topicsOf);
    return hasCount ? ` (${(answer.counts[name].get(value) ?? 0).toLocaleString("en-GB")})` : "";
  };
  for (const name of ["kind", "year", "topic"]) {
    for (const option of form.elements[name].options) {
      option.textContent = `${option.dataset.text}${number(name, option.value)}`;
    }
  }
  // A year with nothing is no choice.
  for (const option of form.elements.year.options) {
    const isFound = !option.value || option.selected || answer.counts.year.has(option.value);
    option.hidden = Boolean(asked) && !isFound;
    option.disabled = option.hidden;
  }
  for (const place of form.querySelectorAll("[data-count]")) {
    place.textContent = number("board", place.dataset.count);
  }
}

// --- The reader's own board --------------------------------------------------------------------------

function showYours(chosen) {
  const board = knownYours();
  yours.hidden = !board;
  if (!board) return;
  const name = boards.get(board).name;
  yours.querySelector("[data-name]").textContent = name;
  const other = yours.querySelector("[data-other]");
  other.textContent = chosen.board === board ? "Show every board" : `Show ${name} only`;
}

function choose(board) {
  setState({ ...state(), board });
  keepAndSearch("pushState");
}

function keepAndSearch(how) {
  clearTimeout(waiting);
  keep(how);
  if (addressOf(state()) !== searched) search();
}

// --- Events ------------------------------------------------------------------------------------------

let waiting;
words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => keepAndSearch("replaceState"), PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target === words) return;
  if (event.target.name === "board" && event.target.value) remember(event.target.value);
  keepAndSearch("pushState");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keepAndSearch("pushState");
});
// Counts of topics take a file of their own: it is fetched for those who come to this filter. The
// results stay as they are, so that nobody's place among them is lost.
form.elements.topic.addEventListener("focus", async () => {
  if (topicsWanted) return;
  topicsWanted = true;
  const mine = turn;
  const found = await opened();
  await found.loadTopics();
  const chosen = state();
  const answer = await found.search(sought(chosen), chosen);
  if (mine === turn) showCounts(found, answer, chosen);
});
yours.querySelector("[data-other]").addEventListener("click", () => {
  choose(state().board === knownYours() ? "" : knownYours());
});
yours.querySelector("[data-forget]").addEventListener("click", () => {
  forget();
  choose("");
  words.focus();
});
copy.querySelector("button").addEventListener("click", async () => {
  const address = new URL(addressOf(state(), true), location.href).href;
  const status = copy.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = "Copied";
  } catch {
    status.textContent = address;
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-search]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  setState(fromAddress());
  search();
  words.focus();
});
window.addEventListener("popstate", () => {
  setState(fromAddress());
  search();
});

isWide.addEventListener("change", unfold);
unfold();
waitingFor = fromAddress();
setState(waitingFor);
form.hidden = false;
search();
