import { useQuery } from "@tanstack/react-query";
import { IconArrowsJoin } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "@/lib/api/problem";
import type { Kind } from "@/lib/kinds";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { recordQuery } from "../queries";
import { RecordLink } from "./RecordLink";
import type { BaseRecord } from "../types";

interface Props<T> {
  kind: Kind;
  id: number;
  children: (record: T) => ReactNode;
}

/** Fetches the record of a card. */
export function CardLoader<T extends BaseRecord>({ kind, id, children }: Props<T>) {
  const { t } = useTranslation();
  const record = useQuery(recordQuery<T>(kind, id));
  if (record.isPending) return <RowSkeletons rows={10} />;
  const into = mergedInto(record.error);
  if (into !== undefined) return <MovedOn kind={kind} id={into} />;
  // while it is only the server that cannot be asked, what somebody reads and writes there stays
  if (record.data === undefined || isGone(record.error))
    return <ErrorState title={t("records.cardFailed")} error={record.error} retry={() => void record.refetch()} />;
  return children(record.data);
}

/** Deleted, or not to be seen any more. */
function isGone(error: unknown): boolean {
  return isProblem(error) && [403, 404, 410].includes(error.status);
}

/** The record that another one was merged into, as the server names it. */
function mergedInto(error: unknown): number | undefined {
  if (!isProblem(error, "merged")) return undefined;
  const into = error.extras["into"];
  return typeof into === "object" && into !== null && "id" in into && typeof into.id === "number" ? into.id : undefined;
}

function MovedOn({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconArrowsJoin} title={t("duplicates.movedOn")} text={t("duplicates.movedOnText")}>
      <RecordLink kind={kind} id={id}>
        {t("duplicates.toSurvivor")}
      </RecordLink>
    </EmptyState>
  );
}

/** What every card of a kind is given. */
export interface CardProps {
  id: number;
  onClose?: (() => void) | undefined;
}
