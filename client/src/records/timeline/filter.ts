import type { EntryType } from "./api";

/** What of a timeline somebody wants to see. */
export const SHOWS = ["all", "notes", "changes", "activities"] as const;
export type TimelineShow = (typeof SHOWS)[number];

/** The types of entries the server is asked for; all of them when there are none. */
export function typesOf(show: TimelineShow): EntryType[] {
  switch (show) {
    case "all":
      return [];
    case "notes":
      return ["COMMENT", "INQUIRY", "EMAIL"];
    case "changes":
      return [
        "CREATED",
        "FIELDS_CHANGED",
        "STAGE_CHANGED",
        "LINKED",
        "UNLINKED",
        "MERGED",
        "MERGE_UNDONE",
        "CONVERTED",
        "CREATED_FROM_LEAD",
        "CREATED_FROM_RECURRING_DEAL",
        "OFFER",
        "AUTOMATION",
        "CONVERSION_UNDONE",
        "DELETED",
        "RESTORED",
      ];
    case "activities":
      return ["ACTIVITY_ADDED", "ACTIVITY_COMPLETED", "ACTIVITY_AUTO_COMPLETED"];
  }
}
