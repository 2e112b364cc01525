import { useTranslation } from "react-i18next";
import { type CustomField, useAllFields } from "@/lib/customFields";
import type { KindCode } from "@/lib/kinds";
import { Checkbox, Select } from "@/ui/forms";
import styles from "./fields.module.css";

const TARGETS = ["DEAL", "CONTACT", "COMPANY"] as const;

interface AlsoForProps {
  chosen: KindCode[];
  onChange: (kinds: KindCode[]) => void;
}

/** A new field of leads can be made for what leads become at once. */
export function AlsoFor({ chosen, onChange }: AlsoForProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t("fields.form.alsoFor")}</legend>
      <div className={styles.stages}>
        {TARGETS.map((kind) => (
          <Checkbox
            key={kind}
            size="sm"
            label={t(`records.kind.${kind}`)}
            checked={chosen.includes(kind)}
            onChange={() => onChange(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])}
          />
        ))}
      </div>
      <p className={styles.hint}>{t("fields.form.alsoForHint")}</p>
    </fieldset>
  );
}

interface MappingProps {
  field: CustomField;
  targets: CustomField["mapsTo"];
  onChange: (targets: CustomField["mapsTo"]) => void;
}

/** Where conversions take the value of a field of leads: a field of the same type of each kind. */
export function Mapping({ field, targets, onChange }: MappingProps) {
  const { t } = useTranslation();
  const all = useAllFields();
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{t("fields.form.mapping")}</legend>
      <p className={styles.hint}>{t("fields.form.mappingHint")}</p>
      {TARGETS.map((kind) => {
        const possible = all.filter((one) => one.kind === kind && one.type === field.type && !one.archived);
        const chosen = targets.find((target) => target.kind === kind)?.fieldId;
        const target = possible.find((one) => one.id === chosen);
        const lost = lostOptions(field, target);
        return (
          <div key={kind} className={styles.mapping}>
            <Select
              label={t(`records.kind.${kind}`)}
              placeholder={t(possible.length === 0 ? "fields.form.noTarget" : "fields.form.notCarried")}
              disabled={possible.length === 0}
              clearable
              data={possible.map((one) => ({ value: String(one.id), label: one.label }))}
              value={chosen === undefined ? null : String(chosen)}
              onChange={(id) => {
                const others = targets.filter((one) => one.kind !== kind);
                onChange(id === null ? others : [...others, { kind, fieldId: Number(id) }]);
              }}
            />
            {lost.length > 0 && (
              <p className={styles.warn}>{t("fields.form.lostOptions", { names: lost.join(", ") })}</p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Options of a list that the other list does not have, by name. */
function lostOptions(field: CustomField, target: CustomField | undefined): string[] {
  if (target === undefined) return [];
  const known = target.options.filter((one) => !one.archived).map((one) => one.label.toLowerCase());
  return field.options
    .filter((one) => !one.archived && !known.includes(one.label.toLowerCase()))
    .map((one) => one.label);
}
