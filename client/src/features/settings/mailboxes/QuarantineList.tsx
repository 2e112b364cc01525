import { useQuery } from "@tanstack/react-query";
import { IconMailOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/lib/formats";
import { sizeText } from "@/records/files/api";
import { Button } from "@/ui/controls";
import { Section } from "@/ui/PageFrame";
import { toast } from "@/ui/toasts";
import settings from "../settings.module.css";
import { useSettingsChange } from "../useSettingsChange";
import { forget, type Mailbox, quarantineQuery, rawAddress, readAgain, type Unreadable } from "./api";

/** Messages of a mailbox that could not be read; nothing where there are none. */
export function QuarantineList({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const list = useQuery(quarantineQuery(mailbox.id));
  if (list.data === undefined || list.data.length === 0) return null;
  return (
    <Section title={`${t("mail.quarantine")}: ${mailbox.address}`} text={t("mail.quarantineText")} flush>
      <ul className={settings.rows}>
        {list.data.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ one }: { one: Unreadable }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const again = useSettingsChange(() => readAgain(one.id));
  const remove = useSettingsChange(() => forget(one.id));
  return (
    <li className={settings.row}>
      <IconMailOff size={20} stroke={1.6} />
      <span className={settings.rowMain}>
        <span className={settings.rowName}>{t(`mail.reason.${one.reason}`, { defaultValue: one.reason })}</span>
        <span className={settings.rowText}>
          {formats.dateTime(one.receivedAt)} · {sizeText(one.size, formats.locale)}
        </span>
      </span>
      {one.kept && (
        <Button component="a" href={rawAddress(one.id)} download size="compact-sm" variant="default">
          {t("mail.save")}
        </Button>
      )}
      {one.kept && (
        <Button
          size="compact-sm"
          variant="default"
          loading={again.isPending}
          onClick={() =>
            again.mutate(undefined, { onError: () => toast(t("mail.stillUnreadable"), { tone: "error" }) })
          }
        >
          {t("mail.retry")}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
        {t("common.delete")}
      </Button>
    </li>
  );
}
