import type { Announcements } from "@dnd-kit/core";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import type { StagedRecord } from "../types";

/**
 * What is read aloud while a card is carried.
 *
 * @param zone the field under the pointer, which lies above the columns
 */
export function useAnnouncements(stages: Stage[], zone: RefObject<Stage | undefined>): Announcements {
  const { t } = useTranslation();
  const name = (data: { current?: Record<string, unknown> | undefined }) =>
    (data.current?.["record"] as StagedRecord | undefined)?.title ?? "";
  const stageOf = (id: unknown) => stages.find((stage) => stage.id === id)?.name;
  return {
    onDragStart: ({ active }) => t("records.drag.start", { name: name(active.data) }),
    onDragOver: ({ active, over }) => {
      const stage = stageOf(over?.id);
      return stage === undefined ? undefined : t("records.drag.over", { name: name(active.data), stage });
    },
    onDragEnd: ({ active, over }) =>
      t("records.drag.end", { name: name(active.data), stage: zone.current?.name ?? stageOf(over?.id) ?? "–" }),
    onDragCancel: ({ active }) => t("records.drag.cancel", { name: name(active.data) }),
  };
}
