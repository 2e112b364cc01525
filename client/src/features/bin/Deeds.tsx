import { IconRestore } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { Confirm } from "@/ui/Confirm";
import { Button } from "@/ui/controls";
import { type Deleted, usePurge, useRestore } from "./api";

interface Props {
  kind: Kind;
  chosen: Deleted[];
  administrator: boolean;
  onDone: () => void;
}

/** What can be done with the records that are ticked. */
export function Deeds({ kind, chosen, administrator, onDone }: Props) {
  const { t } = useTranslation();
  const restore = useRestore(kind);
  const purge = usePurge(kind);
  if (chosen.length === 0) return null;
  const ids = chosen.map((item) => item.id);
  const may = chosen.every((item) => item.mayRestore);
  return (
    <>
      <Button
        leftSection={<IconRestore size={16} stroke={1.6} />}
        loading={restore.isPending}
        disabled={!may || purge.isPending}
        title={may ? undefined : t("bin.noRight")}
        onClick={() => restore.mutate(ids, { onSuccess: onDone })}
      >
        {t("bin.restore")}
      </Button>
      {administrator && (
        <Confirm
          question={t("bin.purgeQuestion", { count: ids.length, name: chosen[0]?.title })}
          confirm={t("bin.purge")}
          onConfirm={() => purge.mutate(ids, { onSettled: onDone })}
        >
          {(ask) => (
            <Button variant="default" loading={purge.isPending} disabled={restore.isPending} onClick={ask}>
              {t("bin.purge")}
            </Button>
          )}
        </Confirm>
      )}
    </>
  );
}
