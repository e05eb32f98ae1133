/* Which result comes first. What matches equally well is never told apart by how much somebody has written: offers and
   providers then stand in the drawn order that the build computed. */
import { fold, words } from "./words.js";

export const TITLE = 3; // the word stands in the title,
export const KEYWORD = 2; // or is another word for the same thing,
export const TEXT = 1; // or stands in the text

const EXACT = 0; // the words are the title, or another name of the same
const IN_TITLE = 1; // all words stand in the title
const IN_KEYWORDS = 2; // all words stand in the title or are other words for it
const IN_TEXT = 3; // all words stand somewhere
const IN_PART = 4; // some words stand somewhere
const FEW = 3; // complete results that need no others after them
const FILLING = 10;
const DRAWN = new Set(["provider", "offer"]);

/** `hits`: for each word, document number -> {level, score}. Gives the documents' numbers, each address once, best first,
    and `complete`: whether the first of them match all words. After few such, the best that match some words follow. */
export function rank(documents, tokens, hits, stop) {
  const found = [...new Set(hits.flatMap((of) => [...of.keys()]))];
  const judged = found.map((number) => judge(number, documents[number], tokens, hits, stop, documents.length));
  const [all, some] = [judged.filter(({ relevance }) => relevance < IN_PART), judged.filter(({ relevance }) => relevance === IN_PART)];
  const [first, rest] = [all, some].map((part) => besideOwnOffers(part, documents).sort(compare).map(({ number }) => number));
  const after = !first.length ? rest : first.length < FEW ? rest.slice(0, FILLING) : [];
  return { order: eachAddressOnce([...first, ...after], documents), complete: first.length > 0 };
}

function judge(number, document, tokens, hits, stop, total) {
  const levels = hits.map((of) => of.get(number)?.level ?? 0);
  const score = hits.reduce((sum, of) => sum + (of.get(number)?.score ?? 0), 0);
  const weight = hits.reduce((sum, of, i) => sum + levels[i] * Math.log(1 + total / (1 + of.size)), 0);
  return { number, group: group(document), relevance: relevance(levels, document, tokens, stop), weight: Math.round(weight * 100), score, place: document.place };
}

function relevance(levels, { title, names }, tokens, stop) {
  const least = Math.min(...levels);
  if (least === 0) return IN_PART;
  if (least === TEXT) return IN_TEXT;
  if ([title, ...names].some((name) => says(name, tokens, stop))) return EXACT;
  return least === TITLE ? IN_TITLE : IN_KEYWORDS;
}

/** Whether a name is these words and no others, stop words aside. */
function says(name, tokens, stop) {
  const telling = new Set(words(name).filter((word) => !stop.has(word)).map(fold));
  return telling.size === tokens.length && tokens.every((token) => telling.has(fold(token)));
}

/** Pages and services first, then lists, then those who offer. */
const group = ({ kind }) => (DRAWN.has(kind) ? 2 : kind === "list" ? 1 : 0);

/** A provider's page stands before the first of its offers that matches equally well. */
function besideOwnOffers(judged, documents) {
  const firsts = new Map(); // relevance and provider's address -> place of its first offer
  const key = (relevance, path) => `${relevance} ${path}`;
  const providers = judged.filter(({ number }) => documents[number].kind === "provider");
  const paths = new Set(providers.map(({ number }) => documents[number].address));
  for (const { number, relevance, place } of judged) {
    if (documents[number].kind !== "offer") continue;
    const path = ancestors(documents[number].address).find((one) => paths.has(one));
    if (path) firsts.set(key(relevance, path), Math.min(place, firsts.get(key(relevance, path)) ?? Infinity));
  }
  return judged.map((one) => ({ ...one, place: providers.includes(one) ? (firsts.get(key(one.relevance, documents[one.number].address)) ?? one.place) : one.place }));
}

/** The addresses of the folders that an address lies in: of "a/b/c/" these are "a/b/" and "a/". */
const ancestors = (path) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)).reverse().slice(1);

/** Pagefind's score, which knows how much is written, decides only between pages of the municipality's own. */
function compare(a, b) {
  return (
    a.relevance - b.relevance ||
    (a.relevance === IN_PART ? b.weight - a.weight : 0) ||
    a.group - b.group ||
    (a.group === 2 ? a.place - b.place : 0) ||
    (a.group === 0 ? b.score - a.score : 0) ||
    a.number - b.number
  );
}

function eachAddressOnce(order, documents) {
  const seen = new Set();
  return order.filter((number) => !seen.has(documents[number].address) && seen.add(documents[number].address));
}
