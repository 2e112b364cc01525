import { useTranslation } from "react-i18next";
import type { Stage } from "@/lib/api/payloads";
import { useSources, useUserName, useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { useSees, useSession } from "@/lib/session";
import { PersonName } from "@/ui/PersonMark";
import { currencyIn, readAmount } from "../card/amount";
import type { StagedRecord } from "../types";
import type { ListColumn } from "./columns";
import { Customer, hasCustomer } from "./Customer";
import { NextActivity } from "./NextActivity";
import { StageBadge } from "./StageBadge";

/**
 * The columns leads and deals have in common.
 * @param customer the fields that say in a file who the customer is
 * @param instead columns that take the place of a common one, by its key
 */
export function useStagedColumns<T extends StagedRecord>(
  stages: Stage[],
  customer: string[],
  instead: Record<string, ListColumn<T>> = {},
): ListColumn<T>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { account } = useSession();
  const seesAmounts = useSees("AMOUNT");
  const users = useUsers();
  const userName = useUserName();
  const sources = useSources();
  const field = (name: "title" | "stageId" | "amount" | "sourceId" | "responsibleId" | "createdAt" | "nextActivity") =>
    t(`records.field.${name}`);
  const columns: ListColumn<T>[] = [
    {
      key: "title",
      label: field("title"),
      width: 2.8,
      sort: "title",
      cell: (record) => record.title,
      edit: { as: "text", value: (record) => record.title, change: (title) => (title === "" ? null : { title }) },
    },
    {
      key: "customer",
      label: t("records.customer"),
      width: 1.7,
      cell: (record) => (hasCustomer(record) ? <Customer record={record} /> : null),
      file: customer,
    },
    {
      key: "stageId",
      label: field("stageId"),
      width: 1.6,
      cell: (record) => <StageBadge stage={stages.find((stage) => stage.id === record.stageId)} />,
      edit: {
        as: "choice",
        options: stages,
        value: (record) => record.stageId,
        change: (stageId) => ({ stageId }),
      },
    },
    {
      key: "amount",
      label: field("amount"),
      width: 1.55,
      number: true,
      sort: "amount",
      cell: (record) => formats.money(record.amount),
      edit: {
        as: "amount",
        value: (record) => (record.amount === null ? "" : formats.plain(record.amount.value)),
        change: (text, record) => {
          if (text === "") return { amount: null };
          const value = readAmount(text);
          const usual = record.amount?.currency ?? account.currency;
          return value === null ? null : { amount: { value, currency: currencyIn(text, usual) ?? usual } };
        },
      },
    },
    {
      key: "sourceId",
      label: field("sourceId"),
      width: 1.35,
      cell: (record) => sources.find((source) => source.id === record.sourceId)?.name,
      edit: {
        as: "choice",
        options: sources,
        clearable: true,
        value: (record) => record.sourceId,
        change: (sourceId) => ({ sourceId }),
      },
    },
    {
      key: "activityDueAt",
      label: field("nextActivity"),
      width: 1.8,
      cell: (record) => <NextActivity record={record} />,
    },
    {
      key: "responsibleId",
      label: field("responsibleId"),
      width: 1.7,
      cell: (record) => <PersonName name={userName(record.responsibleId)} />,
      edit: {
        as: "choice",
        options: users.filter((user) => user.active),
        value: (record) => record.responsibleId,
        change: (responsibleId) => ({ responsibleId }),
      },
    },
    {
      key: "createdAt",
      label: field("createdAt"),
      width: 1.35,
      sort: "createdAt",
      cell: (record) => formats.near(record.createdAt),
    },
  ];
  return columns.filter(({ key }) => key !== "amount" || seesAmounts).map((column) => instead[column.key] ?? column);
}
