import { Link } from "@tanstack/react-router";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { useSession } from "@/lib/session";
import { IconButton } from "@/ui/IconButton";
import { Logo } from "@/ui/Logo";
import { type Place, placesOf } from "./navigation";
import styles from "./Rail.module.css";
import { useBadges } from "./useBadges";

const REMEMBERED = "weiche.rail";

export function Rail() {
  const { t } = useTranslation();
  const places = placesOf(useMode());
  const { account } = useSession();
  const [small, setSmall] = useState(() => localStorage.getItem(REMEMBERED) === "small");

  function toggle() {
    localStorage.setItem(REMEMBERED, small ? "wide" : "small");
    setSmall(!small);
  }

  return (
    <nav className={styles.rail} data-small={small} aria-label={t("shell.navigation")}>
      <div className={styles.head}>
        <Logo size={26} />
        {!small && <span className={styles.account}>{account.name}</span>}
      </div>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place.to}>
            <RailLink place={place} small={small} />
          </li>
        ))}
      </ul>
      <IconButton
        className={styles.toggle}
        label={small ? t("shell.expand") : t("shell.collapse")}
        aria-expanded={!small}
        onClick={toggle}
      >
        {small ? (
          <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
        ) : (
          <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} />
        )}
      </IconButton>
    </nav>
  );
}

function RailLink({ place, small }: { place: Place; small: boolean }) {
  const { t } = useTranslation();
  const label = t(`shell.${place.label}`);
  const badge = useBadges()(place);
  return (
    <Link
      to={place.to}
      className={styles.link}
      aria-label={small ? label : undefined}
      title={small ? label : undefined}
    >
      <place.icon size={18} stroke={1.6} />
      {!small && <span className={styles.label}>{label}</span>}
      {badge !== undefined && (
        <span className={styles.badge} title={badge.meaning}>
          {badge.text}
        </span>
      )}
    </Link>
  );
}
