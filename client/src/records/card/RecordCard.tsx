import {
  IconBan,
  IconDots,
  IconExternalLink,
  IconShieldLock,
  IconTrash,
  IconUserShield,
  IconUsers,
  IconX,
} from "@tabler/icons-react";
import { usePrefetchInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfKind, addressOfRecord } from "@/lib/addresses";
import type { Kind } from "@/lib/kinds";
import { later } from "@/lib/later";
import { rememberRecord } from "@/lib/recent";
import { useMayWith, useSession } from "@/lib/session";
import { Dropdown, type DropdownItem } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { usePhone } from "@/ui/usePhone";
import { useOpenToAll } from "../rights/useOpenToAll";
import { useDeleteRecord } from "../useDeleteRecord";
import { CardRecord } from "../origins/api";
import { useWhatNextOnLeaving } from "../planning/leaving";
import { useSlots } from "../slots";
import { TagsField } from "../tags/TagsField";
import { timelineQuery } from "../timeline/api";
import { Timeline } from "../timeline/Timeline";
import type { BaseRecord } from "../types";
import { CardFacts } from "./CardFacts";
import { CardTabs } from "./CardTabs";
import { CardTitle } from "./CardTitle";
import styles from "./RecordCard.module.css";

const DeniedNote = later(() => import("../rights/DeniedNote").then((m) => m.DeniedNote));
const PrivacyDialog = later(() => import("../privacy/PrivacyDialog").then((m) => m.PrivacyDialog));
const ExceptionsDialog = later(() => import("../exceptions/ExceptionsDialog").then((m) => m.ExceptionsDialog));
const WhyDialog = later(() => import("../rights/WhyDialog").then((m) => m.WhyDialog));
const Origins = later(() => import("../origins/Origins").then((m) => m.Origins));
const Files = later(() => import("../files/Files").then((m) => m.Files));

interface Props {
  kind: Kind;
  record: BaseRecord;
  /** What the record is called: its title, and in messages. */
  name: string;
  /** Changes the title; absent where it cannot be changed by itself. */
  onRename?: ((title: string) => unknown) | undefined;
  /** Under the title: stage bar, notes. */
  top?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  /** What the menu offers besides what all kinds have in common. */
  menu?: DropdownItem[];
  /** History: can be read and nothing else. */
  frozen?: boolean;
  /** Closes the drawer; absent on a page of its own. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
}

/** The card of a record: fields on the left, its timeline on the right; two tabs on the phone. */
export function RecordCard(props: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const session = useSession();
  const { cardNotes: notes } = useSlots();
  const { kind } = props;
  const { id } = props.record;
  useWhatNextOnLeaving(kind, id);
  useEffect(() => rememberRecord(session, kind, id), [session, kind, id]);
  const readOnly = !useMayWith(kind, "change", props.record) || props.frozen === true;
  const fields = (
    <>
      <CardRecord value={{ kind, id, frozen: props.frozen === true }}>{props.children}</CardRecord>
      <Suspense>
        <Origins kind={kind} id={id} />
        <Files kind={kind} id={id} readOnly={readOnly} />
      </Suspense>
    </>
  );
  // on the phone it stands behind the other tab, and is to be read without the server as well
  usePrefetchInfiniteQuery(timelineQuery(kind, id));
  const timeline = <Timeline kind={props.kind} id={props.record.id} readOnly={props.frozen === true} />;
  return (
    <article className={styles.card} aria-label={props.name} data-testid="record-card" data-record={`${kind}:${id}`}>
      <header className={styles.head}>
        <div className={styles.titleLine}>
          <div className={styles.names}>
            <CardTitle value={props.name} onSave={props.onRename} />
            <CardFacts kind={props.kind} record={props.record} />
            <TagsField kind={props.kind} record={props.record} readOnly={readOnly} />
          </div>
          {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
          <div className={styles.tools}>
            <CardMenu {...props} />
            {props.onClose && (
              <IconButton label={t("common.close")} onClick={props.onClose}>
                <IconX size={18} />
              </IconButton>
            )}
          </div>
        </div>
        {props.top}
        {props.frozen !== true && readOnly && (
          <Suspense>
            <DeniedNote kind={kind} id={id} name={props.name} />
          </Suspense>
        )}
        {props.frozen !== true && notes.map((Note, index) => <Note key={index} kind={kind} id={id} />)}
      </header>
      {phone ? (
        <CardTabs kind={kind} id={id} fields={fields} timeline={timeline} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.fields}>{fields}</div>
          <div className={styles.history}>{timeline}</div>
        </div>
      )}
    </article>
  );
}

function CardMenu({ kind, record, name, frozen, menu = [], onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayDelete = useMayWith(kind, "delete", record);
  const mayChange = useMayWith(kind, "change", record);
  const open = useOpenToAll(kind, record);
  const [asking, setAsking] = useState<"rights" | "privacy" | "exceptions">();
  const { administrator, editSettings } = useSession().permissions;
  const leave = onClose ?? (() => void navigate({ to: addressOfKind(kind) } as never));
  const remove = useDeleteRecord(kind, leave);
  const parts: DropdownItem[] = [];
  if (onClose) {
    parts.push({
      key: "page",
      icon: <IconExternalLink size={16} stroke={1.6} />,
      label: t("records.openPage"),
      run: () => void navigate({ to: addressOfRecord(kind, record.id) } as never),
    });
  }
  if (mayChange && frozen !== true) {
    parts.push({
      key: "open",
      icon: <IconUsers size={16} stroke={1.6} />,
      label: t(record.openToAll ? "organisation.notOpenToAll" : "organisation.openToAll"),
      run: open,
    });
  }
  parts.push(...menu);
  parts.push({
    key: "rights",
    icon: <IconShieldLock size={16} stroke={1.6} />,
    label: t("organisation.checkRights"),
    run: () => setAsking("rights"),
  });
  if (administrator && (kind === "contacts" || kind === "leads")) {
    parts.push({
      key: "privacy",
      icon: <IconUserShield size={16} stroke={1.6} />,
      label: t("privacy.title"),
      run: () => setAsking("privacy"),
    });
  }
  if (editSettings) {
    parts.push({
      key: "exceptions",
      icon: <IconBan size={16} stroke={1.6} />,
      label: t("exceptions.fromCard"),
      run: () => setAsking("exceptions"),
    });
  }
  if (mayDelete) {
    parts.push({
      key: "delete",
      danger: true,
      icon: <IconTrash size={16} stroke={1.6} />,
      label: t("common.delete"),
      run: () => remove.mutate({ id: record.id, version: record.version, label: name }),
    });
  }
  return (
    <>
      <Dropdown label={t("common.more")} parts={parts}>
        {(trigger) => (
          <IconButton {...trigger} label={t("common.more")}>
            <IconDots size={18} />
          </IconButton>
        )}
      </Dropdown>
      {asking === "rights" && (
        <Suspense>
          <WhyDialog kind={kind} id={record.id} name={name} asked="READ" onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
      {asking === "exceptions" && (
        <Suspense>
          <ExceptionsDialog kind={kind} record={record} onClose={() => setAsking(undefined)} onDeleted={leave} />
        </Suspense>
      )}
      {asking === "privacy" && (
        <Suspense>
          <PrivacyDialog kind={kind} id={record.id} name={name} onClose={() => setAsking(undefined)} onErased={leave} />
        </Suspense>
      )}
    </>
  );
}

/** A titled group of fields. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.groupTitle}>{title}</h2>
      {children}
    </section>
  );
}
