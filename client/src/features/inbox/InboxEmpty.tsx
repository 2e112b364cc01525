import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconInbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { addressOfSettings } from "@/lib/addresses";
import { BASE } from "@/lib/api/client";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { CopyField } from "@/ui/CopyField";
import { EmptyState } from "@/ui/states";
import { type Channel, formAddressesQuery } from "./api";
import styles from "./Inbox.module.css";

/** No inquiries yet: the two quickest ways to the first one. */
export function InboxEmpty({ channel }: { channel: Channel | undefined }) {
  const { t } = useTranslation();
  const { editSettings, administrator } = useSession().permissions;
  const forms = useQuery({ ...formAddressesQuery, enabled: editSettings || administrator });
  const form = forms.data?.find((one) => one.active);
  if (channel !== undefined) {
    return (
      <EmptyState
        icon={IconInbox}
        title={t("inbox.noneOfChannel", { channel: t(`inbox.channel.${channel}`) })}
        text={t("inbox.noneOfChannelText")}
      />
    );
  }
  return (
    <EmptyState icon={IconInbox} title={t("inbox.emptyTitle")} text={t("inbox.emptyText")}>
      <div className={styles.ways}>
        {form !== undefined && (
          <div className={styles.way}>
            <CopyField label={t("inbox.viaForm")} description={t("inbox.viaFormText")} value={form.url} />
            <div>
              <Button component="a" href={form.url} target="_blank" rel="noopener" size="xs" variant="default">
                {t("inbox.tryForm")}
              </Button>
            </div>
          </div>
        )}
        <div className={styles.way}>
          <CopyField
            label={t("inbox.viaRest")}
            description={t("inbox.viaRestText")}
            value={`POST ${location.origin}${BASE}/inquiries`}
          />
          <Link to={addressOfSettings("tokens")}>{t("inbox.makeToken")}</Link>
        </div>
      </div>
    </EmptyState>
  );
}
