import { Suspense } from "react";
import { later } from "@/lib/later";

// without its code nothing pops up, and numbers are dialled by the device
const Desk = later(() =>
  import("./CallDesk").then(
    (m) => m.CallDesk,
    () => () => null,
  ),
);

/** Who calls now, and what a click on a number does, on every page. */
export function CallDesk() {
  return (
    <Suspense>
      <Desk />
    </Suspense>
  );
}
