import { queryOptions } from "@tanstack/react-query";
import { addressOf, api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Texts } from "@/lib/i18n/texts";
import type { MailTemplate } from "@/records/mail/api";

export const SECURITIES = ["TLS", "STARTTLS", "NONE"] as const;
export type Security = (typeof SECURITIES)[number];

export type Why = keyof Texts["mail"]["why"];

/** Providers that let us in when a person has consented; an account has one of each. */
export const PROVIDERS = ["MICROSOFT", "GOOGLE", "OWN"] as const;
export type ProviderKind = (typeof PROVIDERS)[number];

/** A mailbox; its password is never shown. */
export interface Mailbox {
  id: number;
  address: string;
  fromName?: string;
  signature?: string;
  imapHost: string;
  imapPort: number;
  imapSecurity: Security;
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: Security;
  login: string;
  /** Absent: a password opens it. */
  provider?: ProviderKind;
  takesInquiries: boolean;
  keepsSent: boolean;
  /** Where people send on what was written to them. */
  forwardAddress: string;
  state: "ACTIVE" | "PAUSED";
  createdAt: string;
  lookedAt?: string;
  failingSince?: string;
  failure?: Why;
  version: number;
}

export interface MailboxDraft {
  address: string;
  fromName: string;
  signature: string;
  imapHost: string;
  imapPort: number;
  imapSecurity: Security;
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: Security;
  login: string;
  /** Null: a password opens it. */
  provider: ProviderKind | null;
  /** Empty: as it is. */
  password: string;
  takesInquiries: boolean;
  keepsSent: boolean;
}

const SETTING = "mailboxes";

export const mailboxesQuery = queryOptions({
  queryKey: keys.setting(SETTING),
  queryFn: async ({ signal }) => (await api.get<Page<Mailbox>>("/mailboxes", undefined, signal)).items,
  // how it stands with them changes by itself
  refetchInterval: 5_000,
});

function body(draft: MailboxDraft) {
  const { password, login, ...rest } = draft;
  const typed = password !== "" && draft.provider === null;
  return { ...rest, ...(login !== "" && { login }), ...(typed && { password }) };
}

export const openMailbox = (draft: MailboxDraft) =>
  api.post<Mailbox>("/mailboxes", body(draft), { idempotencyKey: newIdempotencyKey() });

export const changeMailbox = (mailbox: Mailbox, draft: MailboxDraft) =>
  api.patch<Mailbox>(`/mailboxes/${mailbox.id}`, body(draft), mailbox.version);

/** Leads to the provider; it sends the browser back to the mailboxes. */
export async function askConsent(mailbox: Mailbox): Promise<void> {
  const { address } = await api.post<{ address: string }>(`/mailboxes/${mailbox.id}/consent`, {});
  window.location.assign(address);
}

export const setState = (mailbox: Mailbox, state: Mailbox["state"]) =>
  api.patch<Mailbox>(`/mailboxes/${mailbox.id}`, { state }, mailbox.version);

export const renewForwarding = (mailbox: Mailbox) => api.post<Mailbox>(`/mailboxes/${mailbox.id}/forwarding`, {});

export const removeMailbox = (mailbox: Mailbox) => api.delete(`/mailboxes/${mailbox.id}`);

export const testMailbox = (draft: MailboxDraft, id: number | undefined) =>
  api.post<{ imap?: Why; smtp?: Why }>("/mailboxes/test", { ...body(draft), ...(id !== undefined && { id }) });

export interface Unreadable {
  id: number;
  reason: keyof Texts["mail"]["reason"];
  size: number;
  receivedAt: string;
  tries: number;
  kept: boolean;
}

export const quarantineQuery = (mailboxId: number) =>
  queryOptions({
    queryKey: [...keys.setting(SETTING), mailboxId, "quarantine"],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Unreadable>>(`/mailboxes/${mailboxId}/quarantine`, undefined, signal)).items,
  });

export const readAgain = (id: number) => api.post(`/mail-quarantine/${id}/retry`, {});
export const forget = (id: number) => api.delete(`/mail-quarantine/${id}`);
export const rawAddress = (id: number) => addressOf(`/mail-quarantine/${id}/raw`);

export interface TemplateDraft {
  name: string;
  subject: string;
  body: string;
}

export const openTemplate = (draft: TemplateDraft) =>
  api.post<MailTemplate>("/mail-templates", draft, { idempotencyKey: newIdempotencyKey() });

export const changeTemplate = (template: MailTemplate, draft: TemplateDraft) =>
  api.patch<MailTemplate>(`/mail-templates/${template.id}`, draft, template.version);

export const removeTemplate = (id: number) => api.delete(`/mail-templates/${id}`);
