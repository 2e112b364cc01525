import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { isProblem } from "@/lib/api/problem";
import { modeQuery } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { toast } from "@/ui/toasts";
import { convert, type Converted, type Kept, undoConversion } from "./api";
import type { ConversionRequest } from "./choice";

/** Everything a conversion touches: the lead, its new records, activities, inquiries, the count of open leads. */
function renew(queryClient: QueryClient) {
  return Promise.all(
    [["records"], keys.timelines, keys.activities, keys.inquiries, modeQuery.queryKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}

/** Converts a lead, announces it with a way back, and goes to what was made; or tells whoever wants to stay. */
export function useConvert(leadId: number, onClose: () => void, stay?: (conversionId: number) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const router = useRouter();
  const undo = useUndo();
  // One key for all attempts from this dialog: a repeated click or a lost answer converts once.
  const key = useRef<{ of: string; key: string }>(undefined);

  return useMutation({
    mutationFn(request: ConversionRequest) {
      const of = JSON.stringify(request);
      if (key.current?.of !== of) key.current = { of, key: newIdempotencyKey() };
      return convert(leadId, request, key.current.key);
    },
    async onSuccess(converted) {
      onClose();
      void renew(queryClient);
      if (stay !== undefined) {
        stay(converted.conversionId);
        return;
      }
      toast(t("conversion.done"), {
        action: { label: t("common.undo"), run: () => undo.mutate(converted.conversionId) },
      });
      await router.navigate({ to: addressOfResult(converted) });
    },
  });
}

function addressOfResult({ leadId, dealId, contactId, companyId }: Converted): string {
  if (dealId !== null) return addressOfRecord("deals", dealId);
  if (contactId !== null) return addressOfRecord("contacts", contactId);
  if (companyId !== null) return addressOfRecord("companies", companyId);
  return addressOfRecord("leads", leadId);
}

/** Takes a conversion back and returns to the lead. */
export function useUndo() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: undoConversion,
    async onSuccess({ leadId, kept }) {
      toast([t("conversion.undone"), ...kept.map((one) => keptText(t, one))].join(" "));
      // First away from the deal, which no longer exists, then read everything anew.
      await router.navigate({ to: addressOfRecord("leads", leadId) });
      await renew(queryClient);
    },
    onError: (error) => toast(undoProblem(t, error), { tone: "error" }),
  });
}

function keptText(t: TFunction, { kind }: Kept): string {
  if (kind === "CONTACT") return t("conversion.keptContact");
  return kind === "COMPANY" ? t("conversion.keptCompany") : t("conversion.keptDeal");
}

export function undoProblem(t: TFunction, error: unknown): string {
  if (isProblem(error, "undo-not-possible")) {
    if (error.extras["reason"] === "lead-deleted") return t("conversion.undoLeadDeleted");
    if (error.extras["reason"] === "too-late") return t("conversion.undoTooLate");
    if (error.extras["reason"] === "deal-touched") return t("problems.slug.conversion-touched");
  }
  return problemText(t, error);
}
