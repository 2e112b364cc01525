import { queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { Kind, KindCode } from "@/lib/kinds";

/** A file of a record. */
export interface RecordFile {
  id: number;
  /** Whose it is; in a deal that may be the lead it came from. */
  record: { kind: KindCode; id: number };
  /** The comment it belongs to. */
  commentId: number | null;
  name: string;
  /** Found by looking at the content. */
  type: string;
  size: number;
  uploadedBy: { id: number; name: string | null } | null;
  uploadedAt: string;
}

export const filesQuery = (kind: Kind, id: number) =>
  queryOptions({
    queryKey: [...keys.timeline(kind, id), "files"],
    queryFn: async ({ signal }) => (await api.get<Page<RecordFile>>(`/${kind}/${id}/files`, undefined, signal)).items,
  });

/** @param kind and id: in whose card the file is seen */
export function downloadOf(kind: Kind, id: number, file: RecordFile): string {
  return addressOf(`/downloads/${kind}/${id}/files/${file.id}`);
}

const UNITS = ["B", "kB", "MB", "GB"];

/** A size as people say it: 3 kB, 1,2 MB. */
export function sizeText(bytes: number, locale: string): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || size >= 10 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${UNITS[unit]}`;
}
