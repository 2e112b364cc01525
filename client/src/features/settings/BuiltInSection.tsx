import { useQuery } from "@tanstack/react-query";
import { IconChevronRight } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type RequiredField, requiredQuery } from "@/lib/customFields";
import { codeOfKind, type Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { labelOf } from "@/records/custom/labelOf";
import { Section } from "@/ui/PageFrame";
import styles from "./fields.module.css";
import { useRequiredFacts } from "./FieldRow";

const RequiredDialog = later(() => import("./RequiredDialog").then((m) => m.RequiredDialog));

/** Fields every account has: all there is to say of them is whether they must be filled in. */
export function BuiltInSection({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const all = useQuery(requiredQuery).data ?? [];
  const [open, setOpen] = useState<RequiredField>();
  const fields = all.filter((field) => field.kind === codeOfKind(kind));
  if (fields.length === 0) return null;
  return (
    <Section title={t("fields.page.builtIn")} text={t("fields.page.builtInText")} flush>
      <ul className={styles.rows}>
        {fields.map((field) => (
          <li key={field.field}>
            <Row field={field} onEdit={() => setOpen(field)} />
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Suspense>
          <RequiredDialog kind={kind} field={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </Section>
  );
}

function Row({ field, onEdit }: { field: RequiredField; onEdit: () => void }) {
  const { t } = useTranslation();
  const facts = useRequiredFacts(field);
  const name = labelOf(t, field);
  return (
    <div className={styles.row}>
      <div className={styles.line}>
        <button type="button" className={styles.main} aria-label={t("fields.page.edit", { name })} onClick={onEdit}>
          <span className={styles.name}>{name}</span>
          <span className={styles.facts}>{facts.length > 0 ? facts.join(" · ") : t("fields.page.optional")}</span>
        </button>
        <IconChevronRight size={16} stroke={1.6} className={styles.more} />
      </div>
    </div>
  );
}
