import { Suspense } from "react";
import { later } from "@/lib/later";
import type { CompleteLeadProps } from "@/records/slots";

const Dialog = later(() => import("./ConversionDialog").then((m) => m.ConversionDialog));
const Actions = later(() => import("./LeadActions").then((m) => m.LeadActions));

/** Opens when a lead is to be completed. Loaded then, not before. */
export function CompleteLead(props: CompleteLeadProps) {
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
