import { useMutation, useQuery } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { type AskedPasskey, knowsPasskeys, signWithPasskey } from "@/lib/passkeys";
import { problemText } from "@/lib/problemText";
import type { Session } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { waysQuery } from "./ways";

async function signInByPasskey(): Promise<Session> {
  const asked = await api.post<AskedPasskey>("/passkey-session/options");
  return api.post<Session>("/passkey-session", { credential: await signWithPasskey(asked) });
}

/** Under the sign-in: what to do without the password. */
export function MoreWays({ onEntered }: { onEntered: (session: Session) => Promise<void> }) {
  const { t } = useTranslation();
  const ways = useQuery(waysQuery).data;
  const enter = useMutation({ mutationFn: signInByPasskey, onSuccess: onEntered });
  return (
    <>
      {enter.isError && (
        <Alert color="red" role="alert">
          {enter.error instanceof DOMException ? t("security.passkeyCancelled") : problemText(t, enter.error)}
        </Alert>
      )}
      {knowsPasskeys() && (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconFingerprint size={18} stroke={1.6} />}
          loading={enter.isPending}
          onClick={() => enter.mutate()}
        >
          {t("security.byPasskey")}
        </Button>
      )}
      {ways?.passwordReset === true && <a href="/forgotten">{t("reset.forgotten")}</a>}
    </>
  );
}
