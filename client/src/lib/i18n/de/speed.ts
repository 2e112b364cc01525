const speed = {
  intro: "Wie lange Sie und Ihre Kolleginnen und Kollegen auf Weiche warten, gemessen auf dem Server.",
  waits: "Wartezeiten",
  waitsText:
    "Der letzten halben bis ganzen Stunde auf diesem Server, über alle Konten. Bis 100 ms merkt niemand etwas, ab einer Sekunde reißt der Faden.",
  tooFew: "Noch ist zu wenig geschehen, um etwas zu sagen.",
  work: "Was",
  half: "Die Hälfte in",
  most: "95 von 100 in",
  ms: "{{number}} ms",
  s: "{{number}} s",
  of: {
    LIST: "Liste zeigen",
    BOARD: "Board zeigen",
    CARD: "Karte zeigen",
    SAVE: "Speichern",
    SEARCH: "Suchen",
    REPORT: "Auswertung zeigen",
    INQUIRY: "Anfrage aufnehmen",
    REST: "Programme (REST)",
  },
  runs: "Durchläufe Ihres Kontos",
  lastSwitch: "Letzter Wechsel des Modus",
  lastImport: "Letzter Import",
  noRun: "Noch keiner",
  rate: { leads: "{{number}} Leads je Sekunde", rows: "{{number}} Zeilen je Sekunde" },
  inTime: {
    leads_one: "Ein Lead in {{time}}, {{when}}",
    leads_other: "{{number}} Leads in {{time}}, {{when}}",
    rows_one: "Eine Zeile in {{time}}, {{when}}",
    rows_other: "{{number}} Zeilen in {{time}}, {{when}}",
  },
};

export default speed;
