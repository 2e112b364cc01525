package io.weiche.fields;

/// What a custom field holds. A field keeps its type for good.
public enum FieldType {
    TEXT,
    NUMBER,
    MONEY,
    DATE,
    /// One of the field's options.
    LIST,
    /// Several of the field's options.
    MULTI_LIST,
    BOOLEAN,
    /// Somebody of the account.
    USER,
    /// A web address.
    LINK;

    public boolean hasOptions() {
        return this == LIST || this == MULTI_LIST;
    }
}
