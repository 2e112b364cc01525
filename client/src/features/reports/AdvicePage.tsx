import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { Table } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { ADVICE_ROWS, listOfReason, listOfRow } from "./advice";
import { type Advice, adviceQuery } from "./api";
import { Help } from "./Help";
import styles from "./Reports.module.css";
import type { ListLink } from "./Tiles";
import { useWords } from "./useWords";

/** Which mode fits, why, and how the last quarter would have looked in either. */
export function AdvicePage() {
  const { t } = useTranslation();
  const found = useQuery(adviceQuery);
  return (
    <PageFrame
      title={t("reports.advice.title")}
      intro={t("reports.advice.intro")}
      back={
        <Link to={addressOfSettings("crm-mode")} className={styles.back}>
          <IconArrowLeft size={15} aria-hidden /> {t("modeBar.title")}
        </Link>
      }
    >
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("reports.failed")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && (
        <>
          <Reasons advice={found.data} />
          <Funnels advice={found.data} />
        </>
      )}
    </PageFrame>
  );
}

function useRate() {
  const words = useWords();
  return (percent: number | null) => (percent === null ? "–" : words.percent(percent / 100));
}

function Reasons({ advice }: { advice: Advice }) {
  const { t } = useTranslation();
  const words = useWords();
  const rate = useRate();
  const mode = (one: Advice["now"]) => t(`reports.advice.mode.${one}`);
  const title =
    advice.fits === null
      ? t("reports.advice.tooLittle")
      : t(advice.fits === advice.now ? "reports.advice.stay" : "reports.advice.change", { mode: mode(advice.fits) });
  return (
    <Section title={title} text={words.days(advice.period)}>
      <ul className={styles.reasons}>
        {advice.reasons.map((reason) => {
          const name = t(`reports.advice.reason.${reason.kind}`);
          const shown = reason.kind === "INQUIRIES_A_MONTH" ? words.number(reason.value) : rate(reason.value);
          return (
            <li key={reason.kind}>
              <b>
                <Figure name={name} shown={shown} list={listOfReason(advice, reason)} />
              </b>{" "}
              {name}
              <Help name={name} text={t(`reports.advice.reasonHelp.${reason.kind}`)} />
              <span className={styles.speaks}>{t("reports.advice.speaksFor", { mode: mode(reason.speaksFor) })}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Funnels({ advice }: { advice: Advice }) {
  const { t } = useTranslation();
  const words = useWords();
  const rate = useRate();
  const modes = ["CLASSIC", "SIMPLE"] as const;
  return (
    <Section title={t("reports.advice.funnels")} text={t("reports.advice.funnelsText")} flush>
      <Table horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("reports.advice.counted")}</Table.Th>
            {modes.map((mode) => (
              <Table.Th key={mode} scope="col">
                {t(`reports.advice.mode.${mode}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ADVICE_ROWS.map((row) => {
            const name = t(`reports.advice.row.${row}`);
            return (
              <Table.Tr key={row}>
                <Table.Th scope="row">
                  {name}
                  <Help name={name} text={t(`reports.advice.rowHelp.${row}`)} />
                </Table.Th>
                {modes.map((mode) => {
                  const value = advice[mode === "CLASSIC" ? "classic" : "simple"][row];
                  return (
                    <Table.Td key={mode}>
                      <Figure
                        name={`${name}, ${t(`reports.advice.mode.${mode}`)}`}
                        shown={row === "winRate" ? rate(value) : value === null ? "–" : words.number(value)}
                        list={listOfRow(advice, mode, row)}
                      />
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Figure({ name, shown, list }: { name: string; shown: string; list: ListLink | undefined }) {
  const { t } = useTranslation();
  if (list === undefined) return shown;
  return (
    <Link
      to={list.to}
      search={list.search as never}
      className={styles.number}
      aria-label={t("reports.openList", { name, value: shown })}
    >
      {shown}
    </Link>
  );
}
