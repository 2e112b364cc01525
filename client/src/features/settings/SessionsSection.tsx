import { useQuery } from "@tanstack/react-query";
import { IconDeviceLaptop, IconDeviceMobile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { agentName, isPhone } from "@/lib/agents";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { Badge } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { endOtherSessions, endSession, type OpenSession, sessionsQuery } from "./securityApi";
import styles from "./settings.module.css";
import { useSettingsChange } from "./useSettingsChange";

/** Where one is signed in, and ending it there. */
export function SessionsSection() {
  const { t } = useTranslation();
  const sessions = useQuery(sessionsQuery);
  const endOthers = useSettingsChange(endOtherSessions, () => toast(t("security.othersEnded")));
  const others = sessions.data?.some((session) => !session.here) === true;
  return (
    <Section
      flush
      title={t("security.sessions")}
      text={t("security.sessionsText")}
      actions={
        others && (
          <Confirm
            question={t("security.endOthersQuestion")}
            confirm={t("security.endOthers")}
            onConfirm={() => endOthers.mutate(undefined)}
          >
            {(ask) => (
              <Button variant="default" loading={endOthers.isPending} onClick={ask}>
                {t("security.endOthers")}
              </Button>
            )}
          </Confirm>
        )
      }
    >
      {sessions.isPending && <RowSkeletons rows={2} />}
      {sessions.isError && (
        <ErrorState title={t("problems.listTitle")} error={sessions.error} retry={() => void sessions.refetch()} />
      )}
      <ul className={styles.rows}>
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  );
}

function SessionRow({ session }: { session: OpenSession }) {
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
