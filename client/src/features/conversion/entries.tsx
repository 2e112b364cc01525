import { lazy, Suspense } from "react";

const Dialog = lazy(() => import("./ConversionDialog").then((m) => ({ default: m.ConversionDialog })));
const Actions = lazy(() => import("./LeadActions").then((m) => ({ default: m.LeadActions })));

/** Opens when a lead is to be completed. Loaded then, not before. */
export function CompleteLead(props: { leadId: number; onClose: () => void }) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}

/** Beside the stage bar of a lead's card. */
export function ConversionActions(props: { leadId: number }) {
  return (
    <Suspense>
      <Actions {...props} />
    </Suspense>
  );
}
