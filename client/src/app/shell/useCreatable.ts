import { useTranslation } from "react-i18next";
import type { Kind } from "@/lib/kinds";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";
import { codeOfKind, isKind } from "@/lib/kinds";
import { type Place, placesOf } from "./navigation";

/** The kinds the person may create, in the order of the navigation. */
export function useCreatable(): { kind: Kind; label: string; icon: Place["icon"] }[] {
  const { t } = useTranslation();
  const { access } = useSession();
  return placesOf(useMode()).flatMap((place) =>
    isKind(place.label) && access[codeOfKind(place.label)].add !== "NONE"
      ? [{ kind: place.label, label: t(`records.${place.label}.create`), icon: place.icon }]
      : [],
  );
}
