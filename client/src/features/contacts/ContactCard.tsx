import { useTranslation } from "react-i18next";
import { useSources, useUsers } from "@/lib/dictionaries";
import { useMayWith } from "@/lib/session";
import { CardLoader, type CardProps } from "@/records/card/CardLoader";
import { DealsOf } from "@/records/card/DealsOf";
import { InlineSelect, InlineText } from "@/records/card/InlineField";
import { LinksField } from "@/records/card/LinksField";
import { NameFields, PointFields } from "@/records/card/PersonFields";
import { ObserversField } from "@/records/card/ObserversField";
import { FieldGroup, RecordCard } from "@/records/card/RecordCard";
import { CustomFields } from "@/records/custom/CustomFields";
import { useSlots } from "@/records/slots";
import { useSave } from "@/records/useChangeRecord";
import type { Contact } from "@/records/types";
import { Text } from "@/ui/display";

export function ContactCard({ id, onClose }: CardProps) {
  return (
    <CardLoader<Contact> kind="contacts" id={id}>
      {(contact) => <Loaded contact={contact} onClose={onClose} />}
    </CardLoader>
  );
}

function Loaded({ contact, onClose }: { contact: Contact; onClose: CardProps["onClose"] }) {
  const { t } = useTranslation();
  const users = useUsers();
  const { requisites: Requisites } = useSlots();
  const sources = useSources();
  const readOnly = !useMayWith("contacts", "change", contact);
  const save = useSave("contacts", contact);
  const name = contact.name ?? `#${contact.id}`;
  return (
    <RecordCard kind="contacts" record={contact} name={name} onClose={onClose}>
      <FieldGroup title={t("records.details")}>
        {contact.nameIsFallback && (
          <Text size="sm" c="dimmed">
            {t("records.nameFallback")}
          </Text>
        )}
        <NameFields record={contact} readOnly={readOnly} onSave={save} />
        <LinksField
          label={t("records.field.companyId")}
          kind="companies"
          readOnly={readOnly}
          links={contact.companies.map((company) => ({ id: company.id, name: company.title }))}
          onAdd={(id) => save({ companyIds: [...contact.companies.map((company) => company.id), id] })}
          onRemove={(id) =>
            save({ companyIds: contact.companies.map((company) => company.id).filter((one) => one !== id) })
          }
        />
        <InlineSelect
          label={t("records.field.responsibleId")}
          readOnly={readOnly}
          value={contact.responsibleId}
          options={users.filter((user) => user.active || user.id === contact.responsibleId)}
          onSave={(responsibleId) => save({ responsibleId })}
        />
        <ObserversField kind="contacts" record={contact} readOnly={readOnly} onSave={save} />
        <InlineSelect
          label={t("records.field.sourceId")}
          readOnly={readOnly}
          clearable
          value={contact.sourceId}
          options={sources}
          onSave={(sourceId) => save({ sourceId })}
        />
        <InlineText
          label={t("records.field.comments")}
          multiline
          readOnly={readOnly}
          value={contact.comments}
          onSave={(comments) => save({ comments })}
        />
      </FieldGroup>
      <CustomFields kind="contacts" record={contact} readOnly={readOnly} onSave={save} />
      <PointFields record={contact} address={contact.address} readOnly={readOnly} onSave={save} />
      {Requisites && <Requisites kind="contacts" id={contact.id} readOnly={readOnly} />}
      <DealsOf field="contactId" id={contact.id} companyId={contact.companies.find((one) => one.primary)?.id} />
    </RecordCard>
  );
}
