import { useTranslation } from "react-i18next";
import { nameOfField } from "@/lib/customFields";
import type { Drafts as DraftsOfOne } from "@/records/custom/asked";
import { AskedInput } from "@/records/custom/AskedInput";
import { labelOf } from "@/records/custom/labelOf";
import { Alert, Stack } from "@/ui/display";
import type { Target } from "./choice";
import { type AskedPart, isOfCustomer } from "./lacking";
import { Part } from "./Part";

export type Drafts = Partial<Record<Target, DraftsOfOne>>;

interface Props {
  parts: AskedPart[];
  drafts: Drafts;
  /** Somebody tried to go on: what is empty says so. */
  isMissing: (part: AskedPart, name: string) => boolean;
  onChange: (drafts: Drafts) => void;
}

/** Required fields of what is made, which the lead does not fill. */
export function AskedFields({ parts, drafts, isMissing, onChange }: Props) {
  const { t } = useTranslation();
  return parts.map((part) => (
    <Part key={part.target} title={t("conversion.required", { what: t(`conversion.${part.target}`) })}>
      <Stack gap="sm">
        {part.fields.map((field) => {
          const name = nameOfField(field);
          return isOfCustomer(field) ? (
            <Alert key={name} color={isMissing(part, name) ? "red" : "blue"} py="xs" role="note">
              {t("conversion.chooseAbove", { label: labelOf(t, field) })}
            </Alert>
          ) : (
            <AskedInput
              key={name}
              field={field}
              draft={drafts[part.target]?.[name]}
              error={isMissing(part, name) ? t("common.required") : undefined}
              onChange={(draft) => onChange({ ...drafts, [part.target]: { ...drafts[part.target], [name]: draft } })}
            />
          );
        })}
      </Stack>
    </Part>
  ));
}
