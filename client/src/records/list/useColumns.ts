import { codeInName } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { useAllCustomColumns } from "../custom/useCustomColumns";
import { type ListField, useFields } from "../fields";
import type { BaseRecord } from "../types";
import { useRecordsUrl } from "../useRecordsUrl";
import type { ListColumn } from "./columns";
import { useFieldColumns } from "./fieldColumns";
import { type Chosen, layoutText, readLayout } from "./layout";

export interface ShownColumn<T> extends ListColumn<T> {
  /** In pixels, when somebody set one. */
  set: number | undefined;
}

/**
 * The columns of a list as somebody arranged them, from the address.
 * @param made those a page made by hand; what a list begins with
 */
export function useColumns<T extends BaseRecord>(kind: Kind, made: ListColumn<T>[]) {
  const [url, setUrl] = useRecordsUrl();
  const chosen = readLayout(url.cols);
  const known = new Set(made.map(({ key }) => key));
  const fields = useFields(
    kind,
    chosen.some(({ key }) => !known.has(key)),
  );
  const all = useAllColumns(kind, made, fields);
  const layout: Chosen[] = chosen.length > 0 ? chosen : made.map(({ key }) => ({ key }));
  const shown = layout.flatMap(({ key, width }): ShownColumn<T>[] => {
    const column = all.find((one) => one.key === key);
    return column ? [{ ...column, set: width }] : [];
  });
  return {
    shown: shown.length > 0 ? shown : made.map((column) => ({ ...column, set: undefined })),
    pinned: Math.min(url.pin ?? 0, shown.length),
    resize: (key: string, width: number | undefined) =>
      setUrl({ cols: layoutText(layout.map((one) => (one.key === key ? { key, width } : one))) }),
  };
}

/** Those made by hand, and one for each other field, those of the account last. */
export function useAllColumns<T extends BaseRecord>(
  kind: Kind,
  made: ListColumn<T>[],
  fields: ListField[],
): ListColumn<T>[] {
  const known = new Set(made.map(({ key }) => key));
  const others = useFieldColumns<T>(
    kind,
    fields.filter(({ code }) => !known.has(code) && codeInName(code) === undefined),
  );
  const custom = useAllCustomColumns<T>(kind).filter(({ key }) => !known.has(key));
  return [...made, ...others, ...custom];
}
