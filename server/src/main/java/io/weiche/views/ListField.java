package io.weiche.views;

import java.util.List;

/// A field of a kind, as people choose it for a column or a filter.
///
/// @param code its name in filters, sorts and files
/// @param label what it is called, in the language of whoever asks
/// @param sortable whether a list can be sorted by it
/// @param many it may hold several values; filters know `is`, `isNot`, `in` and `notIn`
/// @param options the values of a CHOICE, or of an OPTION, there numbers
public record ListField(String code, String label, Type type, boolean sortable, boolean many, List<Option> options) {
    public ListField {
        options = List.copyOf(options);
    }

    /// What its values are; from USER on they are numbers of something else.
    public enum Type {
        TEXT,
        NUMBER,
        AMOUNT,
        FLAG,
        DATE,
        TIME,
        CHOICE,
        /// What an account offers to choose from; may be empty.
        OPTION,
        /// Only whether there is one can be asked.
        FILE,
        USER,
        STAGE,
        PIPELINE,
        SOURCE,
        LEAD,
        DEAL,
        CONTACT,
        COMPANY,
        TAG
    }

    public record Option(String value, String label) {}
}
