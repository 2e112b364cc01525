import { useTranslation } from "react-i18next";
import { useSources, useUsers } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { useMay } from "@/lib/session";
import { Radio, Select, Switch } from "@/ui/forms";
import type { Duplicates } from "./api";
import styles from "./Imports.module.css";
import type { Wishes } from "./model";

interface Props {
  kind: Kind;
  wishes: Wishes;
  onChange: (next: Wishes) => void;
}

const POLICIES: Duplicates[] = ["SKIP", "FILL", "OVERWRITE", "MAKE"];

/** What happens with those who are there already, and what rows do not say. */
export function Options({ kind, wishes, onChange }: Props) {
  const { t } = useTranslation();
  const users = useUsers().filter((user) => user.active);
  const sources = useSources();
  const mayChange = useMay(kind, "change");
  return (
    <div className={styles.options}>
      {kind === "leads" && (
        <Switch
          label={t("imports.asInquiries")}
          description={t("imports.asInquiriesText")}
          checked={wishes.asInquiries}
          onChange={(event) => onChange({ ...wishes, asInquiries: event.currentTarget.checked })}
        />
      )}
      {!wishes.asInquiries && (
        <Radio.Group
          label={t("imports.duplicates")}
          description={t(`imports.duplicatesBy.${kind}`)}
          value={wishes.duplicates}
          onChange={(duplicates) => onChange({ ...wishes, duplicates })}
        >
          <div className={styles.policies}>
            {POLICIES.filter((policy) => mayChange || policy === "SKIP" || policy === "MAKE").map((policy) => (
              <Radio
                key={policy}
                value={policy}
                label={t(`imports.policy.${policy}.name`)}
                description={t(`imports.policy.${policy}.text`)}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <div className={styles.pair}>
        <Select
          label={t("records.field.responsibleId")}
          description={t("imports.whenMissing")}
          placeholder={t("imports.myself")}
          data={users.map((user) => ({ value: String(user.id), label: user.name }))}
          value={wishes.responsibleId === null ? null : String(wishes.responsibleId)}
          onChange={(value) => onChange({ ...wishes, responsibleId: value === null ? null : Number(value) })}
          clearable
          searchable
        />
        <Select
          label={t("records.field.sourceId")}
          description={t("imports.whenMissing")}
          placeholder={t("imports.none")}
          data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
          value={wishes.sourceId === null ? null : String(wishes.sourceId)}
          onChange={(value) => onChange({ ...wishes, sourceId: value === null ? null : Number(value) })}
          clearable
        />
      </div>
    </div>
  );
}
