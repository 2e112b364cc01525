import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { useUserName } from "@/lib/dictionaries";
import { type Formats, useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { clashes, type Values } from "@/lib/clashes";
import { useOnce } from "@/lib/useOnce";
import { ConflictLines } from "../conflict";
import { overOthers } from "../overOthers";
import type { ActivityValues } from "./ActivityForm";
import { sameList } from "./details";
import { useReminderWords } from "./useReminderWords";
import { type Activity, type ActivityType, type Colour, useTimelineChange } from "./api";

/**
 * Changes an activity from a form that began with `seen`. Only what differs from that is sent, so that nothing is set
 * back which somebody else has changed meanwhile; where both changed the same, both values are shown.
 */
export function useChangeActivity(seen: Activity, onDone: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const path = `/activities/${seen.id}`;
  const text = useShown();
  const send = (change: Values, version: number) => api.patch<Activity>(path, change, version);
  const mine = useTimelineChange(
    ({ change, version }: { change: Values; version: number }) => send(change, version),
    onDone,
  );
  async function tellConflict(change: Values) {
    const now = await api.get<Activity>(path);
    const lines = clashes({ ...seen }, { ...now }, change).map((clash) => ({
      field: text.label(clash.field),
      theirs: text.value(clash.field, clash.theirs),
      mine: text.value(clash.field, clash.mine),
    }));
    toast(<ConflictLines lines={lines} />, {
      tone: "error",
      lasts: 30_000,
      action: { label: t("records.takeMine"), run: () => mine.mutate({ change, version: now.version }) },
    });
  }
  const tell = (error: unknown) => void toast(problemText(t, error), { tone: "error" });
  const change = useOnce(
    useTimelineChange(
      async (values: ActivityValues) => {
        const differing = differences(seen, values, formats);
        if (Object.keys(differing).length > 0)
          await overOthers(path, seen, differing, (version) => send(differing, version));
      },
      onDone,
      (error, values) => {
        if (isProblem(error, "version-conflict")) tellConflict(differences(seen, values, formats)).catch(tell);
        else tell(error);
      },
    ),
  );
  return { mutate: change.mutate, isPending: change.isPending || mine.isPending };
}

const TIMES = ["deadlineAt", "endsAt"];

/** What a form has changed. Fields know minutes only: a time within the same one was not touched. */
export function differences(seen: Activity, values: ActivityValues, formats: Pick<Formats, "typedOf">): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) => {
      const before = seen[field as keyof ActivityValues];
      if (TIMES.includes(field) && value && before)
        return formats.typedOf(value as string) !== formats.typedOf(before as string);
      if (Array.isArray(value)) return !sameList(value, (before as number[] | undefined) ?? []);
      return (value ?? null) !== (before ?? null);
    }),
  );
}

function useShown() {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const reminder = useReminderWords();
  const labels: Record<string, string> = {
    type: t("records.activityType"),
    title: t("records.activityTitle"),
    description: t("records.activityDescription"),
    deadlineAt: t("records.deadline"),
    endsAt: t("records.end"),
    reminders: t("records.reminders"),
    place: t("records.place"),
    colour: t("records.colour"),
    participantIds: t("records.participants"),
    responsibleId: t("records.field.responsibleId"),
  };
  return {
    label: (field: string) => labels[field] ?? field,
    value(field: string, value: unknown): string {
      if (value === null || value === undefined || value === "") return t("common.none");
      if (field === "reminders") return (value as number[]).map(reminder).join(", ") || t("common.none");
      if (field === "participantIds") return (value as number[]).map(userName).join(", ") || t("common.none");
      if (field === "colour") return t(`records.colours.${value as Colour}`);
      if (field === "type") return t(`records.type.${value as ActivityType}`);
      if (TIMES.includes(field)) return formats.dateTime(value as string);
      return field === "responsibleId" ? userName(value as number) : (value as string);
    },
  };
}
