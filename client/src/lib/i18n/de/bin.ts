const bin = {
  introAll:
    "Was in den letzten 30 Tagen gelöscht wurde, von wem auch immer. Wiederhergestellt ist alles wieder da: Verlauf, Aktivitäten, Dateien und Verknüpfungen.",
  introOwn:
    "Was Sie in den letzten 30 Tagen gelöscht haben. Wiederhergestellt ist alles wieder da: Verlauf, Aktivitäten, Dateien und Verknüpfungen.",
  kind: "Welche Einträge",
  failed: "Der Papierkorb konnte nicht geladen werden",
  noneTitle: "Hier liegt nichts",
  noneText: "Was Sie löschen, liegt hier 30 Tage lang und lässt sich so lange wiederherstellen.",
  lying_one: "Ein Eintrag",
  lying_other: "{{number}} Einträge",
  atLeast_one: "Mindestens ein Eintrag",
  atLeast_other: "Mindestens {{number}} Einträge",
  chosen_one: "Ein Eintrag gewählt",
  chosen_other: "{{count}} Einträge gewählt",
  chooseAll: "Alle gezeigten wählen",
  choose: "„{{name}}“ wählen",
  title: "Titel",
  deletedBy: "Gelöscht von",
  deletedAt: "Gelöscht am",
  goneAt: "Endgültig weg am",
  nobody: "Weiche",
  facts: "Gelöscht von {{by}}, {{when}}",
  goneOn: "Endgültig weg am {{day}}",
  restore: "Wiederherstellen",
  restored_one: "Ein Eintrag ist wieder da",
  restored_other: "{{count}} Einträge sind wieder da",
  notRestored_one:
    "Ein Eintrag ließ sich nicht wiederherstellen. Er liegt hier nicht mehr, oder Ihnen fehlt das Recht dazu.",
  notRestored_other:
    "{{count}} Einträge ließen sich nicht wiederherstellen. Sie liegen hier nicht mehr, oder Ihnen fehlt das Recht dazu.",
  noRight: "Dafür müssen Sie alle diese Einträge löschen dürfen.",
  purge: "Endgültig löschen",
  purgeQuestion_one:
    "„{{name}}“ endgültig löschen, mit Verlauf, Aktivitäten und Dateien? Das lässt sich nicht rückgängig machen.",
  purgeQuestion_other:
    "{{count}} Einträge endgültig löschen, mit Verlauf, Aktivitäten und Dateien? Das lässt sich nicht rückgängig machen.",
  purged_one: "Ein Eintrag ist endgültig gelöscht",
  purged_other: "{{count}} Einträge sind endgültig gelöscht",
  empty: "Papierkorb leeren",
  emptyQuestion:
    "Alles unter „{{kind}}“ im Papierkorb endgültig löschen, auch was andere gelöscht haben? Das lässt sich nicht rückgängig machen.",
  emptied: "Der Papierkorb wird geleert. Bei vielen Einträgen dauert das etwas.",
  more: "Weitere zeigen",
};
export default bin;
