import { useMutation } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { isProblem } from "@/lib/api/problem";
import { type Asked, isDeclined, isWrongAddress, signWithPasskey } from "@/lib/passkeys";
import { problemText } from "@/lib/problemText";
import type { Session } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";

async function signIn(): Promise<Session> {
  const asked = await api.post<Asked>("/passkey-session/options");
  return api.post<Session>("/passkey-session", { credential: await signWithPasskey(asked) });
}

/** Signs in with whatever passkey the device offers; nobody types who they are. */
export function PasskeyButton({ enter }: { enter: (session: Session) => Promise<void> }) {
  const { t } = useTranslation();
  const sending = useMutation({ mutationFn: async () => enter(await signIn()) });
  return (
    <>
      {sending.isError && (
        <Alert color={isDeclined(sending.error) ? "accent" : "red"} role="alert">
          {refusal(sending.error)}
        </Alert>
      )}
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} stroke={1.6} />}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {t("passkeys.signIn")}
      </Button>
    </>
  );

  function refusal(error: unknown): string {
    if (isDeclined(error)) return t("passkeys.declined");
    if (isWrongAddress(error)) return t("passkeys.wrongAddress");
    if (isProblem(error, "wrong-credentials")) return t("passkeys.unknown");
    if (isProblem(error, "invalid-input")) return t("passkeys.refused");
    return problemText(t, error);
  }
}
