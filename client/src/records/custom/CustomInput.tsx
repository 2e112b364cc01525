import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomField, CustomValue } from "@/lib/customFields";
import { useUsers } from "@/lib/dictionaries";
import type { Formats } from "@/lib/formats";
import { MultiSelect, Select, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import type { Owner } from "./FileLink";
import { readNumber } from "./numbers";
import { offered, withScheme } from "./options";
import { usePickFile } from "./usePickFile";

/** What is typed or chosen so far: texts as they are typed, everything else as it will be sent. */
export type Draft = string | string[] | null | undefined;

interface Props {
  /** Whose value it is; absent as long as the record is still to come. */
  of?: Owner | undefined;
  field: CustomField;
  draft: Draft;
  error?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  onChange: (draft: Draft) => void;
}

/** A custom field in a form. */
export function CustomInput({ of, field, draft, error, required = false, autoFocus = false, onChange }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  const common = { label: field.label, required, error, ...(autoFocus && { "data-autofocus": true }) };
  const text = typeof draft === "string" ? draft : "";
  const choice = typeof draft === "string" ? draft : null;
  switch (field.type) {
    case "LIST":
      return (
        <Select {...common} searchable clearable data={dataOf(offered(field, []))} value={choice} onChange={onChange} />
      );
    case "MULTI_LIST":
      return (
        <MultiSelect
          {...common}
          searchable
          data={dataOf(offered(field, []))}
          value={Array.isArray(draft) ? draft : []}
          onChange={onChange}
        />
      );
    case "USER":
      return (
        <Select
          {...common}
          searchable
          clearable
          data={dataOf(users.filter((user) => user.active))}
          value={choice}
          onChange={onChange}
        />
      );
    case "BOOLEAN":
      return (
        <Select
          {...common}
          clearable
          data={[
            { value: "true", label: t("common.yes") },
            { value: "false", label: t("common.no") },
          ]}
          value={choice}
          onChange={onChange}
        />
      );
    case "FILE":
      return <FileInput of={of} field={field} error={error} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...common}
          type={field.type === "DATE" ? "date" : field.type === "LINK" ? "url" : "text"}
          inputMode={field.type === "NUMBER" || field.type === "MONEY" ? "decimal" : undefined}
          placeholder={field.type === "LINK" ? "https://" : undefined}
          maxLength={1000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** A file goes to a record that is there already. */
function FileInput({ of, field, error, onChange }: Pick<Props, "of" | "field" | "error" | "onChange">) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const { pick, sending } = usePickFile((file) => {
    setName(file.name);
    onChange(String(file.id));
  });
  if (of === undefined) return <TextInput label={field.label} disabled value={t("fields.fileLater")} error={error} />;
  return (
    <TextInput
      label={field.label}
      required
      readOnly
      value={name}
      placeholder={t("fields.chooseFile")}
      error={error}
      rightSection={
        <IconButton label={t("fields.addFile", { field: field.label })} disabled={sending} onClick={() => pick(of)}>
          <IconUpload size={16} stroke={1.7} />
        </IconButton>
      }
    />
  );
}

const dataOf = (options: { id: number; name: string }[]) =>
  options.map((option) => ({ value: String(option.id), label: option.name }));

/** From what was typed to what is sent; what cannot be read is sent as it is, so that the server says why. */
export function valueOf(field: CustomField, draft: Draft, formats: Formats, currency: string): CustomValue | null {
  if (draft === null || draft === undefined || draft.length === 0) return null;
  if (Array.isArray(draft)) return draft.map(Number);
  const typed = draft.trim();
  if (typed === "") return null;
  switch (field.type) {
    case "NUMBER":
      return readNumber(formats, typed) ?? typed;
    case "MONEY":
      return { value: readNumber(formats, typed) ?? typed, currency };
    case "LIST":
    case "USER":
      return Number(typed);
    case "FILE":
      return { id: Number(typed) };
    case "BOOLEAN":
      return typed === "true";
    case "LINK":
      return withScheme(typed);
    default:
      return typed;
  }
}
