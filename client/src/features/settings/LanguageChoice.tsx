import { useTranslation } from "react-i18next";
import type { Language } from "@/lib/session";
import { Select } from "@/ui/forms";

interface Props {
  value: Language;
  onChange: (language: Language) => void;
  description?: string;
}

export function LanguageChoice({ value, onChange, description }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("shell.language")}
      description={description}
      allowDeselect={false}
      data={[
        { value: "de", label: t("shell.german") },
        { value: "en", label: t("shell.english") },
      ]}
      value={value}
      onChange={(language) => onChange(language === "en" ? "en" : "de")}
    />
  );
}
