import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keys } from "@/lib/api/keys";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import type { BaseRecord } from "../types";
import { openToAll } from "./api";

/** Opens a record to everybody whose scope is "open", or takes that back; which it is now decides. */
export function useOpenToAll(kind: Kind, record: BaseRecord): () => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => openToAll(kind, record.id, !record.openToAll),
    async onSuccess() {
      toast(t(record.openToAll ? "organisation.closedToAll" : "organisation.openedToAll"));
      await client.invalidateQueries({ queryKey: keys.records(kind) });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  return change.mutate;
}
