const reset = {
  forgotten: "Passwort vergessen?",
  title: "Passwort vergessen",
  text: "Wir schicken Ihnen eine Adresse, unter der Sie ein neues festlegen.",
  ask: "Adresse schicken",
  askedTitle: "Sehen Sie in Ihrem Postfach nach",
  askedText:
    "Wenn sich hier jemand mit dieser E-Mail-Adresse anmeldet, ist eine Nachricht unterwegs. Sie gilt eine Stunde.",
  newTitle: "Neues Passwort",
  newText: "Danach sind Sie überall abgemeldet und melden sich mit dem neuen Passwort an.",
  next: "Neues Passwort",
  set: "Passwort festlegen",
  doneTitle: "Passwort geändert",
  doneText: "Melden Sie sich jetzt damit an.",
  invalidTitle: "Diese Adresse gilt nicht mehr",
  invalidText: "Jede Adresse gilt eine Stunde und nur einmal; eine neue macht die alte ungültig.",
  again: "Neue Adresse anfordern",
};
export default reset;
