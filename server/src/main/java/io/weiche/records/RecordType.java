package io.weiche.records;

import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What a kind of record tells the record kit about itself. Facts only, no behaviour: a verb belongs to the kind.
public interface RecordType {
    RecordKind kind();

    Table<?> table();

    Field<Long> accountId();

    Field<Long> id();

    Field<Long> responsibleId();

    Field<OffsetDateTime> lastActivityAt();

    Field<OffsetDateTime> deletedAt();

    /// What a record is called in lists of several kinds; never null in the database.
    Field<String> displayName();

    /// Whether a record is history: readable, but nobody writes to it any more.
    default Condition frozen() {
        return DSL.falseCondition();
    }

    /// Texts in which people search by typing.
    List<Field<String>> searched();

    /// What can be filtered and sorted by.
    List<RecordField<?>> fields();

    /// Texts for fields whose column does not say what a person wants to read: names of linked records, phones.
    default Map<String, Field<?>> shown() {
        return Map.of();
    }

    @SafeVarargs
    static Map<String, Field<?>> together(Map<String, Field<?>>... maps) {
        var all = new HashMap<String, Field<?>>();
        for (var map : maps) {
            all.putAll(map);
        }
        return Map.copyOf(all);
    }
}
