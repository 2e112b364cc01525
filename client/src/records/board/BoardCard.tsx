import { useDraggable } from "@dnd-kit/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { Dot } from "@/ui/Dot";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { PersonMark } from "@/ui/PersonMark";
import { NextActivity } from "../list/NextActivity";
import type { StagedRecord } from "../types";
import { TagMarks } from "../tags/TagMarks";
import styles from "./Board.module.css";

interface Props {
  record: StagedRecord;
  kind: Kind;
  detail: string | null;
  stages: Stage[];
  frozen: boolean;
  onOpen: () => void;
  onMove: (stage: Stage) => void;
}

/** A card on the board. Enter opens it, space picks it up for the arrow keys; the menu moves it without dragging. */
export function BoardCard({ record, kind, detail, stages, frozen, onOpen, onMove }: Props) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: `${kind}-${record.id}`,
    data: { record },
    disabled: frozen,
  });
  return (
    <div className={styles.cardBox} data-dragging={isDragging}>
      <div
        ref={setNodeRef}
        className={styles.card}
        data-card
        data-testid={`card-${codeOfKind(kind).toLowerCase()}-${record.id}`}
        {...attributes}
        {...listeners}
        aria-label={record.title}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            onOpen();
          } else {
            (listeners?.["onKeyDown"] as ((event: React.KeyboardEvent) => void) | undefined)?.(event);
          }
        }}
      >
        <CardFace record={record} detail={detail} />
      </div>
      {!frozen && (
        <Dropdown
          label={t("records.moveTo")}
          parts={[
            { key: "to", heading: t("records.moveTo") },
            ...stages
              .filter((stage) => stage.id !== record.stageId)
              .map((stage) => ({
                key: stage.id,
                label: stage.name,
                icon: <Dot color={stage.color} />,
                run: () => onMove(stage),
              })),
          ]}
        >
          {(trigger) => (
            <IconButton
              {...trigger}
              label={t("records.moveMenu", { name: record.title })}
              className={styles.cardMenu}
              size={26}
            >
              <IconDotsVertical size={15} />
            </IconButton>
          )}
        </Dropdown>
      )}
    </div>
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
      {record.customerName !== null && <span className={styles.customer}>{record.customerName}</span>}
      <TagMarks ids={record.tagIds} />
      <span className={styles.line}>
        <span className={styles.facts}>
          {amount !== "" && <span className={styles.amount}>{amount}</span>}
          {detail !== null && <span className={styles.detail}>{detail}</span>}
        </span>
        {record.semantics !== "P" && mark}
      </span>
      {record.semantics === "P" && (
        <span className={styles.line}>
          <NextActivity record={record} />
          {mark}
        </span>
      )}
    </>
  );
}
