import { useQuery } from "@tanstack/react-query";
import { IconBell } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { later } from "@/lib/later";
import { IconButton } from "@/ui/IconButton";
import { usePhone } from "@/ui/usePhone";
import { unreadQuery } from "./api";
import styles from "./Notifications.module.css";

const NotificationPanel = later(() => import("./NotificationPanel").then((m) => m.NotificationPanel));

/** How much is new for this person; opens what it is. */
export function Bell() {
  const { t } = useTranslation();
  const phone = usePhone();
  const unread = useQuery(unreadQuery).data?.count ?? 0;
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.bell}>
      <IconButton
        ref={setButton}
        label={unread === 0 ? t("notifications.title") : t("notifications.unread", { count: unread })}
        size={phone ? 40 : 32}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-testid="bell"
        onClick={() => setOpen(!open)}
      >
        <IconBell size={19} stroke={1.7} />
      </IconButton>
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
      <span role="status" className={styles.spoken}>
        {unread > 0 && t("notifications.unread", { count: unread })}
      </span>
      {open && button && (
        <Suspense>
          <NotificationPanel button={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
