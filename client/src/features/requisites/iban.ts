/** As people read and write it: in groups of four. */
export const grouped = (iban: string) => iban.replace(/(.{4})(?=.)/g, "$1 ");
