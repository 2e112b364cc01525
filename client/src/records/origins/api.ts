import { queryOptions } from "@tanstack/react-query";
import { createContext } from "react";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { GivenValue } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";

export type OriginChannel = "MANUAL" | "FORM" | "EMAIL" | "CALL" | "CHAT" | "API" | "REST" | "IMPORT";

/** An inquiry a record came from, or that was noted on it, as it was received. */
export interface Origin {
  inquiryId: number;
  channel: OriginChannel;
  receivedAt: string;
  /** The form, the line: through which of the channel's doors. */
  door: string | null;
  sourceId: number | null;
  title: string | null;
  personName: string | null;
  companyTitle: string | null;
  message: string | null;
  utm: Record<string, string | null> | null;
  loggedOnly: boolean;
  /** That decided whether it becomes a lead or a deal, as it was called then. */
  rule: string | null;
  skippedLead: boolean;
  state: "OPEN" | "DONE" | "JUNK";
  given: { type: string; value: string }[];
  /** Values of custom fields as they came, also those nothing has taken over. */
  custom: GivenValue[];
  /** Contact points of the record that came with it first. */
  pointIds: number[];
  first: boolean;
}

/** Read anew with the record: a conversion or another inquiry changes it. */
export const originsQuery = (kind: Kind, id: number) =>
  queryOptions({
    queryKey: [...keys.timeline(kind, id), "origins"],
    queryFn: async ({ signal }) => (await api.get<Page<Origin>>(`/${kind}/${id}/origins`, undefined, signal)).items,
  });

/** Whose card its fields stand in; history is only read. */
export const CardRecord = createContext<{ kind: Kind; id: number; frozen: boolean } | undefined>(undefined);
