import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { type Asked, makePasskey } from "@/lib/passkeys";

export interface Passkey {
  id: number;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export const passkeysQuery = queryOptions({
  queryKey: keys.setting("passkeys"),
  queryFn: async ({ signal }) => (await api.get<Page<Passkey>>("/me/passkeys", undefined, signal)).items,
});

/** Asks the server, then the person's device, then the server again. */
export async function addPasskey({ name, password }: { name: string; password: string }): Promise<Passkey> {
  const asked = await api.post<Asked>("/me/passkeys/options", { password });
  return api.post<Passkey>("/me/passkeys", { name, credential: await makePasskey(asked) });
}

export const renamePasskey = ({ id, name }: { id: number; name: string }) =>
  api.patch<Passkey>(`/me/passkeys/${id}`, { name });

export const removePasskey = (id: number) => api.delete(`/me/passkeys/${id}`);
