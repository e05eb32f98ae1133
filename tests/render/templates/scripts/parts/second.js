import "./third.js";
export function second() {}
