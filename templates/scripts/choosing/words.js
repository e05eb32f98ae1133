/* The words of the choosing pages: messages of the catalogue, which came with a service's data. */
import { filled } from "../answering.js";

/** The functions that say the messages of `data`: text(key, texts) and plural(key, n, texts), where {n} is the number. */
export function speaker({ words, language }) {
  const rules = new Intl.PluralRules(language);
  const text = (key, texts = {}) => filled(words[key], texts);
  const plural = (key, n, texts = {}) => filled(words[key][rules.select(n) === "one" ? 0 : 1], { n, ...texts });
  return { text, plural };
}
