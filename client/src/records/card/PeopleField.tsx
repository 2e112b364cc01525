import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import { problemText } from "@/lib/problemText";
import { Dropdown, type DropdownPart } from "@/ui/Dropdown";
import { TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { renew } from "../queries";
import type { BaseRecord } from "../types";
import field from "./InlineField.module.css";
import { FindRecord } from "./LinksField";
import styles from "./PeopleField.module.css";
import { NamedLink } from "./RecordLink";

export interface LinkedPerson {
  id: number;
  /** Null for a contact one may not read. */
  name: string | null;
  role: string | null;
}

interface Props {
  kind: "deals" | "companies";
  id: number;
  label: string;
  people: LinkedPerson[];
  readOnly: boolean;
  /** They have an order, and the first is the main one: all of them, after a change. */
  onOrder?: (ids: number[]) => void;
  onAdd?: (id: number) => void;
  onRemove?: (id: number) => void;
}

/** The contacts of a deal or company, each with what they are in it. */
export function PeopleField({ kind, id, label, people, readOnly, onOrder, onAdd, onRemove }: Props) {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const [naming, setNaming] = useState<number>();
  const role = useChangeRole(kind, id);
  const ids = people.map((person) => person.id);
  const add = onAdd ?? ((person: number) => onOrder?.([...ids, person]));
  const remove = onRemove ?? ((person: number) => onOrder?.(ids.filter((one) => one !== person)));

  function moved(from: number, to: number): number[] {
    const next = [...ids];
    const [taken] = next.splice(from, 1);
    if (taken !== undefined) next.splice(to, 0, taken);
    return next;
  }

  function parts(person: LinkedPerson, index: number): DropdownPart[] {
    const order: DropdownPart[] = onOrder
      ? [
          {
            key: "main",
            label: t("card.contacts.menuMain"),
            disabled: index === 0,
            run: () => onOrder(moved(index, 0)),
          },
          {
            key: "up",
            label: t("card.contacts.menuUp"),
            disabled: index === 0,
            run: () => onOrder(moved(index, index - 1)),
          },
          {
            key: "down",
            label: t("card.contacts.menuDown"),
            disabled: index === people.length - 1,
            run: () => onOrder(moved(index, index + 1)),
          },
        ]
      : [];
    return [
      { key: "role", label: t("card.contacts.menuRole"), run: () => setNaming(person.id) },
      ...(people.length > 1 ? order : []),
      { key: "line", divider: true },
      { key: "remove", danger: true, label: t("card.contacts.menuRemove"), run: () => remove(person.id) },
    ];
  }

  return (
    <div className={field["field"]}>
      <span className={field["label"]}>{label}</span>
      <div className={styles.people}>
        {people.length > 0 && (
          <ul className={styles.list}>
            {people.map((person, index) => (
              <li key={person.id} className={styles.person} data-testid="person">
                <span className={styles.names}>
                  <NamedLink kind="contacts" id={person.id} name={person.name} />
                  {onOrder && index === 0 && people.length > 1 && (
                    <span className={styles.main}>{t("card.contacts.main")}</span>
                  )}
                  {naming === person.id ? (
                    <Role
                      person={person}
                      onDone={(text) => {
                        setNaming(undefined);
                        if (text !== person.role) role.mutate({ contactId: person.id, role: text });
                      }}
                    />
                  ) : (
                    <RoleText person={person} readOnly={readOnly} onEdit={() => setNaming(person.id)} />
                  )}
                </span>
                {!readOnly && (
                  <Dropdown
                    label={t("card.contacts.menu", { name: person.name ?? t("common.unseen") })}
                    position="bottom-end"
                    parts={parts(person, index)}
                  >
                    {(trigger) => (
                      <IconButton
                        {...trigger}
                        label={t("card.contacts.menu", { name: person.name ?? t("common.unseen") })}
                        size={26}
                      >
                        <IconDots size={15} />
                      </IconButton>
                    )}
                  </Dropdown>
                )}
              </li>
            ))}
          </ul>
        )}
        {people.length === 0 && readOnly && <span className={styles.none}>–</span>}
        {!readOnly && !searching && (
          <button type="button" className={styles.add} onClick={() => setSearching(true)}>
            <IconPlus size={13} /> {t("records.link")}
          </button>
        )}
        {searching && (
          <FindRecord
            label={label}
            kind="contacts"
            without={ids}
            onPick={(found) => {
              setSearching(false);
              if (found !== null) add(found);
            }}
          />
        )}
      </div>
    </div>
  );
}

function RoleText({ person, readOnly, onEdit }: { person: LinkedPerson; readOnly: boolean; onEdit: () => void }) {
  const { t } = useTranslation();
  if (person.role === null) return null;
  return (
    <button
      type="button"
      className={styles.role}
      disabled={readOnly}
      aria-label={`${t("card.contacts.role", { name: person.name ?? t("common.unseen") })}: ${person.role}`}
      onClick={onEdit}
    >
      {person.role}
    </button>
  );
}

function Role({ person, onDone }: { person: LinkedPerson; onDone: (role: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(person.role ?? "");
  const save = () => onDone(text.trim() === "" ? null : text.trim());
  return (
    <TextInput
      size="xs"
      autoFocus
      className={styles.input}
      aria-label={t("card.contacts.role", { name: person.name ?? t("common.unseen") })}
      placeholder={t("card.contacts.rolePlaceholder")}
      maxLength={100}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(person.role);
        }
      }}
    />
  );
}

function useChangeRole(kind: Props["kind"], id: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ contactId, role }: { contactId: number; role: string | null }) =>
      api.put<BaseRecord>(`/${kind}/${id}/contacts/${contactId}`, { role }),
    onSuccess: async (answer) => {
      client.setQueryData(keys.record(kind, id), answer);
      await renew(client, kind);
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
}
