import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { fieldTexts, problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Stack } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import { chatKeys, type Conversation } from "./api";
import styles from "./Chat.module.css";

/** Makes an inquiry of a conversation that is none yet, with what the visitor has said of themselves. */
export function NewInquiry({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(conversation.name ?? "");
  const [email, setEmail] = useState(conversation.email ?? "");
  const [phone, setPhone] = useState(conversation.phone ?? "");
  const inquire = useMutation({
    mutationFn: () =>
      api.post<Conversation>(`/chat/conversations/${conversation.id}/inquiry`, {
        name: name || null,
        email: email || null,
        phone: phone || null,
      }),
    onSuccess: (made) => {
      client.setQueryData(chatKeys.one(made.id), made);
      toast(t("chat.didInquire"));
    },
    onError: (error) => {
      if (Object.keys(fieldTexts(t, error)).length === 0) toast(problemText(t, error), { tone: "error" });
    },
    onSettled: () => client.invalidateQueries({ queryKey: chatKeys.all }),
  });
  const errors = fieldTexts(t, inquire.error);
  return (
    <form
      noValidate
      className={styles.inquiry}
      onSubmit={(event) => {
        event.preventDefault();
        inquire.mutate();
      }}
    >
      <Stack gap="xs">
        <TextInput
          size="xs"
          label={t("chat.name")}
          value={name}
          error={errors["name"]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="email"
          label={t("chat.email")}
          value={email}
          error={email === "" && errors["email"] !== undefined ? t("chat.oneNeeded") : errors["email"]}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="tel"
          label={t("chat.phone")}
          value={phone}
          error={errors["phone"]}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" loading={inquire.isPending}>
          {t("chat.inquire")}
        </Button>
      </Stack>
    </form>
  );
}
