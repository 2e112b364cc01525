package io.weiche.kernel;

/// Points to one record of the current account.
public record RecordRef(RecordKind kind, long id) {}
