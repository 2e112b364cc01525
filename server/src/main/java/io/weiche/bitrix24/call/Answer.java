package io.weiche.bitrix24.call;

import org.jspecify.annotations.Nullable;

/// What a method answers.
///
/// @param result texts, numbers, booleans, lists and maps of these; may be null
/// @param total of lists: how many there are in all
/// @param next of lists: where the next page begins; null on the last
public record Answer(
        @Nullable Object result,
        @Nullable Long total,
        @Nullable Long next) {

    public static Answer of(@Nullable Object result) {
        return new Answer(result, null, null);
    }

    /// A list that is not paged.
    public static Answer whole(Object result, long total) {
        return new Answer(result, total, null);
    }
}
