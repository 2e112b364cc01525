import { IconDeviceLaptop, IconDeviceMobile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { agentName, isPhone } from "@/lib/agents";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Badge } from "@/ui/display";
import { toast } from "@/ui/toasts";
import type { OpenSession } from "./securityApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

interface Props {
  session: OpenSession;
  end: (id: number) => Promise<unknown>;
}

/** Where somebody is signed in, and ending it there: one's own, or that of somebody else. */
export function SessionRow({ session, end: endSession }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const end = useSettingsChange(endSession, () => toast(t("security.ended")));
  const Icon = isPhone(session.agent) ? IconDeviceMobile : IconDeviceLaptop;
  const name = agentName(session.agent) ?? t("security.unknownAgent");
  return (
    <li className={styles.row}>
      <Icon size={20} stroke={1.6} />
      <span className={styles.rowMain}>
        <span className={styles.rowName}>{name}</span>
        <span className={styles.rowText}>
          {t(`security.via.${session.via}`)} · {session.address ?? t("security.unknownAddress")} ·{" "}
          {t("security.since", { when: formats.near(session.createdAt) })} ·{" "}
          {t("security.lastSeen", { when: formats.near(session.lastSeenAt) })}
        </span>
        {end.isError && (
          <span className={styles.rowText} role="alert">
            {problemText(t, end.error)}
          </span>
        )}
      </span>
      {session.here ? (
        <Badge variant="default">{t("security.here")}</Badge>
      ) : (
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          aria-label={t("security.endOne", { name })}
          onClick={() => end.mutate(session.id)}
        >
          {t("security.end")}
        </Button>
      )}
    </li>
  );
}
