import type first from "./de";
import type more from "./de/more";

/** What the first screen says, in the shape of the German texts. */
export type FirstTexts = typeof first;

/** What comes with the code that is loaded later. */
export type MoreTexts = typeof more;

/** All texts of one language. */
export type Texts = FirstTexts & MoreTexts;
