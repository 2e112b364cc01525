import { useTranslation } from "react-i18next";
import { toast } from "@/ui/toasts";

type Take = (number: string | null) => void;

/**
 * Passes on what was typed if it is a number; else says that it is none, so that a slip erases nothing.
 * @returns for a text as typed, null when the field was emptied
 */
export function useTypedNumber(read: (typed: string) => string | null): (typed: string | null, take: Take) => void {
  const { t } = useTranslation();
  return (typed, take) => {
    const number = typed === null ? null : read(typed);
    if (typed !== null && number === null) toast(t("fields.notANumber", { text: typed }), { tone: "error" });
    else take(number);
  };
}
