import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { recordQuery } from "../queries";
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
  if (record.isError)
    return <ErrorState title={t("records.cardFailed")} error={record.error} retry={() => void record.refetch()} />;
  return children(record.data);
}

/** What every card of a kind is given. */
export interface CardProps {
  id: number;
  onClose?: (() => void) | undefined;
}
