import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { addressOfRecord } from "@/lib/addresses";
import type { Kind } from "@/lib/kinds";
import { Unseen } from "@/ui/Unseen";

/** Leads to another record. */
export function RecordLink({ kind, id, children }: { kind: Kind; id: number; children: ReactNode }) {
  return <Link to={addressOfRecord(kind, id)}>{children}</Link>;
}

/** The same for one of whose name one may not be told: there is one, and it leads nowhere. */
export function NamedLink({ kind, id, name }: { kind: Kind; id: number; name: string | null }) {
  return name === null ? (
    <Unseen />
  ) : (
    <RecordLink kind={kind} id={id}>
      {name}
    </RecordLink>
  );
}
