import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/lib/mode";
import { Modal } from "@/ui/overlays";
import { GO_KEYS } from "../shell/goKeys";
import { placesOf } from "../shell/navigation";
import styles from "./KeyboardMap.module.css";

const CHORD = navigator.userAgent.includes("Mac") ? "⌘" : "Ctrl";

interface Line {
  /** Keys pressed one after the other or together; alternatives stand apart. */
  keys: string[];
  does: string;
}

/** All that can be done by keyboard. Opens by `?`. */
export function KeyboardMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const places = placesOf(useMode());
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: t("shell.keys.everywhere"),
      lines: [
        { keys: ["/"], does: t("shell.keys.search") },
        { keys: [`${CHORD} K`], does: t("shell.keys.search") },
        { keys: ["?"], does: t("shell.keys.this") },
        { keys: ["Esc"], does: t("shell.keys.close") },
      ],
    },
    {
      title: t("shell.goTo"),
      lines: places.map((place) => ({
        keys: ["G", GO_KEYS[place.label].toUpperCase()],
        does: t(`shell.${place.label}`),
      })),
    },
    {
      title: t("shell.keys.board"),
      lines: [
        { keys: ["←", "↑", "→", "↓"], does: t("shell.keys.walk") },
        { keys: ["Enter"], does: t("shell.keys.open") },
        { keys: [t("shell.keys.space")], does: t("shell.keys.carry") },
      ],
    },
    {
      title: t("shell.keys.inbox"),
      lines: [
        { keys: ["J", "K"], does: t("shell.keys.rows") },
        { keys: ["Enter"], does: t("shell.keys.open") },
        { keys: ["C"], does: t("inbox.map.convert") },
        { keys: ["E"], does: t("inbox.map.done") },
        { keys: ["D"], does: t("inbox.map.attach") },
        { keys: ["X"], does: t("inbox.map.junk") },
        { keys: ["S"], does: t("inbox.map.snooze") },
        { keys: ["A"], does: t("inbox.map.assign") },
        { keys: ["U"], does: t("inbox.map.undo") },
      ],
    },
    {
      title: t("shell.keys.fields"),
      lines: [
        { keys: [`${CHORD} Enter`], does: t("shell.keys.save") },
        { keys: ["Esc"], does: t("shell.keys.discard") },
      ],
    },
  ];
  return (
    <Modal opened onClose={onClose} title={t("shell.keys.title")} size={680} centered>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.title} className={styles.group}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.lines}>
              {group.lines.map((line) => (
                <Fragment key={line.keys.join() + line.does}>
                  <dt>
                    {line.keys.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{line.does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
