import { useNavigate } from "@tanstack/react-router";
import { IconDots, IconFolderPlus, IconFolderX } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { codeOfKind, type Kind, type KindCode, kindOfCode } from "@/lib/kinds";
import { later } from "@/lib/later";
import { Dropdown, type DropdownPart } from "@/ui/Dropdown";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";
import { useTimelineChange } from "../timeline/api";
import type { Place } from "./api";

const FileDialog = later(() => import("./FileDialog").then((m) => m.FileDialog));

interface Props {
  /** What is filed, as its menu is called. */
  name: string;
  /** In whose card it is seen. */
  kind: Kind;
  id: number;
  /** Where it is filed. */
  places: Place[];
  removable: boolean;
  file: (record: { kind: KindCode; id: number }) => Promise<unknown>;
  takeOff: () => Promise<unknown>;
  putBack: () => Promise<unknown>;
}

/** With which other records something is filed: adding one, and taking it off this one. */
export function FilingMenu({ name, kind, id, places, removable, file, takeOff, putBack }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const back = useTimelineChange(putBack);
  const off = useTimelineChange(takeOff, () => {
    toast(t("planning.filing.removed"), { action: { label: t("common.undo"), run: () => back.mutate(undefined) } });
  });
  const others = places.filter((one) => !(one.kind === codeOfKind(kind) && one.id === id));
  const parts: DropdownPart[] = [
    {
      key: "add",
      label: t("planning.filing.add"),
      icon: <IconFolderPlus size={15} stroke={1.7} />,
      run: () => setAsking(true),
    },
  ];
  if (removable) {
    parts.push({
      key: "remove",
      label: t("planning.filing.remove"),
      icon: <IconFolderX size={15} stroke={1.7} />,
      run: () => off.mutate(undefined),
    });
  }
  if (others.length > 0) parts.push({ key: "others", heading: t("planning.filing.others") });
  for (const one of others) {
    parts.push({
      key: `${one.kind}${one.id}`,
      label: `${one.name ?? t("common.unseen")} · ${t(`records.kind.${one.kind}`)}`,
      disabled: one.name === null,
      run: () => void navigate({ to: addressOfRecord(kindOfCode(one.kind), one.id) }),
    });
  }
  return (
    <>
      <Dropdown label={t("planning.filing.menu", { name })} parts={parts}>
        {(trigger) => (
          <IconButton label={t("planning.filing.menu", { name })} size={26} {...trigger}>
            <IconDots size={15} stroke={1.7} />
          </IconButton>
        )}
      </Dropdown>
      {asking && (
        <Suspense>
          <FileDialog
            title={t("planning.filing.title")}
            label={t("planning.filing.record")}
            submit={t("planning.filing.submit")}
            file={file}
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false);
              toast(t("planning.filing.added"));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
