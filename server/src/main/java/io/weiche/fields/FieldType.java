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
    LINK,
    /// A file, with its name.
    FILE;

    public boolean hasOptions() {
        return this == LIST || this == MULTI_LIST;
    }

    /// Several options and files have no order.
    public boolean sortable() {
        return this != MULTI_LIST && this != FILE;
    }
}
