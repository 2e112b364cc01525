import { useQuery } from "@tanstack/react-query";
import { IconBuilding } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { passkeysPossible } from "@/lib/passkeys";
import type { Session } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { doorAddress, doorQuery, knownDoor, REFUSALS, rememberDoor } from "./door";
import { PasskeyButton } from "./PasskeyButton";
import { waysQuery } from "./ways";

interface Props {
  next: string | undefined;
  enter: (session: Session) => Promise<void>;
}

/** Under the sign-in: what to do without the password. */
export function MoreWays({ next, enter }: Props) {
  const { t } = useTranslation();
  // Read once: the address is tidied up as soon as one goes on.
  const [asked] = useState(() => new URLSearchParams(window.location.search));
  const refused = REFUSALS.find((why) => why === asked.get("refused"));
  const door = useQuery(doorQuery(asked.get("with") ?? knownDoor())).data?.door;
  const ways = useQuery(waysQuery).data;
  return (
    <>
      {refused !== undefined && (
        <Alert color="red" role="alert" title={t("provider.refusedTitle")}>
          {t(`provider.refused.${refused}`)}
        </Alert>
      )}
      {door && (
        <Button
          component="a"
          href={doorAddress(door.key, next)}
          onClick={() => rememberDoor(door.key)}
          variant="default"
          fullWidth
          leftSection={<IconBuilding size={18} stroke={1.6} />}
        >
          {t("provider.signIn", { name: door.name })}
        </Button>
      )}
      {passkeysPossible() && <PasskeyButton enter={enter} />}
      {ways?.passwordReset === true && <a href="/forgotten">{t("reset.forgotten")}</a>}
    </>
  );
}
