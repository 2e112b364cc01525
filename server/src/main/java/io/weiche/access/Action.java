package io.weiche.access;

/// What somebody does with records of a kind.
public enum Action {
    READ,
    ADD,
    CHANGE,
    DELETE,
    CONVERT
}
