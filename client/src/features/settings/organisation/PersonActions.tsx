import { useMutation } from "@tanstack/react-query";
import { IconDevices, IconEye, IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/lib/api/payloads";
import { useUsers } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { Button } from "@/ui/controls";
import { Alert } from "@/ui/display";
import { Checkbox, Select } from "@/ui/forms";
import { toast } from "@/ui/toasts";
import styles from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { handOver, viewAs } from "./api";
import { LostFactor } from "./LostFactor";
import { PersonSignIns } from "./PersonSignIns";

/** What can be done with a person beyond their own facts: seeing as they do, handing over what is theirs, ending their sign-ins. */
export function PersonActions({ user }: { user: User }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"handing" | "signIns">();
  const toggle = (part: typeof open) => setOpen(open === part ? undefined : part);
  const look = useMutation({
    mutationFn: () => viewAs(user.id),
    // everything that is shown is read anew, with other rights
    onSuccess: () => window.location.assign("/"),
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
  });
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        {user.active && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconEye size={15} stroke={1.6} />}
            loading={look.isPending}
            onClick={() => look.mutate()}
          >
            {t("organisation.viewAs")}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-expanded={open === "handing"}
          leftSection={<IconUserShare size={15} stroke={1.6} />}
          onClick={() => toggle("handing")}
        >
          {t("organisation.handOver")}
        </Button>
        {user.active && (
          <Button
            size="xs"
            variant="default"
            aria-expanded={open === "signIns"}
            leftSection={<IconDevices size={15} stroke={1.6} />}
            onClick={() => toggle("signIns")}
          >
            {t("organisation.signIns")}
          </Button>
        )}
        <LostFactor user={user} />
      </div>
      {open === "handing" && <HandoverForm user={user} onDone={() => setOpen(undefined)} />}
      {open === "signIns" && <PersonSignIns user={user} />}
    </div>
  );
}

function HandoverForm({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const others = useUsers().filter((one) => one.active && one.id !== user.id);
  const [to, setTo] = useState<string | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const hand = useSettingsChange(handOver, () => {
    toast(t("organisation.handingOver", { name: user.name }));
    onDone();
  });
  return (
    <fieldset className={styles.form} style={{ border: 0, padding: 0, margin: 0 }}>
      <Select
        label={t("organisation.handOverTo", { name: user.name })}
        description={t("organisation.handOverHint")}
        data={others.map((one) => ({ value: String(one.id), label: one.name }))}
        value={to}
        searchable
        onChange={setTo}
      />
      <Checkbox
        label={t("organisation.openOnly")}
        checked={openOnly}
        onChange={(event) => setOpenOnly(event.currentTarget.checked)}
      />
      {hand.isError && (
        <Alert color="red" role="alert">
          {problemText(t, hand.error)}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button
          type="button"
          disabled={to === null}
          loading={hand.isPending}
          onClick={() => to !== null && hand.mutate({ userId: user.id, toUserId: Number(to), openOnly })}
        >
          {t("organisation.handOverNow")}
        </Button>
      </div>
    </fieldset>
  );
}
