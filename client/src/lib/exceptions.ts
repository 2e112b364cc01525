import { api, newIdempotencyKey } from "./api/client";
import { isProblem } from "./api/problem";

/** A phone or e-mail whose e-mails and calls become nothing. */
export interface ExceptionEntry {
  id: number;
  type: "PHONE" | "EMAIL";
  value: string;
  reason: string | null;
  createdAt: string;
}

export const addException = (entry: { value: string; reason: string | null }) =>
  api.post<ExceptionEntry>("/exceptions", entry, { idempotencyKey: newIdempotencyKey() });

/** One after the other; what is on the list already is as it should be. */
export async function addExceptions(values: string[], reason: string | null): Promise<void> {
  for (const value of values) {
    try {
      await addException({ value, reason });
    } catch (error) {
      if (!isProblem(error) || !error.errors.some(({ field, code }) => field === "value" && code === "taken"))
        throw error;
    }
  }
}
