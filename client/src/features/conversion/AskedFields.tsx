import { useTranslation } from "react-i18next";
import { CustomInput, type Draft } from "@/records/custom/CustomInput";
import { Stack } from "@/ui/display";
import type { Target } from "./choice";
import type { AskedPart } from "./lacking";
import { Part } from "./Part";

export type Drafts = Partial<Record<Target, Record<string, Draft>>>;

interface Props {
  parts: AskedPart[];
  drafts: Drafts;
  /** Somebody tried to go on: what is empty says so. */
  isMissing: (part: AskedPart, code: string) => boolean;
  onChange: (drafts: Drafts) => void;
}

/** Required fields of what is made, which the lead does not fill. */
export function AskedFields({ parts, drafts, isMissing, onChange }: Props) {
  const { t } = useTranslation();
  return parts.map((part) => (
    <Part key={part.target} title={t("conversion.required", { what: t(`conversion.${part.target}`) })}>
      <Stack gap="sm">
        {part.fields.map((field) => (
          <CustomInput
            key={field.id}
            field={field}
            required
            draft={drafts[part.target]?.[field.code]}
            error={isMissing(part, field.code) ? t("common.required") : undefined}
            onChange={(draft) =>
              onChange({ ...drafts, [part.target]: { ...drafts[part.target], [field.code]: draft } })
            }
          />
        ))}
      </Stack>
    </Part>
  ));
}
