export type Values = Record<string, unknown>;

/** One value on its way, beside what stands there by now. */
export interface Clash {
  field: string;
  theirs: unknown;
  mine: unknown;
}

/** Fields of a change that somebody else has changed too, since `seen`; custom fields are called `custom.code`. */
export function clashes(seen: Values, now: Values, change: Values): Clash[] {
  const flat = (values: Values): Values => {
    const { custom, ...plain } = values;
    const own = Object.entries((custom as Values | undefined) ?? {}).map(([code, value]) => [`custom.${code}`, value]);
    return { ...plain, ...(Object.fromEntries(own) as Values) };
  };
  const [before, after, wanted] = [flat(seen), flat(now), flat(change)];
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return Object.entries(wanted)
    .filter(([field, mine]) => !same(before[field], after[field]) && !same(after[field], mine))
    .map(([field, mine]) => ({ field, theirs: after[field], mine }));
}
