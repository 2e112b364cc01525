import { Link } from "@tanstack/react-router";
import { IconPhoneCall, IconPhoneIncoming, IconPhoneOff, IconPhoneOutgoing, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOfRecord } from "@/lib/addresses";
import { useUserName } from "@/lib/dictionaries";
import { useFormats } from "@/lib/formats";
import { kindOfCode } from "@/lib/kinds";
import { telephone } from "@/lib/links";
import { type Call, recordingOf } from "./api";
import styles from "./CallsPage.module.css";
import { clock, mainOf, nameOf } from "./who";

/** One call: with whom, about what, how it ended. */
export function CallRow({ call }: { call: Call }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const userName = useUserName();
  const [playing, setPlaying] = useState(false);
  const main = mainOf(call);
  const line = call.line?.name ?? call.line?.number;
  const person = call.spokeId ?? call.responsibleId;
  const direction = t(call.direction === "INBOUND" ? "calls.inbound" : "calls.outbound");
  return (
    <li
      className={styles.row}
      data-state={call.state}
      {...(main && { "data-record": `${kindOfCode(main.kind)}:${main.id}` })}
    >
      <span className={styles.icon} role="img" aria-label={direction} title={direction}>
        <DirectionIcon call={call} />
      </span>
      <div className={styles.main}>
        <span className={styles.who}>
          {main === undefined ? (
            (nameOf(call) ?? t("calls.hidden"))
          ) : (
            <Link to={addressOfRecord(kindOfCode(main.kind), main.id)} className={styles.link}>
              {nameOf(call)}
            </Link>
          )}
          {call.number !== null && (
            <a className={styles.number} href={telephone(call.number)}>
              {call.number}
            </a>
          )}
        </span>
        <span className={styles.facts}>
          {[line, person === null ? null : userName(person)].filter((part) => Boolean(part)).join(" · ")}
        </span>
      </div>
      <span className={styles.state}>
        {t(`calls.state.${call.state}`)}
        {call.durationSeconds !== null && call.state === "ANSWERED" && ` · ${clock(call.durationSeconds)}`}
      </span>
      {call.recordingHere && (
        <button
          type="button"
          className={styles.recording}
          aria-expanded={playing}
          aria-label={t("calls.recording")}
          title={t("calls.recording")}
          onClick={() => setPlaying(!playing)}
        >
          <IconPlayerPlay size={16} stroke={1.7} />
        </button>
      )}
      {call.recordingUrl !== null && !call.recordingHere && (
        <a
          className={styles.recording}
          href={call.recordingUrl}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t("calls.recording")}
          title={t("calls.recording")}
        >
          <IconPlayerPlay size={16} stroke={1.7} />
        </a>
      )}
      <time className={styles.time} dateTime={call.startedAt} title={formats.dateTime(call.startedAt)}>
        {formats.near(call.startedAt)}
      </time>
      {playing && (
        <audio className={styles.player} controls autoPlay aria-label={t("calls.recording")} src={recordingOf(call)} />
      )}
    </li>
  );
}

function DirectionIcon({ call }: { call: Call }) {
  if (call.state === "RINGING" || call.state === "TALKING") return <IconPhoneCall size={18} stroke={1.6} />;
  if (call.direction === "OUTBOUND") return <IconPhoneOutgoing size={18} stroke={1.6} />;
  return call.state === "ANSWERED" ? (
    <IconPhoneIncoming size={18} stroke={1.6} />
  ) : (
    <IconPhoneOff size={18} stroke={1.6} />
  );
}
