import { useQuery } from "@tanstack/react-query";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { NewToken } from "./NewToken";
import styles from "./settings.module.css";
import { TokenRow } from "./TokenRow";
import { revokeToken, tokensQuery } from "./tokensApi";

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
            <TokenRow key={token.id} token={token} revoke={revokeToken} />
          ))}
        </ul>
      </Section>
      {adding && <NewToken onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}
