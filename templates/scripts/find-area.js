/* From a place, an area's name or a postcode to the area. */
import { distance, fold, tolerance, words } from "./words.js";

const GUESSES = 5;

/** The postcodes in a text that lie in one of `ranges` ([first, last, area]): as `written`, and the `area`. */
export function postcodesIn(text, ranges) {
  return candidates(text, ranges).flatMap((written) => {
    const digits = written.replace(/\D/g, "");
    const range = ranges.find(([first, last]) => first <= digits && digits <= last);
    return range ? [{ written, area: range[2] }] : [];
  });
}

/** Everything in the text that has as many digits as a postcode, whatever stands before it: "Storgatan 14 800 12". */
function candidates(text, ranges) {
  if (!ranges.length) return [];
  const more = ranges[0][0].length - 1;
  const pattern = new RegExp(`(?<!\\d)(?=(\\d(?:[\\s\\u00a0]?\\d){${more}})(?!\\d))`, "gu");
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

/** What `text` names, as {kind, matches: [{name, area}]}. kind: empty | found | several | guess | none | postcode (which the
    guide does not have) | short (a postcode that lacks digits). `data` is places.json. */
export function findArea(text, data) {
  const asked = text.trim().replace(/\s+/gu, " ");
  if (!asked) return { kind: "empty", matches: [] };
  const inRange = postcodesIn(asked, data.postcodes)[0];
  if (inRange) return { kind: "found", matches: [{ name: inRange.written, area: inRange.area }] };
  if (/^[\d\s]+$/u.test(asked)) return { kind: lacksDigits(asked, data.postcodes) ? "short" : "postcode", matches: [] };
  return byName(asked, data);
}

const lacksDigits = (asked, ranges) => ranges.length > 0 && asked.replace(/\D/g, "").length < ranges[0][0].length;

function byName(asked, data) {
  const texts = [asked, ...asked.split(/[,;]/u)].map((part) => telling(part, data.ignored)).filter((part) => part.length);
  for (const matching of [isIt, isInIt, beginsWithIt]) {
    const found = texts.map((tokens) => matching(tokens, data.places)).find((places) => places.length);
    if (found) return named("found", found);
  }
  const guesses = texts.map((tokens) => near(tokens, data.places)).find((places) => places.length);
  return guesses ? { ...named("guess", guesses), kind: "guess" } : { kind: "none", matches: [] };
}

const telling = (text, ignored) => words(text).filter((word) => !ignored.includes(word) && !/^\d+$/u.test(word)).map(fold);

function named(kind, places) {
  const matches = places.flatMap(([name, areas]) => areas.map((area) => ({ name, area })));
  return { kind: new Set(matches.map(({ area }) => area)).size > 1 ? "several" : kind, matches };
}

const nameWords = ([name]) => words(name).map(fold);

const isIt = (tokens, places) => places.filter((place) => nameWords(place).join(" ") === tokens.join(" "));

/** Places of which every word is in the text; of several the ones with most words. */
function isInIt(tokens, places) {
  const inside = places.filter((place) => nameWords(place).every((word) => tokens.includes(word)));
  const most = Math.max(0, ...inside.map((place) => nameWords(place).length));
  return inside.filter((place) => nameWords(place).length === most);
}

function beginsWithIt(tokens, places) {
  const begins = (word) => tokens.join(" ").length > 1 && word.startsWith(tokens.join(" "));
  return places.filter((place) => begins(nameWords(place).join(" ")) || nameWords(place).some(begins));
}

/** Places that are spelt nearly so, the nearest first. */
function near(tokens, places) {
  const typed = tokens.join(" ");
  const most = tolerance(typed);
  const far = (place) => Math.min(...[nameWords(place).join(" "), ...nameWords(place)].map((word) => distance(typed, word, most)));
  const judged = places.map((place) => ({ place, off: far(place) })).filter(({ off }) => off <= most);
  return judged.sort((a, b) => a.off - b.off).slice(0, GUESSES).map(({ place }) => place);
}
