import { useQuery } from "@tanstack/react-query";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomField, fieldsQuery } from "@/lib/customFields";
import { codeOfKind, type Kind, KINDS } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { problemText } from "@/lib/problemText";
import { later } from "@/lib/later";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { PageFrame, Section } from "@/ui/PageFrame";
import { Reorder } from "@/ui/Reorder";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { BuiltInSection } from "./BuiltInSection";
import { FieldRow } from "./FieldRow";
import styles from "./fields.module.css";
import { useOrder } from "./useOrder";

const FieldDialog = later(() => import("./FieldDialog").then((m) => m.FieldDialog));

/** What each kind of record is made of: which built-in fields are required, and the fields an account adds. */
export function FieldsPage() {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  const mode = useMode();
  const withLeads = mode?.mode === "CLASSIC" || mode?.classicAllowed === true;
  const kinds = KINDS.filter((kind) => kind !== "leads" || withLeads);
  const [chosen, setChosen] = useState<Kind>();
  const [open, setOpen] = useState<CustomField | "new">();
  const kind = chosen ?? (mode?.mode === "CLASSIC" ? "leads" : "deals");
  const ofKind = (fields.data ?? []).filter((field) => field.kind === codeOfKind(kind));
  const used = ofKind.filter((field) => !field.archived);
  const archived = ofKind.filter((field) => field.archived);
  return (
    <PageFrame
      title={t("settings.section.fields.name")}
      intro={t("fields.page.intro")}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
          {t("fields.page.add")}
        </Button>
      }
    >
      <div className={styles.kinds}>
        <Segmented
          label={t("fields.page.kinds")}
          value={kind}
          onChange={setChosen}
          data={kinds.map((one) => ({ value: one, label: t(`records.${one}.title`) }))}
        />
      </div>
      {fields.isPending && <RowSkeletons />}
      {fields.isError && (
        <ErrorState title={t("problems.listTitle")} error={fields.error} retry={() => void fields.refetch()} />
      )}
      {fields.data !== undefined && used.length === 0 && (
        <Section title={t("fields.page.own")}>
          <EmptyState icon={IconForms} title={t("fields.page.none")} text={t("fields.page.noneText")} />
        </Section>
      )}
      {used.length > 0 && <Used key={kind} fields={used} onEdit={setOpen} />}
      <BuiltInSection key={`built-in ${kind}`} kind={kind} />
      {archived.length > 0 && (
        <Section title={t("fields.page.archived")} text={t("fields.page.archivedText")} flush>
          <ul className={styles.rows}>
            {archived.map((field) => (
              <li key={field.id}>
                <FieldRow field={field} handle={null} onEdit={() => setOpen(field)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open !== undefined && (
        <Suspense>
          <FieldDialog kind={kind} field={open === "new" ? undefined : open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

function Used({ fields, onEdit }: { fields: CustomField[]; onEdit: (field: CustomField) => void }) {
  const { t } = useTranslation();
  const order = useOrder("/fields", fields);
  return (
    <Section title={t("fields.page.own")} flush>
      {order.error !== null && (
        <Alert color="red" role="alert" radius={0}>
          {problemText(t, order.error)}
        </Alert>
      )}
      <Reorder items={order.items} keyOf={(field) => field.id} nameOf={(field) => field.label} onMove={order.move}>
        {(field, handle) => (
          <FieldRow field={field} handle={fields.length > 1 ? handle : null} onEdit={() => onEdit(field)} />
        )}
      </Reorder>
    </Section>
  );
}
