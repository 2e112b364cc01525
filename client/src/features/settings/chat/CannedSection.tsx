import { useQuery } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cannedAnswersQuery } from "@/lib/cannedAnswers";
import { fieldTexts } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Button } from "@/ui/controls";
import { Textarea, TextInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { IconButton } from "@/ui/IconButton";
import { Section } from "@/ui/PageFrame";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { addCanned, deleteCanned } from "./api";

/** Answers that are ready, with the shortcuts that bring them. */
export function CannedSection() {
  const { t } = useTranslation();
  const answers = useQuery(cannedAnswersQuery).data ?? [];
  const [shortcut, setShortcut] = useState("");
  const [text, setText] = useState("");
  const add = useOnce(
    useSettingsChange(addCanned, () => {
      setShortcut("");
      setText("");
    }),
  );
  const remove = useSettingsChange(deleteCanned);
  const errors = fieldTexts(t, add.error);
  return (
    <Section title={t("chat.settings.canned")} text={t("chat.settings.cannedText")}>
      {answers.length > 0 && (
        <ul className={settings.rows}>
          {answers.map((answer) => (
            <li key={answer.id} className={settings.row}>
              <span className={settings.rowMain}>
                <span className={settings.rowName}>/{answer.shortcut}</span>
                <span className={settings.rowText}>{answer.body}</span>
              </span>
              <IconButton
                label={t("chat.settings.removeCanned", { name: answer.shortcut })}
                onClick={() => remove.mutate(answer.id)}
              >
                <IconX size={16} stroke={1.6} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className={settings.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ shortcut, text });
        }}
      >
        <TextInput
          label={t("chat.settings.shortcut")}
          value={shortcut}
          error={errors["shortcut"]}
          onChange={(event) => setShortcut(event.currentTarget.value)}
        />
        <Textarea
          label={t("chat.settings.text")}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          error={errors["text"]}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormProblem error={add.error ?? remove.error} />
        <Button
          type="submit"
          style={{ alignSelf: "flex-start" }}
          loading={add.isPending}
          disabled={shortcut.trim() === "" || text.trim() === ""}
        >
          {t("chat.settings.addCanned")}
        </Button>
      </form>
    </Section>
  );
}
