import { lazy, Suspense } from "react";

const BulkTopBar = lazy(() => import("@/records/bulk/BulkTopBar").then((m) => ({ default: m.BulkTopBar })));

/** Follows changes of many records; nobody waits for it. */
export function BulkChanges() {
  return (
    <Suspense>
      <BulkTopBar />
    </Suspense>
  );
}
