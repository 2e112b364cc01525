package io.weiche.conversion;

/// Which customers a conversion makes (crm.md 3.3).
public enum Customers {
    CONTACT,
    COMPANY,
    BOTH,
    /// A contact for each lead, and a company for those leads only that name one: whoever has private customers among
    /// others gets no companies named after persons.
    BOTH_IF_NAMED;

    public boolean contact() {
        return this != COMPANY;
    }

    public boolean company() {
        return this != CONTACT;
    }

    /// Whether leads that name no company make none. A company that is known by phone or e-mail is linked all the same.
    public boolean namedCompaniesOnly() {
        return this == BOTH_IF_NAMED;
    }
}
