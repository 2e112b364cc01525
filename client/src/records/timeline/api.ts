import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { codeOfKind, type Kind, type KindCode, kindOfCode } from "@/lib/kinds";
import type { Change } from "@/lib/offline/waiting";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { sendOrSay } from "../kept";
import type { ActivityValues } from "./ActivityForm";

export const ACTIVITY_TYPES = ["TODO", "CALL", "MEETING", "EMAIL"] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export const COLOURS = ["RED", "ORANGE", "YELLOW", "GREEN", "BLUE", "PURPLE", "PINK"] as const;
export type Colour = (typeof COLOURS)[number];

export interface Activity {
  id: number;
  version: number;
  type: ActivityType;
  title: string;
  description: string | null;
  deadlineAt: string;
  /** When it is over; null for what has no length. */
  endsAt: string | null;
  /** So many minutes before the deadline its responsible is reminded; 0 at the deadline. */
  reminders: number[];
  place: string | null;
  /** Colleagues who take part beside its responsible. */
  participantIds: number[];
  /** In the calendar; null: that of all others. */
  colour: Colour | null;
  responsibleId: number;
  status: "PENDING" | "COMPLETED" | "AUTO_COMPLETED";
  completedAt: string | null;
  records: { kind: KindCode; id: number; name: string | null }[];
}

export type EntryType =
  | "CREATED"
  | "STAGE_CHANGED"
  | "FIELDS_CHANGED"
  | "COMMENT"
  | "ACTIVITY_ADDED"
  | "ACTIVITY_COMPLETED"
  | "ACTIVITY_AUTO_COMPLETED"
  | "CONVERTED"
  | "CREATED_FROM_LEAD"
  | "CREATED_FROM_RECURRING_DEAL"
  | "OFFER"
  | "AUTOMATION"
  | "CONVERSION_UNDONE"
  | "INQUIRY"
  | "EMAIL"
  | "LINKED"
  | "UNLINKED"
  | "DELETED"
  | "RESTORED"
  | "MERGED"
  | "MERGE_UNDONE";

export type AutomationAction = "ACTIVITY" | "NOTIFY" | "RESPONSIBLE" | "TAGS" | "MOVE" | "COPY";

export interface FieldChange {
  field: string;
  from: string | null;
  to: string | null;
}

export interface EntryData {
  from?: number;
  to?: number;
  comment?: string;
  changes?: FieldChange[];
  activityId?: number;
  title?: string;
  dealId?: number;
  contactId?: number;
  companyId?: number;
  /** Those of the records a conversion made or linked that are not there any more, as after its undo. */
  gone?: KindCode[];
  leadId?: number;
  recurringDealId?: number;
  /** Of an offer: its number, and what became of it. */
  number?: string;
  status?: "ISSUED" | "ACCEPTED" | "DECLINED" | "REPLACED";
  /** What a rule did: its name, and the deal it made or made this one of. */
  name?: string;
  action?: AutomationAction;
  originalId?: number;
  channel?: string;
  inquiryId?: number;
  message?: string;
  /** Of a message: its number, whether it came in, and how it begins. */
  emailId?: number;
  direction?: "IN" | "OUT";
  subject?: string;
  sender?: string;
  recipients?: string;
  preview?: string;
  automatic?: string;
  /** A name is null when one may not read the record. */
  records?: { id: number; name: string | null }[];
  /** Merged records whose products or amount stayed with them. */
  otherCurrency?: { id: number; name: string | null }[];
  /** The people a comment names, as `@name` in its text. */
  mentions?: { id: number; name: string }[];
  kind?: KindCode;
  id?: number;
  /** Of something filed with another record too, or taken off this one: that it is a message. */
  email?: boolean;
  /** Somebody has filed it here. */
  filed?: boolean;
}

export interface Entry {
  id: number;
  type: EntryType;
  record: { kind: KindCode; id: number };
  fromLead: boolean;
  author: { id: number; name: string } | null;
  createdAt: string;
  body: string | null;
  data: EntryData | null;
  pinned: boolean;
  activity: Activity | null;
}

export interface TimelinePage {
  planned: Activity[];
  /** Those that stand above the others, wherever they belong; with the first part only. */
  pinned: Entry[];
  items: Entry[];
  nextCursor: string | null;
}

/** @param types only these entries; all of them when there are none */
export function timelineQuery(kind: Kind, id: number, types: EntryType[] = []) {
  return infiniteQueryOptions({
    queryKey: [...keys.timeline(kind, id), types.join(",")],
    queryFn: ({ pageParam, signal }) =>
      api.get<TimelinePage>(
        `/${kind}/${id}/timeline`,
        { cursor: pageParam, limit: 50, types: types.length === 0 ? undefined : types.join(",") },
        signal,
      ),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Runs a change of timelines or activities and renews what shows them. What went wrong is told, usually in a message. */
export function useTimelineChange<V, R = unknown>(
  change: (value: V) => Promise<R>,
  done?: (result: R, value: V) => void,
  tell?: (error: Error, value: V) => void,
) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    meta: { work: "timeline" },
    mutationFn: change,
    onSuccess: async (result, value) => {
      done?.(result, value);
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.timelines }),
        client.invalidateQueries({ queryKey: keys.activities }),
        client.invalidateQueries({ queryKey: ["records"] }),
      ]);
    },
    onError: tell ?? ((error) => void toast(problemText(t, error), { tone: "error" })),
  });
}

/** A new activity, as it is sent or kept. */
export function newActivity(kind: Kind, id: number, values: ActivityValues): Change {
  return {
    what: "activity",
    method: "POST",
    path: "/activities",
    body: { ...values, records: [{ kind: codeOfKind(kind), id }] },
    record: { kind, id },
    text: values.title,
  };
}

/** Where an activity is completed. */
export const completing = (id: number) => `/activities/${id}/complete`;

/** Sets what was completed going again. */
export function useReopen() {
  return useTimelineChange((id: number) => api.post<Activity>(`/activities/${id}/reopen`, {}));
}

/** Completes an activity; ten seconds to take it back. */
export function useComplete() {
  const { t } = useTranslation();
  const reopen = useReopen();
  return useTimelineChange(
    ({ id, title, records: [record] }: Pick<Activity, "id" | "title" | "records">) =>
      sendOrSay<Activity>({
        what: "done",
        method: "POST",
        path: completing(id),
        body: {},
        record: record ? { kind: kindOfCode(record.kind), id: record.id } : { kind: "deals", id: 0 },
        text: title,
      }),
    (activity) => {
      if (activity === undefined) return;
      toast(t("records.completed", { name: activity.title }), {
        action: { label: t("common.undo"), run: () => reopen.mutate(activity.id) },
      });
    },
  );
}
