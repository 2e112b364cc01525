import { IconCheck, IconX } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Stage } from "@/lib/api/payloads";
import type { StagedRecord } from "../types";
import styles from "./DropZones.module.css";

const MOST = 6;

interface Props {
  stages: Stage[];
  record: StagedRecord;
  /** Kept up to date with the zone under the pointer. */
  over: RefObject<Stage | undefined>;
}

/**
 * Where a card is dropped that is done with: the final stages, whose columns are often out of sight. They are there
 * while somebody drags by mouse or finger; by keyboard the arrow keys and the card's menu reach the same stages.
 */
export function DropZones({ stages, record, over }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number>();
  const final = stages.filter((stage) => stage.semantics !== "IN_PROGRESS" && stage.id !== record.stageId);
  const shown = useRef(final);
  useEffect(() => {
    shown.current = final;
  });
  useEffect(() => {
    const look = (x: number, y: number) => {
      const zone = [...(bar.current?.children ?? [])].findIndex((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return x >= left && x < right && y >= top && y < bottom;
      });
      over.current = shown.current[zone];
      setAt(over.current?.id);
    };
    const byMouse = (event: MouseEvent) => look(event.clientX, event.clientY);
    const byFinger = (event: TouchEvent) => {
      const [finger] = event.touches;
      if (finger) look(finger.clientX, finger.clientY);
    };
    document.addEventListener("mousemove", byMouse);
    document.addEventListener("touchmove", byFinger, { passive: true });
    return () => {
      document.removeEventListener("mousemove", byMouse);
      document.removeEventListener("touchmove", byFinger);
      over.current = undefined;
    };
  }, [over]);
  if (final.length === 0) return null;
  return (
    <div className={styles.bar} ref={bar} aria-hidden data-testid="drop-zones" data-zones>
      {final.slice(0, MOST).map((stage) => {
        const Icon = stage.semantics === "SUCCESS" ? IconCheck : IconX;
        return (
          <div key={stage.id} className={styles.zone} data-semantics={stage.semantics} data-over={stage.id === at}>
            <Icon size={18} stroke={2} />
            <span className={styles.name}>{stage.name}</span>
          </div>
        );
      })}
    </div>
  );
}
