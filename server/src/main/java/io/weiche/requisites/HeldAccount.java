package io.weiche.requisites;

/// A bank account and the set it stands in.
public record HeldAccount(long requisiteId, BankAccount account) {}
