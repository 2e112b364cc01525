import { readLayout } from "./layout";

/** The fields a file of a list holds: its columns, in their order. */
export function fileColumns(made: { key: string; file?: string[] }[], cols: string | undefined): string[] {
  const chosen = readLayout(cols).map(({ key }) => key);
  const keys = chosen.length > 0 ? chosen : made.map(({ key }) => key);
  const codes = keys.flatMap((key) => made.find((column) => column.key === key)?.file ?? [key]);
  return [...new Set(["id", ...codes])];
}
