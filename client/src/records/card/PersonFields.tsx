import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Address, Person, Points } from "../types";
import { AddressField } from "./AddressField";
import { InlineText } from "./InlineField";
import { PointsField } from "./PointsField";
import { FieldGroup } from "./RecordCard";
import styles from "./RecordCard.module.css";

interface Props {
  readOnly: boolean;
  onSave: (change: Record<string, unknown>) => unknown;
}

const NAMES = ["honorific", "firstName", "lastName", "jobTitle"] as const;
const ALWAYS: readonly string[] = ["firstName", "lastName"];

export function NameFields({ record, readOnly, onSave }: Props & { record: Person & { jobTitle: string | null } }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = NAMES.filter((field) => all || ALWAYS.includes(field) || record[field] !== null);
  return (
    <>
      {shown.map((field) => (
        <InlineText
          key={field}
          label={t(`records.field.${field}`)}
          readOnly={readOnly}
          value={record[field]}
          onSave={(value) => onSave({ [field]: value })}
        />
      ))}
      {shown.length < NAMES.length && !readOnly && (
        <MoreFields fields={NAMES.filter((field) => !shown.includes(field))} onClick={() => setAll(true)} />
      )}
    </>
  );
}

function MoreFields({ fields, onClick }: { fields: (typeof NAMES)[number][]; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.more} onClick={onClick}>
      + {fields.map((field) => t(`records.field.${field}`)).join(", ")}
    </button>
  );
}

/** How to reach somebody. */
export function PointFields({
  record,
  address,
  readOnly,
  onSave,
}: Props & { record: Points; address: Address | null }) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t("records.contactData")}>
      <PointsField
        label={t("records.field.phones")}
        type="tel"
        readOnly={readOnly}
        points={record.phones}
        onSave={(phones) => onSave({ phones })}
      />
      <PointsField
        label={t("records.field.emails")}
        type="email"
        readOnly={readOnly}
        points={record.emails}
        onSave={(emails) => onSave({ emails })}
      />
      <PointsField
        label={t("records.field.websites")}
        type="url"
        readOnly={readOnly}
        points={record.websites}
        onSave={(websites) => onSave({ websites })}
      />
      <AddressField address={address} readOnly={readOnly} onSave={onSave} />
    </FieldGroup>
  );
}
