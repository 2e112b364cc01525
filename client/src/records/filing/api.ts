import { api } from "@/lib/api/client";
import { codeOfKind, type Kind, type KindCode, kindOfCode } from "@/lib/kinds";
import type { Activity } from "../timeline/api";

/** A record something is filed with. */
export interface Place {
  kind: KindCode;
  id: number;
  name: string | null;
}

type Ref = Pick<Place, "kind" | "id">;

/** Filing an activity seen in a card, and back. */
export const filingOfActivity = (activity: Activity, kind: Kind, id: number) => {
  const add = (record: Ref) => api.post(`/activities/${activity.id}/records`, { kind: record.kind, id: record.id });
  return {
    file: add,
    takeOff: () => api.delete(`/activities/${activity.id}/records/${kind}/${id}`),
    putBack: () => add({ kind: codeOfKind(kind), id }),
  };
};

/** Filing a message seen in a card, and back: by way of another record it is filed with. */
export const filingOfEmail = (emailId: number, places: Place[], kind: Kind, id: number) => {
  const here = { kind: codeOfKind(kind), id };
  const other = places.find((one) => one.kind !== here.kind || one.id !== id) ?? here;
  const add = (seen: Ref, record: Ref) =>
    api.post(`/${kindOfCode(seen.kind)}/${seen.id}/emails/${emailId}/records`, { kind: record.kind, id: record.id });
  return {
    file: (record: Ref) => add(here, record),
    takeOff: () => api.delete(`/${kind}/${id}/emails/${emailId}`),
    putBack: () => add(other, here),
  };
};
