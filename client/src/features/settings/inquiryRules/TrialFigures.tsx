import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSources } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { useSettled } from "@/lib/useSettled";
import table from "@/ui/plainTable.module.css";
import settings from "../settings.module.css";
import { type Draft, type Trial, trialQuery } from "./api";
import styles from "./InquiryRules.module.css";

const MOST_SOURCES = 8;
const PAUSE_MS = 300;

/**
 * What rules would have made of the inquiries of the last thirty days.
 * @param compared also what the saved ones make of them
 */
export function TrialFigures({ rules, compared = false }: { rules: Draft[]; compared?: boolean }) {
  const { t } = useTranslation();
  // whoever writes a name or picks sources is not answered in between
  const asked = useSettled(rules, PAUSE_MS);
  const trial = useQuery({ ...trialQuery(asked), placeholderData: (before) => before });
  return (
    <div className={styles.trial} role="status" aria-busy={trial.isFetching}>
      {trial.isError ? (
        <p className={styles.problem}>{problemText(t, trial.error)}</p>
      ) : trial.data === undefined ? (
        <p className={settings.note}>{t("inquiryRules.trial.working")}</p>
      ) : trial.data.inquiries === 0 ? (
        <p className={settings.note}>{t("inquiryRules.trial.none")}</p>
      ) : (
        <Figures trial={trial.data} rules={asked} compared={compared} />
      )}
    </div>
  );
}

function Figures({ trial, rules, compared }: { trial: Trial; rules: Draft[]; compared: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sources = useSources();
  const n = (count: number) => formats.number(count);
  const sourceName = (id: number | null) =>
    id === null ? t("inquiryRules.trial.withoutSource") : (sources.find((one) => one.id === id)?.name ?? `#${id}`);
  const remarks = (["noted", "held", "byHand", "byForm"] as const).filter((kind) => trial[kind] > 0);
  const { leads, deals, undecided } = trial.then;
  return (
    <>
      <p className={styles.sum}>
        {t("inquiryRules.trial.sum", { deals: n(deals), leads: n(leads) })}
        {undecided > 0 && ` ${t("inquiryRules.trial.undecided", { count: undecided, n: n(undecided) })}`}
      </p>
      {compared && (
        <p className={settings.note}>
          {t("inquiryRules.trial.now", { deals: n(trial.now.deals), leads: n(trial.now.leads) })}
        </p>
      )}
      {rules.length > 0 && (
        <table className={table.table}>
          <caption className={styles.caption}>{t("inquiryRules.trial.byRule")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("inquiryRules.trial.rule")}</th>
              <th scope="col">{t("inquiryRules.trial.becomes")}</th>
              <th scope="col" className={styles.number}>
                {t("inquiryRules.trial.inquiries")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, place) => (
              // two rules may be called the same, and a new one has no number
              <tr key={`${place} ${rule.name}`}>
                <th scope="row">{rule.name}</th>
                <td>{t(`inquiryRules.makes.${rule.makes}`)}</td>
                <td className={styles.number}>{n(trial.rules[place] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className={table.table}>
        <caption className={styles.caption}>{t("inquiryRules.trial.bySource")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inquiryRules.source")}</th>
            <th scope="col" className={styles.number}>
              {t("inquiryRules.trial.deals")}
            </th>
            <th scope="col" className={styles.number}>
              {t("inquiryRules.trial.leads")}
            </th>
            <th scope="col" className={styles.number}>
              {t("inquiryRules.trial.open")}
            </th>
          </tr>
        </thead>
        <tbody>
          {trial.sources.slice(0, MOST_SOURCES).map(({ sourceId, count }) => (
            <tr key={sourceId ?? "none"}>
              <th scope="row">{sourceName(sourceId)}</th>
              <td className={styles.number}>{n(count.deals)}</td>
              <td className={styles.number}>{n(count.leads)}</td>
              <td className={styles.number}>{n(count.undecided)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {trial.sources.length > MOST_SOURCES && (
        <p className={settings.note}>{t("inquiryRules.trial.more", { n: n(trial.sources.length - MOST_SOURCES) })}</p>
      )}
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map((kind) => (
            <li key={kind}>{t(`inquiryRules.trial.${kind}`, { count: trial[kind], n: n(trial[kind]) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
