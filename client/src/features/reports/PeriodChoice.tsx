import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { Switch, TextInput } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { Help } from "./Help";
import { SPANS } from "./periods";
import styles from "./Reports.module.css";
import { useReportUrl } from "./url";

/** Which days, compared with the days before or not, and who gets the credit. */
export function PeriodChoice() {
  const { t } = useTranslation();
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
        <TextInput
          type="date"
          aria-label={t("reports.from")}
          value={asked.from}
          max={asked.to}
          onChange={(event) => day("from", event.currentTarget.value)}
        />
        <span aria-hidden>–</span>
        <TextInput
          type="date"
          aria-label={t("reports.to")}
          value={asked.to}
          min={asked.from}
          onChange={(event) => day("to", event.currentTarget.value)}
        />
        <Help name={t("reports.period")} text={t("reports.periodHelp")} />
      </div>
      <Switch
        label={t("reports.compare")}
        checked={compare}
        onChange={(event) => change({ compare: event.currentTarget.checked ? undefined : "no" })}
      />
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
        <Help name={t("reports.touch")} text={t("reports.touchHelp")} />
      </div>
    </div>
  );
}
