package io.weiche.access;

import org.jspecify.annotations.Nullable;

/// A named set of rights.
///
/// @param version grows with every change of its name or settings
/// @param code of the two roles every account has: ADMINISTRATOR, MANAGER
public record Role(
        long id, int version, @Nullable String code, String name, boolean administrator, boolean editSettings) {}
