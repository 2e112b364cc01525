import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { type Each, each } from "@/lib/each";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { renew } from "../queries";
import type { BaseRecord } from "../types";

type Change = Record<string, unknown>;

/** Changes or deletes several records; every one is judged by itself, and all of it can be taken back. */
export function useBulk<T extends BaseRecord>(kind: Kind, onDone: () => void) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const [running, setRunning] = useState<{ finished: number; total: number }>();

  async function run<R>(records: T[], work: (record: T) => Promise<R>): Promise<Each<T, R>> {
    setRunning({ finished: 0, total: records.length });
    const result = await each(records, work, (finished) => setRunning({ finished, total: records.length }));
    await renew(client, kind);
    setRunning(undefined);
    const [first] = result.refused;
    if (first) {
      const count = result.refused.length;
      toast(`${t("records.bulkRefused", { count })} ${problemText(t, first.error)}`, { tone: "error" });
    }
    onDone();
    return result;
  }

  async function undo<R>(items: R[], work: (item: R) => Promise<unknown>) {
    const { refused } = await each(items, work);
    await renew(client, kind);
    const [first] = refused;
    if (first) {
      toast(`${t("records.bulkRefused", { count: refused.length })} ${problemText(t, first.error)}`, { tone: "error" });
    }
  }

  return {
    running,
    async change(records: T[], change: Change, backTo: (record: T) => Change) {
      const { done } = await run(records, async (record) => ({
        before: record,
        after: await api.patch<T>(`/${kind}/${record.id}`, change, record.version),
      }));
      if (done.length === 0) return;
      toast(t("records.bulkChanged", { count: done.length }), {
        action: {
          label: t("common.undo"),
          run: () =>
            void undo(done, ({ before, after }) => api.patch(`/${kind}/${before.id}`, backTo(before), after.version)),
        },
      });
    },
    async remove(records: T[]) {
      const { done } = await run(records, async (record) => {
        await api.delete(`/${kind}/${record.id}`, record.version);
        return record;
      });
      if (done.length === 0) return;
      toast(t("records.bulkDeleted", { count: done.length }), {
        action: {
          label: t("common.undo"),
          run: () => void undo(done, (record) => api.post(`/${kind}/${record.id}/restore`, {})),
        },
      });
    },
  };
}
