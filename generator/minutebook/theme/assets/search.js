// The search page: Pagefind's index, asked through its JavaScript API, with the filters that stand
// in the page. Words and filters stand in the address, so that a search can be sent to somebody.
const form = document.querySelector("#search");
const words = form.querySelector("[name=q]");
const status = document.querySelector("#search-status");
const list = document.querySelector("#search-results");
const more = document.querySelector("#search-more");
const root = new URL(form.dataset.root, location.href);
const PAGE = 10;

let index;
let found = [];
let shown = 0;
let latest = 0;

async function pagefind() {
  if (!index) {
    index = await import(new URL("pagefind/pagefind.js", root));
    await index.options({ baseUrl: root.pathname, excerptLength: 30 });
    await index.init();
  }
  return index;
}

function chosen(name) {
  return form.querySelector(`[name=${name}]:checked`).value;
}

function filters() {
  const by = {};
  if (chosen("board")) by.board = chosen("board");
  if (chosen("kind")) by.kind = chosen("kind");
  return by;
}

async function search() {
  const turn = ++latest;
  const text = words.value.trim();
  list.replaceChildren();
  more.hidden = true;
  if (!text) {
    status.textContent = "";
    return;
  }
  status.textContent = "Searching…";
  let answer;
  try {
    answer = await (await pagefind()).search(text, { filters: filters() });
  } catch {
    status.textContent = "Search could not be loaded. The lists of decisions work without it.";
    return;
  }
  if (turn !== latest) return;
  found = answer.results;
  shown = 0;
  status.textContent = summary(found.length);
  await showMore(turn);
}

function summary(count) {
  const where = chosen("board") ? ` of the ${chosen("board")} board` : "";
  const what = chosen("kind") ? `${chosen("kind").toLowerCase()} ` : "";
  if (count === 0) {
    return `No ${what}results${where}. Try fewer or other words, or every board.`;
  }
  return `${count} ${what}${count === 1 ? "result" : "results"}${where}`;
}

async function showMore(turn) {
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((one) => one.data()));
  if (turn !== latest) return;
  shown += next.length;
  list.append(...next.map(item));
  more.hidden = shown >= found.length;
}

function item(result) {
  const entry = document.createElement("li");
  entry.className = "result";
  const boards = result.meta.boards ? result.meta.boards.split("|") : [];
  entry.dataset.boards = boards.join(" ");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = new URL(result.raw_url ?? result.url, root);
  link.textContent = result.meta.title;
  heading.append(link);
  const about = document.createElement("p");
  about.className = "quiet";
  for (const name of boards) about.append(label(name), " ");
  about.append([result.meta.kind, result.meta.date].filter(Boolean).join(", "));
  const excerpt = document.createElement("p");
  // Pagefind escapes the text and marks the words that were found.
  excerpt.innerHTML = result.excerpt;
  entry.append(about, heading, excerpt);
  entry.prepend(heading);
  return entry;
}

function label(name) {
  const board = document.createElement("strong");
  board.className = "board";
  board.textContent = name;
  const option = form.querySelector(`[name=board][value="${CSS.escape(name)}"]`);
  if (option) board.dataset.colour = option.dataset.colour;
  return board;
}

function remember() {
  const query = new URLSearchParams();
  if (words.value.trim()) query.set("q", words.value.trim());
  for (const name of ["board", "kind"]) if (chosen(name)) query.set(name, chosen(name));
  const text = query.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}

function recall() {
  const query = new URLSearchParams(location.search);
  words.value = query.get("q") ?? "";
  for (const name of ["board", "kind"]) {
    const option = form.querySelector(`[name=${name}][value="${CSS.escape(query.get(name) ?? "")}"]`);
    if (option) option.checked = true;
  }
}

let waiting;
words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => (remember(), search()), 250);
});
form.addEventListener("change", (event) => {
  if (event.target !== words) (remember(), search());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  remember();
  search();
});
more.addEventListener("click", async () => {
  const first = shown;
  await showMore(latest);
  list.children[first]?.querySelector("a").focus();
});
recall();
search();
