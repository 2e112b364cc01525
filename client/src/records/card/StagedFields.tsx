import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lossReasonsQuery, useSources, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { StagedRecord } from "../types";
import { currencyIn, readAmount } from "./amount";
import { InlineSelect, InlineText, ShownField } from "./InlineField";
import { ObserversField } from "./ObserversField";
import { FieldGroup } from "./RecordCard";
import { type SeldomField, SeldomFields } from "./SeldomFields";
import { useTypedNumber } from "./useTypedNumber";
import { useSees, useSession } from "@/lib/session";
import { Unseen } from "@/ui/Unseen";

interface Props {
  kind: "leads" | "deals";
  record: StagedRecord;
  readOnly: boolean;
  onSave: (change: Record<string, unknown>) => unknown;
}

/** Fields that leads and deals have in common. */
export function StagedFields(props: Props) {
  const { t } = useTranslation();
  return (
    <FieldGroup title={t("records.details")}>
      <MainFields {...props} />
      <MoreFields {...props} />
    </FieldGroup>
  );
}

/** What it is worth, and whose it is. */
export function MainFields({ record, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const users = useUsers();
  const { account } = useSession();
  const seesAmounts = useSees("AMOUNT");
  const money = record.amount;
  const whenNumber = useTypedNumber(readAmount);
  return (
    <>
      {seesAmounts ? (
        <InlineText
          label={t("records.field.amount")}
          type="amount"
          readOnly={readOnly}
          value={money === null ? null : formats.plain(money.value)}
          shown={money === null ? undefined : formats.money(money)}
          onSave={(text) =>
            whenNumber(text, (value) =>
              // without an amount the server knows in which currency products are sold
              onSave({
                amount:
                  value === null
                    ? null
                    : {
                        value,
                        currency: currencyIn(text ?? "", money?.currency ?? account.currency) ?? money?.currency,
                      },
              }),
            )
          }
        />
      ) : (
        <ShownField label={t("records.field.amount")}>
          <Unseen />
        </ShownField>
      )}
      {record.semantics === "F" && <Loss record={record} />}
      <InlineSelect
        label={t("records.field.responsibleId")}
        readOnly={readOnly}
        value={record.responsibleId}
        options={users.filter((user) => user.active || user.id === record.responsibleId)}
        onSave={(id) => onSave({ responsibleId: id })}
      />
    </>
  );
}

/** Who else follows it, where it came from, and what there is to say. */
export function MoreFields({ kind, record, readOnly, onSave, seldom: more = [] }: Props & { seldom?: SeldomField[] }) {
  const { t } = useTranslation();
  const sources = useSources();
  const label = t("records.field.sourceDescription");
  const seldom = [
    {
      name: "sourceDescription",
      label,
      filled: (record.sourceDescription ?? null) !== null,
      field: (
        <InlineText
          label={label}
          multiline
          readOnly={readOnly}
          value={record.sourceDescription ?? null}
          onSave={(sourceDescription) => onSave({ sourceDescription })}
        />
      ),
    },
    ...more,
  ];
  return (
    <>
      <ObserversField kind={kind} record={record} readOnly={readOnly} onSave={onSave} />
      <InlineSelect
        label={t("records.field.sourceId")}
        readOnly={readOnly}
        clearable
        value={record.sourceId}
        options={sources}
        onSave={(id) => onSave({ sourceId: id })}
      />
      <SeldomFields readOnly={readOnly} fields={seldom} />
      <InlineText
        label={t("records.field.comments")}
        multiline
        readOnly={readOnly}
        value={record.comments}
        onSave={(comments) => onSave({ comments })}
      />
    </>
  );
}

/** Why it was lost, as it was said when it went. */
function Loss({ record }: { record: StagedRecord }) {
  const { t } = useTranslation();
  const reasons = useQuery(lossReasonsQuery).data ?? [];
  const reason = reasons.find((one) => one.id === record.lossReasonId);
  return (
    <>
      {record.lossReasonId !== null && (
        <ShownField label={t("records.field.lossReasonId")}>{reason?.name ?? `#${record.lossReasonId}`}</ShownField>
      )}
      {record.lossComment !== null && (
        <ShownField label={t("records.field.lossComment")}>{record.lossComment}</ShownField>
      )}
    </>
  );
}
