import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { Dot } from "@/ui/Dot";
import { PersonMark } from "@/ui/PersonMark";
import { Customer, hasCustomer } from "../list/Customer";
import { NextActivity } from "../list/NextActivity";
import type { StagedRecord } from "../types";
import { TagMarks } from "../tags/TagMarks";
import styles from "./Board.module.css";
import { DragCard } from "./DragCard";

interface Props {
  record: StagedRecord;
  kind: Kind;
  detail: string | null;
  stages: Stage[];
  frozen: boolean;
  onOpen: () => void;
  onMove: (stage: Stage) => void;
}

/** A card on the board; its menu moves it to another stage. */
export function BoardCard({ record, kind, detail, stages, frozen, onOpen, onMove }: Props) {
  const { t } = useTranslation();
  const menu = {
    label: t("records.moveTo"),
    open: t("records.moveMenu", { name: record.title }),
    parts: stages
      .filter((stage) => stage.id !== record.stageId)
      .map((stage) => ({
        key: stage.id,
        label: stage.name,
        icon: <Dot color={stage.color} />,
        run: () => onMove(stage),
      })),
  };
  return (
    <DragCard kind={kind} record={record} fixed={frozen} menu={menu} onOpen={onOpen}>
      <CardFace record={record} detail={detail} />
    </DragCard>
  );
}

/** What stands on a card. */
export function CardFace({ record, detail }: { record: StagedRecord; detail: string | null }) {
  const formats = useFormats();
  const userName = useUserName();
  const amount = formats.money(record.amount);
  const mark = <PersonMark name={userName(record.responsibleId)} size={20} />;
  return (
    <>
      <span className={styles.cardTitle}>{record.title}</span>
      {hasCustomer(record) && (
        <span className={styles.customer}>
          <Customer record={record} />
        </span>
      )}
      <TagMarks ids={record.tagIds} />
      {(amount !== "" || detail !== null || record.semantics !== "P") && (
        <span className={styles.line}>
          <span className={styles.facts}>
            {amount !== "" && <span className={styles.amount}>{amount}</span>}
            {detail !== null && <span className={styles.detail}>{detail}</span>}
          </span>
          {record.semantics !== "P" && mark}
        </span>
      )}
      {record.semantics === "P" && (
        <span className={styles.line}>
          <NextActivity record={record} />
          {mark}
        </span>
      )}
    </>
  );
}
