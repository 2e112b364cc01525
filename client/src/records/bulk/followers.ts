import type { TFunction } from "i18next";
import type { Formats } from "@/lib/formats";
import type { BulkRun } from "./api";

/** What followed the records, or went back with them, and what stayed; nothing where nothing was asked for. */
export function followersOf(run: BulkRun, t: TFunction, formats: Formats): string[] {
  const { activities, customers, customersLeft, activitiesUndone, customersUndone } = run.followers;
  const undone = run.status === "UNDONE";
  const kept = undone ? activities + customers - activitiesUndone - customersUndone : 0;
  const figures = [
    [undone ? activitiesUndone : activities, "records.handOver.activitiesMoved"],
    [undone ? customersUndone : customers, "records.handOver.customersMoved"],
    [undone ? 0 : customersLeft, "records.handOver.customersLeft"],
    [kept, "records.handOver.kept"],
  ] as const;
  return figures
    .filter(([count]) => count > 0)
    .map(([count, text]) => t(text, { count, number: formats.number(count) }));
}
