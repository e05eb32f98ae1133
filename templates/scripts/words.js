/* Words: how a text falls into words, which of them the guide knows, and what a misspelt one may have meant.
   choice_guide/derive/search_words.py takes texts apart in the same way. */

const SHORTEST_REPAIRED = 4; // letters
const SHORTEST_PART = 4;
const SHORTEST_START = 3;
const LONGEST_ENDING = 3; // letters that an inflected form may have more than a word of the guide

export const words = (text) => text.toLowerCase().normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Without marks over and under letters: "å" and "ä" are "a", "ö" is "o". */
export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** How many letters must be added, left out, changed or swapped with their neighbour to make `b` of `a`; `most + 1` when more than `most`. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** The mistakes that a word of this length may hold and still be recognised. */
export const tolerance = (word) => (word.length < SHORTEST_REPAIRED ? 0 : word.length < 8 ? 1 : 2);

/** The guide's words: `names` are suggested first, then `texts`; `quiet` ones are understood and never shown. */
export class Vocabulary {
  constructor({ names, texts, quiet }) {
    const entries = (list, group) => list.split(" ").filter(Boolean).map((word) => ({ word, folded: fold(word), group }));
    this.entries = [...entries(names, 0), ...entries(texts, 1), ...entries(quiet, 2)];
    this.folded = new Set(this.entries.map((entry) => entry.folded));
  }

  /** Whether the guide has this very word, marks aside. */
  has(word) {
    return this.folded.has(fold(word));
  }

  /** Whether a search for the word can find it, the beginning of it, or what it is a form of. Pagefind answers to any
      other word with pages that have some beginning of it, so other words are not asked for. */
  reaches(word) {
    const typed = fold(word);
    const form = (known) => known.length > SHORTEST_PART && typed.startsWith(known) && typed.length - known.length <= LONGEST_ENDING;
    return this.folded.has(typed) || this.entries.some(({ folded }) => folded.startsWith(typed) || form(folded));
  }

  /** Whether longer words of the guide begin with the word, and those are meant too: "boende" finds "boendestöd", but "kö"
      does not find "kommun". */
  begins(word) {
    const typed = fold(word);
    const longer = ({ folded }) => folded.length > typed.length && folded.startsWith(typed);
    return !(typed.length < SHORTEST_PART && this.folded.has(typed)) && this.entries.some(longer);
  }

  /** The entry that a misspelt word most likely means, or undefined. */
  repair(word, most = tolerance(fold(word))) {
    const typed = fold(word);
    if (!most) return undefined;
    const near = this.entries.filter(({ folded }) => folded.length >= SHORTEST_REPAIRED).map((entry) => ({ entry, cost: cost(typed, entry, most) }));
    return near.filter(({ cost }) => cost < Infinity).sort((a, b) => a.cost - b.cost)[0]?.entry;
  }

  /** The two words of the guide that a compound is made of (an s may join them), or undefined. */
  split(word) {
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_START; at--) {
      const [start, end] = [word.slice(0, at), word.slice(at)];
      const known = [start, start.replace(/s$/, "")].find((part) => part.length >= SHORTEST_START && this.has(part));
      if (known && (this.has(end) || this.has(end.replace(/(en|et|n|s)$/, "")))) return [known, end];
    }
    return undefined;
  }
}

function cost(typed, { folded, group }, most) {
  const mistakes = distance(typed, folded, most);
  return mistakes > most ? Infinity : mistakes + (typed[0] === folded[0] ? 0 : 0.6) + (group === 1 ? 0.3 : 0);
}
