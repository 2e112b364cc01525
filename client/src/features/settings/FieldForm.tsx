import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomField, FIELD_TYPES, type FieldType } from "@/lib/customFields";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Alert } from "@/ui/display";
import { Select, Switch, TextInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import { AlsoFor, Mapping } from "./FieldMapping";
import { FieldOptions } from "./FieldOptions";
import { FieldStages } from "./FieldStages";
import styles from "./settings.module.css";
import { changeField, type FieldChange, openField, type OptionDraft } from "./fieldsApi";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  kind: Kind;
  field: CustomField | undefined;
  onClose: () => void;
}

export interface FieldDraft {
  label: string;
  type: FieldType;
  decimals: number;
  prominent: boolean;
  required: boolean;
  options: OptionDraft[];
  stageIds: number[];
  mapsTo: CustomField["mapsTo"];
  alsoFor: CustomField["kind"][];
}

const MOST_DECIMALS = 6;

function draftOf(kind: Kind, field: CustomField | undefined): FieldDraft {
  return {
    label: field?.label ?? "",
    type: field?.type ?? "TEXT",
    decimals: field?.decimals ?? 0,
    prominent: field?.prominent ?? false,
    required: field?.required ?? false,
    options:
      field === undefined
        ? [{ label: "" }, { label: "" }]
        : field.options.filter((one) => !one.archived).map(({ id, label }) => ({ id, label })),
    stageIds: field?.stageIds ?? [],
    mapsTo: field?.mapsTo ?? [],
    // what is asked of a lead is nearly always wanted in its deal
    alsoFor: kind === "leads" ? ["DEAL"] : [],
  };
}

export function FieldForm({ kind, field, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(kind, field));
  const set = (change: Partial<FieldDraft>) => setDraft({ ...draft, ...change });
  const save = useOnce(
    useSettingsChange(
      () =>
        field === undefined ? openField(newField(kind, draft)) : changeField({ id: field.id, ...changeOf(draft) }),
      () => {
        toast(t("fields.form.saved"));
        onClose();
      },
    ),
  );
  const errors = fieldTexts(t, save.error);
  const withOptions = draft.type === "LIST" || draft.type === "MULTI_LIST";
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <TextInput
        label={t("fields.form.label")}
        description={t("fields.form.labelHint")}
        data-autofocus
        required
        maxLength={100}
        value={draft.label}
        error={errors["label"]}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label={t("fields.form.type")}
          {...(field !== undefined && { description: t("fields.form.typeStays") })}
          disabled={field !== undefined}
          allowDeselect={false}
          data={FIELD_TYPES.map((type) => ({ value: type, label: t(`fields.type.${type}`) }))}
          value={draft.type}
          error={errors["type"]}
          onChange={(type) => {
            // a file is added to a record that is there already
            if (type !== null) set({ type, ...(type === "FILE" && { required: false }) });
          }}
        />
        {draft.type === "NUMBER" && (
          <Select
            label={t("fields.form.decimals")}
            allowDeselect={false}
            data={Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => String(decimals))}
            value={String(draft.decimals)}
            onChange={(decimals) => set({ decimals: Number(decimals) })}
          />
        )}
      </div>
      {withOptions && (
        <FieldOptions
          options={draft.options}
          error={errors["options"] ?? Object.entries(errors).find(([name]) => name.startsWith("options["))?.[1]}
          known={field !== undefined}
          onChange={(options) => set({ options })}
        />
      )}
      <Switch
        label={t("fields.form.prominent")}
        description={t("fields.form.prominentHint")}
        checked={draft.prominent}
        onChange={(event) => set({ prominent: event.currentTarget.checked })}
      />
      {draft.type !== "FILE" && (
        <Switch
          label={t("fields.form.required")}
          description={t("fields.form.requiredHint")}
          checked={draft.required}
          onChange={(event) => set({ required: event.currentTarget.checked })}
        />
      )}
      {(kind === "leads" || kind === "deals") && (
        <FieldStages kind={kind} chosen={draft.stageIds} onChange={(stageIds) => set({ stageIds })} />
      )}
      {kind === "leads" && field === undefined && (
        <AlsoFor chosen={draft.alsoFor} onChange={(alsoFor) => set({ alsoFor })} />
      )}
      {kind === "leads" && field !== undefined && (
        <Mapping field={field} targets={draft.mapsTo} onChange={(mapsTo) => set({ mapsTo })} />
      )}
      {save.isError && (
        <Alert color="red" role="alert">
          {problemText(t, save.error)}
        </Alert>
      )}
      {field !== undefined && (
        <p className={styles.note}>
          {t("fields.form.code")}: <code>custom.{field.code}</code> · <code>UF_CRM_{field.code.toUpperCase()}</code>
        </p>
      )}
      <DialogFoot onCancel={onClose}>
        <Button type="submit" loading={save.isPending} disabled={draft.label.trim() === ""}>
          {t(field === undefined ? "common.create" : "common.save")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** What is common to a new field and a change. */
function partsOf(draft: FieldDraft): FieldChange & { label: string } {
  return {
    label: draft.label,
    required: draft.required,
    prominent: draft.prominent,
    stageIds: draft.stageIds,
    ...(draft.type === "NUMBER" && { decimals: draft.decimals }),
    ...((draft.type === "LIST" || draft.type === "MULTI_LIST") && {
      options: draft.options.filter((option) => option.label.trim() !== ""),
    }),
  };
}

const newField = (kind: Kind, draft: FieldDraft) => ({
  ...partsOf(draft),
  kind: codeOfKind(kind),
  type: draft.type,
  alsoFor: draft.alsoFor,
});

const changeOf = (draft: FieldDraft): FieldChange => ({ ...partsOf(draft), mapsTo: draft.mapsTo });
