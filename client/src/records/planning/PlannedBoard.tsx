import type { TFunction } from "i18next";
import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import board from "../board/Board.module.css";
import { CardFace } from "../board/BoardCard";
import { nextColumn, walk } from "../board/keyboard";
import type { Filter } from "../filter/model";
import type { StagedRecord } from "../types";
import { DUES, type Due, takes } from "./dues";
import { PlanDialog } from "./PlanDialog";
import { PlannedColumn } from "./PlannedColumn";

const KEYS = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };
const MINUTES = 60_000;

interface Props {
  kind: Kind;
  filter: Filter[];
  q: string | undefined;
  onOpen: (record: StagedRecord) => void;
}

/** Open records by what is to be done next: overdue, today, this week, later, nothing planned. */
export function PlannedBoard({ kind, filter, q, onOpen }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const [dragged, setDragged] = useState<StagedRecord>();
  const [planning, setPlanning] = useState<{ record: StagedRecord; due: Due }>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn, keyboardCodes: KEYS }),
  );

  function drop(event: DragEndEvent) {
    setDragged(undefined);
    const record = event.active.data.current?.["record"] as StagedRecord | undefined;
    const due = DUES.find((one) => one === event.over?.id);
    if (record && due && due !== event.active.data.current?.["due"] && takes(due, formats, now)) {
      setPlanning({ record, due });
    }
  }

  return (
    <DndContext
      sensors={sensors}
      onDragStart={(event) => setDragged(event.active.data.current?.["record"] as StagedRecord)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{
        announcements: announcements(t),
        screenReaderInstructions: { draggable: t("records.dragHelp") },
      }}
    >
      <div
        className={board.board}
        data-testid="planned-board"
        role="region"
        aria-label={t("records.planned")}
        // whoever has no mouse scrolls it sideways, even while there is no card to go to
        tabIndex={0}
        onKeyDown={dragged === undefined ? (event) => walk(event) : undefined}
      >
        {DUES.map((due) => (
          <PlannedColumn
            key={due}
            kind={kind}
            due={due}
            now={now}
            filter={filter}
            q={q}
            onOpen={onOpen}
            onPlan={(record, to) => setPlanning({ record, due: to })}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={board.overlay}>
            <CardFace record={dragged} detail={null} />
          </div>
        )}
      </DragOverlay>
      {planning && <PlanDialog kind={kind} {...planning} now={now} onClose={() => setPlanning(undefined)} />}
    </DndContext>
  );
}

/** Now, to the minute and renewed every few: columns do not have to be right to the second. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date(Math.floor(Date.now() / MINUTES) * MINUTES));
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date(Math.floor(Date.now() / MINUTES) * MINUTES)), 3 * MINUTES);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function announcements(t: TFunction): Announcements {
  const name = (data: { current?: Record<string, unknown> | undefined }) =>
    (data.current?.["record"] as StagedRecord | undefined)?.title ?? "";
  const column = (id: unknown) => {
    const due = DUES.find((one) => one === id);
    return due === undefined ? undefined : t(`planning.due.${due}`);
  };
  return {
    onDragStart: ({ active }) => t("records.drag.start", { name: name(active.data) }),
    onDragOver: ({ active, over }) => {
      const stage = column(over?.id);
      return stage === undefined ? undefined : t("records.drag.over", { name: name(active.data), stage });
    },
    onDragEnd: ({ active, over }) => t("records.drag.end", { name: name(active.data), stage: column(over?.id) ?? "–" }),
    onDragCancel: ({ active }) => t("records.drag.cancel", { name: name(active.data) }),
  };
}
