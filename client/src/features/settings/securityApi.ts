import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

export type Via = "PASSWORD" | "PASSKEY" | "OIDC" | "SETUP";

export interface OpenSession {
  id: number;
  address: string | null;
  agent: string | null;
  via: Via;
  createdAt: string;
  lastSeenAt: string;
  here: boolean;
}

/** `since` is null without one. */
export interface SecondFactor {
  since: string | null;
  recoveryCodesLeft: number;
}

export interface BegunFactor {
  secret: string;
  uri: string;
}

export interface RecoveryCodes {
  codes: string[];
}

export const sessionsQuery = queryOptions({
  queryKey: keys.setting("sessions"),
  queryFn: async ({ signal }) => (await api.get<Page<OpenSession>>("/me/sessions", undefined, signal)).items,
});

export const secondFactorQuery = queryOptions({
  queryKey: keys.setting("second-factor"),
  queryFn: ({ signal }) => api.get<SecondFactor>("/me/second-factor", undefined, signal),
});

export const endSession = (id: number) => api.delete(`/me/sessions/${id}`);
export const endOtherSessions = () => api.delete("/me/sessions");

export const beginFactor = (password: string) => api.post<BegunFactor>("/me/second-factor", { password });
export const confirmFactor = (code: string) => api.post<RecoveryCodes>("/me/second-factor/confirm", { code });

export interface PasswordAndCode {
  password: string;
  code: string;
}

export const renewRecoveryCodes = (both: PasswordAndCode) =>
  api.post<RecoveryCodes>("/me/second-factor/recovery-codes", both);
export const removeFactor = (both: PasswordAndCode) => api.post("/me/second-factor/remove", both);
