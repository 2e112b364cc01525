import type { Filter } from "../filter/model";
import { type Id, idsOf, type RecordsUrl } from "../useRecordsUrl";

/** What the address asks for. */
export function conditionsOf(url: RecordsUrl, withStage: boolean): Filter[] {
  const conditions: Filter[] = [];
  const add = (field: string, ids: Id[]) => {
    if (ids.length === 1 && ids[0] !== undefined) conditions.push({ field, op: "is", value: ids[0] });
    else if (ids.length > 1) conditions.push({ field, op: "in", values: ids });
  };
  add("responsibleId", idsOf(url.responsible));
  add("sourceId", idsOf(url.source));
  add("observerId", idsOf(url.observer));
  add("tagId", idsOf(url.tag));
  if (withStage) add("stageId", idsOf(url.stage));
  if (url.attention === true) conditions.push({ field: "attention", op: "filled" });
  if (url.filter !== undefined) conditions.push(url.filter);
  return conditions;
}
