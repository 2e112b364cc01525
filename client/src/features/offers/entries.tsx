import { Suspense } from "react";
import { later } from "@/lib/later";
import type { DealOffersProps } from "@/records/slots";

const Offers = later(() => import("./Offers").then((m) => m.Offers));

/** What a deal offers its customer, in its card. */
export function DealOffers(props: DealOffersProps) {
  return (
    <Suspense>
      <Offers {...props} />
    </Suspense>
  );
}
