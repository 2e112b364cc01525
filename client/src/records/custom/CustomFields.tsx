import { IconAlertCircle } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { isEmpty, nameOfField, useAsked, useFields } from "@/lib/customFields";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { Button } from "@/ui/controls";
import { FieldGroup } from "../card/RecordCard";
import { useChangeRecord } from "../useChangeRecord";
import type { BaseRecord, StagedRecord } from "../types";
import styles from "./CustomFields.module.css";
import { InlineCustom } from "./InlineCustom";
import { labelOf } from "./labelOf";

const AskDialog = later(() => import("./AskDialog").then((m) => m.AskDialog));

interface Props {
  kind: Kind;
  record: BaseRecord;
  readOnly: boolean;
  onSave: (change: Record<string, unknown>) => unknown;
}

/** The fields the account has added, in the card. Without any there is nothing to see. */
export function CustomFields({ kind, record, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const fields = useFields(kind).filter((field) => !readOnly || !isEmpty(record.custom[field.code]));
  if (fields.length === 0) return null;
  return (
    <FieldGroup title={t("fields.group")}>
      {fields.map((field) => (
        <InlineCustom
          key={field.id}
          of={{ kind, id: record.id }}
          field={field}
          value={record.custom[field.code]}
          readOnly={readOnly}
          onSave={(value) => onSave({ custom: { [field.code]: value } })}
        />
      ))}
    </FieldGroup>
  );
}

/** Over the card of a record that stands in a stage without what the stage asks for. */
export function MissingNote({ kind, record }: { kind: Kind; record: StagedRecord }) {
  const { t } = useTranslation();
  const missing = useAsked(kind).filter((field) => record.incomplete.includes(nameOfField(field)));
  const change = useChangeRecord<StagedRecord>(kind);
  const [seen, setSeen] = useState<StagedRecord>();
  if (missing.length === 0) return null;
  return (
    <div className={styles.missing} role="note">
      <IconAlertCircle size={16} stroke={1.8} />
      <span className={styles.missingText}>
        {t("fields.missing", { labels: missing.map((field) => labelOf(t, field)).join(", ") })}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => setSeen(record)}>
        {t("fields.fillIn")}
      </Button>
      {seen !== undefined && (
        <Suspense>
          <AskDialog
            title={t("fields.fillIn")}
            submit={t("common.save")}
            fields={missing}
            of={{ kind, id: record.id }}
            onSubmit={(given) => change.mutateAsync({ record: seen, change: given })}
            onClose={() => setSeen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
