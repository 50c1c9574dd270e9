// The board that a reader chose on this device. It stays there: nothing sends it anywhere. Where the
// browser keeps nothing, or the reader forbids it, each page works as if none had been chosen.

// Another site on the same host has a board of its own.
const NAME = `minutebook board ${new URL("..", import.meta.url).pathname}`;

export function yourBoard() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

// Whether it could be done.
export function remember(board) {
  try {
    localStorage.setItem(NAME, board);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was kept.
  }
}

// Buttons on the boards' pages.
function offer(place) {
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  const { remember: board, name } = place.dataset;
  const show = () => {
    button.textContent =
      yourBoard() === board
        ? `Forget that ${name} is my board`
        : `Remember ${name} as my board on this device`;
  };
  button.addEventListener("click", () => {
    const was = yourBoard() === board;
    if (was) forget();
    const done = was || remember(board);
    for (const other of document.querySelectorAll("[data-remember]")) {
      other.dispatchEvent(new Event("your-board"));
    }
    status.textContent = !done
      ? "This browser does not let the site remember it."
      : was
        ? "Forgotten."
        : `Remembered. Searches begin with ${name}.`;
  });
  place.addEventListener("your-board", () => {
    show();
    status.textContent = "";
  });
  show();
  place.hidden = false;
}

for (const place of document.querySelectorAll("[data-remember]")) offer(place);

// On the home page it is named under the title, and its decisions stand first.
const mine = document.getElementById(`_latest-${yourBoard()}`);
const column = mine?.closest(".columns > *");
// What puts back in its place whatever was put first.
const back = [];
if (column) {
  first(column);
  first(document.querySelector(`.jumps a[href="#${CSS.escape(mine.id)}"]`)?.closest("li"));
  name(document.querySelector("[data-mine]"), mine.querySelector(".board").cloneNode(true));
}

function first(one) {
  if (!one) return;
  const all = one.parentElement;
  const order = [...all.children];
  back.push(() => all.append(...order));
  all.prepend(one);
}

function name(place, board) {
  const boards = place.querySelector("a");
  const which = boards.textContent;
  boards.textContent = "Change";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = "Forget it";
  button.addEventListener("click", () => {
    forget();
    for (const put of back) put();
    boards.textContent = which;
    place.replaceChildren(boards);
    boards.focus();
  });
  const decisions = document.createElement("a");
  decisions.href = `#${mine.id}`;
  decisions.append(board);
  place.replaceChildren("Your board: ", decisions, " ", boards, " ", button);
}
