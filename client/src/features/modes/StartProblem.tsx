import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfSwitch } from "@/lib/addresses";
import type { CrmMode } from "@/lib/api/payloads";
import { type ApiProblem, isProblem } from "@/lib/api/problem";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { problemText } from "@/lib/problemText";
import { Alert } from "@/ui/display";

interface Props {
  error: unknown;
  /** The mode the person saw when starting. */
  seen: CrmMode;
  /** The mode as it is now, after reading it again. */
  now: CrmMode;
  onLeave: () => void;
}

/** Why a switch did not start, and where to go from here. */
export function StartProblem({ error, seen, now, onLeave }: Props) {
  const { t } = useTranslation();
  if (isProblem(error, "switch-running")) return <Running error={error} onLeave={onLeave} />;
  if (isProblem(error, "epoch-expired")) return <Changed seen={seen} now={now} />;
  return (
    <Alert color="red" role="alert" title={t("modes.notStarted")}>
      {problemText(t, error)}
    </Alert>
  );
}

function Running({ error, onLeave }: { error: ApiProblem; onLeave: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useUserName();
  const id = error.extraNumber("switchId");
  const startedAt = error.extras["startedAt"];
  const who = personOf(error.extras["startedBy"], nameOf);
  return (
    <Alert color="red" role="alert" title={t("modes.runningTitle")}>
      {who !== "" && typeof startedAt === "string"
        ? t("modes.runningBy", { who, when: formats.near(startedAt) })
        : t("modes.running")}{" "}
      {id !== undefined && (
        <Link to={addressOfSwitch(id)} onClick={onLeave}>
          {t("modes.toProgress")}
        </Link>
      )}
    </Alert>
  );
}

/** Servers name people as a text, a number, or both. */
function personOf(value: unknown, nameOf: (id: number) => string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return nameOf(value);
  if (typeof value === "object" && value !== null && "name" in value && typeof value.name === "string") {
    return value.name;
  }
  return "";
}

function Changed({ seen, now }: { seen: CrmMode; now: CrmMode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mode = t(`modes.${now.mode}.name`);
  const who = (now.activeSwitch ?? now.lastSwitch)?.startedBy?.name;
  const what =
    seen.mode === now.mode
      ? t("modes.changedBack", { mode })
      : who === undefined
        ? t("modes.changed", { mode, when: formats.near(now.since) })
        : t("modes.changedBy", { mode, who, when: formats.near(now.since) });
  return (
    <Alert color="red" role="alert" title={t("modes.changedTitle")}>
      {what} {t("modes.changedCheck")}
    </Alert>
  );
}
