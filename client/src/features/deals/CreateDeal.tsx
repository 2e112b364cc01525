import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDealStages, useSources } from "@/lib/dictionaries";
import { useSees, useSession } from "@/lib/session";
import { currencyIn, readAmount } from "@/records/card/amount";
import { tieCustomer } from "@/records/known/api";
import { CustomerSelects } from "@/records/known/CustomerSelects";
import { CreateDialog } from "@/records/page/CreateDialog";
import type { Deal } from "@/records/types";
import { Select, TextInput } from "@/ui/forms";
import { Group, Text } from "@/ui/display";
import { peopleAt, type Person, usePeopleAt } from "./companyPeople";

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
  /** Who else of the company it is about. */
  others: [] as Person[],
};

const written = (id: number | undefined) => (id === undefined ? null : String(id));

export function CreateDeal(props: Props) {
  const people = usePeopleAt(props.contactId === undefined ? props.companyId : undefined);
  return people && <NewDeal {...props} people={people} />;
}

function NewDeal({ pipelineId, contactId, companyId, people, onClose, onDone }: Props & { people: Person[] }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const seesAmounts = useSees("AMOUNT");
  const sources = useSources();
  const stages = useDealStages(pipelineId);
  const client = useQueryClient();
  const choices = useRef(0);

  /** Whoever chooses something else before the answer means that. */
  function takeAlong(company: string | null | undefined, set: (change: Partial<typeof START>) => void) {
    const choice = ++choices.current;
    if (company === null || company === undefined) return;
    peopleAt(client, Number(company))
      .then(([main, ...others]) => {
        if (main !== undefined && choice === choices.current) set({ contactId: String(main.id), others });
      })
      // who belongs to it is an extra
      .catch(() => undefined);
  }

  return (
    <CreateDialog<Deal, typeof START>
      kind="deals"
      title={t("records.deals.create")}
      stageId={stages[0]?.id}
      start={{
        ...START,
        contactId: written(contactId ?? people[0]?.id),
        companyId: written(companyId),
        others: people.slice(1),
      }}
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
        ...(form.contactId !== null && {
          contactIds: [Number(form.contactId), ...form.others.map((person) => person.id)],
        }),
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
            onChange={(change) => {
              set({ ...change, others: [] });
              if (form.contactId === null) takeAlong(change.companyId, set);
            }}
            contactError={errors["contactIds"]}
            companyError={errors["companyId"]}
            needs={needs}
          />
          {form.others.length > 0 && (
            <Text size="sm" c="dimmed">
              {t("card.contacts.taken", { names: form.others.map((person) => person.name).join(", ") })}
            </Text>
          )}
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
