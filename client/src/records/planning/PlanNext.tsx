import { Suspense, useState } from "react";
import { later } from "@/lib/later";
import { plan, type Unplanned, usePlanning } from "./leaving";

const PlanDialog = later(() => import("./PlanDialog").then((m) => m.PlanDialog));

/** The dialog for the next activity, over whatever page somebody has gone to. */
export function PlanNext() {
  const unplanned = usePlanning();
  return unplanned && <Dialog {...unplanned} />;
}

function Dialog({ kind, record }: Unplanned) {
  const [now] = useState(() => new Date());
  return (
    <Suspense>
      <PlanDialog kind={kind} record={record} due="none" now={now} onClose={() => plan(undefined)} />
    </Suspense>
  );
}
