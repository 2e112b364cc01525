import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { isProblem } from "@/lib/api/problem";
import { useUsers } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { Button } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { FormProblem } from "@/ui/FormProblem";
import { Select } from "@/ui/forms";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { changeUser } from "../usersApi";
import { useSettingsChange } from "../useSettingsChange";
import { HELD, type Held, heldQuery, leave } from "./api";

interface Props {
  user: User;
  onBack: () => void;
  onDone: () => void;
}

/** Taking somebody out and, in the same act, giving what is open of theirs to somebody else. */
export function Leaving({ user, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const { name } = user;
  const held = useQuery(heldQuery(user.id));
  const others = useUsers().filter((one) => one.active && one.id !== user.id);
  const [to, setTo] = useState<string | null>(null);
  const go = useSettingsChange<undefined, unknown>(
    () => (to === null ? changeUser({ user, change: { active: false } }) : leave(user.id, Number(to))),
    () => {
      toast(to === null ? t("organisation.left", { name }) : t("organisation.handingOver", { name }));
      onDone();
    },
  );
  const any = held.data !== undefined && HELD.some((part) => held.data[part] > 0);
  const successor = others.find(({ id }) => String(id) === to)?.name;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        go.mutate(undefined);
      }}
    >
      <p className={styles.note}>{t("settings.deactivateQuestion", { name })}</p>
      {held.isPending && <RowSkeletons rows={2} />}
      {held.isError && (
        <ErrorState title={t("problems.listTitle")} error={held.error} retry={() => void held.refetch()} />
      )}
      {held.data !== undefined && <HeldList name={name} held={held.data} />}
      {any && (
        <Select
          label={t("organisation.handOverTo", { name })}
          placeholder={t("organisation.nobody")}
          data={others.map((one) => ({ value: String(one.id), label: one.name }))}
          value={to}
          searchable
          clearable
          onChange={setTo}
        />
      )}
      {any && (
        <p className={styles.note} role="status">
          {successor === undefined
            ? t("organisation.stays", { name })
            : t("organisation.goesOver", { name, to: successor })}
        </p>
      )}
      <FormProblem
        error={go.error}
        text={isProblem(go.error, "conflict") && to === null ? t("settings.lastAdministrator") : undefined}
      />
      <DialogFoot onCancel={onBack}>
        <Button type="submit" color="red" loading={go.isPending} disabled={held.isPending}>
          {t(to === null ? "settings.deactivate" : "organisation.leaveAndHandOver")}
        </Button>
      </DialogFoot>
    </form>
  );
}

function HeldList({ name, held }: { name: string; held: Held }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const parts = HELD.filter((part) => held[part] > 0);
  if (parts.length === 0) return <p className={styles.note}>{t("organisation.holdsNothing", { name })}</p>;
  return (
    <div>
      <p className={styles.listName} id="held">
        {t("organisation.holds", { name })}
      </p>
      <ul className={styles.list} aria-labelledby="held">
        {parts.map((part) => (
          <li key={part}>
            {t(`organisation.held.${part}`, { count: held[part], number: formats.number(held[part]) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
