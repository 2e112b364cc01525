import { Suspense } from "react";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";

const People = later(() => import("./CardPeople").then((m) => m.CardPeople));
const Link = later(() => import("./LiveLink").then((m) => m.LiveLink));

/** Listens to other people's changes as long as the frame is there. */
export function LiveLink() {
  return (
    <Suspense>
      <Link />
    </Suspense>
  );
}

export function CardPeople(props: { kind: Kind; id: number }) {
  return (
    <Suspense>
      <People {...props} />
    </Suspense>
  );
}
