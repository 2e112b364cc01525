import { useTranslation } from "react-i18next";
import { Button } from "@/ui/controls";
import { Group } from "@/ui/display";

/** Asks in its place, without a dialog over the dialog, before what was typed is thrown away. */
export function Discard({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" role="alertdialog" aria-label={t("card.known.discard")}>
      <span>{t("card.known.discard")}</span>
      <Button variant="default" autoFocus onClick={onKeep}>
        {t("card.known.keepWriting")}
      </Button>
      <Button color="red" onClick={onDiscard}>
        {t("card.known.throwAway")}
      </Button>
    </Group>
  );
}
