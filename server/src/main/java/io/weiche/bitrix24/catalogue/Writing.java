package io.weiche.bitrix24.catalogue;

/// What happens to a field that a program writes.
public enum Writing {
    STORED,
    /// Follows from something else.
    READ_ONLY,
    /// The original has it and we do not; every record shows the same value.
    NOT_STORED
}
