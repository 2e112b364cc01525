import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDealStages, useLeadStages, usePipelines, useSources, useTags, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { DayField } from "@/ui/DayField";
import { MultiSelect, Select, TextInput } from "@/ui/forms";
import { RecordSelect } from "../card/RecordSelect";
import { readNumber, typedNumber } from "../custom/numbers";
import type { ListField } from "../fields";
import { readId } from "../useRecordsUrl";
import { type Condition, needsValue, takesMany } from "./model";
import { type Span, SPANS } from "./operators";

interface Props {
  kind: Kind;
  field: ListField;
  condition: Condition;
  onChange: (condition: Condition) => void;
}

/** What a field is compared with, in a control that fits it. */
export function ValueEditor(props: Props) {
  const { condition, field } = props;
  if (!needsValue(condition.op)) return null;
  if (condition.op === "within") return <SpanValue {...props} />;
  if (takesMany(condition.op)) return <ManyValues {...props} />;
  if (field.type === "FLAG") return <FlagValue {...props} />;
  if (field.type === "CONTACT" || field.type === "COMPANY") return <RecordValue {...props} />;
  if (field.type === "DATE" || field.type === "TIME") return <MomentValue {...props} />;
  return <PlainValue {...props} />;
}

function SpanValue({ condition, onChange }: Props) {
  const { t } = useTranslation();
  const known = SPANS.some((span) => span === condition.value);
  const words = known ? SPANS : [String(condition.value) as Span, ...SPANS];
  return (
    <Select
      aria-label={t("records.filter.value")}
      allowDeselect={false}
      maxDropdownHeight={280}
      data={words.map((span) => ({ value: span, label: t(`records.filter.span.${span}`, { defaultValue: span }) }))}
      value={String(condition.value)}
      onChange={(value) => onChange({ ...condition, value: value ?? "thisMonth" })}
    />
  );
}

function ManyValues({ kind, field, condition, onChange }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  const sources = useSources();
  const pipelines = usePipelines();
  const tags = useTags();
  const leadStages = useLeadStages();
  const dealStages = useDealStages();
  const several = pipelines.length > 1;
  const numbers = field.type !== "CHOICE";
  const data =
    field.type === "USER"
      ? [{ id: "me" as const, name: t("records.filter.me") }, ...users]
      : field.type === "SOURCE"
        ? sources
        : field.type === "PIPELINE"
          ? pipelines
          : field.type === "TAG"
            ? tags
            : field.type === "STAGE"
              ? (kind === "leads" ? leadStages : dealStages).map((stage) => {
                  const pipeline = several && pipelines.find(({ id }) => id === stage.pipelineId);
                  return { id: stage.id, name: pipeline ? `${pipeline.name}: ${stage.name}` : stage.name };
                })
              : undefined;
  return (
    <MultiSelect
      aria-label={t("records.filter.value")}
      placeholder={(condition.values ?? []).length === 0 ? t("records.filter.choose") : ""}
      searchable
      hidePickedOptions
      data={
        data
          ? data.map(({ id, name }) => ({ value: String(id), label: name }))
          : field.options.map(({ value, label }) => ({ value, label }))
      }
      value={(condition.values ?? []).map(String)}
      onChange={(values) => onChange({ ...condition, values: numbers ? values.map(readId) : values })}
    />
  );
}

function FlagValue({ condition, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t("records.filter.value")}
      allowDeselect={false}
      data={[
        { value: "true", label: t("common.yes") },
        { value: "false", label: t("common.no") },
      ]}
      value={String(condition.value !== false)}
      onChange={(value) => onChange({ ...condition, value: value !== "false" })}
    />
  );
}

function RecordValue({ field, condition, onChange }: Props) {
  return (
    <RecordSelect
      label=""
      name={field.label}
      kind={field.type === "CONTACT" ? "contacts" : "companies"}
      value={condition.value === undefined || condition.value === "" ? null : String(condition.value)}
      onChange={(id) => onChange({ ...condition, value: id === null ? "" : Number(id) })}
    />
  );
}

/** A day; of times the account's midnight at its beginning. */
function MomentValue({ field, condition, onChange }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const value = typeof condition.value === "string" ? condition.value : "";
  const day = value === "" ? "" : field.type === "TIME" ? formats.typedOf(value).slice(0, 10) : value;
  return (
    <DayField
      aria-label={t("records.filter.value")}
      value={day}
      onDay={(chosen) =>
        onChange({
          ...condition,
          value: chosen === "" || field.type === "DATE" ? chosen : formats.momentOf(`${chosen}T00:00`),
        })
      }
    />
  );
}

function PlainValue({ field, condition, onChange }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const number = field.type === "NUMBER" || field.type === "AMOUNT";
  const numbered = field.type === "LEAD" || field.type === "DEAL";
  const [text, setText] = useState("");
  const value = String(condition.value ?? "");
  const read = (typed: string) => (number ? (readNumber(formats, typed) ?? typed) : typed);
  // as it was typed, as long as that is what is looked for
  const shown = number && value !== "" && read(text) !== value ? typedNumber(formats, value) : value === "" ? "" : text;
  return (
    <TextInput
      aria-label={t("records.filter.value")}
      inputMode={number || numbered ? "decimal" : undefined}
      maxLength={200}
      value={number ? shown : value}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        onChange({ ...condition, value: numbered ? typed.replace(/\D/g, "") : read(typed) });
      }}
    />
  );
}
