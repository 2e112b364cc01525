package io.weiche.access;

/// Which records of a kind an action reaches, from nothing to everything; each reaches what the one before does.
///
/// OWN: those somebody is responsible for. DEPARTMENT: also those of the people of their departments. BELOW: also those
/// of the departments below. OPEN: also those that are open to all. ALL: every one.
public enum Scope {
    NONE,
    OWN,
    DEPARTMENT,
    BELOW,
    OPEN,
    ALL;

    /// The most permissive role wins (crm.md 15).
    public Scope wider(Scope other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Scope narrower(Scope other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// Whether the user themselves suffices, without looking at departments.
    boolean needsPeople() {
        return this == DEPARTMENT || this == BELOW || this == OPEN;
    }
}
