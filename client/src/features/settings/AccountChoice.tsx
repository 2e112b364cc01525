import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconBuilding } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api, goOver } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import { problemText } from "@/lib/problemText";
import { adopt, type Session } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Badge } from "@/ui/display";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import styles from "./settings.module.css";

interface OwnAccount {
  id: number;
  name: string;
  here: boolean;
}

/** The session's new token is known before anything is asked by it. */
const enterAccount = (id: number) => goOver(async () => adopt(await api.post<Session>("/me/account", { id })));

/** The accounts a person belongs to, for those who belong to several. */
export function AccountChoice() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const accounts = useQuery({
    queryKey: keys.setting("own-accounts"),
    queryFn: async ({ signal }) => (await api.get<Page<OwnAccount>>("/me/accounts", undefined, signal)).items,
  });
  const enter = useMutation({
    mutationFn: enterAccount,
    async onSuccess(session) {
      queryClient.clear();
      queryClient.setQueryData(keys.session, session);
      await navigate({ to: "/" });
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  if (accounts.data === undefined || accounts.data.length < 2) return null;
  return (
    <Section flush title={t("security.accounts")} text={t("security.accountsText")}>
      <ul className={styles.rows}>
        {accounts.data.map((account) => (
          <li key={account.id} className={styles.row}>
            <IconBuilding size={20} stroke={1.6} />
            <span className={styles.rowMain}>
              <span className={styles.rowName}>{account.name}</span>
            </span>
            {account.here ? (
              <Badge variant="light" color="green">
                {t("security.thisAccount")}
              </Badge>
            ) : (
              <Button
                size="xs"
                variant="default"
                loading={enter.isPending && enter.variables === account.id}
                aria-label={t("security.enterNamed", { name: account.name })}
                onClick={() => enter.mutate(account.id)}
              >
                {t("security.enter")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
