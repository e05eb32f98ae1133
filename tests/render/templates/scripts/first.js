import { second } from "./parts/second.js";
second();
