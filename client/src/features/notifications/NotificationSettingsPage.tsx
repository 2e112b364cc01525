import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { problemText } from "@/lib/problemText";
import { Switch } from "@/ui/forms";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import { notificationKeys, type NotificationSettings, settingsQuery } from "./api";
import styles from "./Notifications.module.css";

const CHOICES = ["assigned", "mentioned", "due", "inquiry", "chat", "automation", "observed"] as const;

/** What somebody wants to be told. */
export function NotificationSettingsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const settings = useQuery(settingsQuery);
  const change = useMutation({
    mutationFn: (next: Partial<NotificationSettings>) =>
      api.patch<NotificationSettings>("/notifications/settings", next),
    onSuccess: (answer) => client.setQueryData(notificationKeys.settings, answer),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  return (
    <PageFrame title={t("notifications.title")} intro={t("notifications.settingsIntro")}>
      <Section title={t("notifications.tellMe")}>
        {settings.isError ? (
          <ErrorState title={t("notifications.failed")} error={settings.error} retry={() => void settings.refetch()} />
        ) : settings.data === undefined ? (
          <RowSkeletons rows={4} />
        ) : (
          <div className={styles.choices}>
            {CHOICES.map((choice) => (
              <Switch
                key={choice}
                label={t(`notifications.choice.${choice}`)}
                description={t(`notifications.choiceText.${choice}`)}
                checked={settings.data[choice]}
                onChange={(event) => change.mutate({ ...settings.data, [choice]: event.currentTarget.checked })}
              />
            ))}
          </div>
        )}
      </Section>
    </PageFrame>
  );
}
