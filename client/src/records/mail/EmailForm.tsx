import { useQuery } from "@tanstack/react-query";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAttempt } from "@/lib/api/attempt";
import { newIdempotencyKey } from "@/lib/api/client";
import { upload } from "@/lib/api/upload";
import type { Kind } from "@/lib/kinds";
import { fieldTexts, problemText } from "@/lib/problemText";
import { useForgetUnsent, useUnsent } from "@/lib/unsent";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Select, TagsInput, Textarea, TextInput } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import type { RecordFile } from "../files/api";
import { PickFiles } from "../files/PickFiles";
import { useTimelineChange } from "../timeline/api";
import { type Answering, type PreparedEmail, prepare, sendEmail, sendersQuery, templatesQuery } from "./api";
import styles from "./Mail.module.css";
import { withWords, wordsOf } from "./template";
import { NO_FILES, nobodyAsks, placeOfNew, useAskedToWrite } from "./writing";

interface Props {
  kind: Kind;
  id: number;
  answering?: Answering;
  onDone?: () => void;
}

/** Writes a message about a record. What stands in it at first comes from the server: recipients, signature, quotation. */
export function EmailForm({ kind, id, answering, onDone }: Props) {
  const { t } = useTranslation();
  const [made, setMade] = useState(0);
  const forget = useForgetUnsent();
  const place = `${kind}/${id}/mail/${answering?.replyTo ?? "new"}/${answering?.all === true ? "all/" : ""}`;
  const prepared = useQuery({
    // not below the timeline, which is read anew again and again
    queryKey: ["email-draft", kind, id, answering?.replyTo, answering?.all, made],
    queryFn: () => prepare(kind, id, answering),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const asked = useAskedToWrite() === placeOfNew(kind, id) && answering === undefined;
  const subjectField = useRef<HTMLInputElement>(null);
  const arrived = !prepared.isPending;
  useEffect(() => {
    if (!asked || !arrived) return;
    subjectField.current?.focus();
    nobodyAsks();
  }, [asked, arrived]);
  if (prepared.data === undefined)
    return prepared.isLoadingError ? (
      <ErrorState title={t("problems.title")} error={prepared.error} retry={() => void prepared.refetch()} />
    ) : (
      <RowSkeletons rows={3} />
    );
  if (prepared.data.mailboxId === null) return <p className={styles.note}>{t("mail.noMailbox")}</p>;
  return (
    <Fields
      key={made}
      kind={kind}
      id={id}
      place={place}
      answering={answering}
      start={prepared.data}
      subjectField={subjectField}
      onCancel={
        onDone &&
        (() => {
          forget(place);
          onDone();
        })
      }
      onSent={() => {
        forget(place);
        setMade(made + 1);
        onDone?.();
      }}
    />
  );
}

interface FieldsProps {
  kind: Kind;
  id: number;
  /** Where it stays until it is sent or given up. */
  place: string;
  answering: Answering | undefined;
  start: PreparedEmail;
  /** Where whoever asks to write begins. */
  subjectField: RefObject<HTMLInputElement | null>;
  onSent: () => void;
  onCancel: (() => void) | undefined;
}

function Fields({ kind, id, place, answering, start, subjectField, onSent, onCancel }: FieldsProps) {
  const { t } = useTranslation();
  const senders = useQuery(sendersQuery);
  const templates = useQuery(templatesQuery);
  const [mailboxId, setMailboxId] = useState(start.mailboxId ?? 0);
  const [to, setTo] = useUnsent(`${place}to`, start.to);
  const [cc, setCc] = useUnsent(`${place}cc`, start.cc);
  const [withCc, setWithCc] = useUnsent(`${place}withCc`, start.cc.length > 0);
  const [subject, setSubject] = useUnsent(`${place}subject`, start.subject ?? "");
  const [body, setBody] = useUnsent(`${place}body`, start.body);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const files = useAttachments(kind, id, place);
  const attempt = useAttempt();
  const send = useOnce(
    useTimelineChange(() => {
      const email = {
        mailboxId,
        to,
        cc: withCc ? cc : [],
        subject,
        body,
        replyTo: answering?.replyTo,
        fileIds: files.ids,
      };
      return attempt(email, (key) => sendEmail(kind, id, email, key));
    }, onSent),
  );
  const errors = fieldTexts(t, send.error);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  // what stands there although nobody has typed it
  const given = useRef({ subject: "", body: start.body });
  /** What was typed stays: then the template's words are put where the cursor stands. */
  function take(prepared: PreparedEmail, bare: PreparedEmail) {
    const [typed, cursor] = [bodyField.current?.value ?? body, bodyField.current?.selectionStart ?? 0];
    if (typed === given.current.body) {
      given.current.body = prepared.body;
      setBody(prepared.body);
    } else setBody(withWords(typed, cursor, wordsOf(prepared.body, bare.body)));
    const stands = subjectField.current?.value ?? subject;
    if (stands === "" || stands === given.current.subject) {
      given.current.subject = prepared.subject ?? "";
      setSubject(given.current.subject);
    }
  }
  const choose = async (value: string | null) => {
    setTemplateId(value);
    try {
      const bare = prepare(kind, id, answering, undefined, mailboxId);
      const prepared = value === null ? bare : prepare(kind, id, answering, Number(value), mailboxId);
      take(...(await Promise.all([prepared, bare])));
    } catch (error) {
      toast(problemText(t, error), { tone: "error" });
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (to.length === 0) {
          toast(t("mail.noRecipient"), { tone: "error" });
          return;
        }
        send.mutate(undefined);
      }}
    >
      {(senders.data?.length ?? 0) > 1 && (
        <Select
          label={t("mail.from")}
          allowDeselect={false}
          data={(senders.data ?? []).map((one) => ({ value: String(one.id), label: one.address }))}
          value={String(mailboxId)}
          onChange={(value) => value !== null && setMailboxId(Number(value))}
        />
      )}
      <div className={styles.recipients}>
        <TagsInput
          label={t("mail.to")}
          data={start.known}
          value={to}
          onChange={setTo}
          error={errors["to"]}
          splitChars={[",", ";", " "]}
          acceptValueOnBlur
        />
        {!withCc && (
          <Button size="compact-sm" variant="subtle" onClick={() => setWithCc(true)}>
            {t("mail.addCc")}
          </Button>
        )}
      </div>
      {withCc && (
        <TagsInput
          label={t("mail.cc")}
          data={start.known}
          value={cc}
          onChange={setCc}
          error={errors["cc"]}
          splitChars={[",", ";", " "]}
          acceptValueOnBlur
        />
      )}
      {(templates.data?.length ?? 0) > 0 && (
        <Select
          label={t("mail.template")}
          placeholder={t("mail.noTemplate")}
          clearable
          data={(templates.data ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
          value={templateId}
          onChange={(value) => void choose(value)}
        />
      )}
      <TextInput
        ref={subjectField}
        label={t("mail.subject")}
        value={subject}
        error={errors["subject"]}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Textarea
        ref={bodyField}
        label={t("mail.text")}
        autosize
        minRows={5}
        maxRows={18}
        value={body}
        error={errors["body"]}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Attached files={files} />
      <div className={styles.buttons}>
        <PickFiles icon={<IconPaperclip size={14} />} onFiles={files.add}>
          {t("mail.attach")}
        </PickFiles>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        )}
        <Button size="compact-sm" type="submit" loading={send.isPending} disabled={body.trim() === "" || files.busy}>
          {t("mail.send")}
        </Button>
      </div>
    </form>
  );
}

/** Files that go with a message: they become files of the record first. */
function useAttachments(kind: Kind, id: number, place: string) {
  const { t } = useTranslation();
  const [files, setFiles] = useUnsent(`${place}files`, NO_FILES);
  const remove = (key: string) => setFiles((all) => all.filter((one) => one.key !== key));
  const add = (chosen: File[]) => {
    for (const file of chosen) {
      const key = newIdempotencyKey();
      setFiles((all) => [...all, { key, name: file.name }]);
      upload<RecordFile>(`/uploads/${kind}/${id}`, { name: file.name }, file, () => undefined).done.then(
        (kept) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, id: kept.id } : one))),
        (error: unknown) => {
          remove(key);
          toast(problemText(t, error), { tone: "error" });
        },
      );
    }
  };
  return {
    files,
    add,
    remove,
    ids: files.flatMap((one) => (one.id === undefined ? [] : [one.id])),
    busy: files.some((one) => one.id === undefined),
  };
}

function Attached({ files }: { files: ReturnType<typeof useAttachments> }) {
  const { t } = useTranslation();
  if (files.files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t("card.files.waiting")} aria-busy={files.busy}>
      {files.files.map((one) => (
        <li key={one.key} className={styles.file} data-busy={one.id === undefined}>
          <span className={styles.fileName}>{one.name}</span>
          <IconButton
            label={t("card.files.takeAway", { name: one.name })}
            size={24}
            onClick={() => files.remove(one.key)}
          >
            <IconX size={12} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
