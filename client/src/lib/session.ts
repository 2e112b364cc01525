import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, setCsrfToken } from "./api/client";
import { keys } from "./api/keys";
import { codeOfKind, type Kind, type KindCode } from "./kinds";

export type Language = "de" | "en";
export type Scope = "NONE" | "OWN" | "DEPARTMENT" | "BELOW" | "OPEN" | "ALL";
export type Action = "read" | "add" | "change" | "move" | "delete" | "export" | "import" | "convert";

/** Fields that an administrator hides together. */
export type FieldGroup = "AMOUNT";

/** What the server says of a record: what of CHANGE, DELETE and CONVERT is refused. Absent in what is kept from before. */
type Judged = { denied?: string[] } | undefined;

export interface SignedIn {
  signedIn: true;
  csrfToken: string;
  user: { id: number; name: string; email: string; language: Language };
  account: Account;
  /** `exportFigures` is absent in what is kept from before. */
  permissions: { editSettings: boolean; administrator: boolean; exportFigures?: boolean };
  access: Record<KindCode, Record<Action, Scope>>;
  /** Groups of fields that are hidden from the signed-in person; absent in what is kept from before. */
  hiddenFields?: FieldGroup[];
  /** Nothing is open but setting a second factor up. */
  secondFactorMissing?: true;
}

export interface Account {
  id: number;
  name: string;
  country: string;
  language: Language;
  timeZone: string;
  currency: string;
  plan: string;
  classicAllowed: boolean;
  /** Absent in what is kept from before. */
  recurringDealsAllowed?: boolean;
  /** Absent in what is kept from before. */
  automationAllowed?: boolean;
  /** Absent in what is kept from before. */
  keepsOffline?: boolean;
  /** How many of something the plan includes; what is not named has no limit. */
  limits: Partial<Record<"USERS" | "PIPELINES" | "CUSTOM_FIELDS" | "CHANNELS", number>>;
}

export interface SignedOut {
  signedIn: false;
  setupNeeded: boolean;
}

export type Session = SignedIn | SignedOut;

/** Keeps the token for writes in step with the session, and what this browser keeps for reading without the server. */
export function adopt(session: Session): Session {
  setCsrfToken(session.signedIn ? session.csrfToken : undefined);
  void import("./offline/keeping").then((m) => m.keepFor(session)).catch(() => undefined);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async () => adopt(await api.get<Session>("/session")),
  staleTime: Infinity,
});

/** The session behind the sign-in; throws on pages that are open to everyone. */
export function useSession(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data.signedIn) throw new Error("This page needs a session.");
  return data;
}

/** Whether the signed-in person sees a group of fields. */
export function useSees(group: FieldGroup): boolean {
  return useSession().hiddenFields?.includes(group) !== true;
}

/** Whether the signed-in person may do this with at least some records of the kind. */
export function useMay(kind: Kind, action: Action): boolean {
  return useSession().access[codeOfKind(kind)][action] !== "NONE";
}

/** Whether the signed-in person may do this with a record. */
export function useMayWith(kind: Kind, action: Action, record: Judged): boolean {
  return useMayWithAny(kind, action)(record);
}

/** The same for many records. */
export function useMayWithAny(kind: Kind, action: Action): (record: Judged) => boolean {
  const may = useMay(kind, action);
  return (record) => may && !record?.denied?.includes(action.toUpperCase());
}
