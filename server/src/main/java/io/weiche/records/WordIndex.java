package io.weiche.records;

import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Where a part of a text may stand, so that "contains" need not look through every record. Implemented by the search,
/// which reads the words of records.
public interface WordIndex {
    /// Holds for every record of the kind that has this part, in whatever case, in one of [RecordType#inWords], and for
    /// few others.
    ///
    /// @return null when nothing is gained: the part is too short or too common, or words have yet to be read
    @Nullable
    Condition narrowed(RecordType type, String part);
}
