import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Kind } from "@/lib/kinds";
import type { DropdownItem } from "@/ui/Dropdown";
import type { Deal } from "./types";

export interface CompleteLeadProps {
  leadId: number;
  onClose: () => void;
  /** Told instead of going to what was made, for those who have more to do here. */
  onConverted?: ((conversionId: number) => void) | undefined;
}

export interface RepeatDealProps {
  deal: Deal;
  onClose: () => void;
}

export interface RequisitesProps {
  kind: "contacts" | "companies";
  id: number;
  readOnly: boolean;
}

export interface DealOffersProps {
  dealId: number;
  readOnly: boolean;
}

/**
 * Places that other features fill, since features do not import each other. `app/slots.tsx` fills them in; a slot
 * that nobody fills shows nothing.
 */
export interface Slots {
  /** A hook: the items of the ⚙ menu (⋯ on the phone) over a list or board, that the person may use. Without any there is no menu. */
  useListMenu: (kind: Kind) => DropdownItem[];
  /** Right end of the top bar, before the user menu: the pill of a running switch. */
  topBar: ComponentType[];
  /** Opens when a lead is to be completed: dropped on *Complete*, or completed in its card. */
  completeLead: ComponentType<CompleteLeadProps> | null;
  /** Opens when a deal is to be made again and again. */
  repeatDeal: ComponentType<RepeatDealProps> | null;
  /** What a deal offers its customer, in its card; for those who see amounts. */
  dealOffers: ComponentType<DealOffersProps> | null;
  /** The legal and bank data of a contact or company, in its card. */
  requisites: ComponentType<RequisitesProps> | null;
  /** Buttons beside the stage bar of a lead's card: "undo conversion" and the like. */
  leadActions: ComponentType<{ leadId: number }>[];
  /** Under the title of a card: what should be known about the record. */
  cardNotes: ComponentType<{ kind: Kind; id: number }>[];
  /** Above a board or list: what everybody should know now. */
  listNotes: ComponentType<{ kind: Kind }>[];
}

const NOTHING: Slots = {
  useListMenu: () => [],
  topBar: [],
  completeLead: null,
  repeatDeal: null,
  dealOffers: null,
  requisites: null,
  leadActions: [],
  cardNotes: [],
  listNotes: [],
};
const SlotContext = createContext<Slots>(NOTHING);

export function SlotProvider({ slots, children }: { slots: Partial<Slots>; children: ReactNode }) {
  return <SlotContext value={{ ...NOTHING, ...slots }}>{children}</SlotContext>;
}

export function useSlots(): Slots {
  return useContext(SlotContext);
}
