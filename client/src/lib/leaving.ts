import { forgetListsBut } from "./lastUsed";
import { forgetAllUnsent } from "./unsent";

/** Whoever signs out leaves nothing behind in this browser. */
export function leaveNothing() {
  forgetAllUnsent();
  forgetListsBut(undefined);
}
