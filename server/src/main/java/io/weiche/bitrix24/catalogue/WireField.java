package io.weiche.bitrix24.catalogue;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One field of a kind of record, as the compatible interface knows it.
///
/// @param code in upper case
/// @param type word of the original
/// @param constant of a field that is not stored: what every record shows
/// @param dictionary of a field whose values are words of one
/// @param reader null for fields that are only written
public record WireField<T>(
        String code,
        String type,
        Writing writing,
        @Nullable String constant,
        Set<Trait> traits,
        @Nullable String dictionary,
        @Nullable Reader<T> reader,
        Filtering filtering) {

    public static final String MULTI_FIELD = "crm_multifield";

    /// What the description of a field says about it.
    public enum Trait {
        REQUIRED,
        IMMUTABLE,
        MULTIPLE,
        DEPRECATED
    }

    /// The value of a record on the wire.
    @FunctionalInterface
    public interface Reader<T> {
        @Nullable
        Object read(T record, Words words);
    }

    public WireField {
        traits = Set.copyOf(traits);
    }

    public static <T> WireField<T> of(String code, String type, @Nullable Reader<T> reader, Filtering filtering) {
        return new WireField<>(code, type, Writing.STORED, null, Set.of(), null, reader, filtering);
    }

    public WireField<T> readOnly() {
        return new WireField<>(code, type, Writing.READ_ONLY, constant, traits, dictionary, reader, filtering);
    }

    /// @param value what every record shows; null for nothing
    public WireField<T> notStored(@Nullable String value) {
        return new WireField<>(code, type, Writing.NOT_STORED, value, traits, dictionary, reader, filtering);
    }

    public WireField<T> with(Trait trait) {
        var more = EnumSet.of(trait);
        more.addAll(traits);
        return new WireField<>(code, type, writing, constant, more, dictionary, reader, filtering);
    }

    /// Its values are words of a dictionary.
    public WireField<T> wordsOf(String name) {
        return new WireField<>(code, "crm_status", writing, constant, traits, name, reader, filtering);
    }

    boolean multiField() {
        return type.equals(MULTI_FIELD);
    }
}
