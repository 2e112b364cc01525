import { useQuery } from "@tanstack/react-query";
import { IconBrandTelegram, IconMessages, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { FormProblem } from "@/ui/FormProblem";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState, ErrorState, RowSkeletons } from "@/ui/states";
import { useSettingsChange } from "../useSettingsChange";
import { chatChannelsQuery, openChannel } from "./api";
import { CannedSection } from "./CannedSection";
import { ChannelSection } from "./ChannelSection";

/** Chats of the account's websites, and answers that are ready. */
export function ChatSettingsPage() {
  const { t } = useTranslation();
  const channels = useQuery(chatChannelsQuery);
  const add = useSettingsChange(openChannel);
  return (
    <PageFrame
      title={t("chat.settings.title")}
      intro={t("chat.settings.intro")}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconBrandTelegram size={16} />}
            onClick={() => add.mutate("TELEGRAM")}
          >
            {t("chat.settings.addTelegram")}
          </Button>
          <Button leftSection={<IconPlus size={16} />} loading={add.isPending} onClick={() => add.mutate("WIDGET")}>
            {t("chat.settings.add")}
          </Button>
        </>
      }
    >
      <FormProblem error={add.error} />
      {channels.isPending && <RowSkeletons rows={5} />}
      {channels.isError && (
        <ErrorState title={t("problems.listTitle")} error={channels.error} retry={() => void channels.refetch()} />
      )}
      {channels.data?.length === 0 && <EmptyState icon={IconMessages} title={t("chat.settings.none")} />}
      {channels.data?.map((channel) => (
        <ChannelSection key={channel.id} stored={channel} />
      ))}
      <CannedSection />
    </PageFrame>
  );
}
