import { useInfiniteQuery } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useState } from "react";
import type { Kind } from "@/lib/kinds";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import { useTranslation } from "react-i18next";
import { listQuery, type ListQuery } from "../queries";
import type { BaseRecord } from "../types";
import type { ListColumn } from "./columns";
import { gridOf } from "./layout";
import { HeadRow } from "./HeadRow";
import { ListFoot } from "./ListFoot";
import styles from "./RecordList.module.css";
import { Rows } from "./Rows";
import { SortMenu } from "./SortMenu";
import { useColumns } from "./useColumns";
import { type Selection, useSelection } from "./useSelection";

export interface ListProps<T extends BaseRecord> {
  kind: Kind;
  query: ListQuery;
  /** What the list begins with; further columns come from the fields of the kind. */
  columns: ListColumn<T>[];
  nameOf: (record: T) => string;
  onOpen: (record: T) => void;
  /** Changes a record where it stands in the list; undefined for one that may not be changed. */
  changeOf?: (record: T) => ((change: Record<string, unknown>) => void) | undefined;
  /** What can be done with several; without it nothing can be chosen. */
  bulk?: ((selection: Selection, total: Total | undefined) => ReactNode) | undefined;
  /** Lies over the end of the list. */
  below?: ReactNode;
  empty: {
    icon: ComponentType<{ size?: number; stroke?: number }>;
    title: string;
    text: string;
    action?: ReactNode;
  };
}

export interface Total {
  value: number;
  exact: boolean;
}

/** A list of any length: rows are drawn as they come into sight and fetched as somebody scrolls. */
export function RecordList<T extends BaseRecord>(props: ListProps<T>) {
  const { kind, query, nameOf, onOpen, bulk } = props;
  const { t } = useTranslation();
  const phone = usePhone();
  const list = useInfiniteQuery(listQuery<T>(kind, query));
  const records = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { shown, pinned, resize } = useColumns(kind, props.columns);
  const selection = useSelection(
    records.map((record) => record.id),
    JSON.stringify([query.filter, query.q]),
  );
  const [editing, setEditing] = useState<{ id: number; column: string }>();
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  if (isError && list.data === undefined)
    return <ErrorState title={t("records.listFailed")} error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <RowSkeletons rows={12} />;
  if (records.length === 0) return <Nothing empty={props.empty} query={query} />;
  const grid = gridOf(
    shown.map(({ width, set }) => ({ share: width, width: set })),
    pinned,
    bulk !== undefined,
  );
  const chosen = records.filter((record) => selection.has(record.id)).length;
  const total = list.data.pages[0]?.total ?? undefined;
  const all = chosen === 0 ? "none" : chosen === records.length ? "all" : "some";
  return (
    <div className={styles.frame}>
      {phone && <SortMenu columns={shown} sort={query.sort} all={bulk && all} onAll={selection.toggleAll} />}
      <div className={styles.table}>
        <Rows
          of={{
            grid,
            columns: shown,
            card: phone,
            nameOf,
            onSelect: selection.toggle,
            onEdit: setEditing,
            changeOf: props.changeOf,
            onOpen,
          }}
          records={records}
          total={total?.value}
          pinned={pinned > 0}
          isSelected={bulk && selection.has}
          editing={editing}
          onNearEnd={hasNextPage && !isFetching && !isError ? () => void fetchNextPage() : undefined}
          head={
            !phone && (
              <HeadRow
                columns={shown}
                grid={grid}
                sort={query.sort}
                all={bulk && all}
                onAll={selection.toggleAll}
                onResize={resize}
              />
            )
          }
        />
        <ListFoot
          kind={kind}
          query={query}
          total={total}
          again={
            isError && !isFetching
              ? () => void (list.isFetchNextPageError ? fetchNextPage() : list.refetch())
              : undefined
          }
        />
      </div>
      {bulk && (selection.whole || chosen > 0) ? bulk(selection, total) : props.below}
    </div>
  );
}

function Nothing({ empty, query }: { empty: ListProps<BaseRecord>["empty"]; query: ListQuery }) {
  const { t } = useTranslation();
  const searched = query.filter.length > 0 || (query.q ?? "") !== "";
  return searched ? (
    <EmptyState icon={empty.icon} title={t("common.noResults")} text={t("records.noResultsText")} />
  ) : (
    <EmptyState icon={empty.icon} title={empty.title} text={empty.text}>
      {empty.action}
    </EmptyState>
  );
}
