import { useTranslation } from "react-i18next";
import { useDealStages, useSources } from "@/lib/dictionaries";
import { useSees, useSession } from "@/lib/session";
import { currencyIn, readAmount } from "@/records/card/amount";
import { tieCustomer } from "@/records/known/api";
import { CustomerSelects } from "@/records/known/CustomerSelects";
import { CreateDialog } from "@/records/page/CreateDialog";
import type { Deal } from "@/records/types";
import { Select, TextInput } from "@/ui/forms";
import { Group } from "@/ui/display";

interface Props {
  pipelineId: number;
  /** Whom it is for, when somebody came from a customer's card. */
  contactId?: number | undefined;
  companyId?: number | undefined;
  onClose: () => void;
  onDone: (deal: Deal) => void;
}

const START = {
  title: "",
  amount: "",
  sourceId: "",
  contactId: null as string | null,
  companyId: null as string | null,
};

const written = (id: number | undefined) => (id === undefined ? null : String(id));

export function CreateDeal({ pipelineId, contactId, companyId, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { account } = useSession();
  const seesAmounts = useSees("AMOUNT");
  const sources = useSources();
  const stages = useDealStages(pipelineId);
  return (
    <CreateDialog<Deal, typeof START>
      kind="deals"
      title={t("records.deals.create")}
      stageId={stages[0]?.id}
      start={{ ...START, contactId: written(contactId), companyId: written(companyId) }}
      onClose={onClose}
      onDone={onDone}
      body={(form) => ({
        title: form.title,
        pipelineId,
        ...(form.amount !== "" && {
          amount: {
            value: readAmount(form.amount) ?? form.amount,
            currency: currencyIn(form.amount, account.currency) ?? account.currency,
          },
        }),
        ...(form.contactId !== null && { contactIds: [Number(form.contactId)] }),
        ...(form.companyId !== null && { companyId: Number(form.companyId) }),
        ...(form.sourceId !== "" && { sourceId: Number(form.sourceId) }),
      })}
      typed={(form) => ({
        // many a deal is called after the company it is for
        company: form.title,
        contactId: form.contactId ?? undefined,
        companyId: form.companyId ?? undefined,
      })}
      tie={tieCustomer}
    >
      {(form, set, errors, needs) => (
        <>
          <TextInput
            label={t("records.field.title")}
            data-autofocus
            required
            value={form.title}
            error={errors["title"]}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <CustomerSelects
            value={form}
            onChange={set}
            contactError={errors["contactIds"]}
            companyError={errors["companyId"]}
            needs={needs}
          />
          <Group grow align="start">
            {seesAmounts && (
              <TextInput
                label={t("records.field.amount")}
                inputMode="decimal"
                required={needs("amount")}
                value={form.amount}
                error={errors["amount.value"]}
                onChange={(event) => set({ amount: event.currentTarget.value })}
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
          </Group>
        </>
      )}
    </CreateDialog>
  );
}
