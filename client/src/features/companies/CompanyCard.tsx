import { useTranslation } from "react-i18next";
import { useSources, useUsers } from "@/lib/dictionaries";
import { useMayWith } from "@/lib/session";
import { CardLoader, type CardProps } from "@/records/card/CardLoader";
import { DealsOf } from "@/records/card/DealsOf";
import { InlineSelect, InlineText } from "@/records/card/InlineField";
import { PeopleField } from "@/records/card/PeopleField";
import { PointFields } from "@/records/card/PersonFields";
import { ObserversField } from "@/records/card/ObserversField";
import { FieldGroup, RecordCard } from "@/records/card/RecordCard";
import { CustomFields } from "@/records/custom/CustomFields";
import { useSlots } from "@/records/slots";
import { useSave } from "@/records/useChangeRecord";
import type { Company } from "@/records/types";
import { useContactLink } from "./useContactLink";

export function CompanyCard({ id, onClose }: CardProps) {
  return (
    <CardLoader<Company> kind="companies" id={id}>
      {(company) => <Loaded company={company} onClose={onClose} />}
    </CardLoader>
  );
}

function Loaded({ company, onClose }: { company: Company; onClose: CardProps["onClose"] }) {
  const { t } = useTranslation();
  const users = useUsers();
  const { requisites: Requisites } = useSlots();
  const sources = useSources();
  const readOnly = !useMayWith("companies", "change", company);
  const links = useContactLink();
  const save = useSave("companies", company);
  return (
    <RecordCard
      kind="companies"
      record={company}
      name={company.title}
      onRename={readOnly ? undefined : (title) => save({ title })}
      onClose={onClose}
    >
      <FieldGroup title={t("records.details")}>
        <InlineText
          label={t("records.field.industry")}
          readOnly={readOnly}
          value={company.industry}
          onSave={(industry) => save({ industry })}
        />
        <PeopleField
          kind="companies"
          id={company.id}
          label={t("records.contacts.title")}
          readOnly={readOnly}
          people={company.contacts}
          onAdd={(id) => links.mutate({ contactId: id, companyId: company.id, linked: true })}
          onRemove={(id) => links.mutate({ contactId: id, companyId: company.id, linked: false })}
        />
        <InlineSelect
          label={t("records.field.responsibleId")}
          readOnly={readOnly}
          value={company.responsibleId}
          options={users.filter((user) => user.active || user.id === company.responsibleId)}
          onSave={(responsibleId) => save({ responsibleId })}
        />
        <ObserversField kind="companies" record={company} readOnly={readOnly} onSave={save} />
        <InlineSelect
          label={t("records.field.sourceId")}
          readOnly={readOnly}
          clearable
          value={company.sourceId}
          options={sources}
          onSave={(sourceId) => save({ sourceId })}
        />
        <InlineText
          label={t("records.field.comments")}
          multiline
          readOnly={readOnly}
          value={company.comments}
          onSave={(comments) => save({ comments })}
        />
      </FieldGroup>
      <CustomFields kind="companies" record={company} readOnly={readOnly} onSave={save} />
      <PointFields record={company} address={company.address} readOnly={readOnly} onSave={save} />
      {Requisites && <Requisites kind="companies" id={company.id} readOnly={readOnly} />}
      <DealsOf field="companyId" id={company.id} />
    </RecordCard>
  );
}
