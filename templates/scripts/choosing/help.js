/* "Help me choose": one question after the other, and the whole list in three groups for an answer. What is answered stands behind the
   address's #; a step back keeps the answers that came after it. */
import { answerScreen } from "./answer.js";
import { serviceData, services, speaker } from "./data.js";
import { change, now, onChange } from "./here.js";
import { showPicks } from "./picks.js";
import { announce, latest, message } from "./pieces.js";
import { questionScreen } from "./questions.js";
import { format, nothing } from "./state.js";
import { settled, stepOf, stepsOf } from "./steps.js";

const box = document.getElementById("choosing");
const page = { title: document.title, lead: document.querySelector("main > .lead") };
const only = services().length === 1;
let answers = nothing(); // what has been answered on this page, kept when a reader goes back
let notes = []; // what was lost of an older address or of another service, said on the next screen
let seen = null; // the state that is on the screen

/** The address has changed: by an answer, by a link, or by going back. An entry of the history that this page has marked is gone back to:
    its step is shown, with what has been answered since. */
function follow() {
  const back = history.state?.step;
  const there = { ...now(), service: now().service || (only ? services()[0].id : "") };
  const state = back && answers.service ? { ...there, ...answers, step: back } : there;
  if (format(state) !== location.hash) return change(state);
  answers = answersOf(state);
  if (format(screenOf(state)) !== seen) show(state);
  history.replaceState({ step: known(state.service) ? state.step : "service" }, "");
}

/** A step to another screen; going back undoes it. */
const go = (step, changes = {}) => change({ ...changes, step }, { step: true });

/** Forget the answers; the shortlist stays. */
const restart = () => change({ ...nothing(), pick: now().pick }, { step: true });

/** An answer on the screen that is open. */
function keep(changes) {
  seen = format(screenOf({ ...now(), ...changes }));
  change(changes);
}

const answersOf = ({ service, area, wish, top, pick }) => ({ service, area, wish, top, pick });

const screenOf = ({ service, area, step, wish, top }) => ({ ...nothing(), service, area, step, wish, top });

function show(asked) {
  const moved = seen !== null;
  seen = format(screenOf(asked));
  load(asked, moved);
}

const load = latest(({ service }) => (known(service) ? serviceData(service) : null), (data, asked, moved) => {
  const state = data && asked.step !== "service" ? settle(data, asked) : asked;
  place((data && state.step === "answer" ? answerScreen : questionScreen)(data, state, { go, keep, steps, restart }), moved);
});

/** The questions of a service; a guide with one service does not ask which. */
const steps = (data, area) => stepsOf(data, area).filter((step) => !(only && step === "service"));

const known = (service) => services().some(({ id }) => id === service);

/** Leave out what the service does not know, and remember to say so. */
function settle(data, asked) {
  const { state, ...lost } = settled(data, asked);
  const { text, plural } = speaker(data);
  if (lost.area) notes.push(text("help.lost.area"));
  if (lost.wishes + lost.top) notes.push(plural("help.lost.wishes", lost.wishes + lost.top));
  const step = stepOf(data, state);
  keep({ ...answersOf(state), step });
  return { ...state, step };
}

function place({ title, heading, body, step }, moved) {
  box.replaceChildren(heading, ...(notes.length ? [message(...notes)] : []), ...body);
  page.lead.hidden = step !== "service";
  box.classList.toggle("js-only", step !== "answer"); // only the answer is for paper
  document.title = `${title} – ${page.title}`;
  showPicks();
  if (moved) heading.focus();
  if (notes.length) announce(notes.join(" "));
  notes = [];
}

if (box) {
  onChange(follow);
  follow();
}
