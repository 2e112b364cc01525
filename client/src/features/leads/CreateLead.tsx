import { useTranslation } from "react-i18next";
import { useLeadStages, useSources } from "@/lib/dictionaries";
import { tieCustomer } from "@/records/known/api";
import { CustomerSelects } from "@/records/known/CustomerSelects";
import { CreateDialog } from "@/records/page/CreateDialog";
import type { Lead } from "@/records/types";
import { Select, TextInput } from "@/ui/forms";
import { Group } from "@/ui/display";

interface Props {
  onClose: () => void;
  onDone: (lead: Lead) => void;
}

const START = {
  title: "",
  firstName: "",
  lastName: "",
  companyTitle: "",
  phone: "",
  email: "",
  sourceId: "",
  contactId: null as string | null,
  companyId: null as string | null,
};
const LINES = ["title", "firstName", "lastName", "companyTitle"] as const;
/** Without any of these the server would call the lead by its number. */
const NEEDED = [...LINES, "phone", "email", "contactId", "companyId"] as const;

export function CreateLead({ onClose, onDone }: Props) {
  const { t } = useTranslation();
  const sources = useSources();
  const stages = useLeadStages();
  return (
    <CreateDialog<Lead, typeof START>
      kind="leads"
      title={t("records.leads.create")}
      stageId={stages[0]?.id}
      start={START}
      onClose={onClose}
      onDone={onDone}
      body={(form) => ({
        ...Object.fromEntries(LINES.filter((field) => form[field] !== "").map((field) => [field, form[field]])),
        ...(form.phone !== "" && { phones: [form.phone] }),
        ...(form.email !== "" && { emails: [form.email] }),
        ...(form.sourceId !== "" && { sourceId: Number(form.sourceId) }),
        ...(form.contactId !== null && { contactId: Number(form.contactId) }),
        ...(form.companyId !== null && { companyId: Number(form.companyId) }),
      })}
      typed={(form) => ({
        phone: form.phone,
        email: form.email,
        name: `${form.firstName} ${form.lastName}`,
        company: form.companyTitle,
        contactId: form.contactId ?? undefined,
        companyId: form.companyId ?? undefined,
      })}
      tie={tieCustomer}
      lacking={(form) =>
        NEEDED.every((field) => (form[field] ?? "").trim() === "") ? t("card.known.lacking") : undefined
      }
    >
      {(form, set, errors, needs) => (
        <>
          <TextInput
            label={t("records.field.title")}
            data-autofocus
            value={form.title}
            error={errors["title"]}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Group grow align="start">
            <TextInput
              label={t("records.field.firstName")}
              value={form.firstName}
              error={errors["firstName"]}
              onChange={(event) => set({ firstName: event.currentTarget.value })}
            />
            <TextInput
              label={t("records.field.lastName")}
              required={needs("lastName")}
              value={form.lastName}
              error={errors["lastName"]}
              onChange={(event) => set({ lastName: event.currentTarget.value })}
            />
          </Group>
          <TextInput
            label={t("records.field.companyTitle")}
            required={needs("companyTitle")}
            value={form.companyTitle}
            error={errors["companyTitle"]}
            onChange={(event) => set({ companyTitle: event.currentTarget.value })}
          />
          <Group grow align="start">
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
          </Group>
          {(form.contactId !== null || form.companyId !== null) && (
            <CustomerSelects
              value={form}
              onChange={set}
              contactError={errors["contactId"]}
              companyError={errors["companyId"]}
            />
          )}
          <Select
            label={t("records.field.sourceId")}
            data={sources.map((source) => ({ value: String(source.id), label: source.name }))}
            value={form.sourceId === "" ? null : form.sourceId}
            clearable
            required={needs("sourceId")}
            error={errors["sourceId"]}
            onChange={(sourceId) => set({ sourceId: sourceId ?? "" })}
          />
        </>
      )}
    </CreateDialog>
  );
}
