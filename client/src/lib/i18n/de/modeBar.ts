/** What is read of the mode without opening it: in menus, in the top bar, above the leads. */
const modeBar = {
  title: "CRM-Modus",
  command: "CRM-Modus ändern",
  toReport: "Zum Bericht",
  attentionTitle_one: "Ein Lead braucht Aufmerksamkeit",
  attentionTitle_other: "{{n}} Leads brauchen Aufmerksamkeit",
  attentionText:
    "Sie sind noch offen, weil sie nicht konvertiert werden konnten oder ihre Konvertierung zurückgenommen wurde.",
  attentionShow: "Anzeigen",
  attentionRetry: "Alle erneut konvertieren",
  pill: "Moduswechsel läuft, {{percent}} %",
  pillText: "Moduswechsel",
  pillPaused: "Moduswechsel angehalten, {{percent}} %",
  pillBack: "Moduswechsel wird zurückgenommen, {{percent}} %",
  pillBackText: "Rücknahme",
};
export default modeBar;
