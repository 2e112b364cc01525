import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle, IconArrowBackUp } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import { useMayWith } from "@/lib/session";
import { later } from "@/lib/later";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";

import { leadQuery, type LeadSummary } from "./api";
import styles from "./Conversion.module.css";
import { useUndo } from "./useConversion";

const ConversionDialog = later(() => import("./ConversionDialog").then((m) => m.ConversionDialog));

/** Beside the stage bar of a lead: what needs attention, and the way back from a conversion. */
export function LeadActions({ leadId }: { leadId: number }) {
  const lead = useQuery(leadQuery(leadId)).data;
  const mayConvert = useMayWith("leads", "convert", lead);
  if (lead === undefined) return null;
  return (
    <>
      {lead.attention !== null && <Attention lead={lead} attention={lead.attention} mayConvert={mayConvert} />}
      {mayConvert && lead.conversionUndoable && lead.conversionId !== null && (
        <UndoButton conversionId={lead.conversionId} />
      )}
    </>
  );
}

type Reason = keyof Texts["conversion"]["reason"];

interface AttentionProps {
  lead: LeadSummary;
  attention: { reason: string; detail: string | null };
  mayConvert: boolean;
}

/** Why this lead is open although it should not be, and another try. */
function Attention({ lead, attention, mayConvert }: AttentionProps) {
  const { t } = useTranslation();
  const [converting, setConverting] = useState(false);
  const known = t(`conversion.reason.${attention.reason as Reason}`, { defaultValue: "" });
  return (
    <div className={styles.attention} role="note">
      <IconAlertTriangle size={16} stroke={1.8} />
      <span>
        <strong>{t("conversion.attention")}</strong> {known !== "" ? known : (attention.detail ?? attention.reason)}
      </span>
      {mayConvert && (
        <Button size="xs" variant="default" onClick={() => setConverting(true)}>
          {t("conversion.tryAgain")}
        </Button>
      )}
      {converting && (
        <Suspense>
          <ConversionDialog leadId={lead.id} onClose={() => setConverting(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Asks in place, because the card may be a drawer already. */
function UndoButton({ conversionId }: { conversionId: number }) {
  const { t } = useTranslation();
  const undo = useUndo();
  return (
    <Confirm
      question={t("conversion.undoQuestion")}
      confirm={t("conversion.undo")}
      onConfirm={() => undo.mutate(conversionId)}
    >
      {(ask) => (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
          loading={undo.isPending}
          onClick={ask}
        >
          {t("conversion.undo")}
        </Button>
      )}
    </Confirm>
  );
}
