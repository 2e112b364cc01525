import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { DayField } from "@/ui/DayField";
import { Switch } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { reportSettingsQuery } from "@/lib/reportSettings";
import { Help } from "./Help";
import { SPANS } from "./periods";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";
import { WhoseChoice } from "./WhoseChoice";

const USUAL_DAYS = 28;

interface Props {
  /** What a day counts; absent: inquiries. */
  help?: string;
  comparing?: boolean;
  /** Whether it matters who gets the credit. */
  crediting?: boolean;
  /** What else is chosen. */
  children?: ReactNode;
}

/** Which days, compared with the days before or not, and who gets the credit. */
export function PeriodChoice({ help, comparing = true, crediting = true, children }: Props) {
  const { t } = useTranslation();
  const days = useQuery(reportSettingsQuery).data?.attributionDays ?? USUAL_DAYS;
  const { asked, span, compare, change } = useReportUrl();
  const day = (which: "from" | "to", value: string) => {
    if (value !== "") change({ from: asked.from, to: asked.to, [which]: value, span: undefined });
  };
  return (
    <div className={styles.choice}>
      <Dropdown
        label={t("reports.period")}
        parts={SPANS.map((one) => ({
          key: one,
          label: t(`reports.span.${one}`),
          taken: one === span,
          run: () => change({ span: one, from: undefined, to: undefined }),
        }))}
      >
        {(trigger) => (
          <Button
            {...trigger}
            variant="default"
            leftSection={<IconCalendar size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {t(span === undefined ? "reports.ownSpan" : `reports.span.${span}`)}
          </Button>
        )}
      </Dropdown>
      <div className={styles.days}>
        <DayField
          aria-label={t("reports.from")}
          value={asked.from}
          max={asked.to}
          onDay={(value) => day("from", value)}
        />
        <span aria-hidden>–</span>
        <DayField aria-label={t("reports.to")} value={asked.to} min={asked.from} onDay={(value) => day("to", value)} />
        <Help name={t("reports.period")} text={help ?? t("reports.periodHelp")} />
      </div>
      {comparing && (
        <Switch
          label={t("reports.compare")}
          checked={compare}
          onChange={(event) => change({ compare: event.currentTarget.checked ? undefined : "no" })}
        />
      )}
      {crediting && (
        <div className={styles.touch}>
          <Segmented
            label={t("reports.touch")}
            value={asked.touch}
            onChange={(touch) => change({ touch })}
            data={[
              { value: "FIRST", label: t("reports.firstTouch") },
              { value: "LAST", label: t("reports.lastTouch") },
            ]}
          />
          <Help name={t("reports.touch")} text={t("reports.touchHelp", { days })} />
        </div>
      )}
      <WhoseChoice />
      {children}
    </div>
  );
}
