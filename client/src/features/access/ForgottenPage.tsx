import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { TextInput } from "@/ui/forms";
import { FrontPage } from "./FrontPage";

const askForLink = (email: string) => api.post("/password-reset", { email });

/** Asks for a link to a new password. What is said does not tell who signs in here. */
export function ForgottenPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: askForLink });
  if (ask.isSuccess) {
    return (
      <FrontPage title={t("reset.askedTitle")} intro={t("reset.askedText")}>
        <a href="/login">{t("access.toLogin")}</a>
      </FrontPage>
    );
  }
  return (
    <FrontPage title={t("reset.title")} intro={t("reset.text")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate(email.trim());
        }}
      >
        {ask.isError && (
          <Alert color="red" role="alert">
            {problemText(t, ask.error)}
          </Alert>
        )}
        <TextInput
          label={t("access.email")}
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={ask.isPending} disabled={!email.includes("@")}>
          {t("reset.ask")}
        </Button>
        <a href="/login">{t("access.toLogin")}</a>
      </form>
    </FrontPage>
  );
}
