import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Modal } from "@/ui/overlays";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { DeliveryLog } from "./DeliveryLog";
import { Secret, WebhookDialog } from "./WebhookDialog";
import { WebhookMark } from "./WebhooksPage";
import {
  changeWebhook,
  deleteWebhook,
  renewSecret,
  replayParked,
  testWebhook,
  type Webhook,
  webhookQuery,
} from "./webhooksApi";
import styles from "./webhooks.module.css";

/** One webhook: how it stands, what was sent, and what can be done about it. */
export function WebhookPage() {
  const { t } = useTranslation();
  const id = Number(useParams({ strict: false }).webhookId);
  const webhook = useQuery(webhookQuery(id));
  return (
    <PageFrame
      title={webhook.data?.name ?? t("webhooks.title")}
      back={<Link to="/settings/webhooks">{t("webhooks.title")}</Link>}
    >
      {webhook.isPending && <RowSkeletons rows={4} />}
      {webhook.isError && (
        <ErrorState title={t("problems.recordTitle")} error={webhook.error} retry={() => void webhook.refetch()} />
      )}
      {webhook.data && (
        <>
          <About webhook={webhook.data} />
          <DeliveryLog webhook={webhook.data} />
        </>
      )}
    </PageFrame>
  );
}

function About({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  return (
    <Section>
      <div className={settings.form}>
        {webhook.state === "DEAD" && (
          <Alert color="red" role="status">
            {t("webhooks.deadText")}
          </Alert>
        )}
        {webhook.state === "ACTIVE" && webhook.failingSince !== undefined && (
          <Alert color="yellow" role="status">
            {t("webhooks.failingText", { when: formats.dateTime(webhook.failingSince) })}
          </Alert>
        )}
        <dl className={styles.facts}>
          <dt>{t("webhooks.stateLabel")}</dt>
          <dd>
            <WebhookMark webhook={webhook} />
          </dd>
          <dt>{t("webhooks.address")}</dt>
          <dd>{webhook.address}</dd>
          <dt>{t("webhooks.styleLabel")}</dt>
          <dd>{t(`webhooks.style.${webhook.style}`)}</dd>
          <dt>{t("webhooks.events")}</dt>
          <dd>{webhook.events.length === 0 ? t("webhooks.allEvents") : webhook.events.join(", ")}</dd>
        </dl>
        <Actions webhook={webhook} onEdit={() => setEditing(true)} />
      </div>
      {editing && <WebhookDialog webhook={webhook} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function Actions({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = useSettingsChange(changeWebhook);
  const test = useSettingsChange(testWebhook, () => toast(t("webhooks.testSent")));
  const replay = useSettingsChange(replayParked, ({ replayed }) =>
    toast(t("webhooks.replayed", { count: replayed, number: replayed })),
  );
  const renew = useSettingsChange(renewSecret);
  const remove = useSettingsChange(deleteWebhook, () => void navigate({ to: "/settings/webhooks" }));
  const active = webhook.state === "ACTIVE";
  const error = [change, test, replay, renew, remove].find((one) => one.isError)?.error;
  return (
    <>
      {error !== undefined && (
        <Alert color="red" role="alert">
          {problemText(t, error)}
        </Alert>
      )}
      <div className={settings.buttons}>
        <Button
          variant={active ? "default" : "filled"}
          loading={change.isPending}
          onClick={() => change.mutate({ webhook, change: { state: active ? "PAUSED" : "ACTIVE" } })}
        >
          {active ? t("webhooks.pause") : t("webhooks.resume")}
        </Button>
        <Button variant="default" onClick={onEdit}>
          {t("webhooks.edit")}
        </Button>
        {active && (
          <>
            <Button variant="default" loading={test.isPending} onClick={() => test.mutate(webhook.id)}>
              {t("webhooks.test")}
            </Button>
            <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate(webhook.id)}>
              {t("webhooks.replayAll")}
            </Button>
          </>
        )}
        <Confirm
          question={t("webhooks.renewQuestion")}
          confirm={t("webhooks.renew")}
          onConfirm={() => renew.mutate(webhook.id)}
        >
          {(ask) => (
            <Button variant="default" loading={renew.isPending} onClick={ask}>
              {t("webhooks.renew")}
            </Button>
          )}
        </Confirm>
        <Confirm
          question={t("webhooks.deleteQuestion", { name: webhook.name })}
          confirm={t("common.delete")}
          onConfirm={() => remove.mutate(webhook.id)}
        >
          {(ask) => (
            <Button variant="default" loading={remove.isPending} onClick={ask}>
              {t("common.delete")}
            </Button>
          )}
        </Confirm>
      </div>
      {renew.data?.secret !== undefined && (
        <Modal opened onClose={renew.reset} title={t("webhooks.renew")} once>
          <Secret secret={renew.data.secret} onClose={renew.reset} />
        </Modal>
      )}
    </>
  );
}
