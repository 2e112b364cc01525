import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconSend } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { type CannedAnswer, cannedAnswersQuery } from "@/lib/cannedAnswers";
import { problemText } from "@/lib/problemText";
import { useUnsent } from "@/lib/unsent";
import { UnstyledButton } from "@/ui/controls";
import { Textarea } from "@/ui/forms";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { chatKeys, newName } from "./api";
import { askedShortcut, fitting } from "./canned";
import styles from "./Chat.module.css";

const TYPING_EVERY_MS = 3_000;
const LONGEST = 4_000;

/** An answer; a slash at its beginning offers answers that are ready. */
export function Composer({ id, focus }: { id: number; focus: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useUnsent(`chat/${id}`, "");
  const [place, setPlace] = useState(0);
  const typedAt = useRef(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const asked = askedShortcut(text);
  const offered = fitting(useQuery(cannedAnswersQuery).data ?? [], asked ?? "");
  const open = asked !== undefined && offered.length > 0;
  const say = useMutation({
    mutationFn: (message: { clientId: string; text: string }) =>
      api.post(`/chat/conversations/${id}/messages`, message),
    onError: (error, message) => {
      setText((now) => (now === "" ? message.text : `${message.text}\n${now}`));
      toast(problemText(t, error), { tone: "error" });
    },
    onSettled: () => client.invalidateQueries({ queryKey: chatKeys.all }),
  });
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  function send() {
    if (text.trim() === "" || say.isPending) return;
    say.mutate({ clientId: newName(), text });
    setText("");
    field.current?.focus();
  }

  function choose(answer: CannedAnswer) {
    setText(answer.body);
    setPlace(0);
    field.current?.focus();
  }

  function type(value: string) {
    setText(value);
    setPlace(0);
    if (value !== "" && Date.now() - typedAt.current > TYPING_EVERY_MS) {
      typedAt.current = Date.now();
      void api.post(`/chat/conversations/${id}/typing`).catch(() => undefined);
    }
  }

  function keys(event: KeyboardEvent) {
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setPlace((place + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const answer = offered[place];
      if (open && answer) choose(answer);
      else send();
    } else if (open && event.key === "Escape") {
      event.stopPropagation();
      setText("");
    }
  }

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {open && (
        <ul className={styles.canned} role="listbox" id="canned" aria-label={t("chat.canned")}>
          {offered.map((answer, index) => (
            <li key={answer.id} role="option" id={`canned-${answer.id}`} aria-selected={index === place}>
              <UnstyledButton className={styles.cannedRow} tabIndex={-1} onClick={() => choose(answer)}>
                <strong>/{answer.shortcut}</strong> <span>{answer.body}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Textarea
        ref={field}
        className={styles.field}
        aria-label={t("chat.answer")}
        placeholder={t("chat.answerHint")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        value={text}
        {...(open && { "aria-controls": "canned", "aria-activedescendant": `canned-${offered[place]?.id ?? 0}` })}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <IconButton
        type="submit"
        variant="filled"
        color="accent"
        size={40}
        label={t("chat.send")}
        disabled={text.trim() === ""}
      >
        <IconSend size={19} stroke={1.7} />
      </IconButton>
    </form>
  );
}
