import type { Stage } from "@/lib/api/payloads";
import type { Kind } from "@/lib/kinds";
import type { StagedRecord } from "./types";

/** What a board needs to know about a kind that moves through stages. */
export interface StagedKind<T extends StagedRecord> {
  kind: Kind;
  stages: Stage[];
  pipelineId?: number | undefined;
  /** Extra line on the card, besides customer and amount. */
  detail?: (record: T) => string | null;
  /** Called instead of moving when a record is dropped on this stage; true when it has been taken care of. */
  intercept: (record: T, stage: Stage) => boolean;
  /** A record that does not move any more. */
  frozen: (record: T) => boolean;
}
