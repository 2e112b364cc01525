import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Alert } from "@/ui/display";
import { leftBySwitch } from "./attention";

/** Leads that could not be converted, and where to find them. */
export function AttentionNote({ mode }: { mode: CrmMode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const run = leftBySwitch(mode);
  if (mode.needsAttention === 0) return null;
  const count = mode.needsAttention;
  return (
    <Alert color="red" mb={12} title={t("modeBar.attentionTitle", { count, n: formats.number(count) })}>
      {t("modeBar.attentionText")} {run !== null && <Link to={addressOfSwitch(run.id)}>{t("modeBar.toReport")}</Link>}
    </Alert>
  );
}
