package io.weiche.conversion;

/// Which customers a conversion makes (crm.md 3.3).
public enum Customers {
    CONTACT,
    COMPANY,
    BOTH;

    public boolean contact() {
        return this != COMPANY;
    }

    public boolean company() {
        return this != CONTACT;
    }
}
