import { Link } from "@tanstack/react-router";
import { IconCalendarMonth, IconCalendarWeek, IconColumns3, IconPhone, IconPlus } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Select } from "@/ui/forms";
import { Segmented } from "@/ui/Segmented";
import { RowSkeletons } from "@/ui/states";
import { usePhone } from "@/ui/usePhone";
import styles from "./ActivitiesPage.module.css";
import { DueColumns } from "./DueColumns";
import { type Show, useActivitiesUrl } from "./url";

const Calendar = later(() => import("./Calendar").then((m) => m.Calendar));
const NewActivity = later(() => import("./NewActivity").then((m) => m.NewActivity));

/** What is to be done, by when: in columns, or in a calendar. */
export function ActivitiesPage() {
  const { t } = useTranslation();
  const phone = usePhone();
  const [url, setUrl] = useActivitiesUrl();
  const [creating, setCreating] = useState(false);
  const formats = useFormats();
  const show = shownOn(phone, url.show ?? "columns");
  const shows: { value: Show; label: string; icon: React.ReactNode }[] = [
    { value: "columns", label: t("planning.columns"), icon: <IconColumns3 size={16} stroke={1.7} /> },
    { value: "month", label: t("planning.month"), icon: <IconCalendarMonth size={16} stroke={1.7} /> },
    phone
      ? { value: "day", label: t("planning.day"), icon: <IconCalendarWeek size={16} stroke={1.7} /> }
      : { value: "week", label: t("planning.week"), icon: <IconCalendarWeek size={16} stroke={1.7} /> },
  ];
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t("records.activities.title")}</h1>
        <Segmented
          label={t("planning.show")}
          icons
          value={show}
          onChange={(next) => setUrl({ show: next })}
          data={shows}
        />
        <WhoSelect />
        <Link to="/calls" className={styles.calls} aria-label={t("calls.title")}>
          <IconPhone size={16} stroke={1.7} />
          {!phone && t("calls.title")}
        </Link>
        <Button
          size="xs"
          className={styles.create}
          leftSection={<IconPlus size={16} />}
          onClick={() => setCreating(true)}
          aria-label={t("planning.newActivity")}
        >
          {phone ? t("records.new") : t("planning.newActivity")}
        </Button>
      </header>
      {show === "columns" ? (
        <DueColumns who={url.who} />
      ) : (
        <Suspense fallback={<RowSkeletons />}>
          <Calendar
            show={show}
            day={url.day ?? formats.today()}
            who={url.who}
            onDay={(day, next) => setUrl({ day, ...(next && { show: next }) })}
          />
        </Suspense>
      )}
      {creating && (
        <Suspense>
          <NewActivity onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** The phone has room for a day, other screens for a week. */
function shownOn(phone: boolean, show: Show): Show {
  if (show === "week" && phone) return "day";
  return show === "day" && !phone ? "week" : show;
}

function WhoSelect() {
  const { t } = useTranslation();
  const { user } = useSession();
  const users = useUsers();
  const [url, setUrl] = useActivitiesUrl();
  return (
    <Select
      aria-label={t("planning.who")}
      className={styles.who}
      size="xs"
      searchable
      allowDeselect={false}
      value={url.who === undefined ? String(user.id) : String(url.who)}
      onChange={(value) =>
        setUrl({ who: value === "all" ? "all" : value === String(user.id) ? undefined : Number(value) })
      }
      data={[
        { value: String(user.id), label: t("planning.mine") },
        { value: "all", label: t("planning.everybody") },
        ...users
          .filter((one) => one.active && one.id !== user.id)
          .map((one) => ({ value: String(one.id), label: one.name })),
      ]}
    />
  );
}
