import type { Conversation } from "./api";

/** What a visitor is called: by name, else by how to reach them. */
export function whoIs({ name, email, phone, recordTitle }: Conversation): string | undefined {
  return name ?? email ?? phone ?? recordTitle ?? undefined;
}
