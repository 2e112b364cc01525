import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { lossReasonsQuery, useUsers } from "@/lib/dictionaries";
import { blockSender, type RecordRef } from "@/lib/exceptions";
import { useFormats } from "@/lib/formats";
import { useSession } from "@/lib/session";
import { useNeedsReason } from "@/records/card/lossRules";
import { DeletePicks } from "@/records/exceptions/DeletePicks";
import { ExceptionPicks } from "@/records/exceptions/ExceptionPicks";
import { originsQuery } from "@/records/origins/api";
import { Button, UnstyledButton } from "@/ui/controls";
import { DialogFoot } from "@/ui/DialogFoot";
import { Group, Stack } from "@/ui/display";
import { Select, Textarea, TextInput } from "@/ui/forms";
import { Modal } from "@/ui/overlays";
import { toast } from "@/ui/toasts";
import { type Inquiry, pipelineOfDealQuery, searchQuery, type Target, targetsQuery } from "./api";
import { becameOf, ownLead, recordOf } from "./became";
import { snoozeTimes } from "./snooze";
import styles from "./Triage.module.css";

interface Props {
  inquiry: Inquiry;
  onClose: () => void;
  /** What somebody chose, as the server wants it. */
  onDone: (body: Record<string, unknown>, after?: () => Promise<unknown>) => void;
}

