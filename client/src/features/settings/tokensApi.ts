import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";

/** Those of programs. */
export type ProgramKind = "API" | "WEBHOOK";

export type TokenKind = ProgramKind | "CALENDAR";

/** What a token of each kind may be narrowed to. */
export const TOKEN_SCOPES = {
  API: ["READ", "WRITE", "INQUIRIES", "SETTINGS"],
  WEBHOOK: ["CRM", "USER", "DEPARTMENT", "TELEPHONY"],
} as const satisfies Record<ProgramKind, readonly string[]>;
export type TokenScope = (typeof TOKEN_SCOPES)[ProgramKind][number];

export interface Token {
  id: number;
  kind: TokenKind;
  name: string;
  createdAt: string;
  lastUsedAt?: string | null;
  /** Absent: everything its user may do. */
  scopes?: TokenScope[];
  expiresAt?: string;
}

/** The secret itself comes only with the answer that made it. */
export interface CreatedToken extends Token {
  token?: string;
  webhook?: string;
  calendar?: string;
}

export const tokensQuery = queryOptions({
  queryKey: keys.setting("tokens"),
  queryFn: async ({ signal }) => (await api.get<Page<Token>>("/tokens", undefined, signal)).items,
});

export interface TokenDraft {
  kind: TokenKind;
  name: string;
  scopes?: TokenScope[];
  expiresAt?: string;
}

export const openToken = (draft: TokenDraft) =>
  api.post<CreatedToken>("/tokens", draft, { idempotencyKey: newIdempotencyKey() });

export const revokeToken = (id: number) => api.delete(`/tokens/${id}`);
