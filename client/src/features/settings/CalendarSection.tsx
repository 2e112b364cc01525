import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { useOnce } from "@/lib/useOnce";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { Alert } from "@/ui/display";
import { Checkbox } from "@/ui/forms";
import { FormProblem } from "@/ui/FormProblem";
import { Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { toast } from "@/ui/toasts";
import styles from "./settings.module.css";
import { openToken, revokeToken, type Token, tokensQuery } from "./tokensApi";
import { useSettingsChange } from "./useSettingsChange";

/** One's own activities in the calendar of a phone: the secret address it subscribes to. */
export function CalendarSection() {
  const { t } = useTranslation();
  const tokens = useQuery(tokensQuery);
  const open = useOnce(useSettingsChange(openToken));
  const token = tokens.data?.find((one) => one.kind === "CALENDAR");
  const make = () => open.mutate({ kind: "CALENDAR", name: t("calendar.name") });
  return (
    <Section title={t("calendar.title")} text={t("calendar.text")}>
      <div className={styles.form}>
        {tokens.isPending && <RowSkeletons rows={1} />}
        {tokens.isError && (
          <ErrorState title={t("problems.listTitle")} error={tokens.error} retry={() => void tokens.refetch()} />
        )}
        {token !== undefined && token.id === open.data?.id && <Address address={open.data.calendar ?? ""} />}
        {token !== undefined && <Subscribed token={token} renew={make} renewing={open.isPending} />}
        {tokens.isSuccess && token === undefined && (
          <div>
            <Button loading={open.isPending} onClick={make}>
              {t("calendar.open")}
            </Button>
          </div>
        )}
        <FormProblem error={open.error} />
      </div>
    </Section>
  );
}

/** Shown once. */
function Address({ address }: { address: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  return (
    <>
      <Alert color="yellow">{t("calendar.shownOnce")}</Alert>
      <CopyField label={t("calendar.address")} value={done ? `${address}?done=true` : address} />
      <Checkbox label={t("calendar.done")} checked={done} onChange={(event) => setDone(event.currentTarget.checked)} />
    </>
  );
}

interface Props {
  token: Token;
  renew: () => void;
  renewing: boolean;
}

function Subscribed({ token, renew, renewing }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const end = useSettingsChange(revokeToken, () => toast(t("calendar.ended")));
  const used = token.lastUsedAt ?? undefined;
  return (
    <>
      <p className={styles.note}>
        {t("settings.created", { when: formats.date(token.createdAt) })} ·{" "}
        {used === undefined ? t("calendar.neverRead") : t("calendar.lastRead", { when: formats.near(used) })}
      </p>
      <div className={styles.buttons}>
        <Confirm question={t("calendar.renewQuestion")} confirm={t("calendar.renew")} onConfirm={renew}>
          {(ask) => (
            <Button variant="default" loading={renewing} onClick={ask}>
              {t("calendar.renew")}
            </Button>
          )}
        </Confirm>
        <Confirm
          question={t("calendar.endQuestion")}
          confirm={t("calendar.end")}
          onConfirm={() => end.mutate(token.id)}
        >
          {(ask) => (
            <Button variant="default" loading={end.isPending} onClick={ask}>
              {t("calendar.end")}
            </Button>
          )}
        </Confirm>
      </div>
      {end.isError && <p role="alert">{problemText(t, end.error)}</p>}
    </>
  );
}
