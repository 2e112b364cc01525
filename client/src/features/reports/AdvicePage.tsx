import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { Table } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { type Advice, adviceQuery } from "./api";
import styles from "./Reports.module.css";
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
      {found.data !== undefined && <Advised advice={found.data} />}
    </PageFrame>
  );
}

function Advised({ advice }: { advice: Advice }) {
  const { t } = useTranslation();
  const words = useWords();
  const title =
    advice.fits === null
      ? t("reports.advice.tooLittle")
      : t(advice.fits === advice.now ? "reports.advice.stay" : "reports.advice.change", {
          mode: t(`reports.advice.mode.${advice.fits}`),
        });
  const funnels = [
    { mode: "CLASSIC", of: advice.classic },
    { mode: "SIMPLE", of: advice.simple },
  ] as const;
  const rate = (percent: number | null) => (percent === null ? "–" : words.percent(percent / 100));
  return (
    <>
      <Section title={title} text={words.days(advice.period)}>
        <ul className={styles.reasons}>
          {advice.reasons.map((reason) => (
            <li key={reason.kind}>
              <b>{reason.kind === "INQUIRIES_A_MONTH" ? words.number(reason.value) : rate(reason.value)}</b>{" "}
              {t(`reports.advice.reason.${reason.kind}`)}
              <span className={styles.speaks}>
                {t("reports.advice.speaksFor", { mode: t(`reports.advice.mode.${reason.speaksFor}`) })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("reports.advice.funnels")} text={t("reports.advice.funnelsText")} flush>
        <Table horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("reports.advice.counted")}</Table.Th>
              {funnels.map(({ mode }) => (
                <Table.Th key={mode} scope="col">
                  {t(`reports.advice.mode.${mode}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(["leads", "deals", "qualified", "won"] as const).map((row) => (
              <Table.Tr key={row}>
                <Table.Th scope="row">{t(`reports.advice.row.${row}`)}</Table.Th>
                {funnels.map(({ mode, of }) => (
                  <Table.Td key={mode}>{of[row] === null ? "–" : words.number(of[row])}</Table.Td>
                ))}
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t("reports.advice.row.winRate")}</Table.Th>
              {funnels.map(({ mode, of }) => (
                <Table.Td key={mode}>{rate(of.winRate)}</Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Section>
    </>
  );
}
