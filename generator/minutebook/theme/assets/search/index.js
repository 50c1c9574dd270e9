// The search index: small files of JSON, each fetched when it is needed (see outputs/search.py).
import { allowance, distance, stem } from "./words.js";

const FORM = 0.9; // what another form of a word counts
const BEGINNING = 0.6; // what a word counts that only begins like the one sought
const MOST_BEGINNINGS = 40;
const NEAREST = 5;
const MOST = 0.6; // of what the best entry has, where none has all the words

export async function openIndex(root) {
  const folder = new URL("search-index/", root);
  // The one file whose name stays: a browser asks each time whether it changed.
  const answer = await fetch(new URL("index.json", folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const about = await answer.json();
  return new Index(about, new URL(`${about.folder}/`, folder));
}

function fileName(beginning) {
  if (/^[\x00-\x7f]*$/.test(beginning)) return beginning;
  return [...beginning].map((letter) => letter.codePointAt(0).toString(16)).join("-");
}

class Index {
  constructor(about, folder) {
    this.folder = folder;
    this.files = new Map();
    this.entries = about.entries;
    this.each = about.each;
    this.boards = about.boards;
    this.kinds = about.kinds.map(([id, one, many, weight]) => ({ id, one, many, weight }));
    this.topics = about.topics.map(([id, title]) => ({ id, title }));
    this.groups = about.groups.map(([first, boards, kind, year], n, all) => ({
      first,
      end: all[n + 1]?.[0] ?? about.entries,
      boards: boards.map((place) => this.boards[place]),
      kind: this.kinds[kind],
      year,
    }));
    this.beginnings = new Set(about.words.split(" "));
    this.letters = new Set(about.letters.split(" "));
    this.common = new Set(about.common.split(" "));
    this.asking = new Set(about.asking.split(" "));
    this.years = [...new Set(this.groups.map((group) => group.year))].filter(Boolean).sort().reverse();
  }

  file(name) {
    if (!this.files.has(name)) {
      const answer = fetch(new URL(`${name}.json`, this.folder)).then((found) => {
        if (!found.ok) throw new Error(`${found.status}`);
        return found.json();
      });
      answer.catch(() => this.files.delete(name));
      this.files.set(name, answer);
    }
    return this.files.get(name);
  }

  // Whether something of a group is found when a board is asked for. What is of no board is.
  static isOf(group, board) {
    return !board || group.boards.length === 0 || group.boards.includes(board);
  }

  // Words of the index that are forms of `word`, or that begin with it, and where each stands.
  async #standing(word) {
    const names = [];
    for (let length = 1; length <= word.length; length++) {
      if (this.beginnings.has(word.slice(0, length))) names.push(fileName(word.slice(0, length)));
    }
    const parts = await Promise.all(names.map((name) => this.file(`w-${name}`)));
    const sought = stem(word);
    const forms = [];
    const longer = [];
    for (const part of parts) {
      for (const [text, where] of Object.entries(part)) {
        if (text === word || stem(text) === sought) forms.push([text, where]);
        else if (word.length > 2 && text.startsWith(word)) longer.push([text, where]);
      }
    }
    return { forms, longer: longer.slice(0, MOST_BEGINNINGS) };
  }

  async #numbers(those) {
    return Promise.all(
      those.map(async ([text, where]) => {
        const [deltas, weights] = Array.isArray(where) ? where : await this.file(`p-${where}`);
        let last = 0;
        return { text, numbers: deltas.map((delta) => (last += delta)), weights };
      }),
    );
  }

  // What an entry weighs for a word, by the entry's number; `boardHas` says whether the board asked
  // for has the word at all.
  #weigh(those, word, factor, board) {
    const weights = new Map();
    const texts = [];
    let boardHas = 0;
    for (const { text, numbers, weights: printed } of those) {
      let group = 0;
      let mine = 0;
      numbers.forEach((number, n) => {
        while (number >= this.groups[group].end) group++;
        if (Index.isOf(this.groups[group], board)) mine++;
        const weight = Number(printed[n]) * (text === word ? 1 : factor);
        if (weight > (weights.get(number) ?? 0)) weights.set(number, weight);
      });
      if (mine) texts.push(text);
      boardHas += mine;
    }
    return { word, texts, weights, boardHas, among: this.#entriesOf(board) };
  }

  #entriesOf(board) {
    return this.groups.filter((group) => Index.isOf(group, board))
      .reduce((sum, group) => sum + group.end - group.first, 0);
  }

  async #sought(word, board) {
    const { forms, longer } = await this.#standing(word);
    const found = this.#weigh(await this.#numbers(forms), word, FORM, board);
    if (found.boardHas) return found;
    const begins = this.#weigh(await this.#numbers(longer), word, BEGINNING, board);
    return { ...begins, begins: true };
  }

  // The words that say what is sought. Those of the question alone are none if there are others.
  #telling(words) {
    const those = [...new Set(words)].filter((word) => word.length > 1 && !this.common.has(word));
    const telling = those.filter((word) => !this.asking.has(word));
    return telling.length ? telling : those;
  }

  // Everything with all the words, best first. Words that the records of the board do not have are
  // left out of the search and named in `unknown`; `begins` are those that only begin a word. Where
  // nothing of the board has all, what has most of them: `has` is then how many of them, at most.
  async search(words, { board = "", kind = "", year = "", topic = "" } = {}) {
    const those = this.#telling(words);
    const weighed = await Promise.all(those.map((word) => this.#sought(word, board)));
    const known = weighed.filter((one) => one.boardHas);
    const answer = {
      unknown: weighed.filter((one) => !one.boardHas).map((one) => one.word),
      begins: known.filter((one) => one.begins).map((one) => one.word),
      common: words.length > 0 && those.length === 0,
      texts: new Set(known.flatMap((one) => one.texts)),
      alone: known.map((one) => one.word),
      numbers: [],
      counts: { board: new Map(), kind: new Map(), year: new Map(), topic: new Map() },
      without: 0,
      has: 0,
    };
    if (!known.length && (words.length || !(kind || year || topic))) return answer;
    const carrying = topic ? await this.carrying(topic) : null;
    const scores = [];
    const wanted = { board, kind, year, topic };
    let candidates = this.#candidates(known);
    if (known.length > 1) {
      candidates = [...candidates];
      if (!candidates.some(([, group]) => Index.isOf(group, board))) {
        candidates = this.#withMost(known, board);
        answer.has = candidates.reduce((most, [, , { count }]) => Math.max(most, count), 0);
        // What another board has of all the words is not known here.
        answer.counts.board = null;
      }
    }
    for (const [number, group] of candidates) {
      const fits = {
        board: Index.isOf(group, board),
        kind: !kind || group.kind.id === kind,
        year: !year || group.year === year,
        topic: !carrying || carrying.has(number),
      };
      this.#count(answer.counts, fits, group, number);
      if (fits.board) answer.without++;
      if (Object.keys(wanted).every((name) => fits[name])) {
        scores.push([this.#score(known, number) * group.kind.weight, number, group.year]);
      }
    }
    scores.sort(
      known.length
        ? ([one, a], [other, b]) => other - one || a - b
        : ([one, a, then], [other, b, now]) => now.localeCompare(then) || other - one || a - b,
    );
    answer.numbers = scores.map(([, number]) => number);
    answer.matching = scores.length;
    return answer;
  }

  *#candidates(known) {
    const [rarest, ...others] = [...known].sort((a, b) => a.weights.size - b.weights.size);
    const numbers = rarest ? [...rarest.weights.keys()].sort((a, b) => a - b) : null;
    let group = 0;
    for (let n = 0; n < (numbers?.length ?? this.entries); n++) {
      const number = numbers ? numbers[n] : n;
      while (number >= this.groups[group].end) group++;
      if (others.every((one) => one.weights.has(number))) yield [number, this.groups[group]];
    }
  }

  // The board's entries that have most of the words: a rare word is more than a common one.
  #withMost(known, board) {
    const found = new Map();
    let best = 0;
    for (const one of known) {
      let group = 0;
      for (const number of [...one.weights.keys()].sort((a, b) => a - b)) {
        while (number >= this.groups[group].end) group++;
        if (!Index.isOf(this.groups[group], board)) continue;
        const entry = found.get(number) ?? { group: this.groups[group], rarity: 0, count: 0 };
        entry.rarity += this.#rarity(one);
        entry.count++;
        found.set(number, entry);
        best = Math.max(best, entry.rarity);
      }
    }
    return [...found].filter(([, { rarity }]) => rarity >= MOST * best)
      .map(([number, entry]) => [number, entry.group, entry]);
  }

  // Among what is found for the board: how much there is of other boards says nothing here.
  #rarity({ boardHas, among }) {
    return Math.log(1 + among / (boardHas + 1));
  }

  // Each word that is missing counts for more than how often the others stand there.
  #score(known, number) {
    let score = known.length ? 0 : 1;
    let has = 0;
    let all = 0;
    for (const one of known) {
      const rarity = this.#rarity(one);
      all += rarity;
      if (!one.weights.has(number)) continue;
      has += rarity;
      score += rarity * one.weights.get(number);
    }
    return all ? score * (has / all) ** 2 : score;
  }

  // How many there would be with another choice of one filter, and the others as they are.
  #count(counts, fits, group, number) {
    const misses = Object.keys(fits).filter((name) => !fits[name]);
    if (misses.length > 1) return;
    const add = (name, key) => counts[name]?.set(key, (counts[name].get(key) ?? 0) + 1);
    const counted = (name) => misses.length === 0 || misses[0] === name;
    if (counted("board")) {
      add("board", "");
      for (const board of group.boards.length ? group.boards : this.boards) add("board", board);
    }
    if (counted("kind")) {
      add("kind", "");
      add("kind", group.kind.id);
    }
    if (counted("year")) {
      add("year", "");
      if (group.year) add("year", group.year);
    }
    if (counted("topic")) {
      add("topic", "");
      for (const topic of this.topicsOf?.get(number) ?? []) add("topic", topic);
    }
  }

  // The numbers of the entries that carry a topic.
  async carrying(topic) {
    await this.loadTopics();
    const found = new Set();
    for (const [number, topics] of this.topicsOf) if (topics.includes(topic)) found.add(number);
    return found;
  }

  // Which topics each entry carries: fetched for the filter of topics alone.
  async loadTopics() {
    if (this.topicsOf) return;
    const topicsOf = new Map();
    for (const [topic, deltas] of Object.entries(await this.file("t"))) {
      let number = 0;
      for (const delta of deltas) {
        number += delta;
        topicsOf.set(number, [...(topicsOf.get(number) ?? []), topic]);
      }
    }
    this.topicsOf = topicsOf;
  }

  // An entry as it is shown.
  async entry(number) {
    const file = await this.file(`d-${Math.floor(number / this.each)}`);
    const [address, title, date, text] = file[number % this.each];
    const group = this.groups.find((one) => number < one.end);
    return { number, address, title, date, text, boards: group.boards, kind: group.kind };
  }

  // Words of the records that are spelt most like `word`; of the board's own records alone.
  async nearest(word, board = "") {
    if (word.length < 3 || /\p{N}/u.test(word)) return [];
    const most = allowance(word);
    const place = board ? String(this.boards.indexOf(board)) : "";
    const others = [...this.letters].filter((letter) => letter !== word[0] && letter !== word[1]);
    // Few mistake the first letter, so words with others are fetched when nothing else is near.
    for (const letters of [[word[0]], [word[1]], others]) {
      const near = [];
      const names = letters.filter((letter) => this.letters.has(letter)).map(fileName);
      const files = await Promise.all(names.map((name) => this.file(`v-${name}`)));
      for (const [of, words] of files.flatMap((file) => Object.entries(file))) {
        if (board && of && !of.split(",").includes(place)) continue;
        words.split(" ").forEach((text, rank) => {
          const apart = distance(word, text, most);
          if (apart <= most && text.length > 2 && !this.common.has(text)) {
            near.push([apart, text[0] === word[0] ? 0 : 1, rank, text]);
          }
        });
      }
      if (near.length) {
        near.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
        const stems = new Set();
        const apart = near.filter(([, , , text]) => !stems.has(stem(text)) && stems.add(stem(text)));
        const closest = apart[0][0];
        return apart.filter(([by]) => by <= closest + 1).slice(0, NEAREST).map(([, , , text]) => text);
      }
    }
    return [];
  }
}
