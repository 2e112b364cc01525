import type { CrmModeName } from "@/lib/api/payloads";
import type { Kind } from "@/lib/kinds";

/** Whether it is history that nobody changes: a converted lead, and in simple mode any closed one. */
export function isFrozen(kind: Kind, record: { semantics: string }, mode: CrmModeName | undefined): boolean {
  return kind === "leads" && (record.semantics === "S" || (record.semantics === "F" && mode === "SIMPLE"));
}
