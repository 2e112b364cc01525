import { IconPaperclip, IconX } from "@tabler/icons-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { later } from "@/lib/later";
import { useForgetUnsent, useUnsent, useUnsentText } from "@/lib/unsent";
import { useOnce } from "@/lib/useOnce";
import { Tabs } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { RowSkeletons } from "@/ui/states";
import files from "../files/Files.module.css";
import { OnTheWay } from "../files/Files";
import { PickFiles } from "../files/PickFiles";
import { useUploads } from "../files/useUploads";
import { sendOrSay } from "../kept";
import { nobodyAsks, placeOfNew, useAskedToWrite } from "../mail/writing";
import { ActivityForm, type ActivityValues } from "./ActivityForm";
import { type Entry, newActivity, useTimelineChange } from "./api";
import { MentionField, saves } from "./MentionField";
import { type Mention, stillNamed } from "./mentions";
import styles from "./Timeline.module.css";

const EmailForm = later(() => import("../mail/EmailForm").then((m) => m.EmailForm));

const NOBODY: Mention[] = [];
const NO_FILES: File[] = [];

/** Writes a note, plans an activity, or sends a message. */
export function Composer({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  // what was begun is still there when somebody comes back to it
  const [seen, setSeen] = useState(["note"]);
  const [tab, setTab] = useState<string | null>("note");
  const top = useRef<HTMLDivElement>(null);
  const asked = useAskedToWrite() === placeOfNew(kind, id);
  const show = (next: string | null) => {
    setTab(next);
    setSeen((all) => (next === null || all.includes(next) ? all : [...all, next]));
  };
  const choose = (next: string | null) => {
    nobodyAsks();
    show(next);
  };
  if (asked && tab !== "email") show("email");
  useEffect(() => {
    if (asked) top.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  return (
    <Tabs
      ref={top}
      value={tab}
      keepMounted
      keepMountedMode="display-none"
      className={styles.composer}
      onChange={choose}
    >
      <Tabs.List>
        <Tabs.Tab value="note">{t("records.note")}</Tabs.Tab>
        <Tabs.Tab value="activity">{t("records.activity")}</Tabs.Tab>
        <Tabs.Tab value="email">{t("records.channel.EMAIL")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="note">
        <NoteForm kind={kind} id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">{seen.includes("activity") && <NewActivity kind={kind} id={id} />}</Tabs.Panel>
      <Tabs.Panel value="email">
        {seen.includes("email") && (
          <Suspense fallback={<RowSkeletons rows={3} />}>
            <EmailForm kind={kind} id={id} />
          </Suspense>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}

function NoteForm({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const place = `${kind}/${id}/note/`;
  const [body, setBody] = useUnsentText(`${place}body`);
  const [chosen, setChosen] = useUnsent(`${place}mentions`, NOBODY);
  const [attached, setAttached] = useUnsent(`${place}files`, NO_FILES);
  const forget = useForgetUnsent();
  const uploads = useUploads(kind, id);
  const path = `/${kind}/${id}/comments`;
  const add = useOnce(
    useTimelineChange(
      (text: string): Promise<Entry | undefined> => {
        const body = { body: text, mentions: stillNamed(text, chosen) };
        // files cannot wait for the server in this browser, so their note does not either
        return attached.length > 0
          ? api.post<Entry>(path, body, { idempotencyKey: newIdempotencyKey() })
          : sendOrSay<Entry>({ what: "note", method: "POST", path, body, record: { kind, id }, text });
      },
      (entry) => {
        if (entry !== undefined) uploads.start(attached, entry.id);
        forget(place);
      },
    ),
  );
  // what came to it meanwhile would go with what was sent
  const attach = (files: File[]) => add.isPending || setAttached((all) => [...all, ...files]);
  return (
    <form
      className={styles.form}
      data-takes-files
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== "") add.mutate(body);
      }}
      onKeyDown={(event) => {
        if (saves(event)) event.currentTarget.requestSubmit();
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        attach(files);
      }}
      onDrop={(event) => attach([...event.dataTransfer.files])}
    >
      <MentionField
        label={t("records.note")}
        placeholder={t("planning.noteHint")}
        value={body}
        readOnly={add.isPending}
        onChange={setBody}
        onMention={(mention) => setChosen([...chosen, mention])}
      />
      {attached.length > 0 && (
        <ul className={files.attached} aria-label={t("card.files.waiting")}>
          {attached.map((file, index) => (
            <li key={index} className={files.pending}>
              <span className={files.name}>{file.name}</span>
              <IconButton
                label={t("card.files.takeAway", { name: file.name })}
                size={22}
                onClick={() => setAttached(attached.filter((one) => one !== file))}
              >
                <IconX size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {uploads.running.map((one) => (
        <OnTheWay
          key={one.key}
          upload={one}
          onAgain={() => {
            uploads.forget(one.key);
            uploads.start([one.file], one.commentId);
          }}
          onForget={() => uploads.forget(one.key)}
        />
      ))}
      {(body.trim() !== "" || attached.length > 0) && (
        <div className={styles.buttons}>
          <PickFiles icon={<IconPaperclip size={14} />} onFiles={attach}>
            {t("card.files.attach")}
          </PickFiles>
          <Button size="xs" type="submit" loading={add.isPending} disabled={body.trim() === ""}>
            {t("common.save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function NewActivity({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const { user } = useSession();
  // a new key empties the form after each one
  const [made, setMade] = useState(0);
  const add = useOnce(
    useTimelineChange(
      (values: ActivityValues) => sendOrSay(newActivity(kind, id, values)),
      () => setMade(made + 1),
    ),
  );
  return (
    <ActivityForm
      key={made}
      start={{ type: "TODO", title: "", responsibleId: user.id }}
      submit={t("records.plan")}
      pending={add.isPending}
      onSubmit={(values) => add.mutate(values)}
    />
  );
}
