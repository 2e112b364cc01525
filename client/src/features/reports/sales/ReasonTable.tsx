import { useTranslation } from "react-i18next";
import { useSees } from "@/lib/session";
import { Section } from "@/ui/PageFrame";
import { share } from "../figures";
import { FigureTable } from "../FigureTable";
import type { ListLink } from "../Tiles";
import { useSalesWords } from "./useSalesWords";

export interface ReasonRow {
  key: string;
  name: string | null;
  count: number;
  amount: string | null;
  /** What was lost for it. */
  list: ListLink | undefined;
}

interface Props {
  reasons: ReasonRow[];
  currency: string;
  /** How many were lost in all. */
  lost: number;
}

/** Why they were lost; without amounts for whoever sees none. */
export function ReasonTable({ reasons, currency, lost }: Props) {
  const { t } = useTranslation();
  const words = useSalesWords();
  const seesAmounts = useSees("AMOUNT");
  if (reasons.length === 0) return null;
  return (
    <Section title={t("sales.reasons")} text={t("sales.tableText")} flush>
      <FigureTable
        label={t("sales.reasons")}
        of={t("reports.one.LOSS_REASON")}
        columns={(["LOST", "lostAmount"] as const)
          .filter((key) => key === "LOST" || seesAmounts)
          .map((key) => ({ key, name: t(`sales.column.${key}`), help: t(`sales.columnHelp.${key}`) }))}
        rows={reasons.map(({ key, name, count, amount, list }) => ({
          key,
          name: words.named("LOSS_REASON", key, name),
          cells: [
            { shown: words.number(count), value: count, small: words.percent(share(count, lost)), list },
            ...(seesAmounts ? [{ shown: words.amount(amount, currency), value: Number(amount), list }] : []),
          ],
        }))}
      />
    </Section>
  );
}
