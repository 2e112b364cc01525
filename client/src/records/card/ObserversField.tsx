import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconEye, IconEyeOff, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { useUserName, useUsers } from "@/lib/dictionaries";
import type { Kind } from "@/lib/kinds";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { MultiSelect } from "@/ui/forms";
import { PersonName } from "@/ui/PersonMark";
import { toast } from "@/ui/toasts";
import { renew } from "../queries";
import type { BaseRecord } from "../types";
import field from "./InlineField.module.css";
import styles from "./ObserversField.module.css";

const MOST = 50;

interface Props {
  kind: Kind;
  record: BaseRecord;
  readOnly: boolean;
  onSave: (change: { observerIds: number[] }) => unknown;
}

/** Who observes a record. Everybody may stop observing, also where they may change nothing. */
export function ObserversField({ kind, record, readOnly, onSave }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const userName = useUserName();
  const [seen, setSeen] = useState<{ ids: number[]; onSave: Props["onSave"] }>();
  const stop = useStopObserving(kind, record.id);
  const ids = record.observerIds;
  const mine = ids.includes(user.id);
  const label = t("records.field.observerId");
  return (
    <div className={field["field"]} role="group" aria-label={label} data-testid="observers">
      <span className={field["label"]}>{label}</span>
      <div className={styles.observers}>
        {seen !== undefined ? (
          <Choice
            label={label}
            ids={seen.ids}
            onDone={(next) => {
              setSeen(undefined);
              if (next.length !== seen.ids.length || next.some((id) => !seen.ids.includes(id)))
                seen.onSave({ observerIds: next });
            }}
          />
        ) : (
          <>
            {ids.length > 0 && (
              <ul className={styles.list}>
                {ids.map((id) => (
                  <li key={id}>
                    <PersonName name={userName(id)} />
                  </li>
                ))}
              </ul>
            )}
            {ids.length === 0 && readOnly && <span className={styles.none}>–</span>}
            <div className={styles.actions}>
              {!readOnly && (
                <button type="button" className={styles.action} onClick={() => setSeen({ ids, onSave })}>
                  <IconPlus size={13} /> {t(ids.length === 0 ? "card.observers.add" : "card.observers.change")}
                </button>
              )}
              {mine && (
                <button type="button" className={styles.action} disabled={stop.isPending} onClick={() => stop.mutate()}>
                  <IconEyeOff size={13} /> {t("card.observers.stop")}
                </button>
              )}
              {!mine && !readOnly && ids.length < MOST && (
                <button
                  type="button"
                  className={styles.action}
                  onClick={() => onSave({ observerIds: [...ids, user.id] })}
                >
                  <IconEye size={13} /> {t("card.observers.start")}
                </button>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

/** All at once: what is chosen is saved when the field is left, Escape takes it back. */
function Choice({ label, ids, onDone }: { label: string; ids: number[]; onDone: (ids: number[]) => void }) {
  const { t } = useTranslation();
  const users = useUsers();
  const [chosen, setChosen] = useState(ids.map(String));
  return (
    <MultiSelect
      size="xs"
      autoFocus
      searchable
      defaultDropdownOpened
      hidePickedOptions
      maxValues={MOST}
      aria-label={label}
      placeholder={t("card.observers.hint")}
      nothingFoundMessage={t("common.noResults")}
      data={users
        .filter((user) => user.active || ids.includes(user.id))
        .map((user) => ({ value: String(user.id), label: user.name }))}
      value={chosen}
      onChange={setChosen}
      onBlur={() => onDone(chosen.map(Number))}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(ids);
        }
      }}
    />
  );
}

function useStopObserving(kind: Kind, id: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => api.delete(`/${kind}/${id}/observers/me`),
    onSuccess: async () => {
      toast(t("card.observers.stopped"));
      // whoever saw it only as an observer sees it no more
      await client.invalidateQueries({ queryKey: keys.record(kind, id) });
      await renew(client, kind);
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}
