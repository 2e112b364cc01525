import { type Dispatch, type SetStateAction, useEffect } from "react";
import type { Stage } from "@/lib/api/payloads";
import type { Kind } from "@/lib/kinds";
import { useCustomColumns } from "../custom/useCustomColumns";
import type { ListColumn } from "../list/columns";
import type { ListProps } from "../list/RecordList";
import { useStagedColumns } from "../list/stagedColumns";
import type { ListQuery } from "../queries";
import type { StagedRecord } from "../types";
import { useChangeRecord } from "../useChangeRecord";
import { BulkList } from "./BulkList";
import type { Listed } from "./RecordsHeader";

/** The fields that say in a file who the customer is. */
const CUSTOMER: Partial<Record<Kind, string[]>> = {
  leads: ["name", "companyTitle"],
  deals: ["contactId", "companyId"],
};

interface Props {
  kind: Kind;
  query: ListQuery;
  stages: Stage[];
  /** Stages many records can be moved to together. */
  targets: Stage[];
  /** Columns of this kind, by the key of the common one they take the place of. */
  instead?: Record<string, ListColumn<StagedRecord>> | undefined;
  /** Told what is listed, for the header. */
  onListed: Dispatch<SetStateAction<Listed<StagedRecord> | null>>;
  onOpen: (record: StagedRecord) => void;
  mayChange: (record: StagedRecord) => boolean;
  /** A stage may ask for something before a record enters it. */
  onMove: (record: StagedRecord, stage: Stage) => void;
  empty: ListProps<StagedRecord>["empty"];
}

/** The list of a kind that moves through stages; boards, which most people see first, do without it. */
export function StagedList(props: Props) {
  const { kind, query, stages, targets, instead, onListed, onOpen, empty } = props;
  const change = useChangeRecord<StagedRecord>(kind);
  const changeOf = (record: StagedRecord) =>
    props.mayChange(record)
      ? (fields: Record<string, unknown>) => {
          const stage = stages.find((one) => one.id === fields["stageId"]);
          if (stage) props.onMove(record, stage);
          else change.mutate({ record, change: fields });
        }
      : undefined;
  const columns = [
    ...useStagedColumns<StagedRecord>(stages, CUSTOMER[kind] ?? [], instead),
    ...useCustomColumns<StagedRecord>(kind),
  ];
  // columns of own fields come later, and all of them are made anew with every look
  useEffect(() => onListed((told) => (told && isSame(told, { columns, query }) ? told : { columns, query })));
  return (
    <BulkList<StagedRecord>
      kind={kind}
      query={query}
      columns={columns}
      nameOf={(record) => record.title}
      onOpen={onOpen}
      changeOf={changeOf}
      stages={targets}
      empty={empty}
    />
  );
}

function isSame(one: Listed<StagedRecord>, other: Listed<StagedRecord>): boolean {
  return JSON.stringify(one.query) === JSON.stringify(other.query) && headsOf(one) === headsOf(other);
}

const headsOf = ({ columns }: Listed<StagedRecord>) => JSON.stringify(columns.map(({ key, label }) => [key, label]));
