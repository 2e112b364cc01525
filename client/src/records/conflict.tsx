import type { QueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { Page } from "@/lib/api/page";
import type { Money } from "@/lib/api/payloads";
import { type Clash, clashes, type Values } from "@/lib/clashes";
import { type CustomValue, useFields } from "@/lib/customFields";
import { useDealStages, useLeadStages, usePipelines, useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Texts } from "@/lib/i18n/texts";
import type { Kind } from "@/lib/kinds";
import { sessionQuery } from "@/lib/session";
import { toast } from "@/ui/toasts";
import { useFieldText } from "./custom/useFieldText";
import { recordQuery } from "./queries";
import type { Entry } from "./timeline/api";
import type { BaseRecord } from "./types";

/**
 * Somebody was faster. When they changed something else, the change is simply made again; otherwise both values are
 * shown, and one's own can be taken nevertheless.
 */
export async function settle<T extends BaseRecord>(
  client: QueryClient,
  t: TFunction,
  kind: Kind,
  { record, change }: { record: T; change: Values },
  again: (value: { record: T; change: Values }) => void,
): Promise<void> {
  const now = await client.query({ ...recordQuery<T>(kind, record.id), staleTime: 0 });
  const both = clashes(record as unknown as Values, now as unknown as Values, change);
  if (both.length === 0) {
    again({ record: now, change });
    return;
  }
  toast(<ConflictText kind={kind} clashes={both} by={await whoWasFaster(client, kind, record.id)} />, {
    tone: "error",
    lasts: 30_000,
    action: { label: t("records.takeMine"), run: () => again({ record: now, change }) },
  });
}

/** Who changed a record last; nobody is named when it was oneself, in another window. */
async function whoWasFaster(client: QueryClient, kind: Kind, id: number): Promise<string | undefined> {
  try {
    const { items } = await api.get<Page<Entry>>(`/${kind}/${id}/timeline`, { limit: 10 });
    const author = items.find(({ type }) => type === "FIELDS_CHANGED" || type === "STAGE_CHANGED")?.author;
    const session = client.getQueryData(sessionQuery.queryKey);
    return session?.signedIn === true && session.user.id === author?.id ? undefined : author?.name;
  } catch {
    return undefined;
  }
}

interface ConflictProps {
  kind: Kind;
  clashes: Clash[];
  by: string | undefined;
}

function ConflictText({ kind, clashes: both, by }: ConflictProps) {
  const shown = useShown(kind);
  const lines = both.map(({ field, theirs, mine }) => ({
    field: shown.label(field),
    theirs: shown.text(field, theirs),
    mine: shown.text(field, mine),
  }));
  return <ConflictLines lines={lines} by={by} />;
}

interface LinesProps {
  /** What a field is called, and both its values in words. */
  lines: { field: string; theirs: string; mine: string }[];
  by?: string | undefined;
}

/** Of each field that two people have changed what stands there now, and what the other one wanted. */
export function ConflictLines({ lines, by }: LinesProps) {
  const { t } = useTranslation();
  return (
    <>
      {by === undefined ? t("records.conflict") : t("records.conflictBy", { name: by })}
      {lines.map((line) => (
        <span key={line.field} style={{ display: "block" }} dir="auto">
          {t("records.conflictField", line)}
        </span>
      ))}
    </>
  );
}

const LONGEST = 120;

function useShown(kind: Kind) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const sources = useSources();
  const pipelines = usePipelines();
  const stages = [...useLeadStages(), ...useDealStages()];
  const fields = useFields(kind);
  const customText = useFieldText();
  const custom = (field: string) => fields.find((one) => `custom.${one.code}` === field);
  const named = (list: { id: number; name: string }[], id: unknown) => list.find((one) => one.id === id)?.name ?? "";
  function plain(field: string, value: unknown): string {
    const known = custom(field);
    if (known !== undefined) return customText(known, value as CustomValue | null);
    if (value === null || value === undefined || value === "") return "";
    if (field === "amount") return formats.money(value as Money);
    if (field === "responsibleId") return userName(value as number);
    if (field === "observerIds") return (value as number[]).map(userName).join(", ");
    if (field === "sourceId") return named(sources, value);
    if (field === "stageId") return named(stages, value);
    if (field === "pipelineId") return named(pipelines, value);
    if (Array.isArray(value)) return value.map((one: { value?: string }) => one.value ?? "").join(", ");
    if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.date(value) : value;
    return typeof value === "number" ? formats.number(value) : "…";
  }
  return {
    label: (field: string) =>
      custom(field)?.label ?? t(`records.field.${field as keyof Texts["records"]["field"]}`, { defaultValue: field }),
    text: (field: string, value: unknown) => {
      const text = plain(field, value);
      if (text === "") return t("common.none");
      return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    },
  };
}
