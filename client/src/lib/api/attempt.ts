import { useState } from "react";
import { newIdempotencyKey } from "./client";
import { ApiProblem, isProblem } from "./problem";

/** Sends what is to be created, under the key of this attempt. */
export type Attempt = <T>(content: unknown, send: (key: string) => Promise<T>) => Promise<T>;

/**
 * Attempts to create one thing. Whoever presses again after a lost answer repeats the same attempt, and nothing is
 * created twice. A new one begins when it has succeeded, when what was refused comes back with other content, and when
 * the server says that an attempt with other content had arrived after all.
 */
export function newAttempt(): Attempt {
  let key = newIdempotencyKey();
  let sent: string | undefined;
  let failed: unknown;
  return async (content, send) => {
    const now = JSON.stringify(content);
    if (isProblem(failed, "idempotency-key-reused") || (wasRefused(failed) && now !== sent)) key = newIdempotencyKey();
    sent = now;
    failed = undefined;
    const used = key;
    try {
      const answer = await send(used);
      // a second press at the same moment has this key already
      if (key === used) key = newIdempotencyKey();
      return answer;
    } catch (error) {
      failed = error;
      throw error;
    }
  };
}

/** Then it was never taken; else the same attempt may have succeeded. */
function wasRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}

/** The attempts of one form. */
export function useAttempt(): Attempt {
  return useState(newAttempt)[0];
}
