import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { SHORTEST_PASSWORD } from "@/lib/passwords";
import { fieldTexts } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { PasswordInput } from "@/ui/forms";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import { FormProblem } from "@/ui/FormProblem";
import styles from "./settings.module.css";

const changePassword = (passwords: { current: string; new: string }) => api.post("/me/password", passwords);

export function PasswordSection() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const save = useMutation({
    mutationFn: changePassword,
    onSuccess() {
      setCurrent("");
      setNext("");
      toast(t("settings.passwordChanged"));
    },
  });
  const errors = fieldTexts(t, save.error);
  return (
    <Section title={t("settings.password")}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ current, new: next });
        }}
      >
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={user.email} readOnly hidden />
        <div className={styles.pair}>
          <PasswordInput
            label={t("settings.currentPassword")}
            autoComplete="current-password"
            value={current}
            error={errors["current"]}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t("settings.nextPassword")}
            description={t("access.passwordHint", { shortest: SHORTEST_PASSWORD })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="new-password"
            value={next}
            error={errors["new"]}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </div>
        <FormProblem error={save.error} />
        <div>
          <Button type="submit" loading={save.isPending} disabled={current === "" || next === ""}>
            {t("settings.changePassword")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
