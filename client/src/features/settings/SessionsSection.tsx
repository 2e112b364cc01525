import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { endOtherSessions, endSession, sessionsQuery } from "./securityApi";
import { SessionRow } from "./SessionRow";
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
          <SessionRow key={session.id} session={session} end={endSession} />
        ))}
      </ul>
    </Section>
  );
}
