import type de from "./de";

/** All texts of one language, in the shape of the German ones. */
export type Texts = typeof de;
