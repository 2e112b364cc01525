package io.weiche.access;

/// Which door a token opens.
public enum TokenKind {
    /// Our own interface (header `Authorization`).
    API,
    /// The compatible REST (in the address).
    WEBHOOK,
    /// What its user has planned, read by the calendar of a phone (in the address). Each user has at most one.
    CALENDAR
}
