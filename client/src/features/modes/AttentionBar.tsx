import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode } from "@/lib/api/payloads";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useMay } from "@/lib/session";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import { follow, leftBySwitch, retryAttention } from "./attention";
import styles from "./AttentionBar.module.css";

/** Above leads and deals: leads that could not be converted, the way to them, and another try for all of them. */
export function AttentionBar({ kind, mode }: { kind: Kind; mode: CrmMode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [url] = useRecordsUrl();
  const mayConvert = useMay("leads", "convert");
  const retry = useMutation({
    mutationFn: retryAttention,
    onSuccess: (run) => follow(queryClient, run),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  const count = mode.needsAttention;
  const shown = kind === "leads" && url.attention === true;
  const run = leftBySwitch(mode);
  return (
    <div className={styles.bar} role="note">
      <IconAlertTriangle size={17} stroke={1.8} />
      <span className={styles.text}>
        <strong>{t("modeBar.attentionTitle", { count, n: formats.number(count) })}</strong> {t("modeBar.attentionText")}
      </span>
      {run !== null && mode.mayChange && <Link to={addressOfSwitch(run.id)}>{t("modeBar.toReport")}</Link>}
      {!shown && (
        <Button
          size="xs"
          variant="default"
          onClick={() => void navigate({ to: "/leads", search: { view: "list", attention: true } } as never)}
        >
          {t("modeBar.attentionShow")}
        </Button>
      )}
      {mayConvert && mode.mode === "SIMPLE" && (
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t("modeBar.attentionRetry")}
        </Button>
      )}
    </div>
  );
}
