import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/api/client";
import { codeOfKind, type Kind } from "@/lib/kinds";
import type { Scope } from "@/lib/session";

export const ASKED = ["READ", "CHANGE", "MOVE", "DELETE", "EXPORT", "CONVERT"] as const;
export type Asked = (typeof ASKED)[number];

export type Reason =
  "ALLOWED" | "ADMINISTRATOR" | "OBSERVER" | "NOT_ACTIVE" | "NO_ROLE" | "RIGHT_MISSING" | "OUT_OF_SCOPE" | "HISTORY";

export interface RoleSays {
  roleId: number;
  role: string;
  /** The department through which the person has it; null: their own. */
  department: string | null;
  administrator: boolean;
  level: "STAGE" | "PIPELINE" | "KIND" | "NOTHING";
  scope: Scope;
  /** false: an explicit rule of another role for the stage beats it. */
  counts: boolean;
}

export interface Explanation {
  allowed: boolean;
  reason: Reason;
  scope: Scope;
  needed: Scope;
  roles: RoleSays[];
}

/** Where a record would go: the question is asked as if it stood there. */
export interface Place {
  pipelineId?: number;
  stageId?: number;
}

export const explanationQuery = (kind: Kind, id: number, action: Asked, userId: number, to: Place = {}) =>
  queryOptions({
    queryKey: ["explanation", kind, id, action, userId, to.stageId],
    queryFn: ({ signal }) =>
      api.get<Explanation>(
        "/access/explanation",
        { kind: codeOfKind(kind), id, action, userId, pipelineId: to.pipelineId, stageId: to.stageId },
        signal,
      ),
    staleTime: 0,
  });

/** Opens a record to everybody whose scope is "open", or takes that back. */
export const openToAll = (kind: Kind, id: number, open: boolean) =>
  api.put(`/access/records/${kind}/${id}/open-to-all`, { open });
