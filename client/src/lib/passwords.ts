/** The server's rule (`access.Passwords`), said before it has to refuse. */
export const SHORTEST_PASSWORD = 10;

/** Counted as the server counts: an emoji is one character. */
export const longEnough = (password: string) => Array.from(password).length >= SHORTEST_PASSWORD;
