import { useTranslation } from "react-i18next";
import { type AskedField, isCustom, type RequiredField } from "@/lib/customFields";
import { useSources } from "@/lib/dictionaries";
import { useSession } from "@/lib/session";
import { Select, Textarea, TextInput } from "@/ui/forms";
import { RecordSelect } from "../card/RecordSelect";
import { CustomInput, type Draft } from "./CustomInput";
import type { Owner } from "./FileLink";
import { labelOf } from "./labelOf";

interface Props {
  /** Whose value it is; absent as long as the record is still to come. */
  of?: Owner | undefined;
  field: AskedField;
  draft: Draft;
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (draft: Draft) => void;
}

/** A field in a form that asks for it, whoever made it. */
export function AskedInput({ of, field, ...props }: Props) {
  return isCustom(field) ? (
    <CustomInput of={of} field={field} required {...props} />
  ) : (
    <BuiltInInput field={field} {...props} />
  );
}

interface BuiltInProps extends Omit<Props, "of"> {
  field: RequiredField;
}

const TYPES: Partial<Record<RequiredField["field"], string>> = {
  closeOn: "date",
  birthdate: "date",
  phones: "tel",
  emails: "email",
};

function BuiltInInput({ field, draft, error, autoFocus = false, onChange }: BuiltInProps) {
  const { t } = useTranslation();
  const { account } = useSession();
  const sources = useSources();
  const text = typeof draft === "string" ? draft : "";
  const common = { label: labelOf(t, field), required: true, error };
  const focus = autoFocus && { "data-autofocus": true };
  switch (field.field) {
    case "sourceId":
      return (
        <Select
          {...common}
          {...focus}
          searchable
          clearable
          data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
          value={text || null}
          onChange={onChange}
        />
      );
    case "contactIds":
    case "companyId":
    case "companyIds":
      return (
        <RecordSelect
          {...common}
          autoFocus={autoFocus}
          kind={field.field === "contactIds" ? "contacts" : "companies"}
          value={text || null}
          onChange={onChange}
        />
      );
    case "comments":
      return (
        <Textarea
          {...common}
          {...focus}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          {...focus}
          type={TYPES[field.field] ?? "text"}
          inputMode={field.field === "amount" ? "decimal" : undefined}
          {...(field.field === "amount" && { rightSection: account.currency, rightSectionWidth: 52 })}
          maxLength={255}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
