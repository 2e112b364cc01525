const speed = {
  intro: "How long you and your colleagues wait for Weiche, measured on the server.",
  waits: "Waiting times",
  waitsText:
    "Of the last half hour to hour on this server, over all accounts. Up to 100 ms nobody notices anything; beyond a second people lose the thread.",
  tooFew: "Too little has happened yet to say anything.",
  work: "What",
  half: "Half within",
  most: "95 of 100 within",
  ms: "{{number}} ms",
  s: "{{number}} s",
  of: {
    LIST: "Show a list",
    BOARD: "Show a board",
    CARD: "Show a card",
    SAVE: "Save",
    SEARCH: "Search",
    REPORT: "Show a report",
    INQUIRY: "Take in an inquiry",
    REST: "Programs (REST)",
  },
  runs: "Runs of your account",
  lastSwitch: "Last switch of the mode",
  lastImport: "Last import",
  noRun: "None yet",
  rate: { leads: "{{number}} leads a second", rows: "{{number}} rows a second" },
  inTime: {
    leads_one: "One lead in {{time}}, {{when}}",
    leads_other: "{{number}} leads in {{time}}, {{when}}",
    rows_one: "One row in {{time}}, {{when}}",
    rows_other: "{{number}} rows in {{time}}, {{when}}",
  },
};

export default speed;
