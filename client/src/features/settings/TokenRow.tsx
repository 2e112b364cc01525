import { IconCalendar, IconKey, IconWebhook } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { toast } from "@/ui/toasts";
import styles from "./settings.module.css";
import type { Token } from "./tokensApi";
import { useSettingsChange } from "./useSettingsChange";

const ICONS = { API: IconKey, WEBHOOK: IconWebhook, CALENDAR: IconCalendar };

interface Props {
  token: Token;
  revoke: (id: number) => Promise<unknown>;
}

/** A key for programs, and taking it away: one's own, or that of somebody else. */
export function TokenRow({ token, revoke: revokeToken }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const revoke = useSettingsChange(revokeToken, () => toast(t("settings.revoked", { name: token.name })));
  const Icon = ICONS[token.kind];
  const used =
    token.lastUsedAt === null || token.lastUsedAt === undefined
      ? t("settings.neverUsed")
      : t("settings.lastUsed", { when: formats.near(token.lastUsedAt) });
  return (
    <li className={styles.row}>
      <Icon size={20} stroke={1.6} />
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{token.name}</span>
        <span className={styles.rowText}>
          {t(`settings.tokenKind.${token.kind}`)} · {t("settings.created", { when: formats.date(token.createdAt) })} ·{" "}
          {used}
          {token.expiresAt !== undefined && ` · ${t("security.expiresOn", { when: formats.date(token.expiresAt) })}`}
          {token.scopes !== undefined && ` · ${token.scopes.map((scope) => t(`security.scope.${scope}`)).join(", ")}`}
        </span>
        {revoke.isError && (
          <span className={styles.rowText} role="alert">
            {problemText(t, revoke.error)}
          </span>
        )}
      </span>
      <Confirm
        question={t("settings.revokeQuestion", { name: token.name })}
        confirm={t("settings.revoke")}
        onConfirm={() => revoke.mutate(token.id)}
      >
        {(ask) => (
          <Button
            size="xs"
            variant="default"
            loading={revoke.isPending}
            aria-label={t("settings.revokeOne", { name: token.name })}
            onClick={ask}
          >
            {t("settings.revoke")}
          </Button>
        )}
      </Confirm>
    </li>
  );
}
