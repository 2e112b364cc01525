import { useBinMenu } from "@/features/bin/entries";
import { CallDesk } from "@/features/calls/entries";
import { CompleteLead, ConversionActions } from "@/features/conversion/entries";
import { CardNote, useDuplicatesMenu } from "@/features/duplicates/entries";
import { useImportMenu } from "@/features/imports/entries";
import { CardPeople, LiveLink } from "@/features/live/entries";
import { AttentionBar, PlanNote, useModeMenu } from "@/features/modes/entries";
import { ModeTopBar } from "@/features/modes/ModeTopBar";
import { NotificationBell } from "@/features/notifications/entries";
import { DealOffers, useOfferMenu } from "@/features/offers/entries";
import { RepeatDeal, useRecurringMenu } from "@/features/recurring/entries";
import { RecordRequisites } from "@/features/requisites/entries";
import { BulkChanges } from "./BulkChanges";
import type { Slots } from "@/records/slots";

/** Here features meet: what fills the places described in records/slots. Load heavy parts with React's `lazy`. */
export const slots: Partial<Slots> = {
  useListMenu: (kind) => [
    ...useModeMenu(kind),
    ...useDuplicatesMenu(kind),
    ...useImportMenu(kind),
    ...useOfferMenu(kind),
    ...useRecurringMenu(kind),
    ...useBinMenu(kind),
  ],
  cardNotes: [CardPeople, CardNote],
  topBar: [LiveLink, BulkChanges, ModeTopBar, NotificationBell, CallDesk],
  completeLead: CompleteLead,
  repeatDeal: RepeatDeal,
  dealOffers: DealOffers,
  requisites: RecordRequisites,
  listNotes: [PlanNote, AttentionBar],
  leadActions: [ConversionActions],
};
