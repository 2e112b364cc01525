import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { isProblem } from "@/lib/api/problem";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { renew, renewWithout } from "./queries";

/**
 * Into the recycle bin, with a way back for ten seconds.
 * @param onGone leaves the card; not left to who calls, whose component may be gone by then
 */
export function useDeleteRecord(kind: Kind, onGone: () => void) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (record: { id: number; version: number; label: string }) =>
      api.delete(`/${kind}/${record.id}`, record.version),
    onSuccess: async (_nothing, record) => {
      onGone();
      const restore = async () => {
        try {
          await api.post(`/${kind}/${record.id}/restore`, {});
          await renew(client, kind);
        } catch (error) {
          toast(problemText(t, error), { tone: "error" });
        }
      };
      toast(t("records.deleted", { name: record.label }), {
        action: { label: t("common.undo"), run: () => void restore() },
      });
      await renewWithout(client, kind, record.id);
    },
    onError: async (error, record) => {
      // what somebody else changed meanwhile is to be seen before it is deleted
      if (isProblem(error, "version-conflict")) {
        await client.invalidateQueries({ queryKey: keys.record(kind, record.id) });
      }
      toast(problemText(t, error), { tone: "error" });
    },
  });
}
