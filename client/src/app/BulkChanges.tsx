import { Suspense } from "react";
import { later } from "@/lib/later";

const BulkTopBar = later(() => import("@/records/bulk/BulkTopBar").then((m) => m.BulkTopBar));

/** Follows changes of many records; nobody waits for it. */
export function BulkChanges() {
  return (
    <Suspense>
      <BulkTopBar />
    </Suspense>
  );
}
