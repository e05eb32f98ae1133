/* Which offers have what a reader wishes for. Pure. Nobody is left out, nobody is ranked: an offer has everything, lacks something, or has
   not answered everything; within each the drawn order stays. `data` is a service's data (docs/choosing.md). */

export const GROUPS = ["all", "lacks", "unknown"];

/** The list of an area: {id, name, address, offers}. An area that the guide does not have is the whole guide. */
export const orderOf = (data, area) => data.orders.find(({ id }) => id === area) ?? data.orders[0];

/** The places of a list's offers in data.offers, in the drawn order. */
export const drawn = (data, area) => orderOf(data, area).offers;

/** The wishes that the service knows, each once; what an older address names and the guide no longer has is left out. */
export function known(data, wishes) {
  const there = new Set(data.criteria.flatMap(({ id, options }) => options.map(([option]) => `${id}.${option}`)));
  return [...new Set(wishes)].filter((wish) => there.has(wish));
}

/** The list in its three groups: {all, lacks, unknown}, each of {offer, lacks, unknown}: its place in data.offers, and wishes. */
export function grouped(data, area, wishes) {
  const asked = criteriaAsked(data, known(data, wishes));
  const groups = { all: [], lacks: [], unknown: [] };
  for (const place of drawn(data, area)) {
    const judged = judge(data, place, asked, area);
    groups[judged.lacks.length ? "lacks" : judged.unknown.length ? "unknown" : "all"].push(judged);
  }
  return groups;
}

/** For each wish, how many offers would have everything if it were chosen too: Map of wish -> number. */
export function counts(data, area, wishes) {
  const asked = criteriaAsked(data, known(data, wishes));
  const offers = drawn(data, area).map((place) => [data.offers[place], asked.filter((one) => answer(data, place, one, area) !== "y")]);
  return new Map(data.criteria.flatMap(({ id, any, options }, index) => {
    const near = offers.filter(([, lacked]) => lacked.every((one) => one.index === index));
    const enough = any && asked.some((one) => one.index === index); // one of several is, and there is one already
    const having = (option) => near.filter(([offer, { length }]) => {
      const yes = letter(offer, index, id, option, area) === "y";
      return length ? enough && yes : enough || yes;
    }).length;
    return options.map(([option], place) => [`${id}.${option}`, having(place)]);
  }));
}

/** The label of a wish (HTML). */
export function label(data, wish) {
  const [id, option] = parts(wish);
  return data.criteria.find((one) => one.id === id).options.find(([other]) => other === option)[1];
}

/** Why a criterion does not apply to an offer (HTML), "" where it does. */
export const reason = (data, place, wish) => data.offers[place].reasons[parts(wish)[0]] ?? "";

const parts = (wish) => [wish.slice(0, wish.indexOf(".")), wish.slice(wish.indexOf(".") + 1)];

/** The criteria that are asked about: {index, id, any, options: [[place, wish]]}. */
function criteriaAsked(data, wishes) {
  const asked = data.criteria.map(({ id, any, options }, index) => {
    const chosen = options.map(([option], place) => [place, `${id}.${option}`]).filter(([, wish]) => wishes.includes(wish));
    return { index, id, any, options: chosen };
  });
  return asked.filter(({ options }) => options.length);
}

/** What an offer says to a criterion: where one of several is enough, yes to one is yes; else the worst answer counts. */
function answer(data, place, { index, id, any, options }, area) {
  const letters = options.map(([option]) => letter(data.offers[place], index, id, option, area));
  if (any) return letters.includes("y") ? "y" : letters.includes("u") ? "u" : "n";
  return letters.some((one) => one === "n" || one === "x") ? "n" : letters.includes("u") ? "u" : "y";
}

/** Only whether new clients are taken may differ by area. */
const letter = (offer, index, id, option, area) => (id === "availability" && offer.here[area]) || offer.answers[index][option];

function judge(data, place, asked, area) {
  const judged = { offer: place, lacks: [], unknown: [] };
  for (const one of asked) {
    const said = answer(data, place, one, area);
    const of = (letters) => one.options.filter(([option]) => letters.includes(letter(data.offers[place], one.index, one.id, option, area)));
    if (said === "n") judged.lacks.push(...of("nx").map(([, wish]) => wish));
    if (said !== "y" ) judged.unknown.push(...of("u").map(([, wish]) => wish));
  }
  return judged;
}
