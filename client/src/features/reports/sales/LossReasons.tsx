import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Section } from "@/ui/PageFrame";
import type { Whose } from "../api";
import { share } from "../figures";
import { FigureTable } from "../FigureTable";
import { figureOf, salesQuery } from "./api";
import { listAt } from "./links";
import { useSalesWords } from "./useSalesWords";
import { useSees } from "@/lib/session";

interface Props {
  asked: { from: string; to: string; PIPELINE?: string | undefined } & Whose;
  /** How many were lost in all. */
  lost: number;
}

/** Why deals were lost. */
export function LossReasons({ asked, lost }: Props) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const seesAmounts = useSees("AMOUNT");
  const report = useQuery(salesQuery({ ...asked, by: "LOSS_REASON", of: ["LOST"] })).data;
  if (report === undefined || report.rows.length === 0) return null;
  return (
    <Section title={t("sales.reasons")} text={t("sales.tableText")} flush>
      <FigureTable
        label={t("sales.reasons")}
        of={t("reports.one.LOSS_REASON")}
        columns={(["LOST", "lostAmount"] as const)
          .filter((key) => key === "LOST" || seesAmounts)
          .map((key) => ({
            key,
            name: t(`sales.column.${key}`),
            help: t(`sales.columnHelp.${key}`),
          }))}
        rows={report.rows.map((row) => {
          const { count, amount } = figureOf(row.figures, "LOST");
          const list = listAt(row.list, count, { of: "LOST" });
          return {
            key: row.key ?? "",
            name: words.named("LOSS_REASON", row.key ?? "", row.name),
            cells: [
              { shown: words.number(count), value: count, small: words.percent(share(count, lost)), list },
              ...(seesAmounts ? [{ shown: words.amount(amount, report.currency), value: Number(amount), list }] : []),
            ],
          };
        })}
      />
    </Section>
  );
}
