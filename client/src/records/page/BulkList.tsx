import type { Stage } from "@/lib/api/payloads";
import { BulkBar } from "../bulk/BulkBar";
import { BulkProgress } from "../bulk/BulkProgress";
import { fileColumns } from "../list/file";
import { type ListProps, RecordList } from "../list/RecordList";
import type { BaseRecord } from "../types";
import { useRecordsUrl } from "../useRecordsUrl";

interface Props<T extends BaseRecord> extends Omit<ListProps<T>, "bulk" | "below"> {
  /** Stages records can be moved to together; none for kinds without stages. */
  stages?: Stage[] | undefined;
}

/** A list with everything that can be done with many of its records. */
export function BulkList<T extends BaseRecord>({ stages, ...list }: Props<T>) {
  const [url] = useRecordsUrl();
  return (
    <RecordList<T>
      {...list}
      below={<BulkProgress kind={list.kind} />}
      bulk={(selection, total) => (
        <BulkBar
          kind={list.kind}
          query={list.query}
          selection={selection}
          total={total}
          stages={stages}
          columns={fileColumns(list.columns, url.cols)}
        />
      )}
    />
  );
}
