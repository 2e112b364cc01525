package io.weiche.access;

/// What somebody does with records of a kind. MOVE is entering a stage: which records may be moved there.
public enum Action {
    READ,
    ADD,
    CHANGE,
    MOVE,
    DELETE,
    EXPORT,
    IMPORT,
    CONVERT
}
