const calendar = {
  name: "Kalender",
  title: "Kalender auf dem Telefon",
  text: "Abonnieren Sie Ihre Aktivitäten im Kalender Ihres Telefons oder Rechners: was für die letzten 30 und die nächsten 365 Tage geplant ist, mit Beschreibung und den Namen der Datensätze, die Sie sehen dürfen. Wer die Adresse kennt, liest das alles, ohne sich anzumelden; ändern kann er nichts.",
  open: "Adresse erzeugen",
  shownOnce:
    "Kopieren Sie die Adresse jetzt, sie wird nur dieses eine Mal gezeigt. Im Kalender heißt das Hinzufügen „Kalenderabo“ oder „Per URL“. Geben Sie die Adresse niemandem weiter.",
  address: "Adresse des Kalenders",
  done: "Auch zeigen, was in den letzten 30 Tagen erledigt wurde",
  lastRead: "zuletzt gelesen {{when}}",
  neverRead: "noch nie gelesen",
  renew: "Neue Adresse",
  renewQuestion: "Die jetzige Adresse gilt dann nicht mehr; tragen Sie die neue in Ihrem Kalender ein.",
  end: "Ausschalten",
  endQuestion: "Kalender, die diese Adresse benutzen, bekommen nichts mehr.",
  ended: "Kalender ausgeschaltet",
};
export default calendar;
