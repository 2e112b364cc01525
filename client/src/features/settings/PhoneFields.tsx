import { useTranslation } from "react-i18next";
import type { Phones } from "@/lib/api/payloads";
import { TextInput } from "@/ui/forms";
import styles from "./settings.module.css";

interface Props {
  value: Phones;
  errors: Record<string, string>;
  /** Of one's own: the browser may fill them in. */
  own?: boolean;
  onChange: (value: Phones) => void;
}

/** Where somebody is reached. */
export function PhoneFields({ value, errors, own = false, onChange }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof Phones, type: "tel" | "text") => (
    <TextInput
      label={t(`settings.phone.${name}`)}
      description={name === "extension" ? t("settings.phone.extensionText") : undefined}
      type={type}
      autoComplete={own && type === "tel" ? "tel" : "off"}
      value={value[name] ?? ""}
      error={errors[`phones.${name}`]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <div className={styles.pair}>
        {field("work", "tel")}
        {field("mobile", "tel")}
      </div>
      {field("extension", "text")}
    </>
  );
}
