import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import type { Address, Person, Points } from "../types";
import { AddressField } from "./AddressField";
import { InlineText } from "./InlineField";
import { PointsField } from "./PointsField";
import { FieldGroup } from "./RecordCard";
import { SeldomFields } from "./SeldomFields";

interface Props {
  readOnly: boolean;
  onSave: (change: Record<string, unknown>) => unknown;
}

const NAMES = ["honorific", "firstName", "middleName", "lastName", "jobTitle", "birthdate"] as const;
const ALWAYS: readonly string[] = ["firstName", "lastName"];

export function NameFields({ record, readOnly, onSave }: Props & { record: Person & { jobTitle: string | null } }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fields = NAMES.map((name) => ({
    name,
    label: t(`records.field.${name}`),
    filled: ALWAYS.includes(name) || (record[name] ?? null) !== null,
    field: (
      <InlineText
        label={t(`records.field.${name}`)}
        readOnly={readOnly}
        value={record[name] ?? null}
        {...(name === "birthdate" && {
          type: "date" as const,
          shown: record.birthdate && formats.date(record.birthdate),
        })}
        onSave={(value) => onSave({ [name]: value })}
      />
    ),
  }));
  return <SeldomFields fields={fields} readOnly={readOnly} />;
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
      <SeldomFields
        readOnly={readOnly}
        fields={[
          {
            name: "messengers",
            label: t("records.field.messengers"),
            filled: record.messengers.length > 0,
            field: (
              <PointsField
                label={t("records.field.messengers")}
                type="messenger"
                readOnly={readOnly}
                points={record.messengers}
                onSave={(messengers) => onSave({ messengers })}
              />
            ),
          },
        ]}
      />
      <AddressField address={address} readOnly={readOnly} onSave={onSave} />
    </FieldGroup>
  );
}
