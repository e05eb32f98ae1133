/* Which questions "Help me choose" asks, and what of an older or edited address still holds. Pure. */
import { drawn, known } from "./judge.js";

/** How many facts may be put first: what a person can keep in mind beside the list. */
export const FIRST = 3;

/** The steps for a service and an area, in their order; the last one shows the answer. A question that cannot matter is left out. */
export function stepsOf(data, area) {
  const here = drawn(data, area).length;
  const headings = [...new Set(data.criteria.filter(({ id }) => id !== "areas").map(({ heading }) => heading))];
  const asked = here > 1 ? [...headings, ...(data.rows.some(({ matters }) => matters) ? ["matters"] : [])] : [];
  return ["service", ...(asksWhere(data) ? ["area"] : []), ...asked, "answer"];
}

/** The step that an address asks for, or the first question that it does not answer. */
export function stepOf(data, { step, area }) {
  const steps = stepsOf(data, area);
  if (steps.includes(step)) return step;
  if (steps.includes("area") && !area && step !== "answer") return "area";
  return steps.find((one) => one !== "service" && one !== "area");
}

/** The state with only what the service knows, and what was lost: {state, area, wishes, top}: whether, how many, how many. Where
    offers lie in areas an area is a wish among others; where they come home it says who can be chosen. */
export function settled(data, state) {
  const areas = state.wish.filter((wish) => wish.startsWith("areas."));
  const asked = state.area || (!data.service.located && areas.length === 1 ? areas[0].slice("areas.".length) : "");
  const area = data.orders.some(({ id }) => id === asked) ? asked : "";
  const wished = data.service.located && area ? [...state.wish, `areas.${area}`] : state.wish;
  const wish = known(data, wished);
  const top = state.top.filter((id) => data.rows.some((row) => row.id === id && row.matters)).slice(0, FIRST);
  const gone = wished.filter((one) => !wish.includes(one) && !(area && one === `areas.${area}`));
  return {
    state: { ...state, area: data.service.located ? "" : area, wish, top },
    area: Boolean(state.area && !area), wishes: new Set(gone).size, top: state.top.length - top.length,
  };
}

const asksWhere = (data) => drawn(data, "").length > 1 && (data.service.located ? data.criteria.some(({ id }) => id === "areas") : data.orders.length > 2);
