import { useQuery } from "@tanstack/react-query";
import type { Whose } from "../api";
import { figureOf, salesQuery } from "./api";
import { listAt } from "./links";
import { ReasonTable } from "./ReasonTable";

interface Props {
  asked: { from: string; to: string; PIPELINE?: string | undefined } & Whose;
  /** How many were lost in all. */
  lost: number;
}

/** Why deals were lost. */
export function LossReasons({ asked, lost }: Props) {
  const report = useQuery(salesQuery({ ...asked, by: "LOSS_REASON", of: ["LOST"] })).data;
  if (report === undefined) return null;
  const reasons = report.rows.map((row) => {
    const { count, amount } = figureOf(row.figures, "LOST");
    return { key: row.key ?? "", name: row.name, count, amount, list: listAt(row.list, count, { of: "LOST" }) };
  });
  return <ReasonTable reasons={reasons} currency={report.currency} lost={lost} />;
}
