import { useSyncExternalStore } from "react";
import type { Kind } from "@/lib/kinds";

/** A file that goes with a message; its number is absent while it is on its way. */
export interface Attachment {
  key: string;
  name: string;
  id?: number;
}

export const NO_FILES: Attachment[] = [];

/** No recipients yet. */
export const NOBODY: string[] = [];

/** Where a new message about a record stays until it is sent or given up. */
export const placeOfNew = (kind: Kind, id: number) => `${kind}/${id}/mail/new/`;

let wanted: string | undefined;
const listeners = new Set<() => void>();

function set(place: string | undefined) {
  wanted = place;
  for (const listener of listeners) listener();
}

/** Leads to the form of a new message in the card that shows the record. */
export const askToWrite = (kind: Kind, id: number) => set(placeOfNew(kind, id));

/** The form is there, or somebody has turned to something else. */
export const nobodyAsks = () => set(undefined);

/** Where somebody wants to write a message now. */
export function useAskedToWrite(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
