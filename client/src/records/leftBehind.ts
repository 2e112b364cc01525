import type { QueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { usersQuery } from "@/lib/dictionaries";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import type { Activity } from "./timeline/api";
import type { BaseRecord } from "./types";

/** A record has got another responsible: offers to hand over the open activities that are still the old one's. */
export async function offerLeftBehind(
  client: QueryClient,
  t: TFunction,
  kind: Kind,
  record: Pick<BaseRecord, "id" | "responsibleId">,
  from: number,
): Promise<void> {
  const filter = JSON.stringify({
    all: [
      { field: "record", op: "is", value: `${codeOfKind(kind)}:${record.id}` },
      { field: "status", op: "is", value: "PENDING" },
      { field: "responsibleId", op: "is", value: from },
    ],
  });
  const { items } = await api.get<Page<Activity>>("/activities", { filter, limit: 100 });
  if (items.length === 0) return;
  const users = await client.query({ ...usersQuery, staleTime: Infinity });
  const name = users.find(({ id }) => id === from)?.name ?? `#${from}`;
  toast(t("records.handOver.leftBehind", { count: items.length, name }), {
    action: { label: t("records.handOver.confirm"), run: () => void handOver(client, t, items, record.responsibleId) },
  });
}

async function handOver(client: QueryClient, t: TFunction, activities: Activity[], to: number): Promise<void> {
  try {
    for (const { id, version } of activities) await api.patch(`/activities/${id}`, { responsibleId: to }, version);
    toast(t("records.handOver.handedOver", { count: activities.length }));
  } catch (error) {
    toast(problemText(t, error), { tone: "error" });
  } finally {
    for (const queryKey of [keys.activities, keys.timelines, ["records"]]) void client.invalidateQueries({ queryKey });
  }
}
