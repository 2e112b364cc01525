import { useTranslation } from "react-i18next";
import { nameOfField, useAllFields } from "@/lib/customFields";
import { kindOfCode } from "@/lib/kinds";
import { Select, Switch, Textarea, TextInput } from "@/ui/forms";
import styles from "./Forms.module.css";
import { builtInTargets, customTargets, type FormField, hasOptions, optionsOf } from "./model";

interface Props {
  field: FormField;
  onChange: (field: FormField) => void;
}

/** One question: its words, where the answer goes, what there is to choose. */
export function FieldEditor({ field, onChange }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<FormField>) => onChange({ ...field, ...change });
  return (
    <div className={styles.editor}>
      {field.kind === "CONSENT" ? (
        <Textarea
          label={t("forms.consentText")}
          description={t("forms.consentHint")}
          autosize
          minRows={2}
          maxRows={8}
          value={field.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={t("forms.label")}
          maxLength={300}
          value={field.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
      )}
      {field.kind === "HIDDEN" ? (
        <TextInput
          label={t("forms.hiddenValue")}
          description={t("forms.hiddenHint", { key: field.key })}
          maxLength={255}
          value={field.preset ?? ""}
          onChange={(event) => set({ preset: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={t("forms.hint")}
          maxLength={500}
          value={field.hint ?? ""}
          onChange={(event) => set({ hint: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        />
      )}
      <Target field={field} set={set} />
      {hasOptions(field.kind) && <Options field={field} set={set} />}
      {field.kind !== "HIDDEN" && (
        <Switch
          label={t("forms.required")}
          checked={field.required}
          onChange={(event) => set({ required: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

interface PartProps {
  field: FormField;
  set: (change: Partial<FormField>) => void;
}

function Target({ field, set }: PartProps) {
  const { t } = useTranslation();
  const all = useAllFields();
  const builtIn = builtInTargets(field.kind).map((target) => ({
    value: target,
    label: t(`forms.target.${target as "email"}`),
  }));
  const own = customTargets(field.kind, all).map((one) => ({
    value: nameOfField(one),
    label: `${one.label} (${t(`records.${kindOfCode(one.kind)}.title`)})`,
  }));
  if (builtIn.length + own.length === 0 || field.kind === "EMAIL" || field.kind === "PHONE") return null;
  return (
    <Select
      label={t("forms.goesTo")}
      description={field.target === null ? t("forms.goesToMessage") : undefined}
      clearable
      placeholder={t(field.kind === "HIDDEN" ? "forms.toTrace" : "forms.toMessage")}
      data={[
        ...(builtIn.length > 0 ? [{ group: t("forms.builtIn"), items: builtIn }] : []),
        ...(own.length > 0 ? [{ group: t("forms.ownFields"), items: own }] : []),
      ]}
      value={field.target}
      onChange={(target) => {
        const options = optionsOf(target, all);
        set({ target, ...(options !== undefined && { options }) });
      }}
    />
  );
}

/** One line each. Of a list among the account's fields the words may be others, the options not. */
function Options({ field, set }: PartProps) {
  const { t } = useTranslation();
  const bound = optionsOf(field.target, useAllFields()) !== undefined;
  if (bound) {
    return (
      <fieldset className={styles.options}>
        <legend>{t("forms.options")}</legend>
        {field.options.map((option, index) => (
          <TextInput
            key={option.value}
            aria-label={t("forms.option", { n: index + 1 })}
            maxLength={300}
            value={option.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              set({ options: field.options.map((one, at) => (at === index ? { ...one, label } : one)) });
            }}
          />
        ))}
      </fieldset>
    );
  }
  return (
    <Textarea
      label={t("forms.options")}
      description={t("forms.optionsHint")}
      autosize
      minRows={2}
      maxRows={12}
      value={field.options.map((option) => option.label).join("\n")}
      onChange={(event) =>
        set({
          options: event.currentTarget.value
            .split("\n")
            .map((line) => ({ value: line.trim() === "" ? line : line.trim(), label: line })),
        })
      }
      onBlur={() => set({ options: tidy(field) })}
    />
  );
}

/** Without empty lines and lines that stand there twice. */
function tidy(field: FormField): FormField["options"] {
  const words = new Set(field.options.map((option) => option.label.trim()).filter((word) => word !== ""));
  return [...words].map((word) => ({ value: word, label: word }));
}
