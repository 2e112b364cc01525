import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { addressOfSettings, addressOfSwitch } from "@/lib/addresses";
import { useFormats } from "@/lib/formats";
import { PageFrame, Section } from "@/ui/PageFrame";
import { ErrorState, RowSkeletons } from "@/ui/states";
import { type Run, speedQuery, type Waited } from "./api";
import { feeling, place, rounded } from "./scale";
import styles from "./SpeedPage.module.css";

const addressOfImport = (id: number) => addressOfSettings(`import/${id}`);

const MARKS_MS = [1, 10, 100, 1_000, 10_000];

/** How long people wait here, as the installation measures it, and how fast its last runs were. */
export function SpeedPage() {
  const { t } = useTranslation();
  const found = useQuery(speedQuery);
  return (
    <PageFrame title={t("settings.section.speed.name")} intro={t("speed.intro")}>
      {found.isPending && <RowSkeletons />}
      {found.isError && (
        <ErrorState title={t("problems.listTitle")} error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && (
        <>
          <Section title={t("speed.waits")} text={t("speed.waitsText")}>
            {found.data.waited.length === 0 ? (
              <p className={styles.none}>{t("speed.tooFew")}</p>
            ) : (
              <Waits waited={found.data.waited} />
            )}
          </Section>
          <Section title={t("speed.runs")}>
            <dl className={styles.runs}>
              <RunLine
                name={t("speed.lastSwitch")}
                run={found.data.lastSwitch}
                unit="leads"
                address={addressOfSwitch}
              />
              <RunLine name={t("speed.lastImport")} run={found.data.lastImport} unit="rows" address={addressOfImport} />
            </dl>
          </Section>
        </>
      )}
    </PageFrame>
  );
}

function Waits({ waited }: { waited: Waited[] }) {
  const { t } = useTranslation();
  const time = useTime();
  return (
    <table className={styles.waits}>
      <thead>
        <tr>
          <th scope="col">{t("speed.work")}</th>
          <th scope="col" className={styles.scale} aria-hidden>
            {MARKS_MS.map((mark) => (
              <span key={mark} style={{ left: `${place(mark)}%` }}>
                {time(mark)}
              </span>
            ))}
          </th>
          <th scope="col">{t("speed.half")}</th>
          <th scope="col">{t("speed.most")}</th>
        </tr>
      </thead>
      <tbody>
        {waited.map(({ work, half, most }) => (
          <tr key={work}>
            <th scope="row">{t(`speed.of.${work}`)}</th>
            <td aria-hidden>
              <div className={styles.track} data-feeling={feeling(most)}>
                <span className={styles.span} style={{ left: `${place(half)}%`, right: `${100 - place(most)}%` }} />
                <span className={styles.half} style={{ left: `${place(half)}%` }} />
              </div>
            </td>
            <td>{time(half)}</td>
            <td data-feeling={feeling(most)} className={styles.most}>
              {time(most)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Milliseconds as people say them: 14 ms, 2,3 s. */
function useTime() {
  const { t } = useTranslation();
  const formats = useFormats();
  return (milliseconds: number) =>
    milliseconds < 1_000
      ? t("speed.ms", { number: formats.number(rounded(milliseconds)) })
      : t("speed.s", { number: formats.number(rounded(milliseconds / 1_000)) });
}

interface RunProps {
  name: string;
  run: Run | null;
  unit: "leads" | "rows";
  address: (id: number) => string;
}

function RunLine({ name, run, unit, address }: RunProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const time = useTime();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {run === null ? (
          <span className={styles.none}>{t("speed.noRun")}</span>
        ) : (
          <>
            <Link to={address(run.id)} className={styles.rate}>
              {t(`speed.rate.${unit}`, { number: formats.number(Math.round(run.records / run.seconds)) })}
            </Link>
            <span className={styles.fact}>
              {t(`speed.inTime.${unit}`, {
                count: run.records,
                number: formats.number(run.records),
                time: time(run.seconds * 1_000),
                when: formats.dateTime(run.finishedAt),
              })}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}
