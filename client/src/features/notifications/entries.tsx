import { Suspense } from "react";
import { later } from "@/lib/later";

const Bell = later(() => import("./Bell").then((m) => m.Bell));

/** The bell; its place is kept while it comes. */
export function NotificationBell() {
  return (
    <Suspense fallback={<span style={{ width: 32 }} />}>
      <Bell />
    </Suspense>
  );
}
