package io.weiche.access;

/// Which records of a kind an action reaches, from nothing to everything. Departments come between.
public enum Scope {
    NONE,
    OWN,
    ALL;

    /// The most permissive role wins (crm.md 15).
    public Scope wider(Scope other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean reaches(long responsibleId, long userId) {
        return switch (this) {
            case NONE -> false;
            case OWN -> responsibleId == userId;
            case ALL -> true;
        };
    }
}
