import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import styles from "./StageBar.module.css";

interface Props {
  stages: Stage[];
  current: number;
  readOnly?: boolean | undefined;
  onMove: (stage: Stage) => void;
}

/** Where a record stands, and a click to move it on. */
export function StageBar({ stages, current, readOnly, onMove }: Props) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const at = stages.findIndex((stage) => stage.id === current);
  const color = stages[at]?.color;
  useEffect(() => {
    // on the phone the bar is longer than the screen
    bar.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current, at]);
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t("records.field.stageId")}
      // without a button to press, the keyboard scrolls it
      tabIndex={readOnly ? 0 : undefined}
      ref={bar}
    >
      {stages.map((stage, index) => (
        <button
          key={stage.id}
          type="button"
          className={styles.stage}
          disabled={readOnly}
          aria-pressed={stage.id === current}
          data-passed={isPassed(stages, at, index)}
          title={stage.name}
          style={{ "--stage": index === at ? stage.color : color } as React.CSSProperties}
          onClick={() => {
            if (stage.id !== current) onMove(stage);
          }}
        >
          <span className={styles.name}>{stage.name}</span>
        </button>
      ))}
    </div>
  );
}

/** The way to a stage in progress, or to success, leads over those before it; failure can come from anywhere. */
function isPassed(stages: Stage[], at: number, index: number): boolean {
  if (index === at) return true;
  return index < at && stages[index]?.semantics === "IN_PROGRESS" && stages[at]?.semantics !== "FAILURE";
}
