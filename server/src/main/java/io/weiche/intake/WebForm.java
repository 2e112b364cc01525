package io.weiche.intake;

import org.jspecify.annotations.Nullable;

/// A form on a public page.
///
/// @param key part of its address; says which account it belongs to
public record WebForm(
        long id,
        int version,
        String key,
        String title,
        @Nullable String intro,
        @Nullable String thankYou,
        boolean active,
        @Nullable Long sourceId,
        long responsibleId) {}
