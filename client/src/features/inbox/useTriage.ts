import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { isProblem } from "@/lib/api/problem";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import type { Decided, Inquiry } from "./api";

export type Decision = "done" | "open" | "snooze" | "junk" | "attach" | "assign";
type Lists = InfiniteData<Page<Inquiry>>;

interface Deciding {
  inquiry: Inquiry;
  decision: Decision;
  body?: Record<string, unknown>;
  /** What is to be done once it is decided. */
  after?: () => Promise<unknown>;
}

/** The address that takes something back. */
type WayBack = string;

/** Decides about inquiries: the row leaves at once, comes back when the server refuses, and U takes the last one back. */
export function useTriage() {
  const client = useQueryClient();
  const { t } = useTranslation();
  const waysBack = useRef<WayBack[]>([]);

  const renew = () =>
    Promise.all(
      [keys.inquiries, ["records"], keys.timelines].map((queryKey) => client.invalidateQueries({ queryKey })),
    );

  const undo = useMutation({
    mutationFn: (way: WayBack) => api.post(way, undefined, { idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => {
      toast(t("inbox.undone"));
      return renew();
    },
    onError: (error) =>
      toast(isProblem(error, "undo-not-possible") ? t("inbox.undoTooLate") : problemText(t, error), { tone: "error" }),
  });

  function takeBack(way = waysBack.current.at(-1)) {
    if (way === undefined) {
      toast(t("inbox.nothingToUndo"));
      return;
    }
    waysBack.current = waysBack.current.filter((one) => one !== way);
    undo.mutate(way);
  }

  /** Something has been done that can be undone. */
  function happened(text: string, way: WayBack) {
    waysBack.current.push(way);
    toast(text, { action: { label: t("common.undo"), run: () => takeBack(way) } });
  }

  const decide = useMutation({
    mutationFn: ({ inquiry, decision, body }: Deciding) =>
      api.post<Decided>(`/inquiries/${inquiry.id}/${decision}`, body, {
        version: inquiry.version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onMutate: async ({ inquiry, decision }) => {
      await client.cancelQueries({ queryKey: [...keys.inquiries, "list"] });
      const before = client.getQueriesData<Lists>({ queryKey: [...keys.inquiries, "list"] });
      if (decision !== "assign") {
        for (const [key, lists] of before) client.setQueryData(key, lists && without(lists, inquiry.id, key[2]));
      }
      return before;
    },
    onSuccess: ({ decisionId, keptDealId }, { decision, after }) => {
      const text = keptDealId === null ? t(`inbox.said.${decision}`) : t("inbox.keptDeal");
      happened(text, `/inquiry-decisions/${decisionId}/undo`);
      after?.().then(renew, (error: unknown) => toast(problemText(t, error), { tone: "error" }));
    },
    onError: (error, _deciding, before) => {
      for (const [key, lists] of before ?? []) client.setQueryData(key, lists);
      toast(problemText(t, error), { tone: "error" });
    },
    onSettled: renew,
  });

  return { decide: decide.mutate, takeBack, happened, renew };
}

/** A pile without an inquiry that was decided about; the pile of all keeps it. */
export function without(lists: Lists, id: number, pile: unknown): Lists {
  if (pile === "ALL") return lists;
  return {
    ...lists,
    pages: lists.pages.map((page) => ({ ...page, items: page.items.filter((one) => one.id !== id) })),
  };
}
