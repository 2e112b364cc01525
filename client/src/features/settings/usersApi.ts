import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Phones, User } from "@/lib/api/payloads";
import type { Language } from "@/lib/session";

export interface Role {
  id: number;
  /** ADMINISTRATOR, MANAGER, or null for a role of the account's own. */
  code: string | null;
  name: string;
  administrator: boolean;
  editSettings: boolean;
}

export interface NewUser {
  firstName: string;
  lastName: string;
  email: string;
  language: Language;
  password: string;
  roleIds: number[];
}

export interface UserChange {
  firstName?: string;
  lastName?: string;
  language?: Language;
  active?: boolean;
  roleIds?: number[];
  phones?: Phones;
}

export const rolesQuery = queryOptions({
  queryKey: keys.setting("roles"),
  queryFn: async ({ signal }) => (await api.get<Page<Role>>("/roles", undefined, signal)).items,
});

export const openUser = (user: NewUser) => api.post<User>("/users", user, { idempotencyKey: newIdempotencyKey() });

export const changeUser = ({ user, change }: { user: User; change: UserChange }) =>
  api.patch<User>(`/users/${user.id}`, change, user.version);

export const changeRole = ({ id, editSettings }: { id: number; editSettings: boolean }) =>
  api.patch<Role>(`/roles/${id}`, { editSettings });

const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 16;

/** A password that can be read out and typed: no letters that look alike. */
export function randomPassword(): string {
  const limit = 256 - (256 % LETTERS.length);
  let password = "";
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // Bytes above the limit would make the first letters likelier.
      if (byte < limit && password.length < LENGTH) password += LETTERS[byte % LETTERS.length] ?? "";
    }
  }
  return password;
}
