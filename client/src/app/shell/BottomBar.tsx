import { Link, useNavigate } from "@tanstack/react-router";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { UnstyledButton } from "@/ui/controls";
import { Dropdown } from "@/ui/Dropdown";
import styles from "./BottomBar.module.css";
import { placesOf } from "./navigation";
import { type Badge, useBadges } from "./useBadges";

const SHOWN = 4;
/** What a thumb reaches first; the rest stands under "More". */
const FIRST = ["leads", "deals", "activities", "contacts", "inbox"];

/** The navigation of the phone. */
export function BottomBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = placesOf(useMode());
  const badgeOf = useBadges();
  const rank = (label: string) => (FIRST.includes(label) ? FIRST.indexOf(label) : FIRST.length);
  const shown = [...places].sort((a, b) => rank(a.label) - rank(b.label)).slice(0, SHOWN);
  const rest = places.filter((place) => !shown.includes(place));
  return (
    <nav className={styles.bar} aria-label={t("shell.navigation")}>
      {shown.map((place) => (
        <Link key={place.to} to={place.to} className={styles.item}>
          <place.icon size={22} stroke={1.6} />
          <span>{t(`shell.${place.label}`)}</span>
          <Count badge={badgeOf(place)} />
        </Link>
      ))}
      {rest.length > 0 && (
        <Dropdown
          label={t("common.more")}
          position="top-end"
          width={264}
          parts={rest.map((place) => ({
            key: place.to,
            label: t(`shell.${place.label}`),
            icon: <place.icon size={18} stroke={1.6} />,
            right: badgeOf(place)?.text,
            run: () => void navigate({ to: place.to }),
          }))}
        >
          {(trigger) => (
            <UnstyledButton {...trigger} className={styles.item}>
              <IconDots size={22} stroke={1.6} />
              {rest.some(badgeOf) && <i className={styles.dot} />}
              <span>{t("common.more")}</span>
            </UnstyledButton>
          )}
        </Dropdown>
      )}
    </nav>
  );
}

function Count({ badge }: { badge: Badge | undefined }) {
  return (
    badge && (
      <b className={styles.count} title={badge.meaning}>
        {badge.text}
      </b>
    )
  );
}
