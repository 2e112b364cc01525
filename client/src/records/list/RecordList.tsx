import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { listQuery, type ListQuery } from "../queries";
import type { BaseRecord } from "../types";
import type { ListColumn } from "./columns";
import { HeadRow } from "./HeadRow";
import styles from "./RecordList.module.css";
import { Row } from "./Row";
import { useSelection } from "./useSelection";

interface Props<T extends BaseRecord> {
  kind: Kind;
  query: ListQuery;
  columns: ListColumn<T>[];
  nameOf: (record: T) => string;
  onOpen: (record: T) => void;
  /** Changes a record where it stands in the list; undefined for one that may not be changed. */
  changeOf?: (record: T) => ((change: Record<string, unknown>) => void) | undefined;
  /** What can be done with several; without it nothing can be chosen. */
  bulk?: ((records: T[], clear: () => void) => ReactNode) | undefined;
  empty: {
    icon: ComponentType<{ size?: number; stroke?: number }>;
    title: string;
    text: string;
    action?: ReactNode;
  };
}

const ROW = 36;
const PHONE_ROW = 52;
const NEAR_END = 15;

/** A list of any length: rows are drawn as they come into sight and fetched as somebody scrolls. */
export function RecordList<T extends BaseRecord>(props: Props<T>) {
  const { kind, query, columns, nameOf, onOpen, empty, bulk } = props;
  const { t } = useTranslation();
  const list = useInfiniteQuery(listQuery<T>(kind, query));
  const records = list.data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useSelection(records.map((record) => record.id));
  const [editing, setEditing] = useState<{ id: number; column: string }>();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (matchMedia("(max-width: 47.99em)").matches ? PHONE_ROW : ROW),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= records.length - NEAR_END) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, records.length]);

  if (list.isError)
    return <ErrorState title={t("records.listFailed")} error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <RowSkeletons rows={12} />;
  if (records.length === 0) {
    const searched = query.filter.length > 0 || (query.q ?? "") !== "";
    return searched ? (
      <EmptyState icon={empty.icon} title={t("common.noResults")} text={t("records.noResultsText")} />
    ) : (
      <EmptyState icon={empty.icon} title={empty.title} text={empty.text}>
        {empty.action}
      </EmptyState>
    );
  }
  const template = `${bulk ? "30px " : ""}${columns.map((column) => `minmax(0, ${column.width}fr)`).join(" ")}`;
  const chosen = records.filter((record) => selection.chosen.has(record.id));
  const total = list.data.pages[0]?.total;
  return (
    <div className={styles.frame}>
      <div className={styles.table} data-bulk={bulk !== undefined}>
        <div className={styles.scroller} ref={scroller} tabIndex={-1} role="grid" aria-rowcount={total?.value ?? -1}>
          <HeadRow
            columns={columns}
            template={template}
            sort={query.sort}
            all={bulk && (chosen.length === 0 ? "none" : chosen.length === records.length ? "all" : "some")}
            onAll={selection.toggleAll}
          />
          <div className={styles.rows} style={{ height: virtual.getTotalSize() }} role="rowgroup">
            {items.map((item) => {
              const record = records[item.index];
              return record === undefined ? null : (
                <Row
                  key={record.id}
                  record={record}
                  name={nameOf(record)}
                  index={item.index}
                  top={item.start}
                  template={template}
                  columns={columns}
                  selected={bulk ? selection.chosen.has(record.id) : undefined}
                  onSelect={(range) => selection.toggle(record.id, range)}
                  editing={editing?.id === record.id ? editing.column : undefined}
                  onEdit={(column) => setEditing(column === undefined ? undefined : { id: record.id, column })}
                  onChange={props.changeOf?.(record)}
                  onOpen={() => onOpen(record)}
                />
              );
            })}
          </div>
        </div>
        <Total total={total} />
      </div>
      {bulk && chosen.length > 0 && bulk(chosen, selection.clear)}
    </div>
  );
}

function Total({ total }: { total: { value: number; exact: boolean } | null | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={styles.total} role="status">
      {total
        ? t(total.exact ? "records.total" : "records.totalAtLeast", {
            count: total.value,
            number: formats.number(total.value),
          })
        : ""}
    </p>
  );
}
