import { useTranslation } from "react-i18next";
import { toast } from "@/ui/toasts";
import { NotTaken } from "./useDraft";

type Take = (number: string | null) => unknown;

/**
 * Passes on what was typed if it is a number, and null when the field was emptied; else says that it is none, so that a
 * slip erases nothing.
 */
export function useTypedNumber(read: (typed: string) => string | null): (typed: string | null, take: Take) => unknown {
  const { t } = useTranslation();
  return (typed, take) => {
    const number = typed === null ? null : read(typed);
    if (typed === null || number !== null) return take(number);
    const none = t("fields.notANumber", { text: typed });
    toast(none, { tone: "error" });
    return Promise.reject(new NotTaken(none));
  };
}
