import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useUserName, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMay, useMayWithAny } from "@/lib/session";
import { RecordSelect } from "@/records/card/RecordSelect";
import { useCustomColumns } from "@/records/custom/useCustomColumns";
import type { ListColumn } from "@/records/list/columns";
import { conditionsOf } from "@/records/list/conditions";
import { FilterBar } from "@/records/list/FilterBar";
import { PointLink } from "@/records/list/PointLink";
import { BulkList } from "@/records/page/BulkList";
import { CreateDialog } from "@/records/page/CreateDialog";
import styles from "@/records/page/Records.module.css";
import { CreateFirst } from "@/records/page/CreateFirst";
import { RecordsHeader } from "@/records/page/RecordsHeader";
import { useChangeRecord } from "@/records/useChangeRecord";
import type { Contact } from "@/records/types";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { TextInput } from "@/ui/forms";
import { PersonName } from "@/ui/PersonMark";
import { Group } from "@/ui/display";

const START = { firstName: "", lastName: "", phone: "", email: "", companyId: null as string | null };

export function ContactsPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const users = useUsers();
  const userName = useUserName();
  const change = useChangeRecord<Contact>("contacts");
  const custom = useCustomColumns<Contact>("contacts");
  const mayChange = useMayWithAny("contacts", "change");
  const [url, setUrl] = useRecordsUrl();
  const mayAdd = useMay("contacts", "add");
  const creating = url.create === true && mayAdd;
  const columns: ListColumn<Contact>[] = [
    { key: "name", label: t("records.field.name"), width: 2.5, sort: "name", cell: (contact) => contact.name },
    {
      key: "companyId",
      label: t("records.field.companyId"),
      width: 2,
      cell: (contact) => contact.companies[0]?.title,
    },
    {
      key: "phone",
      label: t("records.field.phones"),
      width: 1.5,
      cell: (contact) => <PointLink point={contact.phones[0]} scheme="tel:" record={`contacts:${contact.id}`} />,
    },
    {
      key: "email",
      label: t("records.field.emails"),
      width: 2.5,
      cell: (contact) => <PointLink point={contact.emails[0]} scheme="mailto:" record={`contacts:${contact.id}`} />,
    },
    {
      key: "responsibleId",
      label: t("records.field.responsibleId"),
      width: 1.5,
      cell: (contact) => <PersonName name={userName(contact.responsibleId)} />,
      edit: {
        as: "choice",
        options: users.filter((user) => user.active),
        value: (contact) => contact.responsibleId,
        change: (responsibleId) => ({ responsibleId }),
      },
    },
    {
      key: "lastActivityAt",
      label: t("records.field.lastActivityAt"),
      width: 1.5,
      sort: "lastActivityAt",
      cell: (contact) => formats.near(contact.lastActivityAt),
    },
    ...custom,
  ];
  const query = { filter: conditionsOf(url, false), q: url.q, sort: url.sort };
  return (
    <div className={styles.page}>
      <RecordsHeader
        kind="contacts"
        title={t("records.contacts.title")}
        createLabel={t("records.contacts.create")}
        onCreate={() => setUrl({ create: true })}
        list={{ columns, query }}
        filters={<FilterBar kind="contacts" />}
      />
      <div className={styles.body}>
        <BulkList<Contact>
          kind="contacts"
          query={query}
          nameOf={(contact) => contact.name ?? ""}
          onOpen={(contact) => setUrl({ card: `contacts:${contact.id}` })}
          changeOf={(contact) =>
            mayChange(contact) ? (fields) => change.mutate({ record: contact, change: fields }) : undefined
          }
          empty={{
            icon: IconUsers,
            title: t("records.noContacts.title"),
            text: t("records.noContacts.text"),
            action: (
              <CreateFirst
                kind="contacts"
                label={t("records.contacts.create")}
                onClick={() => setUrl({ create: true })}
              />
            ),
          }}
          columns={columns}
        />
      </div>
      {creating && (
        <CreateDialog<Contact, typeof START>
          kind="contacts"
          title={t("records.contacts.create")}
          start={START}
          onClose={() => setUrl({ create: undefined })}
          onDone={(contact) => {
            setUrl({ create: undefined });
            setUrl({ card: `contacts:${contact.id}` });
          }}
          body={(form) => ({
            ...(form.firstName !== "" && { firstName: form.firstName }),
            ...(form.lastName !== "" && { lastName: form.lastName }),
            ...(form.companyId !== null && { companyIds: [Number(form.companyId)] }),
            ...(form.phone !== "" && { phones: [form.phone] }),
            ...(form.email !== "" && { emails: [form.email] }),
          })}
          typed={(form) => ({
            phone: form.phone,
            email: form.email,
            name: `${form.firstName} ${form.lastName}`,
            companyId: form.companyId ?? undefined,
          })}
        >
          {(form, set, errors, needs) => (
            <>
              <Group grow align="start">
                <TextInput
                  label={t("records.field.firstName")}
                  data-autofocus
                  value={form.firstName}
                  error={errors["firstName"]}
                  onChange={(event) => set({ firstName: event.currentTarget.value })}
                />
                <TextInput
                  label={t("records.field.lastName")}
                  description={t("records.nameHint")}
                  inputWrapperOrder={["label", "input", "description", "error"]}
                  value={form.lastName}
                  error={errors["lastName"]}
                  onChange={(event) => set({ lastName: event.currentTarget.value })}
                />
              </Group>
              <RecordSelect
                label={t("records.field.companyId")}
                kind="companies"
                value={form.companyId}
                error={errors["companyIds"]}
                required={needs("companyId")}
                onChange={(companyId) => set({ companyId })}
              />
              <TextInput
                label={t("records.field.phones")}
                type="tel"
                required={needs("phone")}
                value={form.phone}
                error={errors["phones[0]"]}
                onChange={(event) => set({ phone: event.currentTarget.value })}
              />
              <TextInput
                label={t("records.field.emails")}
                type="email"
                required={needs("email")}
                value={form.email}
                error={errors["emails[0]"]}
                onChange={(event) => set({ email: event.currentTarget.value })}
              />
            </>
          )}
        </CreateDialog>
      )}
    </div>
  );
}
