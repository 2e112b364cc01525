import { queryOptions } from "@tanstack/react-query";
import { addressOf, api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Kind } from "@/lib/kinds";
import type { Place } from "../filing/api";

/** What a business card says. */
export interface Card {
  firstName?: string;
  lastName?: string;
  company?: string;
  jobTitle?: string;
  phones: string[];
  emails: string[];
}

export interface EmailFile {
  /** Absent: it could not be kept. */
  id?: number;
  name: string;
  size: number;
  card?: Card;
}

export interface Email {
  id: number;
  mailboxId: number;
  direction: "IN" | "OUT";
  fromName?: string;
  fromAddress: string;
  replyTo?: string;
  /** Who sent on what the sender had written. */
  forwardedBy?: string;
  to: string[];
  cc: string[];
  subject?: string;
  /** Empty in lists. */
  body: string;
  formatted: boolean;
  automatic?: string;
  state: "RECEIVED" | "WAITING" | "SENT" | "REFUSED";
  failure?: string;
  author?: string;
  sentAt: string;
  files: EmailFile[];
  /** Where it is filed, as far as one may see it. */
  records: Place[];
  /** It can be taken off the card it is seen in. */
  removable: boolean;
}

export interface PreparedEmail {
  mailboxId: number | null;
  to: string[];
  cc: string[];
  subject: string | null;
  body: string;
  known: string[];
}

export interface NewEmail {
  mailboxId: number;
  to: string[];
  cc: string[];
  subject: string;
  body: string;
  replyTo?: number | undefined;
  fileIds: number[];
}

/** The messages of a card, without their words; renewed while one is on its way. */
export const emailsQuery = (kind: Kind, id: number) =>
  queryOptions({
    queryKey: [...keys.timeline(kind, id), "emails"],
    queryFn: async ({ signal }) => (await api.get<Page<Email>>(`/${kind}/${id}/emails`, undefined, signal)).items,
    refetchInterval: ({ state: { data } }) => (data?.some((one) => one.state === "WAITING") === true ? 3_000 : false),
  });

export const emailQuery = (kind: Kind, id: number, emailId: number) =>
  queryOptions({
    queryKey: [...keys.timeline(kind, id), "emails", emailId],
    queryFn: ({ signal }) => api.get<Email>(`/${kind}/${id}/emails/${emailId}`, undefined, signal),
  });

/** Where the message with its form lies, to be shown in a sandbox. */
export const formattedAddress = (kind: Kind, id: number, emailId: number, pictures: boolean) =>
  addressOf(`/${kind}/${id}/emails/${emailId}/html`, { pictures: pictures || undefined });

export interface Answering {
  replyTo: number;
  all: boolean;
}

export const prepare = (kind: Kind, id: number, answering?: Answering, templateId?: number, mailboxId?: number) =>
  api.get<PreparedEmail>(`/${kind}/${id}/email-draft`, {
    reply: answering?.replyTo,
    all: answering?.all,
    template: templateId,
    mailbox: mailboxId,
  });

export const sendEmail = (kind: Kind, id: number, email: NewEmail, key: string) =>
  api.post<Email>(`/${kind}/${id}/emails`, email, { idempotencyKey: key });

export const sendAgain = (kind: Kind, id: number, emailId: number) =>
  api.post<Email>(`/${kind}/${id}/emails/${emailId}/again`, {});

export const sendersQuery = queryOptions({
  queryKey: keys.setting("mailbox-senders"),
  queryFn: async ({ signal }) =>
    (
      await api.get<Page<{ id: number; address: string; fromName: string | null }>>(
        "/mailboxes/senders",
        undefined,
        signal,
      )
    ).items,
});

export interface MailTemplate {
  id: number;
  name: string;
  subject: string | null;
  body: string;
  version: number;
}

export const templatesQuery = queryOptions({
  queryKey: keys.setting("mail-templates"),
  queryFn: async ({ signal }) => (await api.get<Page<MailTemplate>>("/mail-templates", undefined, signal)).items,
});

/** A contact from a business card. */
export const makeContact = (card: Card) =>
  api.post<{ id: number }>(
    "/contacts",
    {
      firstName: card.firstName ?? null,
      lastName: card.lastName ?? null,
      jobTitle: card.jobTitle ?? null,
      phones: card.phones,
      emails: card.emails,
    },
    { idempotencyKey: newIdempotencyKey() },
  );

export const nameOfCard = (card: Card) =>
  [card.firstName, card.lastName].filter(Boolean).join(" ") || (card.emails[0] ?? "");
