/* What a reader has agreed to keep in this browser: the shortlist and own notes. Nothing is written before the reader has said yes. */

const KEY = `choice-guide:${new URL(document.documentElement.dataset.root ?? "./", location.href).pathname}`;

/** What is kept: {picks: [offer id], notes: {offer id: text}}, or null where the reader has not agreed or the browser keeps nothing. */
export function kept() {
  try {
    return read(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Keep it: the reader has agreed. A note goes when its offer does. False where the browser refuses. */
export function keep({ picks, notes }) {
  const wanted = Object.fromEntries(Object.entries(notes).filter(([id, text]) => text && picks.includes(id)));
  try {
    localStorage.setItem(KEY, JSON.stringify({ picks, notes: wanted }));
    return true;
  } catch {
    return false;
  }
}

/** Keep nothing any more. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    /* nothing was kept */
  }
}

/** Call `changed` when another page of the guide has changed what is kept, with what was kept before. */
export const onKept = (changed) => addEventListener("storage", (event) => (event.key === KEY || event.key === null) && changed(read(event.oldValue)));

/** What a reader or a script has written there is not trusted to be as `keep` left it. */
function read(text) {
  try {
    const { picks, notes } = JSON.parse(text);
    const said = Object.entries(Object(notes)).filter(([, note]) => typeof note === "string");
    return { picks: Array.isArray(picks) ? picks.filter((id) => typeof id === "string") : [], notes: Object.fromEntries(said) };
  } catch {
    return null;
  }
}
