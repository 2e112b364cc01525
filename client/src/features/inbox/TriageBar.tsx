import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconClock,
  IconExternalLink,
  IconInbox,
  IconLink,
  IconUserShare,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { UnstyledButton } from "@/ui/controls";
import type { Inquiry } from "./api";
import { type Deed, keyOf, ownLead, recordOf } from "./became";
import styles from "./Triage.module.css";

type Icon = ComponentType<{ size?: number; stroke?: number }>;

interface Button {
  deed: Deed;
  icon: Icon;
  label: "convert" | "openOne" | "done" | "reopen" | "attach" | "snooze" | "junk" | "assign" | "undo";
}

/** What can be decided about an inquiry, the most frequent first. */
function buttonsFor(inquiry: Inquiry): Button[] {
  const first: Button[] =
    ownLead(inquiry) !== undefined
      ? [{ deed: "convert", icon: IconArrowsExchange, label: "convert" }]
      : recordOf(inquiry) !== undefined
        ? [{ deed: "open", icon: IconExternalLink, label: "openOne" }]
        : [];
  if (inquiry.state !== "OPEN") return [...first, { deed: "done", icon: IconInbox, label: "reopen" }];
  return [
    ...first,
    { deed: "done", icon: IconCheck, label: "done" },
    { deed: "attach", icon: IconLink, label: "attach" },
    { deed: "snooze", icon: IconClock, label: "snooze" },
    { deed: "junk", icon: IconBan, label: "junk" },
    { deed: "assign", icon: IconUserShare, label: "assign" },
  ];
}

interface Props {
  inquiry: Inquiry;
  onDo: (deed: Deed) => void;
  /** At the lower edge of the phone, for the thumb, with undo. */
  thumb?: boolean;
}

/** The buttons of the current inquiry: in its row on a desk, at the lower edge on the phone. */
export function TriageBar({ inquiry, onDo, thumb = false }: Props) {
  const { t } = useTranslation();
  const buttons = buttonsFor(inquiry);
  const shown: Button[] = thumb ? [...buttons, { deed: "undo", icon: IconArrowBackUp, label: "undo" }] : buttons;
  return (
    <div
      role="toolbar"
      aria-label={t("inbox.triage")}
      className={thumb ? styles.thumb : styles.bar}
      data-thumb={thumb || undefined}
    >
      {shown.map(({ deed, icon: Icon, label }) => (
        <UnstyledButton
          key={deed}
          className={styles.button}
          data-first={deed === buttons[0]?.deed}
          onClick={(event) => {
            event.stopPropagation();
            onDo(deed);
          }}
        >
          <Icon size={thumb ? 20 : 15} stroke={1.7} />
          <span>{thumb ? t(`inbox.thumb.${label}`) : t(`inbox.${label}`)}</span>
          {!thumb && <kbd className={styles.key}>{keyOf(deed)}</kbd>}
        </UnstyledButton>
      ))}
    </div>
  );
}
