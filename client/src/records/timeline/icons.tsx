import {
  IconArrowRight,
  IconBolt,
  IconCheckbox,
  IconFileInvoice,
  IconForms,
  IconLink,
  IconMail,
  IconMessage,
  IconPencil,
  IconPhone,
  IconPlus,
  IconRepeat,
  IconSwitch3,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import type { ActivityType, EntryType } from "./api";

const ACTIVITIES = { TODO: IconCheckbox, CALL: IconPhone, MEETING: IconUsers, EMAIL: IconMail };

const ENTRIES: Partial<Record<EntryType, typeof IconPlus>> = {
  CREATED: IconPlus,
  STAGE_CHANGED: IconArrowRight,
  FIELDS_CHANGED: IconPencil,
  COMMENT: IconMessage,
  CONVERTED: IconSwitch3,
  CREATED_FROM_LEAD: IconSwitch3,
  CREATED_FROM_RECURRING_DEAL: IconRepeat,
  OFFER: IconFileInvoice,
  AUTOMATION: IconBolt,
  CONVERSION_UNDONE: IconSwitch3,
  INQUIRY: IconForms,
  EMAIL: IconMail,
  DELETED: IconTrash,
  LINKED: IconLink,
  UNLINKED: IconLink,
};

export function ActivityIcon({ type }: { type: ActivityType }) {
  const Icon = ACTIVITIES[type];
  return <Icon size={15} stroke={1.7} style={{ verticalAlign: "-2px" }} />;
}

export function EntryIcon({ type }: { type: EntryType }) {
  const Icon = ENTRIES[type] ?? IconCheckbox;
  return <Icon size={15} stroke={1.7} />;
}
