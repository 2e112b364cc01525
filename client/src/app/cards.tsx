import { useParams, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { codeOfKind, isKind, type Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import type { CardProps } from "@/records/card/CardLoader";
import { readCard, useRecordsUrl } from "@/records/useRecordsUrl";
import { Drawer } from "@/ui/overlays";
import { RowSkeletons } from "@/ui/states";
import styles from "./cards.module.css";

const LeadCard = later(() => import("@/features/leads/LeadCard").then((m) => m.LeadCard));
const DealCard = later(() => import("@/features/deals/DealCard").then((m) => m.DealCard));
const ContactCard = later(() => import("@/features/contacts/ContactCard").then((m) => m.ContactCard));
const CompanyCard = later(() => import("@/features/companies/CompanyCard").then((m) => m.CompanyCard));

/** The card the address names, over whatever page is below. */
export function CardDrawer() {
  const { t } = useTranslation();
  const [url, setUrl] = useRecordsUrl();
  const card = readCard(url.card);
  const close = () => setUrl({ card: undefined });
  return (
    <Drawer
      opened={card !== undefined}
      onClose={close}
      position="right"
      size="min(1080px, 100vw)"
      withCloseButton={false}
      padding={0}
      // the card's own heading comes with its data; the dialog needs a name before that
      title={card && t(`records.kind.${codeOfKind(card.kind)}`)}
      classNames={{ header: styles.name, body: styles.body, content: styles.content }}
    >
      {card && (
        <Suspense fallback={<RowSkeletons rows={10} />}>
          <Card kind={card.kind} id={card.id} onClose={close} />
        </Suspense>
      )}
    </Drawer>
  );
}

/** A page that shows one card; the route says which. */
export function CardPage() {
  const { id }: { id?: string } = useParams({ strict: false });
  const kind = useRouterState({ select: (state) => state.location.pathname.split("/")[1] ?? "" });
  if (!isKind(kind)) return null;
  return (
    <div className={styles.page}>
      <Suspense fallback={<RowSkeletons rows={10} />}>
        <Card kind={kind} id={Number(id)} />
      </Suspense>
    </div>
  );
}

function Card({ kind, ...props }: CardProps & { kind: Kind }) {
  switch (kind) {
    case "leads":
      return <LeadCard key={props.id} {...props} />;
    case "deals":
      return <DealCard key={props.id} {...props} />;
    case "contacts":
      return <ContactCard key={props.id} {...props} />;
    case "companies":
      return <CompanyCard key={props.id} {...props} />;
  }
}
