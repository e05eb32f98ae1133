/* From what a reader typed to the words that are searched for. */
import { postcodesIn } from "./find-area.js";
import { fold, words } from "./words.js";

/** `data`: stop, areas, postcodes of search.json. With `asWritten` nothing is respelt.
    Gives `tokens`, the words to search for; `said`, the corrected words that may be shown; `changed`, whether any was corrected. */
export function understand(text, data, vocabulary, asWritten = false) {
  const tokens = joined(withoutStopWords(wordsAndAreas(text, data), new Set(data.stop)), vocabulary);
  const heard = tokens.map((token) => (asWritten ? { tokens: [token] } : mended(token, vocabulary)));
  return {
    tokens: [...new Set(heard.flatMap((one) => one.tokens))],
    said: heard.flatMap((one) => (one.said ? [one.said] : [])),
    changed: heard.some((one) => one.changed),
  };
}

/** The words, with the area's name in the place of a postcode. */
function wordsAndAreas(text, { areas, postcodes }) {
  let rest = text;
  const found = postcodesIn(text, postcodes);
  for (const { written, area } of found) rest = rest.replace(written, ` ${areas[area]} `);
  return words(rest);
}

function withoutStopWords(tokens, stop) {
  const telling = tokens.filter((token) => !stop.has(token) && (token.length > 1 || /\p{N}/u.test(token)));
  return telling.length ? telling : tokens;
}

/** "hem tjänst" is one word of the guide, written as two. */
function joined(tokens, vocabulary) {
  const at = tokens.findIndex((token, i) => i + 1 < tokens.length && vocabulary.has(token + tokens[i + 1]));
  if (at < 0) return tokens;
  return [...tokens.slice(0, at), tokens[at] + tokens[at + 1], ...joined(tokens.slice(at + 2), vocabulary)];
}

/** A word that the guide knows stays; else it is one letter wrong, or a compound of known words, or more letters wrong. */
function mended(token, vocabulary) {
  if (vocabulary.reaches(token)) return { tokens: [token] };
  const near = vocabulary.repair(token, Math.min(1, fold(token).length > 3 ? 1 : 0));
  const compound = near ? undefined : vocabulary.split(token);
  if (compound) return { tokens: compound };
  const entry = near ?? vocabulary.repair(token);
  if (!entry) return { tokens: [token] };
  return { tokens: [entry.word], changed: true, said: entry.group === 2 ? undefined : entry.word };
}
