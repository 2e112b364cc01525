import { useTranslation } from "react-i18next";
import type { Language } from "@/lib/session";
import { TextInput } from "@/ui/forms";
import { LanguageChoice } from "./LanguageChoice";
import { RoleChoice } from "./RoleChoice";
import styles from "./settings.module.css";

export interface PersonValues {
  firstName: string;
  lastName: string;
  /** Absent when it cannot be changed. */
  email?: string;
  language: Language;
  roleIds: number[];
  /** Names of roles through departments. */
  given?: string[];
}

interface Props {
  values: PersonValues;
  errors: Record<string, string>;
  onChange: (change: Partial<PersonValues>) => void;
}

/** Who somebody is and what they may do, the same wherever people are let in, invited or changed. */
export function PersonFields({ values, errors, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={t("settings.firstName")}
          value={values.firstName}
          error={errors["firstName"]}
          data-autofocus={values.email !== undefined || undefined}
          onChange={(event) => onChange({ firstName: event.currentTarget.value })}
        />
        <TextInput
          label={t("settings.lastName")}
          value={values.lastName}
          error={errors["lastName"]}
          onChange={(event) => onChange({ lastName: event.currentTarget.value })}
        />
      </div>
      {values.email !== undefined && (
        <TextInput
          label={t("settings.email")}
          type="email"
          value={values.email}
          error={errors["email"]}
          onChange={(event) => onChange({ email: event.currentTarget.value })}
        />
      )}
      <RoleChoice
        value={values.roleIds}
        given={values.given}
        error={errors["roleIds"]}
        onChange={(roleIds) => onChange({ roleIds })}
      />
      <LanguageChoice value={values.language} onChange={(language) => onChange({ language })} />
    </>
  );
}
