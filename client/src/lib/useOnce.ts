import type { UseMutationResult } from "@tanstack/react-query";
import { useRef } from "react";

/**
 * A mutation of a form that makes something: from the first press until the answer is dealt with, further presses do
 * nothing. The button is drawn busy only afterwards, and a double-click is faster than that.
 */
export function useOnce<D, E, V, C>(mutation: UseMutationResult<D, E, V, C>): UseMutationResult<D, E, V, C> {
  const busy = useRef(false);
  const mutate: typeof mutation.mutate = (...args) => {
    if (busy.current) return;
    busy.current = true;
    const free = () => void (busy.current = false);
    // not among the options of the call: those are forgotten with the component or when the form begins anew
    mutation.mutateAsync(...args).then(free, free);
  };
  return { ...mutation, mutate };
}
