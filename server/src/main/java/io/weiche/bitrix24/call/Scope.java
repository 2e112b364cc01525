package io.weiche.bitrix24.call;

import java.util.Locale;

/// The part of the interface a method belongs to. A webhook reaches those it was granted.
public enum Scope {
    /// Always there; not listed by the method `scope`.
    BASIC,
    CRM,
    USER,
    DEPARTMENT,
    TELEPHONY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
