import { IconPin, IconPinnedOff, IconTrash } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import type { Kind } from "@/lib/kinds";
import { useFormats } from "@/lib/formats";
import { later } from "@/lib/later";
import { useSession } from "@/lib/session";
import { useOnce } from "@/lib/useOnce";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { IconButton } from "@/ui/IconButton";
import { LongText } from "@/ui/LongText";
import { FilesOfComment } from "../files/FilesOfComment";
import { type Entry, useTimelineChange } from "./api";
import { filingOfActivity } from "../filing/api";
import { CommentText } from "./CommentText";
import { EntryIcon } from "./icons";
import { MentionField, saves } from "./MentionField";
import { type Mention, stillNamed } from "./mentions";
import { Sentence } from "./Sentence";
import styles from "./Timeline.module.css";

const FilingMenu = later(() => import("../filing/FilingMenu").then((m) => m.FilingMenu));
const EmailOfEntry = later(() => import("../mail/EmailOfEntry").then((m) => m.EmailOfEntry));

interface Props {
  entry: Entry;
  readOnly: boolean;
  /** In whose card it is seen. */
  kind: Kind;
  id: number;
}

/** One thing that happened. */
export function EntryRow({ entry, readOnly, kind, id }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { user } = useSession();
  const [editing, setEditing] = useState(false);
  const pin = useTimelineChange((one: Entry) =>
    one.pinned ? api.delete(`/timeline/${one.id}/pin`) : api.post(`/timeline/${one.id}/pin`, {}),
  );
  const remove = useTimelineChange((one: Entry) => api.delete(`/comments/${one.id}`));
  const own = entry.type === "COMMENT" && entry.author?.id === user.id && !readOnly && !entry.fromLead;
  return (
    <li className={styles.entry} data-type={entry.type}>
      <span className={styles.icon}>
        <EntryIcon type={entry.type} />
      </span>
      <div className={styles.text}>
        <span className={styles.sentence}>
          <Sentence entry={entry} />
          {entry.fromLead && <span className={styles.mark}>{t("records.fromLead")}</span>}
        </span>
        {editing ? (
          <EditComment entry={entry} onDone={() => setEditing(false)} />
        ) : (
          entry.body !== null &&
          entry.type !== "AUTOMATION" && (
            <div className={styles.body}>
              <LongText text={entry.body}>
                <CommentText text={entry.body} mentions={entry.data?.mentions ?? []} />
              </LongText>
            </div>
          )
        )}
        {entry.type === "EMAIL" && (
          <Suspense>
            <EmailOfEntry entry={entry} readOnly={readOnly} kind={kind} id={id} />
          </Suspense>
        )}
        {entry.type === "COMMENT" && <FilesOfComment kind={kind} id={id} commentId={entry.id} />}
        <span className={styles.quiet} title={formats.dateTime(entry.createdAt)}>
          {entry.author?.name ?? t("records.system")} · {formats.near(entry.createdAt)}
          {own && !editing && (
            <button type="button" className={styles.link} onClick={() => setEditing(true)}>
              {t("common.edit")}
            </button>
          )}
        </span>
      </div>
      {!readOnly && !entry.fromLead && (
        <span className={styles.tools}>
          {entry.activity !== null && (
            <Suspense>
              <FilingMenu
                name={entry.activity.title}
                kind={kind}
                id={id}
                places={entry.activity.records}
                removable={entry.activity.records.length > 1}
                {...filingOfActivity(entry.activity, kind, id)}
              />
            </Suspense>
          )}
          <IconButton
            label={t(entry.pinned ? "records.unpin" : "records.pin")}
            size={26}
            onClick={() => pin.mutate(entry)}
          >
            {entry.pinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
          </IconButton>
          {own && (
            <Confirm
              question={t("records.deleteCommentQuestion")}
              confirm={t("common.delete")}
              onConfirm={() => remove.mutate(entry)}
            >
              {(ask) => (
                <IconButton label={t("records.deleteComment")} size={26} onClick={ask}>
                  <IconTrash size={14} />
                </IconButton>
              )}
            </Confirm>
          )}
        </span>
      )}
    </li>
  );
}

function EditComment({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(entry.body ?? "");
  const [chosen, setChosen] = useState<Mention[]>(entry.data?.mentions ?? []);
  const save = useOnce(
    useTimelineChange(
      (text: string) => api.patch(`/comments/${entry.id}`, { body: text, mentions: stillNamed(text, chosen) }),
      onDone,
    ),
  );
  return (
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (saves(event) && body.trim() !== "") save.mutate(body);
      }}
    >
      <MentionField
        label={t("records.note")}
        autoFocus
        value={body}
        onChange={setBody}
        onMention={(mention) => setChosen([...chosen, mention])}
      />
      <div className={styles.buttons}>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
        <Button
          size="compact-xs"
          loading={save.isPending}
          disabled={body.trim() === ""}
          onClick={() => save.mutate(body)}
        >
          {t("common.save")}
        </Button>
      </div>
    </div>
  );
}
