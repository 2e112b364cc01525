/** What a record holds of a field, by the field's code: some fields are parts of others in a record. */
export function valueOf(record: object, code: string): unknown {
  const own = record as Record<string, unknown>;
  const special = SPECIAL[code];
  if (special) return special(own);
  if (code in own) return own[code];
  const part = PARTS.find(([prefix]) => code.startsWith(prefix) && code.length > prefix.length);
  if (part) {
    const name = code.charAt(part[0].length).toLowerCase() + code.slice(part[0].length + 1);
    return partOf(own[part[1]], name);
  }
  return partOf(own["custom"], code);
}

/** Stands for the name of a linked record that one may not see. */
export const UNSEEN = Symbol("unseen");

const PARTS = [
  ["address", "address"],
  ["utm", "utm"],
] as const;

const SPECIAL: Record<string, ((record: Record<string, unknown>) => unknown) | undefined> = {
  phone: (record) => firstOf(record["phones"], "value"),
  email: (record) => firstOf(record["emails"], "value"),
  attention: (record) => partOf(record["attention"], "reason"),
  activityDueAt: (record) => partOf(record["nextActivity"], "deadlineAt"),
  contactId: (record) => firstLinked(record["contacts"], "name") ?? linked(record["contactId"], record["contactName"]),
  companyId: (record) =>
    firstLinked(record["companies"], "title") ??
    // what a lead calls its company is not the company it is linked with
    linked(record["companyId"], "companyName" in record ? record["companyName"] : record["companyTitle"]),
  incomplete: (record) => (Array.isArray(record["incomplete"]) ? record["incomplete"].length > 0 : null),
  leadId: (record) => numbered(record["leadId"]),
  recurringDealId: (record) => numbered(record["recurringDealId"]),
};

/** The name of a linked record; null says that one may not see it. */
function linked(id: unknown, name: unknown): unknown {
  return typeof id === "number" && name === null ? UNSEEN : (name ?? numbered(id));
}

function firstLinked(list: unknown, name: string): unknown {
  const first = firstOf(list, name);
  return first === null ? UNSEEN : first;
}

/** Of what has no name here, the number. */
function numbered(id: unknown): string | null {
  return typeof id === "number" ? `#${id}` : null;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function firstOf(list: unknown, name: string): unknown {
  return Array.isArray(list) ? partOf(list[0], name) : undefined;
}
