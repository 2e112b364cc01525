import { useTranslation } from "react-i18next";
import { useDealStages, useLeadStages, usePipelines, useSources, useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { isFrozen, useMode } from "@/lib/mode";
import { PersonName } from "@/ui/PersonMark";
import { Unseen } from "@/ui/Unseen";
import type { ListField } from "../fields";
import type { BaseRecord, StagedRecord } from "../types";
import type { CellEdit, ListColumn } from "./columns";
import { PointLink } from "./PointLink";
import { TagMarks } from "../tags/TagMarks";
import { StageBadge } from "./StageBadge";
import { UNSEEN, valueOf } from "./values";

/** Fields that are for filters, not for reading. */
const UNREADABLE = new Set(["hasPhone", "hasEmail", "currency", "originatorId", "nameIsFallback"]);

/** Plain values that can be typed where they stand. */
const TYPED = new Set([
  "firstName",
  "middleName",
  "lastName",
  "companyTitle",
  "jobTitle",
  "birthdate",
  "probability",
  "beginOn",
  "closeOn",
  "sourceDescription",
  "comments",
  "industry",
]);

const WIDE = new Set(["comments", "sourceDescription", "title", "email"]);

/** Columns for fields that no page has made by hand, from what the kind says about itself. */
export function useFieldColumns<T extends BaseRecord>(kind: Kind, fields: ListField[]): ListColumn<T>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const sources = useSources();
  const pipelines = usePipelines();
  const leadStages = useLeadStages();
  const dealStages = useDealStages();
  const mode = useMode()?.mode;
  const stages = kind === "leads" ? leadStages : dealStages;

  const history = (record: T) => "semantics" in record && isFrozen(kind, record as T & StagedRecord, mode);

  function cell(field: ListField, record: T) {
    const value = field.type === "TAG" ? record.tagIds : valueOf(record, field.code);
    if (value === UNSEEN) return <Unseen />;
    if (value === null || value === undefined || value === "") return null;
    const plain = typeof value === "string" || typeof value === "number" ? String(value) : "";
    switch (field.type) {
      case "TIME":
        return formats.near(plain);
      case "DATE":
        return formats.date(plain);
      case "FLAG":
        return value === true ? t("common.yes") : t("common.no");
      case "AMOUNT":
        return typeof value === "object" ? formats.money(value as never) : formats.number(Number(value));
      case "USER":
        return <PersonName name={userName(Number(value))} />;
      case "SOURCE":
        return sources.find((source) => source.id === value)?.name;
      case "PIPELINE":
        return pipelines.find((pipeline) => pipeline.id === value)?.name;
      case "STAGE":
        return <StageBadge stage={stages.find((stage) => stage.id === value)} />;
      case "TAG":
        return <TagMarks ids={record.tagIds} />;
      case "CHOICE":
        return field.options.find((option) => option.value === value)?.label ?? plain;
      case "NUMBER":
        return field.code === "id" ? `#${plain}` : formats.number(Number(value));
      default:
        if (field.code === "phone" || field.code === "email") {
          return (
            <PointLink
              point={{ value: plain }}
              scheme={field.code === "phone" ? "tel:" : "mailto:"}
              // nothing is written on the card of what is history
              record={history(record) ? undefined : `${kind}:${record.id}`}
            />
          );
        }
        return plain;
    }
  }

  function edit(field: ListField): CellEdit<T> | undefined {
    if (!TYPED.has(field.code)) return undefined;
    const text = (record: T) => {
      const value = valueOf(record, field.code);
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    if (field.type === "NUMBER") {
      return {
        as: "number",
        value: text,
        change: (typed) =>
          typed === "" ? { [field.code]: null } : /^\d+$/.test(typed) ? { [field.code]: Number(typed) } : null,
      };
    }
    const as = field.type === "DATE" ? ("date" as const) : ("text" as const);
    return { as, value: text, change: (typed: string) => ({ [field.code]: typed === "" ? null : typed }) };
  }

  return fields
    .filter((field) => !UNREADABLE.has(field.code))
    .map((field) => {
      const editing = edit(field);
      return {
        key: field.code,
        label: field.label,
        width: WIDE.has(field.code) ? 2.2 : 1.3,
        number: field.type === "AMOUNT" || (field.type === "NUMBER" && field.code !== "id"),
        cell: (record: T) => cell(field, record),
        ...(field.sortable && { sort: field.code }),
        ...(editing && { edit: editing }),
      };
    });
}
