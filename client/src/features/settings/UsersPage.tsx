import { useQuery } from "@tanstack/react-query";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { usersQuery } from "@/lib/dictionaries";
import { mail } from "@/lib/links";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PageFrame, Section } from "@/ui/PageFrame";
import { PersonMark } from "@/ui/PersonMark";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { invitationsQuery } from "./organisation/api";
import { InvitationsSection } from "./organisation/InvitationsSection";
import { InviteDialog } from "./organisation/InviteDialog";
import styles from "./settings.module.css";
import { UserDialog } from "./UserDialog";

/** Who may sign in, and what they may do. */
export function UsersPage() {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  // "new" opens the dialog for somebody who is not here yet.
  const [open, setOpen] = useState<User | "new" | null>(null);
  const [inviting, setInviting] = useState(false);
  const invited = useQuery(invitationsQuery).data ?? [];
  const here = (users.data ?? []).filter((user) => !invited.some((one) => one.userId === user.id));
  const sorted = here.sort((a, b) => Number(b.active) - Number(a.active));
  return (
    <PageFrame
      title={t("settings.section.users.name")}
      intro={t("settings.usersIntro")}
      actions={
        <>
          <Button variant="default" onClick={() => setOpen("new")}>
            {t("settings.newUser")}
          </Button>
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
            {t("organisation.invite")}
          </Button>
        </>
      }
    >
      <Section title={t("settings.people")} flush>
        {users.isPending && <RowSkeletons rows={4} />}
        {users.isError && (
          <ErrorState title={t("problems.listTitle")} error={users.error} retry={() => void users.refetch()} />
        )}
        <ul className={styles.rows}>
          {sorted.map((user) => (
            <UserRow key={user.id} user={user} onOpen={() => setOpen(user)} />
          ))}
        </ul>
      </Section>
      <InvitationsSection />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {open !== null && <UserDialog user={open === "new" ? undefined : open} onClose={() => setOpen(null)} />}
    </PageFrame>
  );
}

/** Their own roles and those of their departments; that somebody has neither is not to be overlooked. */
function Roles({ user }: { user: User }) {
  const { t } = useTranslation();
  const others = user.departmentRoles.filter((name) => !user.roles.includes(name));
  const all = [...user.roles, ...others.map((name) => t("settings.throughDepartment", { name }))];
  return all.length > 0 ? all.join(", ") : <strong className={styles.alert}>{t("settings.noRole")}</strong>;
}

function UserRow({ user, onOpen }: { user: User; onOpen: () => void }) {
  const { t } = useTranslation();
  const me = useSession().user.id === user.id;
  return (
    <li className={user.active ? styles.row : `${styles.row} ${styles.off}`}>
      <PersonMark name={user.name} size={32} />
      <span className={styles.rowMain}>
        <span className={styles.rowName}>
          {user.name}
          {me && ` (${t("settings.me")})`}
        </span>
        <span className={styles.rowText}>
          <a href={mail(user.email)}>{user.email}</a> ·{" "}
          {user.phones.extension !== null && `${t("settings.phone.short", { extension: user.phones.extension })} · `}
          {user.active ? <Roles user={user} /> : t("settings.deactivated")}
        </span>
      </span>
      <Button size="xs" variant="default" aria-label={t("settings.editUser", { name: user.name })} onClick={onOpen}>
        {t("common.edit")}
      </Button>
    </li>
  );
}
