package io.weiche.fields;

import org.jspecify.annotations.Nullable;

/// What another system calls a record. Programs that keep two systems alike look for it before they add anything.
///
/// @param system that other system
/// @param key the record there
public record External(@Nullable String system, @Nullable String key) {
    public static final External NONE = new External(null, null);
}
