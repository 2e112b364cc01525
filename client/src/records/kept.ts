import i18next from "i18next";
import { sendOrKeep } from "@/lib/offline/sendOrKeep";
import type { Change } from "@/lib/offline/waiting";
import { toast } from "@/ui/toasts";

/**
 * Sends a change; when the server is away it is kept in this browser, and the person is told.
 * @returns the answer; undefined when it was kept
 */
export async function sendOrSay<T>(change: Change): Promise<T | undefined> {
  const answer = await sendOrKeep<T>(change);
  if (answer === undefined) toast(i18next.t("shell.kept"));
  return answer;
}
