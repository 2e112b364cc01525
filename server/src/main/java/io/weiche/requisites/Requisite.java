package io.weiche.requisites;

import io.weiche.kernel.RecordRef;

/// One set of legal and bank data.
///
/// @param main the one papers use
public record Requisite(long id, int version, RecordRef record, boolean main, RequisiteData data) {}
