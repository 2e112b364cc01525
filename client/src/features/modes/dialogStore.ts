import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

function set(next: boolean) {
  open = next;
  for (const listener of listeners) listener();
}

/** The dialog outlives the menu or palette that opened it, so whether it is open is kept apart from both. */
export function openModeDialog(): void {
  set(true);
}

export function closeModeDialog(): void {
  set(false);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useModeDialogOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}
