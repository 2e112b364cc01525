import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { ProviderKind } from "./api";

/** Who lets us into mailboxes by a consent, and who we are there; the secret is never shown. */
export interface MailProvider {
  kind: ProviderKind;
  authorizeUrl: string;
  tokenUrl: string;
  scopes: string;
  clientId: string;
  hasSecret: boolean;
}

export interface MailProviders {
  items: MailProvider[];
  redirectUri: string;
}

/** Without `clientSecret` the present one stays. */
export type MailProviderInput = Omit<MailProvider, "kind" | "hasSecret"> & { clientSecret?: string };

export const mailProvidersQuery = queryOptions({
  queryKey: keys.setting("mail-providers"),
  queryFn: ({ signal }) => api.get<MailProviders>("/mail-providers", undefined, signal),
});

export const saveMailProvider = (kind: ProviderKind, input: MailProviderInput) =>
  api.put<MailProvider>(`/mail-providers/${kind}`, input);

export const removeMailProvider = (kind: ProviderKind) => api.delete(`/mail-providers/${kind}`);

/** What the two large providers want; of any other nothing is known. */
export const PRESETS: Record<ProviderKind, MailProviderInput> = {
  MICROSOFT: {
    authorizeUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    tokenUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    scopes: "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
    clientId: "",
  },
  GOOGLE: {
    authorizeUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: "https://oauth2.googleapis.com/token",
    scopes: "https://mail.google.com/",
    clientId: "",
  },
  OWN: { authorizeUrl: "", tokenUrl: "", scopes: "", clientId: "" },
};
