import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/api/client";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { UnstyledButton } from "@/ui/controls";
import styles from "./Submission.module.css";

interface Message {
  seq: number;
  author: "VISITOR" | "AGENT" | "SYSTEM";
  userId: number | null;
  body: string;
  saidAt: string;
}

/** What was said in a chat that became an inquiry, as one conversation; read when it is asked for. */
export function Conversation({ inquiryId }: { inquiryId: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.whole}>
      <UnstyledButton className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? "chat.inTimeline.less" : "chat.inTimeline.more")}
      </UnstyledButton>
      {open && <Words inquiryId={inquiryId} />}
    </span>
  );
}

function Words({ inquiryId }: { inquiryId: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const talk = useQuery({
    queryKey: ["chat", "of-inquiry", inquiryId],
    queryFn: async ({ signal }) => {
      const { id } = await api.get<{ id: number }>(`/inquiries/${inquiryId}/conversation`, undefined, signal);
      const page = await api.get<{ items: Message[] }>(`/chat/conversations/${id}/messages`, undefined, signal);
      return { id, messages: page.items.filter((one) => one.author !== "SYSTEM") };
    },
    retry: false,
  });
  if (talk.isError) return <span className={styles.note}>{t("chat.inTimeline.none")}</span>;
  if (talk.data === undefined) return null;
  return (
    <>
      <dl className={styles.answers} aria-label={t("chat.said")}>
        {talk.data.messages.map((message) => (
          <div key={message.seq}>
            <dt title={formats.dateTime(message.saidAt)}>
              {message.author === "AGENT" ? userName(message.userId) : t("chat.visitorSaid")},{" "}
              {formats.time(message.saidAt)}
            </dt>
            <dd>{message.body}</dd>
          </div>
        ))}
      </dl>
      <Link to="/chat" search={{ conversation: String(talk.data.id) } as never}>
        {t("chat.inTimeline.open")}
      </Link>
    </>
  );
}
