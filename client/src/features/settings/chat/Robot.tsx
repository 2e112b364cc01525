import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Texts } from "@/lib/i18n/texts";
import { fieldTexts } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { PasswordInput } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { type ChatChannel, connectRobot } from "./api";

type Trouble = keyof Texts["chat"]["settings"]["trouble"];

/** The account's robot in a messenger: connecting it, and what is wrong with it. */
export function Robot({ channel }: { channel: ChatChannel }) {
  const { t } = useTranslation();
  const [token, setToken] = useState("");
  const connect = useSettingsChange(connectRobot, () => {
    setToken("");
    toast(t("settings.saved"));
  });
  return (
    <form
      className={settings.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate({ id: channel.id, token: token.trim() });
      }}
    >
      {channel.robot !== null && (
        <p className={settings.note}>{t("chat.settings.connected", channel as { robot: string })}</p>
      )}
      {channel.trouble !== null && (
        <Alert color="red" role="status">
          {t(`chat.settings.trouble.${channel.trouble as Trouble}`)}
        </Alert>
      )}
      <PasswordInput
        label={t("chat.settings.token")}
        description={t("chat.settings.tokenHint")}
        autoComplete="off"
        value={token}
        error={fieldTexts(t, connect.error)["token"]}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <FormProblem error={connect.error} />
      <Button
        type="submit"
        variant="default"
        style={{ alignSelf: "flex-start" }}
        loading={connect.isPending}
        disabled={token.trim() === ""}
      >
        {t("chat.settings.connect")}
      </Button>
    </form>
  );
}
