import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconArrowForwardUp, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useUsers } from "@/lib/dictionaries";
import { problemText } from "@/lib/problemText";
import { useSession } from "@/lib/session";
import { Button } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { usePhone } from "@/ui/usePhone";
import { type Conversation, chatKeys, RESULTS } from "./api";

interface Props {
  conversation: Conversation;
  onClosed?: (() => void) | undefined;
}

/** Handing a conversation to somebody else, and ending it. */
export function Deeds({ conversation: { id, state }, onClosed }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const client = useQueryClient();
  const { user } = useSession();
  const others = useUsers().filter((one) => one.active && one.id !== user.id);
  const change = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => api.post(`/chat/conversations/${id}/${path}`, body),
    onSuccess: (_, { path }) => {
      toast(t(path === "close" ? "chat.didClose" : "chat.didHand"));
      if (path === "close") onClosed?.();
    },
    onError: (error) => toast(problemText(t, error), { tone: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: chatKeys.all }),
  });
  if (state === "CLOSED") return null;
  return (
    <>
      {others.length > 0 && (
        <Dropdown
          label={t("chat.hand")}
          position="bottom-end"
          width={240}
          parts={others.map((one) => ({
            key: one.id,
            label: one.name,
            run: () => change.mutate({ path: "hand", body: { userId: one.id } }),
          }))}
        >
          {(trigger) => (
            <IconButton {...trigger} label={t("chat.hand")} size={phone ? 40 : 32}>
              <IconArrowForwardUp size={19} stroke={1.6} />
            </IconButton>
          )}
        </Dropdown>
      )}
      <Dropdown
        label={t("chat.close")}
        position="bottom-end"
        width={260}
        parts={RESULTS.map((result) => ({
          key: result,
          label: t(`chat.result.${result}`),
          run: () => change.mutate({ path: "close", body: { result } }),
        }))}
      >
        {(trigger) =>
          phone ? (
            <IconButton {...trigger} label={t("chat.close")} size={40}>
              <IconCircleCheck size={20} stroke={1.6} />
            </IconButton>
          ) : (
            <Button {...trigger} variant="default" leftSection={<IconCircleCheck size={16} stroke={1.6} />}>
              {t("chat.close")}
            </Button>
          )
        }
      </Dropdown>
    </>
  );
}
