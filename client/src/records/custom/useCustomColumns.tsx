import { useTranslation } from "react-i18next";
import type { Money } from "@/lib/api/payloads";
import {
  type CustomField,
  type CustomValue,
  type FileValue,
  isEmpty,
  nameOfField,
  useFields,
} from "@/lib/customFields";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import type { CellEdit, ListColumn } from "../list/columns";
import type { BaseRecord } from "../types";
import { FileLink } from "./FileLink";
import { readNumber, typedNumber } from "./numbers";
import { offered } from "./options";
import { useFieldText } from "./useFieldText";

const RIGHT: CustomField["type"][] = ["NUMBER", "MONEY"];
const YES = 1;
const NO = 0;

/** The columns of the fields an account wants to see in its lists from the start. */
export function useCustomColumns<T extends BaseRecord>(kind: Kind): ListColumn<T>[] {
  const columnOf = useColumnOf<T>(kind);
  return useFields(kind)
    .filter((field) => field.prominent)
    .map(columnOf);
}

/** The columns of all fields of an account. */
export function useAllCustomColumns<T extends BaseRecord>(kind: Kind): ListColumn<T>[] {
  return useFields(kind).map(useColumnOf<T>(kind));
}

function useColumnOf<T extends BaseRecord>(kind: Kind): (field: CustomField) => ListColumn<T> {
  const text = useFieldText();
  const editOf = useCellEdit<T>();
  return (field) => {
    const edit = editOf(field);
    return {
      key: nameOfField(field),
      label: field.label,
      width: 1.3,
      number: RIGHT.includes(field.type),
      // several values and files have no order
      ...(field.type !== "MULTI_LIST" && field.type !== "FILE" && { sort: nameOfField(field) }),
      cell: (record) =>
        field.type === "FILE" ? (
          <FileLink of={{ kind, id: record.id }} file={record.custom[field.code] as FileValue | undefined} />
        ) : (
          text(field, record.custom[field.code])
        ),
      ...(edit && { edit }),
    };
  };
}

/** How a cell is changed where it stands; what needs more room is changed in the card. */
function useCellEdit<T extends BaseRecord>(): (field: CustomField) => CellEdit<T> | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  const users = useUsers();
  const { account } = useSession();
  return (field) => {
    const value = (record: T) => record.custom[field.code];
    const change = (next: CustomValue | null) => ({ custom: { [field.code]: next } });
    switch (field.type) {
      case "TEXT":
        return {
          as: "text",
          value: (record) => (value(record) as string | undefined) ?? "",
          change: (typed) => change(typed === "" ? null : typed),
        };
      case "NUMBER":
      case "MONEY":
        return {
          as: "amount",
          value: (record) => {
            const now = value(record);
            if (isEmpty(now)) return "";
            return typedNumber(formats, field.type === "MONEY" ? (now as Money).value : (now as number));
          },
          change: (typed, record) => {
            if (typed === "") return change(null);
            const number = readNumber(formats, typed);
            if (number === null) return null;
            const now = value(record);
            const currency = isEmpty(now) ? account.currency : (now as Money).currency;
            return change(field.type === "MONEY" ? { value: number, currency } : number);
          },
        };
      case "LIST":
      case "USER":
        return {
          as: "choice",
          options: field.type === "LIST" ? offered(field, []) : users.filter((user) => user.active),
          clearable: true,
          value: (record) => (value(record) as number | undefined) ?? null,
          change,
        };
      case "BOOLEAN":
        return {
          as: "choice",
          options: [
            { id: YES, name: t("common.yes") },
            { id: NO, name: t("common.no") },
          ],
          clearable: true,
          value: (record) => (isEmpty(value(record)) ? null : value(record) === true ? YES : NO),
          change: (id) => change(id === null ? null : id === YES),
        };
      default:
        return undefined;
    }
  };
}
