import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import { Alert } from "@/ui/display";

/** Leads that stayed open after a switch, and where to find them. */
export function AttentionNote({ mode }: { mode: CrmMode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const run = mode.lastSwitch;
  if (mode.needsAttention === 0 || run === null || run.failed === 0) return null;
  const count = mode.needsAttention;
  return (
    <Alert color="red" mb={12} title={t("modeBar.attentionTitle", { count, n: formats.number(count) })}>
      {t("modeBar.attentionText")} <Link to={addressOfSwitch(run.id)}>{t("modeBar.toReport")}</Link>
    </Alert>
  );
}
