package io.weiche.bitrix24.catalogue;

import io.weiche.fields.ContactPoint;
import io.weiche.records.Filter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How lists find records by a field: what its values look like in a filter, and which of our fields holds them.
public sealed interface Filtering {
    Filtering NONE = new None();

    /// Our name of the field, to order by; null when lists cannot be ordered by it.
    @Nullable
    String field();

    record Text(String field) implements Filtering {}

    /// Numbers of records and users; 0 means none.
    record Id(String field) implements Filtering {}

    /// Other records, of which there may be many.
    record Links(String links) implements Filtering {
        @Override
        public @Nullable String field() {
            return null;
        }
    }

    record Number(String field) implements Filtering {}

    /// A number with decimals, or an amount; a record without one has none.
    record Decimal(String field) implements Filtering {}

    /// An amount; a record without one has 0.
    record Amount(String field) implements Filtering {}

    /// A currency; a record without an amount has the account's.
    record Currency(String field) implements Filtering {}

    record Day(String field) implements Filtering {}

    /// A time, to the second as the wire shows it.
    record Moment(String field) implements Filtering {}

    /// A word of a dictionary. The numbers behind the words are looked up for every call.
    record Word(String field, Function<Codes, Map<String, Long>> ids) implements Filtering {}

    /// One of a few values, each with the records that have it.
    record Choice(Function<Codes, Map<String, Filter>> cases) implements Filtering {
        static Choice flag(Filter yes, Filter no) {
            return new Choice(_ -> Map.of("Y", yes, "N", no));
        }

        /// Every record shows the same.
        static Choice always(String value) {
            return new Choice(_ -> Map.of(value, Filter.NONE));
        }

        @Override
        public @Nullable String field() {
            return null;
        }
    }

    /// Phones or e-mails, compared in the form in which customers are recognised.
    ///
    /// @param keys our field of that form
    /// @param any our field that says whether there are any
    record Points(ContactPoint.Type type, String keys, String any) implements Filtering {
        @Override
        public @Nullable String field() {
            return null;
        }
    }

    record None() implements Filtering {
        @Override
        public @Nullable String field() {
            return null;
        }
    }
}
