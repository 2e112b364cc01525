import { Suspense } from "react";
import { later } from "@/lib/later";
import type { RequisitesProps } from "@/records/slots";

const Requisites = later(() => import("./Requisites").then((m) => m.Requisites));

/** The legal and bank data of a contact or company, in its card. */
export function RecordRequisites(props: RequisitesProps) {
  return (
    <Suspense>
      <Requisites {...props} />
    </Suspense>
  );
}
