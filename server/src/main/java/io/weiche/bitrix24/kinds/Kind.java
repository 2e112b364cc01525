package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.List;
import java.util.Map;

/// What one kind of record is to the compatible interface: its fields, and the use cases behind its methods.
///
/// @param <T> the typed record
public interface Kind<T> {
    RecordKind kind();

    Catalogue<T> catalogue();

    long id(T record);

    /// Values of the fields the account has added.
    CustomValues custom(T record);

    /// Linked records that the newer methods show as lists, by field code; the main one first.
    default Map<String, List<Long>> links(T record) {
        return Map.of();
    }

    Slice<T> slice(SliceQuery query);

    T get(long id);

    /// Fields that only the newer methods have.
    default List<WireField<T>> newerFields() {
        return List.of();
    }

    /// @return the number of the new record
    long open(FieldInput in);

    /// Opens a record that may be somebody's inquiry, which is not lost for a bad detail.
    ///
    /// @return the number of the new record
    default long receive(FieldInput in) {
        return open(in);
    }

    void change(long id, FieldInput in);

    /// The record that [#change] would change: what belongs to it lies there.
    default RecordRef keeper(long id, FieldInput in) {
        return new RecordRef(kind(), id);
    }

    void delete(long id);
}
