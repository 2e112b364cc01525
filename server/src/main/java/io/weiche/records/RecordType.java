package io.weiche.records;

import io.weiche.access.Columns;
import io.weiche.access.FieldGroup;
import io.weiche.kernel.RecordKind;
import io.weiche.records.KnownCustomers.Customers;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Select;
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

    /// The values of fields the account has added.
    Field<JSONB> custom();

    /// What a record is called in lists of several kinds; never null in the database.
    Field<String> displayName();

    /// What decides who may do what with a record.
    default Columns access() {
        return Columns.of(kind(), table());
    }

    /// Whether a record is history: readable, but nobody writes to it any more.
    default Condition frozen() {
        return DSL.falseCondition();
    }

    /// Texts in which people search by typing.
    List<Field<String>> searched();

    /// Columns whose texts are among those of [#searched] as a whole.
    default List<Field<String>> inWords() {
        return searched();
    }

    /// The name that two records of the same person or company would share; deals have none.
    default Field<String> wholeName() {
        return DSL.castNull(String.class);
    }

    /// Whether work on the record goes on. What is open is found first.
    default Condition open() {
        return DSL.trueCondition();
    }

    /// What tells namesakes apart in lists of several kinds: a company, a customer.
    default Field<String> context() {
        return DSL.castNull(String.class);
    }

    /// Whether records are found by the customers they belong to, see [#soldTo].
    default boolean hasCustomers() {
        return false;
    }

    /// The numbers of the records that belong to one of these customers.
    default Select<Record1<Long>> soldTo(Customers customers) {
        return DSL.select(id()).from(table()).where(DSL.falseCondition());
    }

    /// The stage of kinds that have one.
    default Field<Long> stage() {
        return DSL.castNull(Long.class);
    }

    /// What can be filtered and sorted by.
    List<RecordField<?>> fields();

    /// Those of them that the current user sees: nobody finds out by filters and orders what is hidden from them.
    default List<RecordField<?>> seenFields() {
        return fields().stream()
                .filter(field -> !FieldGroup.hides(kind(), field.code()))
                .toList();
    }

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
