import { useTranslation } from "react-i18next";

const HOUR = 60;
const DAY = 24 * HOUR;

/** Says how long before the deadline a reminder comes, in its largest whole unit. */
export function useReminderWords(): (minutes: number) => string {
  const { t } = useTranslation();
  return (minutes) => {
    if (minutes === 0) return t("records.reminder.deadline");
    if (minutes % DAY === 0) return t("records.reminder.days", { count: minutes / DAY });
    if (minutes % HOUR === 0) return t("records.reminder.hours", { count: minutes / HOUR });
    return t("records.reminder.minutes", { count: minutes });
  };
}
