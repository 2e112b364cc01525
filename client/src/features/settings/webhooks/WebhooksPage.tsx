import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconPlus, IconWebhook } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import settings from "../settings.module.css";
import { WebhookDialog } from "./WebhookDialog";
import styles from "./webhooks.module.css";
import { type Webhook, webhooksQuery } from "./webhooksApi";

/** Other systems that are told of what happens here. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const webhooks = useQuery(webhooksQuery);
  const [adding, setAdding] = useState(false);
  return (
    <PageFrame
      title={t("webhooks.title")}
      intro={t("webhooks.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t("webhooks.add")}
        </Button>
      }
    >
      <Section flush>
        {webhooks.isPending && <RowSkeletons rows={3} />}
        {webhooks.isError && (
          <ErrorState title={t("problems.listTitle")} error={webhooks.error} retry={() => void webhooks.refetch()} />
        )}
        {webhooks.data?.length === 0 && (
          <EmptyState icon={IconWebhook} title={t("webhooks.none")} text={t("webhooks.noneText")} />
        )}
        <ul className={settings.rows}>
          {webhooks.data?.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      </Section>
      {adding && <WebhookDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li>
      <Link
        to="/settings/webhooks/$webhookId"
        params={{ webhookId: String(webhook.id) } as never}
        className={`${settings.row} ${styles.link}`}
      >
        <IconWebhook size={20} stroke={1.6} />
        <span className={settings.rowMain}>
          <span className={settings.rowName}>{webhook.name}</span>
          <span className={settings.rowText}>{webhook.address}</span>
          <span className={settings.rowText}>
            {t(`webhooks.style.${webhook.style}`)} ·{" "}
            {webhook.deliveredAt === undefined
              ? t("webhooks.neverDelivered")
              : t("webhooks.delivered", { when: formats.near(webhook.deliveredAt) })}
          </span>
        </span>
        <WebhookMark webhook={webhook} />
      </Link>
    </li>
  );
}

/** How it stands with a webhook, in a word and a colour. */
export function WebhookMark({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const state = webhook.state === "ACTIVE" && webhook.failures > 0 ? "FAILING" : webhook.state;
  return (
    <span className={styles.mark} data-state={state}>
      {t(`webhooks.state.${state}`)}
    </span>
  );
}
