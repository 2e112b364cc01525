import { useQuery } from "@tanstack/react-query";
import { IconKey, IconPlus, IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { NewToken } from "./NewToken";
import styles from "./settings.module.css";
import { revokeToken, type Token, tokensQuery } from "./tokensApi";
import { useSettingsChange } from "./useSettingsChange";

/** One's own keys for programs. They may do what their owner may do. */
export function TokensPage() {
  const { t } = useTranslation();
  const tokens = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  return (
    <PageFrame
      title={t("settings.section.tokens.name")}
      intro={t("settings.tokensIntro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t("settings.newToken")}
        </Button>
      }
    >
      <Section flush>
        {tokens.isPending && <RowSkeletons rows={3} />}
        {tokens.isError && (
          <ErrorState title={t("problems.listTitle")} error={tokens.error} retry={() => void tokens.refetch()} />
        )}
        {tokens.data?.length === 0 && (
          <EmptyState icon={IconKey} title={t("settings.noTokens")} text={t("settings.noTokensText")} />
        )}
        <ul className={styles.rows}>
          {tokens.data?.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      </Section>
      {adding && <NewToken onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

function TokenRow({ token }: { token: Token }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const revoke = useSettingsChange(revokeToken, () => toast(t("settings.revoked", { name: token.name })));
  const Icon = token.kind === "API" ? IconKey : IconWebhook;
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
          <Button size="xs" variant="default" loading={revoke.isPending} onClick={ask}>
            {t("settings.revoke")}
          </Button>
        )}
      </Confirm>
    </li>
  );
}
