import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import type { Texts } from "@/lib/i18n/texts";
import { DayField } from "@/ui/DayField";
import { Select } from "@/ui/forms";
import { actionText, auditActionsQuery, auditKindsQuery } from "./auditApi";
import type { AuditFilter } from "./auditUrl";
import styles from "./audit.module.css";

interface Props {
  filter: AuditFilter;
  onChange: (change: AuditFilter) => void;
}

/** Who did what to what kind of thing, and when. */
export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const actions = useQuery(auditActionsQuery).data ?? [];
  const kinds = useQuery(auditKindsQuery).data ?? [];
  const people = useUsers();
  const backwards = filter.since !== undefined && filter.until !== undefined && filter.until < filter.since;
  return (
    <div className={styles.filters} role="group" aria-label={t("audit.filters")}>
      <Select
        label={t("audit.filter")}
        placeholder={t("audit.all")}
        clearable
        searchable
        value={filter.action ?? null}
        data={actions.map((value) => ({ value, label: actionText(t, value) }))}
        onChange={(value) => onChange({ action: value ?? undefined })}
      />
      <Select
        label={t("audit.ofWhat")}
        placeholder={t("audit.all")}
        clearable
        searchable
        value={filter.kind ?? null}
        data={kindChoices(t, kinds)}
        onChange={(value) => onChange({ kind: value ?? undefined })}
      />
      <Select
        label={t("audit.who")}
        placeholder={t("audit.everybody")}
        clearable
        searchable
        value={filter.actor === undefined ? null : String(filter.actor)}
        data={people.map((user) => ({ value: String(user.id), label: user.name }))}
        onChange={(value) => onChange({ actor: value === null ? undefined : Number(value) })}
      />
      <DayField
        label={t("audit.since")}
        value={filter.since ?? ""}
        onDay={(value) => onChange({ since: value || undefined })}
      />
      <DayField
        label={t("audit.until")}
        value={filter.until ?? ""}
        error={backwards && t("audit.backwards")}
        onDay={(value) => onChange({ until: value || undefined })}
      />
    </div>
  );
}

/** Words that mean the same to people stand there once: a role, and all of them. */
export function kindChoices(t: TFunction, kinds: string[]) {
  const byName = new Map<string, string[]>();
  for (const kind of kinds) {
    const name = t(`audit.kind.${kind as keyof Texts["audit"]["kind"]}`, { defaultValue: kind });
    byName.set(name, [...(byName.get(name) ?? []), kind]);
  }
  return [...byName]
    .map(([label, words]) => ({ label, value: words.join(",") }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
