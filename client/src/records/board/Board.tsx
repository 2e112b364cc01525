import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { later } from "@/lib/later";
import { ErrorState } from "@/ui/states";
import type { Filter } from "../filter/model";
import { boardQuery } from "../queries";
import type { StagedKind } from "../staged";
import type { StagedRecord } from "../types";
import styles from "./Board.module.css";
import { CardFace } from "./BoardCard";
import { Column } from "./Column";
import { nextColumn, walk } from "./keyboard";
import { useAnnouncements } from "./useAnnouncements";
import { useMove } from "./useMove";

const DropZones = later(() => import("./DropZones").then((m) => m.DropZones));

/** Enter opens a card, so only the space bar picks it up. */
const KEYS = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

interface Props<T extends StagedRecord> {
  of: StagedKind<T>;
  filter: Filter[];
  q?: string | undefined;
  onOpen: (record: T) => void;
  /** Stands in the first column when there is nothing at all. */
  empty?: ReactNode;
  /** @returns false when somebody thought better of it */
  onQuickAdd?: ((stage: Stage, title: string) => Promise<boolean>) | undefined;
}

/** Columns of stages, cards that move between them by mouse, finger, keyboard or menu. */
export function Board<T extends StagedRecord>({ of, filter, q, onOpen, empty, onQuickAdd }: Props<T>) {
  const { t } = useTranslation();
  const board = useQuery(boardQuery(of.kind, { pipelineId: of.pipelineId, filter, q }));
  const move = useMove(of.kind);
  const [dragged, setDragged] = useState<T>();
  const zone = useRef<Stage>(undefined);
  const announcements = useAnnouncements(of.stages, zone);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn, keyboardCodes: KEYS }),
  );

  function moveTo(record: T, stage: Stage) {
    if (record.stageId === stage.id || of.intercept(record, stage)) return;
    move.mutate({ record, stageId: stage.id });
  }

  function drop(event: DragEndEvent) {
    setDragged(undefined);
    const record = event.active.data.current?.["record"] as T | undefined;
    const stage = zone.current ?? of.stages.find((one) => one.id === event.over?.id);
    if (record && stage) moveTo(record, stage);
  }

  if (board.isError && board.data === undefined)
    return <ErrorState title={t("records.boardFailed")} error={board.error} retry={() => void board.refetch()} />;
  const searched = filter.length > 0 || (q ?? "") !== "";
  const nothing = !searched && board.data?.every((column) => column.count === 0) === true;
  return (
    <DndContext
      sensors={sensors}
      onDragStart={(event) => setDragged(event.active.data.current?.["record"] as T)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("records.dragHelp") } }}
    >
      {/* whoever has no mouse scrolls it sideways, even while there is no card to go to */}
      <div
        className={styles.board}
        role="region"
        aria-label={t("records.board")}
        tabIndex={0}
        onKeyDown={dragged === undefined ? walk : undefined}
      >
        {of.stages.map((stage, index) => (
          <Column
            key={stage.id}
            of={of}
            stage={stage}
            column={board.data?.find((column) => column.stageId === stage.id)}
            known={board.data !== undefined}
            filter={filter}
            q={q}
            empty={index === 0 && nothing ? empty : undefined}
            onOpen={onOpen}
            onMove={moveTo}
            onQuickAdd={onQuickAdd}
          />
        ))}
      </div>
      {dragged && (
        <Suspense>
          <DropZones stages={of.stages} record={dragged} over={zone} />
        </Suspense>
      )}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={styles.overlay}>
            <CardFace record={dragged} detail={of.detail?.(dragged) ?? null} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
