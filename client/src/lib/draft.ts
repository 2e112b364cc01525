import { isProblem } from "./api/problem";

/** What somebody makes of something that is saved as a whole, and the version of it they began with. */
export interface Draft<T> {
  content: T;
  version: number;
}

/** What is left to save when `sent` has become this version: what was written meanwhile goes on from there. */
export function afterSaving<D extends Draft<unknown>>(now: D | undefined, sent: D, version: number): D | undefined {
  return now === sent || now === undefined ? undefined : { ...now, version };
}

/** Once told that somebody was faster, whoever saves again means it: over the version they were told of. */
export function insisting<D extends { version: number }>(draft: D, error: unknown): D {
  const theirs = isProblem(error, "version-conflict") ? error.extraNumber("version") : undefined;
  return theirs === undefined ? draft : { ...draft, version: theirs };
}
