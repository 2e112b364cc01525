import { useSyncExternalStore } from "react";
import { currentWaiting, subscribeWaiting } from "@/lib/offline/queue";
import { completing } from "./api";

/** Whether an activity is completed and only the server does not know yet. */
export function useWaitsDone(id: number): boolean {
  const all = useSyncExternalStore(subscribeWaiting, currentWaiting);
  return all.some((one) => one.path === completing(id));
}
