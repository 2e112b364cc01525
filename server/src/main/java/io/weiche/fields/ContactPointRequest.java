package io.weiche.fields;

import org.jspecify.annotations.Nullable;

/// A phone number, e-mail address, site or messenger as programs send it. Instead of the object a text may stand for
/// its value.
///
/// @param id of an entry that is there already; without it the entry is new
/// @param type what it is used for: WORK, MOBILE …
public record ContactPointRequest(
        @Nullable Long id, @Nullable String value, @Nullable String type) {}
