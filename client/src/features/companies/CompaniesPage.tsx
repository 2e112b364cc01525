import { IconBuilding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useUserName, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useMay, useMayWithAny } from "@/lib/session";
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
import type { Company } from "@/records/types";
import { useRecordsUrl } from "@/records/useRecordsUrl";
import { TextInput } from "@/ui/forms";
import { PersonName } from "@/ui/PersonMark";

const START = { title: "", phone: "", email: "" };

export function CompaniesPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const users = useUsers();
  const userName = useUserName();
  const change = useChangeRecord<Company>("companies");
  const custom = useCustomColumns<Company>("companies");
  const mayChange = useMayWithAny("companies", "change");
  const [url, setUrl] = useRecordsUrl();
  const mayAdd = useMay("companies", "add");
  const creating = url.create === true && mayAdd;
  const columns: ListColumn<Company>[] = [
    { key: "title", label: t("records.field.name"), width: 3, sort: "title", cell: (company) => company.title },
    {
      key: "industry",
      label: t("records.field.industry"),
      width: 1.5,
      cell: (company) => company.industry,
    },
    {
      key: "phone",
      label: t("records.field.phones"),
      width: 1.5,
      cell: (company) => <PointLink point={company.phones[0]} scheme="tel:" record={`companies:${company.id}`} />,
    },
    {
      key: "addressCity",
      label: t("records.field.city"),
      width: 1.5,
      cell: (company) => company.address?.city,
    },
    {
      key: "responsibleId",
      label: t("records.field.responsibleId"),
      width: 1.5,
      cell: (company) => <PersonName name={userName(company.responsibleId)} />,
      edit: {
        as: "choice",
        options: users.filter((user) => user.active),
        value: (company) => company.responsibleId,
        change: (responsibleId) => ({ responsibleId }),
      },
    },
    {
      key: "lastActivityAt",
      label: t("records.field.lastActivityAt"),
      width: 1.5,
      sort: "lastActivityAt",
      cell: (company) => formats.near(company.lastActivityAt),
    },
    ...custom,
  ];
  const query = { filter: conditionsOf(url, false), q: url.q, sort: url.sort };
  return (
    <div className={styles.page}>
      <RecordsHeader
        kind="companies"
        title={t("records.companies.title")}
        createLabel={t("records.companies.create")}
        onCreate={() => setUrl({ create: true })}
        list={{ columns, query }}
        filters={<FilterBar kind="companies" />}
      />
      <div className={styles.body}>
        <BulkList<Company>
          kind="companies"
          query={query}
          nameOf={(company) => company.title}
          onOpen={(company) => setUrl({ card: `companies:${company.id}` })}
          changeOf={(company) =>
            mayChange(company) ? (fields) => change.mutate({ record: company, change: fields }) : undefined
          }
          empty={{
            icon: IconBuilding,
            title: t("records.noCompanies.title"),
            text: t("records.noCompanies.text"),
            action: (
              <CreateFirst
                kind="companies"
                label={t("records.companies.create")}
                onClick={() => setUrl({ create: true })}
              />
            ),
          }}
          columns={columns}
        />
      </div>
      {creating && (
        <CreateDialog<Company, typeof START>
          kind="companies"
          title={t("records.companies.create")}
          start={START}
          onClose={() => setUrl({ create: undefined })}
          onDone={(company) => {
            setUrl({ create: undefined });
            setUrl({ card: `companies:${company.id}` });
          }}
          body={(form) => ({
            title: form.title,
            ...(form.phone !== "" && { phones: [form.phone] }),
            ...(form.email !== "" && { emails: [form.email] }),
          })}
          typed={({ phone, email, title }) => ({ phone, email, company: title })}
        >
          {(form, set, errors, needs) => (
            <>
              <TextInput
                label={t("records.field.name")}
                data-autofocus
                required
                value={form.title}
                error={errors["title"]}
                onChange={(event) => set({ title: event.currentTarget.value })}
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
