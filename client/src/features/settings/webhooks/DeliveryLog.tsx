import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { Button, UnstyledButton } from "@/ui/controls";
import { Select } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { readable } from "./readable";
import {
  deliveriesQuery,
  type Delivery,
  DELIVERY_STATES,
  type DeliveryState,
  deliveryQuery,
  replayDelivery,
  type Webhook,
} from "./webhooksApi";
import styles from "./webhooks.module.css";

/** What was sent to a webhook, newest first. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const [state, setState] = useState<DeliveryState | null>(null);
  const [open, setOpen] = useState<number>();
  const log = useInfiniteQuery(deliveriesQuery(webhook.id, state));
  const deliveries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t("webhooks.log")}
      flush
      actions={
        <Select
          aria-label={t("webhooks.filter")}
          placeholder={t("webhooks.filterAll")}
          clearable
          value={state}
          data={DELIVERY_STATES.map((value) => ({ value, label: t(`webhooks.deliveryState.${value}`) }))}
          onChange={setState}
        />
      }
    >
      {log.isPending && <RowSkeletons rows={4} />}
      {log.isError && (
        <ErrorState title={t("problems.listTitle")} error={log.error} retry={() => void log.refetch()} />
      )}
      {log.isSuccess && deliveries.length === 0 && (
        <EmptyState icon={IconSend} title={t("webhooks.logEmpty")} text={t("webhooks.logEmptyText")} />
      )}
      <ul className={settings.rows}>
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <DeliveryRow
              delivery={delivery}
              open={open === delivery.id}
              onToggle={() => setOpen(open === delivery.id ? undefined : delivery.id)}
            />
            {open === delivery.id && <Details webhook={webhook} delivery={delivery} />}
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("webhooks.older")}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  delivery: Delivery;
  open: boolean;
  onToggle: () => void;
}

function DeliveryRow({ delivery, open, onToggle }: RowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const outcome = useOutcome()(delivery);
  return (
    <UnstyledButton className={`${settings.row} ${styles.link}`} aria-expanded={open} onClick={onToggle}>
      <span className={settings.rowMain}>
        <span className={settings.rowName}>
          {delivery.firstEvent}
          {delivery.events > 1 && ` ${t("webhooks.andMore", { count: delivery.events - 1 })}`}
        </span>
        <span className={settings.rowText}>
          {formats.dateTime(delivery.createdAt)}
          {outcome !== undefined && ` · ${outcome}`}
        </span>
      </span>
      <span className={styles.mark} data-state={delivery.state}>
        {t(`webhooks.deliveryState.${delivery.state}`)}
      </span>
    </UnstyledButton>
  );
}

/** What came of the last try, in words. */
function useOutcome(): (delivery: Delivery) => string | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ failure, status, tries, tookMillis }) => {
    const tried = tries > 1 ? t("webhooks.tries", { count: tries }) : undefined;
    const took = tookMillis === undefined ? undefined : `${formats.number(tookMillis)} ms`;
    const said =
      failure !== undefined && failure !== "STATUS"
        ? t(`webhooks.failure.${failure}`)
        : status === undefined
          ? undefined
          : t("webhooks.status", { status });
    const parts = [said, took, tried].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join(" · ");
  };
}

function Details({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const whole = useQuery(deliveryQuery(webhook.id, delivery.id));
  const replay = useSettingsChange(replayDelivery, () => toast(t("webhooks.replayed", { count: 1, number: 1 })));
  return (
    <div className={styles.details}>
      {whole.isPending && <RowSkeletons rows={2} />}
      {whole.isError && (
        <ErrorState title={t("problems.recordTitle")} error={whole.error} retry={() => void whole.refetch()} />
      )}
      {whole.data && (
        <dl className={styles.facts}>
          <dt>{t("webhooks.messageId")}</dt>
          <dd>{delivery.messageId}</dd>
          {delivery.nextTryAt !== undefined && (
            <>
              <dt>{t("webhooks.nextTry")}</dt>
              <dd>{formats.dateTime(delivery.nextTryAt)}</dd>
            </>
          )}
          <dt>{t("webhooks.request")}</dt>
          <dd>
            <pre className={styles.code} tabIndex={0} aria-label={t("webhooks.request")}>
              {readable(whole.data.contentType, whole.data.body)}
            </pre>
          </dd>
          <dt>{t("webhooks.answer")}</dt>
          <dd>
            {whole.data.answer === undefined ? (
              t("webhooks.answerHidden")
            ) : (
              <pre className={styles.code} tabIndex={0} aria-label={t("webhooks.answer")}>
                {whole.data.answer}
              </pre>
            )}
          </dd>
        </dl>
      )}
      {webhook.state === "ACTIVE" && (
        <Button
          size="xs"
          variant="default"
          loading={replay.isPending}
          onClick={() => replay.mutate({ id: webhook.id, delivery: delivery.id })}
        >
          {t("webhooks.replay")}
        </Button>
      )}
    </div>
  );
}
