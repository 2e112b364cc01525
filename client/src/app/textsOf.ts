/** Parts of an address that are texts; what looks like a number or a word of JSON was typed as text too. */
export function textsOf<Name extends string>(
  search: Record<string, unknown>,
  names: Name[],
): Partial<Record<Name, string>> {
  const found = names.flatMap((name) => {
    const value = search[name];
    return ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(found) as Partial<Record<Name, string>>;
}
