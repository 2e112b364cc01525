package io.weiche.forms;

/// How a question of a form is answered.
public enum FieldKind {
    TEXT,
    LONG_TEXT,
    EMAIL,
    PHONE,
    LINK,
    NUMBER,
    MONEY,
    DATE,
    /// One of several options.
    CHOICE,
    /// Any number of options.
    CHOICES,
    YES_NO,
    /// Agreed to; its label is the text, of which every version is kept.
    CONSENT,
    FILE,
    /// Not shown: a fixed text, or what the address of the page says under the name of the field.
    HIDDEN;

    public boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

    /// Whether it says how to reach somebody.
    public boolean reaches() {
        return this == EMAIL || this == PHONE;
    }
}
