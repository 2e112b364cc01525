import type { ActivityChoice, ActivityChoices, ModeOptions } from "@/lib/api/payloads";
import { ACTIVITY_TYPES, type ActivityType } from "@/records/timeline/api";

const answerForAll = (options: ModeOptions): ActivityChoice => (options.keepActivitiesOpen ? "KEEP" : "COMPLETE");

/** What becomes of open activities of a type: its own answer, or the one for all. */
export function choiceFor(options: ModeOptions, type: ActivityType): ActivityChoice {
  return options.activities?.[type] ?? answerForAll(options);
}

/** Whether some type has an answer of its own. */
export function isByType(options: ModeOptions): boolean {
  return Object.keys(options.activities ?? {}).length > 0;
}

/** The one answer for all: answers of single types are over. */
export function withAnswer({ customers, pipelineId }: ModeOptions, keepActivitiesOpen: boolean): ModeOptions {
  return { customers, pipelineId, keepActivitiesOpen };
}

/** An answer for one type; only what differs from the one for all is kept. */
export function withChoice(options: ModeOptions, type: ActivityType, choice: ActivityChoice): ModeOptions {
  const activities: ActivityChoices = {};
  for (const one of ACTIVITY_TYPES) {
    const answer = one === type ? choice : choiceFor(options, one);
    if (answer !== answerForAll(options)) activities[one] = answer;
  }
  const all = withAnswer(options, options.keepActivitiesOpen);
  return isByType({ ...all, activities }) ? { ...all, activities } : all;
}
