import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Confirm } from "@/ui/Confirm";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { SessionRow } from "../SessionRow";
import { TokenRow } from "../TokenRow";
import { useSettingsChange } from "../useSettingsChange";
import { endSessionOf, endSessionsOf, revokeTokenOf, sessionsOfQuery, tokensOfQuery } from "./api";
import styles from "./signIns.module.css";
import settings from "../settings.module.css";

/** Where a colleague is signed in and what programs of theirs have, and ending it for them. */
export function PersonSignIns({ user }: { user: User }) {
  return (
    <div className={settings.form}>
      <Devices user={user} />
      <Keys user={user} />
    </div>
  );
}

function Devices({ user }: { user: User }) {
  const { t } = useTranslation();
  const { name } = user;
  const sessions = useQuery(sessionsOfQuery(user.id));
  const endAll = useSettingsChange(endSessionsOf, () => toast(t("security.allEnded", { name })));
  const refused = (error: unknown) => toast(problemText(t, error), { tone: "error" });
  return (
    <Group title={t("security.sessions")} none={t("security.noSessions")} query={sessions}>
      {sessions.data?.map((session) => (
        <SessionRow key={session.id} session={session} end={(id) => endSessionOf(user.id, id)} />
      ))}
      {(sessions.data?.length ?? 0) > 1 && (
        <li className={styles.last}>
          <Confirm
            question={t("security.endAllQuestion", { name })}
            confirm={t("security.endAll")}
            onConfirm={() => endAll.mutate(user.id, { onError: refused })}
          >
            {(ask) => (
              <Button size="xs" variant="default" loading={endAll.isPending} onClick={ask}>
                {t("security.endAll")}
              </Button>
            )}
          </Confirm>
        </li>
      )}
    </Group>
  );
}

function Keys({ user }: { user: User }) {
  const { t } = useTranslation();
  const tokens = useQuery(tokensOfQuery(user.id));
  return (
    <Group title={t("security.keys")} none={t("settings.noTokens")} query={tokens}>
      {tokens.data?.map((token) => (
        <TokenRow key={token.id} token={token} revoke={(id) => revokeTokenOf(user.id, id)} />
      ))}
    </Group>
  );
}

interface GroupProps {
  title: string;
  /** What is said of an empty one. */
  none: string;
  query: { data?: unknown[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  children: ReactNode;
}

function Group({ title, none, query, children }: GroupProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.group} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {query.isPending && <RowSkeletons rows={2} />}
      {query.error !== null && (
        <ErrorState title={t("problems.listTitle")} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <p className={styles.none}>{none}</p>}
      <ul className={settings.rows}>{children}</ul>
    </section>
  );
}
