import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

/** The dialog with one's own changes of many records: opened from anywhere, drawn once. */
export function showBulkRuns(shown: boolean): void {
  open = shown;
  for (const listener of listeners) listener();
}

export function useBulkRunsShown(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
