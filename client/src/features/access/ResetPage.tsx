import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { SHORTEST_PASSWORD } from "@/lib/passwords";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { PasswordInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { FrontPage } from "./FrontPage";

const setPassword = (use: { token: string; password: string }) => api.post("/password-reset/use", use);

/** Behind the link of the mail: a new password. The link's secret stands behind the #, where no server sees it. */
export function ResetPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setNext] = useState("");
  const use = useMutation({ mutationFn: setPassword });
  const errors = fieldTexts(t, use.error);
  if (use.isSuccess) {
    return (
      <FrontPage title={t("reset.doneTitle")} intro={t("reset.doneText")}>
        <a href="/login">{t("access.toLogin")}</a>
      </FrontPage>
    );
  }
  if (token === "" || isProblem(use.error, "not-found")) {
    return (
      <FrontPage title={t("reset.invalidTitle")} intro={t("reset.invalidText")}>
        <a href="/forgotten">{t("reset.again")}</a>
      </FrontPage>
    );
  }
  return (
    <FrontPage title={t("reset.newTitle")} intro={t("reset.newText")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          use.mutate({ token, password });
        }}
      >
        <FormProblem error={use.error} />
        <PasswordInput
          label={t("reset.next")}
          description={t("access.passwordHint", { shortest: SHORTEST_PASSWORD })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="new-password"
          autoFocus
          value={password}
          error={errors["password"]}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={use.isPending} disabled={password === ""}>
          {t("reset.set")}
        </Button>
      </form>
    </FrontPage>
  );
}
