import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export const STYLES = ["SIGNED", "BITRIX24"] as const;
export type Style = (typeof STYLES)[number];

export type WebhookState = "ACTIVE" | "PAUSED" | "DEAD";

/** An address that is told of what happens here. */
export interface Webhook {
  id: number;
  style: Style;
  name: string;
  address: string;
  /** None: all of them. */
  events: string[];
  state: WebhookState;
  createdAt: string;
  /** Since something got through. */
  failures: number;
  failingSince?: string;
  deliveredAt?: string;
  version: number;
  /** Only in the answer that made it. */
  secret?: string;
}

export const DELIVERY_STATES = ["WAITING", "DELIVERED", "PARKED"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const FAILURES = [
  "STATUS",
  "BAD_ADDRESS",
  "FORBIDDEN_PORT",
  "FORBIDDEN_ADDRESS",
  "UNKNOWN_HOST",
  "UNREACHABLE",
  "UNTRUSTED",
  "TOO_SLOW",
] as const;

/** One request, sent or about to be. */
export interface Delivery {
  id: number;
  messageId: string;
  state: DeliveryState;
  firstEvent: string;
  events: number;
  createdAt: string;
  tries: number;
  lastTryAt?: string;
  nextTryAt?: string;
  status?: number;
  failure?: (typeof FAILURES)[number];
  tookMillis?: number;
}

export interface WholeDelivery {
  delivery: Delivery;
  contentType: string;
  body: string;
  answer?: string;
}

const path = (id: number) => `/webhooks/${id}`;

export const webhooksQuery = queryOptions({
  queryKey: keys.setting("webhooks"),
  queryFn: async ({ signal }) => (await api.get<Page<Webhook>>("/webhooks", undefined, signal)).items,
});

export const webhookQuery = (id: number) =>
  queryOptions({
    queryKey: [...keys.setting("webhooks"), id],
    queryFn: ({ signal }) => api.get<Webhook>(path(id), undefined, signal),
  });

export const eventsQuery = queryOptions({
  queryKey: keys.setting("webhook-events"),
  queryFn: async ({ signal }) =>
    (await api.get<Page<{ style: Style; events: string[] }>>("/webhooks/events", undefined, signal)).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The log renews itself while somebody looks at it and something is on its way. */
export const deliveriesQuery = (id: number, state: DeliveryState | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.setting("webhooks"), id, "deliveries", state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Delivery>>(`${path(id)}/deliveries`, { state, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.items.some((delivery) => delivery.state === "WAITING") === true ? 3_000 : false,
  });

export const deliveryQuery = (id: number, delivery: number) =>
  queryOptions({
    queryKey: [...keys.setting("webhooks"), id, "deliveries", "one", delivery],
    queryFn: ({ signal }) => api.get<WholeDelivery>(`${path(id)}/deliveries/${delivery}`, undefined, signal),
  });

export interface WebhookDraft {
  style: Style;
  name: string;
  address: string;
  events: string[];
}

export const openWebhook = (draft: WebhookDraft) =>
  api.post<Webhook>("/webhooks", draft, { idempotencyKey: newIdempotencyKey() });

export type WebhookChange = Partial<Pick<Webhook, "name" | "address" | "events" | "state">>;

export const changeWebhook = ({ webhook, change }: { webhook: Webhook; change: WebhookChange }) =>
  api.patch<Webhook>(path(webhook.id), change, webhook.version);

export const deleteWebhook = (id: number) => api.delete(path(id));

export const renewSecret = (id: number) => api.post<Webhook>(`${path(id)}/secret`);

export const testWebhook = (id: number) => api.post<undefined>(`${path(id)}/test`);

export const replayParked = (id: number) => api.post<{ replayed: number }>(`${path(id)}/replay`);

export const replayDelivery = ({ id, delivery }: { id: number; delivery: number }) =>
  api.post<undefined>(`${path(id)}/deliveries/${delivery}/replay`);
