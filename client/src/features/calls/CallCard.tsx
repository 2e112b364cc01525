import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconPhoneCall, IconPhoneIncoming, IconPhoneOutgoing, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { api } from "@/lib/api/client";
import { useFormats } from "@/lib/formats";
import { type Kind, kindOfCode } from "@/lib/kinds";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { callKeys, type RingingCall } from "./api";
import styles from "./Calls.module.css";
import { NoteForm } from "./NoteForm";
import { companyOf, mainOf, nameOf } from "./who";

const MOST_OPEN = 3;

interface Props {
  ringing: RingingCall;
  /** A note is being written. */
  noting: boolean;
  /** One is begun, or done with. */
  onNoting: (noting: boolean) => void;
}

/** Who calls: the other side, what is open with them, and the two things somebody does with a receiver in the hand. */
export function CallCard({ ringing: { call, caller }, noting, onNoting }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => api.post(`/calls/${call.id}/dismiss`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: callKeys.ringing }),
  });
  const name = nameOf(call, caller) ?? t("calls.hidden");
  const main = mainOf(call);
  const company = companyOf(call);
  const talking = call.state === "TALKING";
  const Icon = talking ? IconPhoneCall : call.direction === "INBOUND" ? IconPhoneIncoming : IconPhoneOutgoing;
  const open = (kind: Kind, id: number) => void navigate({ to: addressOfRecord(kind, id) } as never);
  const line = call.line?.name ?? call.line?.number;
  return (
    <section className={styles.call} aria-label={t("calls.callOf", { name })} data-state={call.state}>
      <header className={styles.top}>
        <span className={styles.mark}>
          <Icon size={18} stroke={1.8} />
        </span>
        <span className={styles.what}>
          {t(talking ? "calls.talking" : call.direction === "INBOUND" ? "calls.ringing" : "calls.calling")}
          {line !== undefined && line !== null && ` · ${line}`}
        </span>
        <IconButton
          label={t("calls.dismiss")}
          size={28}
          onClick={() => {
            onNoting(false);
            dismiss.mutate();
          }}
        >
          <IconX size={16} />
        </IconButton>
      </header>
      <p className={styles.name}>{name}</p>
      <p className={styles.facts}>
        {[company === name ? null : company, name === call.number ? null : call.number]
          .filter((part) => Boolean(part))
          .join(" · ")}
      </p>
      {caller.open.length > 0 && (
        <ul className={styles.open}>
          {caller.open.slice(0, MOST_OPEN).map((one) => (
            <li key={`${one.kind}${one.id}`}>
              <button type="button" className={styles.item} onClick={() => open(kindOfCode(one.kind), one.id)}>
                <span className={styles.title}>{one.title}</span>
                <span className={styles.stage}>{one.stage}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.last}>
        {caller.lastContactAt === null
          ? t(main === undefined ? "calls.nobody" : "calls.noContact")
          : t("calls.lastContact", { when: formats.near(caller.lastContactAt) })}
      </p>
      {main !== undefined &&
        (noting ? (
          <NoteForm kind={kindOfCode(main.kind)} id={main.id} onDone={() => onNoting(false)} />
        ) : (
          <div className={styles.buttons}>
            <Button size="xs" onClick={() => open(kindOfCode(main.kind), main.id)}>
              {t("calls.open")}
            </Button>
            <Button size="xs" variant="default" onClick={() => onNoting(true)}>
              {t("calls.note")}
            </Button>
          </div>
        ))}
    </section>
  );
}
