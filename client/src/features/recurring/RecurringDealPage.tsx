import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePipelines, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Alert } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { datesQuery, type RecurringDeal, recurringDealQuery } from "./api";
import { Deeds } from "./Deeds";
import { MadeDeals } from "./MadeDeals";
import styles from "./Recurring.module.css";
import { State } from "./State";
import { useRhythm } from "./useRhythm";

/** One template: when its next deals are made, what can be done with it, and the deals there have been. */
export function RecurringDealPage() {
  const { t } = useTranslation();
  const { id }: { id?: string } = useParams({ strict: false });
  const found = useQuery(recurringDealQuery(Number(id)));
  const back = <Link to="/recurring-deals">{t("recurring.title")}</Link>;
  if (found.isPending) return <RowSkeletons />;
  if (found.data === undefined) {
    return (
      <PageFrame title={t("recurring.one")} back={back}>
        <ErrorState title={t("recurring.failed")} error={found.error} retry={() => void found.refetch()} />
      </PageFrame>
    );
  }
  const template = found.data;
  return (
    <PageFrame title={template.title} back={back} actions={<Deeds template={template} />}>
      <Held template={template} />
      <Section title={t("recurring.schedule")}>
        <Facts template={template} />
      </Section>
      <Section title={t("recurring.madeDeals")} flush>
        <MadeDeals id={template.id} />
      </Section>
    </PageFrame>
  );
}

/** What keeps the next deal from being made, and what nobody makes up for. */
function Held({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { obstacle, obstacleSince, state, leftOut } = template;
  return (
    <>
      {obstacle !== null && state === "ACTIVE" && (
        <Alert color="red" role="alert" title={t("recurring.heldUpSince", { when: formats.dateTime(obstacleSince) })}>
          {t(`recurring.obstacles.${obstacle}`)}
        </Alert>
      )}
      {leftOut > 0 && <Alert color="yellow">{t("recurring.leftOut", { count: leftOut })}</Alert>}
    </>
  );
}

function Facts({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rhythm = useRhythm();
  const userName = useUserName();
  const pipeline = usePipelines().find((one) => one.id === template.pipelineId)?.name ?? "";
  const after = (days: number | null) => {
    if (days === null) return null;
    return days === 0 ? t("recurring.onTheDate") : t("recurring.afterTheDate", { count: days });
  };
  const facts: [string, string | null][] = [
    [t("recurring.rhythmLabel"), rhythm(template.schedule)],
    [t("recurring.made"), formats.number(template.made)],
    [t("recurring.customer"), template.customerName],
    [t("records.field.amount"), template.amount === null ? null : formats.money(template.amount)],
    [t("records.field.pipelineId"), pipeline],
    [t("records.field.responsibleId"), userName(template.responsibleId)],
    [t("records.field.beginOn"), after(template.beginAfter)],
    [t("records.field.closeOn"), after(template.closeAfter)],
  ];
  return (
    <dl className={styles.facts}>
      <dt>{t("recurring.state")}</dt>
      <dd>
        <State template={template} />
      </dd>
      <dt>{t("recurring.preview")}</dt>
      <dd>
        <NextDates template={template} />
      </dd>
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <Fact key={label} label={label}>
              {value}
            </Fact>
          ),
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function NextDates({ template }: { template: RecurringDeal }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nextOn, state } = template;
  const goesOn = state === "ACTIVE" && nextOn !== null;
  const dates = useQuery({ ...datesQuery(template.schedule), enabled: goesOn });
  if (!goesOn) return t("recurring.noDates");
  // today's may have been made already
  const later = (dates.data ?? []).filter((day) => day > nextOn);
  return [nextOn, ...later.slice(0, 4)].map((day) => formats.date(day)).join(" · ");
}
