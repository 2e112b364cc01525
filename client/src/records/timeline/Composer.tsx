import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Tabs } from "@/ui/forms";
import { sendOrSay } from "../kept";
import { ActivityForm, type ActivityValues } from "./ActivityForm";
import { newActivity, useTimelineChange } from "./api";
import { MentionField } from "./MentionField";
import { type Mention, stillNamed } from "./mentions";
import styles from "./Timeline.module.css";

/** Writes a note or plans an activity. */
export function Composer({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="note" keepMounted={false} className={styles.composer}>
      <Tabs.List>
        <Tabs.Tab value="note">{t("records.note")}</Tabs.Tab>
        <Tabs.Tab value="activity">{t("records.activity")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="note">
        <NoteForm kind={kind} id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">
        <NewActivity kind={kind} id={id} />
      </Tabs.Panel>
    </Tabs>
  );
}

function NoteForm({ kind, id }: { kind: Kind; id: number }) {
  const { t } = useTranslation();
  const [body, setBody] = useState("");
  const [chosen, setChosen] = useState<Mention[]>([]);
  const add = useTimelineChange(
    (text: string) =>
      sendOrSay({
        what: "note",
        method: "POST",
        path: `/${kind}/${id}/comments`,
        body: { body: text, mentions: stillNamed(text, chosen) },
        record: { kind, id },
        text,
      }),
    () => {
      setBody("");
      setChosen([]);
    },
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() !== "") add.mutate(body);
      }}
    >
      <MentionField
        label={t("records.note")}
        placeholder={t("planning.noteHint")}
        value={body}
        onChange={setBody}
        onMention={(mention) => setChosen([...chosen, mention])}
      />
      {body.trim() !== "" && (
        <div className={styles.buttons}>
          <Button size="xs" type="submit" loading={add.isPending}>
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
  const add = useTimelineChange(
    (values: ActivityValues) => sendOrSay(newActivity(kind, id, values)),
    () => setMade(made + 1),
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
