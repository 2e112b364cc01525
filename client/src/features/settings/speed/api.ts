import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";

export type Work = "LIST" | "BOARD" | "CARD" | "SAVE" | "SEARCH" | "REPORT" | "INQUIRY" | "REST";

/** How many milliseconds half of all answers took at most, and 95 of 100. */
export interface Waited {
  work: Work;
  half: number;
  most: number;
}

/** A run over many records. */
export interface Run {
  id: number;
  records: number;
  seconds: number;
  finishedAt: string;
}

export interface Speed {
  waited: Waited[];
  lastSwitch: Run | null;
  lastImport: Run | null;
}

const LOOK_AGAIN_MS = 30_000;

export const speedQuery = queryOptions({
  queryKey: keys.setting("speed"),
  queryFn: ({ signal }) => api.get<Speed>("/speed", undefined, signal),
  refetchInterval: LOOK_AGAIN_MS,
});
