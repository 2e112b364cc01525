import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { addressOfRecord } from "@/lib/addresses";
import type { Kind } from "@/lib/kinds";

/** Leads to another record. */
export function RecordLink({ kind, id, children }: { kind: Kind; id: number; children: ReactNode }) {
  return <Link to={addressOfRecord(kind, id)}>{children}</Link>;
}