/** Why nobody needs it. */
export function JunkDialog({ inquiry, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const record = recordOf(inquiry);
  const kind = record?.kind === "deals" ? "DEAL" : "LEAD";
  const pipelineId = useQuery({ ...pipelineOfDealQuery(record?.id ?? 0), enabled: kind === "DEAL" }).data;
  // what was only noted on an open record moves nothing
  const required = useNeedsReason(kind, pipelineId) && record?.open === true && !inquiry.loggedOnly;
  const reasons = (useQuery(lossReasonsQuery).data ?? []).filter((one) => one.kind === kind);
  const [reason, setReason] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const [excepted, setExcepted] = useState<string[]>([]);
  const [doomed, setDoomed] = useState<RecordRef[]>([]);
  const given = useGiven(inquiry);
  // only once it is decided: what lies in the recycle bin cannot be decided about
  const block = async () => {
    const { deleted } = await blockSender(excepted, comment.trim() || null, doomed);
    if (deleted.length === 0) return;
    toast(t("exceptions.deleted", { count: deleted.length, number: formats.number(deleted.length) }));
  };
  return (
    <Modal opened onClose={onClose} title={t("inbox.junkTitle")} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (required && reason === null) return;
          onDone(
            { reasonId: reason === null ? null : Number(reason), comment: comment.trim() || null },
            excepted.length > 0 ? block : undefined,
          );
        }}
      >
        <Stack>
          <p className={styles.said}>{t(inquiry.loggedOnly ? "inbox.junkNoted" : "inbox.junkText")}</p>
          <Select
            label={t("inbox.reason")}
            placeholder={t(required ? "records.lossChoose" : "common.none")}
            withAsterisk={required}
            aria-required={required}
            data-autofocus
            data={reasons.map((one) => ({ value: String(one.id), label: one.name }))}
            value={reason}
            onChange={setReason}
            clearable={!required}
          />
          <Textarea
            label={t("inbox.comment")}
            value={comment}
            autosize
            minRows={2}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {given.length > 0 && <ExceptionPicks values={given} picked={excepted} onPick={setExcepted} />}
          {excepted.length > 0 && record !== undefined && (
            <DeletePicks kind={record.kind} id={record.id} picked={doomed} onPick={setDoomed} />
          )}
          <DialogFoot onCancel={onClose}>
            <Button type="submit" disabled={required && reason === null}>
              {t("inbox.junk")}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

/** Phones and e-mails that came with it, for those who may put them on the exceptions list. */
function useGiven(inquiry: Inquiry): string[] {
  const { editSettings } = useSession().permissions;
  const [record] = becameOf(inquiry);
  const origins = useQuery({
    ...originsQuery(record?.kind ?? "deals", record?.id ?? 0),
    enabled: editSettings && record !== undefined,
  }).data;
  const given = origins?.find((one) => one.inquiryId === inquiry.id)?.given ?? [];
  const values = given.filter(({ type }) => type === "EMAIL" || type === "PHONE").map(({ value }) => value);
  return [...new Set(values)];
}

/** Until when it is out of the way. */
export function SnoozeDialog({ onClose, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [now] = useState(() => new Date());
  const [typed, setTyped] = useState("");
  return (
    <Modal opened onClose={onClose} title={t("inbox.snoozeTitle")} size="sm" centered>
      <div className={styles.choices}>
        {snoozeTimes(now, formats).map(({ name, until }, index) => (
          <UnstyledButton
            key={name}
            className={styles.choice}
            data-autofocus={index === 0 || undefined}
            onClick={() => onDone({ until })}
          >
            {t(`inbox.${name}`)}
            <small>{formats.near(until, now)}</small>
          </UnstyledButton>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== "") onDone({ until: formats.momentOf(typed) });
          }}
        >
          <Group align="end" wrap="nowrap">
            <TextInput
              type="datetime-local"
              label={t("inbox.atTime")}
              style={{ flex: 1, minWidth: 0 }}
              min={formats.typedOf(now.toISOString())}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" disabled={typed === ""} style={{ flex: "none" }}>
              {t("inbox.snooze")}
            </Button>
          </Group>
        </form>
      </div>
    </Modal>
  );
}

/** Whose it is from now on. */
export function AssignDialog({ inquiry, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const users = useUsers().filter((one) => one.active);
  return (
    <Modal opened onClose={onClose} title={t("inbox.assignTitle")} size="sm" centered>
      <div className={styles.choices}>
        {inquiry.responsibleId !== user.id && (
          <UnstyledButton className={styles.choice} data-autofocus onClick={() => onDone({ responsibleId: user.id })}>
            {t("inbox.assignMe")}
          </UnstyledButton>
        )}
        <Select
          label={t("inbox.person")}
          searchable
          data-autofocus={inquiry.responsibleId === user.id || undefined}
          data={users.map((one) => ({ value: String(one.id), label: one.name }))}
          value={inquiry.responsibleId === null ? null : String(inquiry.responsibleId)}
          onChange={(id) => {
            if (id !== null && Number(id) !== inquiry.responsibleId) onDone({ responsibleId: Number(id) });
          }}
        />
      </div>
    </Modal>
  );
}

/** To what it belongs: something open with this customer, or whatever is searched for. */
export function AttachDialog({ inquiry, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const typed = useDeferredValue(text.trim());
  const own = recordOf(inquiry);
  const known = useQuery(targetsQuery(inquiry.id)).data;
  const found = useQuery(searchQuery(typed)).data;
  const listed = (typed.length > 1 ? found : known) ?? [];
  const targets = listed.filter(
    (one) => !(own?.id === one.id && own.kind === (one.kind === "DEAL" ? "deals" : "leads")),
  );
  return (
    <Modal opened onClose={onClose} title={t("inbox.attachTitle")} centered>
      <div className={styles.choices}>
        <p className={styles.said}>{t(known?.length === 0 ? "inbox.attachNone" : "inbox.attachText")}</p>
        {targets.map((target) => (
          <TargetChoice key={`${target.kind}${target.id}`} target={target} onDone={onDone} />
        ))}
        {typed.length > 1 && found !== undefined && targets.length === 0 && (
          <p className={styles.said}>{t("common.noResults")}</p>
        )}
        <TextInput
          aria-label={t("inbox.attachSearch")}
          placeholder={t("inbox.attachSearch")}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = targets;
            if (event.key !== "Enter" || first === undefined) return;
            event.preventDefault();
            onDone({ kind: first.kind, id: first.id });
          }}
        />
        <p className={styles.said}>
          {t(
            `inbox.attachHow.${ownLead(inquiry) === undefined ? "move" : targets[0]?.kind === "LEAD" ? "merge" : "convert"}`,
          )}
        </p>
      </div>
    </Modal>
  );
}

function TargetChoice({ target, onDone }: { target: Target; onDone: Props["onDone"] }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={styles.choice} onClick={() => onDone({ kind: target.kind, id: target.id })}>
      <span className={styles.kind}>{t(`records.kind.${target.kind}`)}</span>
      <span className={styles.name}>{target.title}</span>
    </UnstyledButton>
  );
}
