import { useTranslation } from "react-i18next";
import { useUserName } from "@/lib/dictionaries";
import { PersonMark } from "@/ui/PersonMark";
import type { Activity } from "./api";

/** Whose an activity is. */
export function ResponsibleMark({ activity, size }: { activity: Activity; size?: number }) {
  const { t } = useTranslation();
  const name = useUserName()(activity.responsibleId);
  return <PersonMark name={name} {...(size !== undefined && { size })} spoken={t("planning.responsible", { name })} />;
}
