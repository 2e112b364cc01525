package io.weiche.records;

import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;

/// The parts of values that are stored as JSON, to filter by.
public final class JsonFields {
    private JsonFields() {}

    /// Parts of an [io.weiche.fields.Address].
    public static List<RecordField<?>> address(Field<JSONB> column) {
        return List.of(
                RecordField.textIn("addressStreet", column, "street"),
                RecordField.textIn("addressExtra", column, "extra"),
                RecordField.textIn("addressPostalCode", column, "postalCode"),
                RecordField.textIn("addressCity", column, "city"),
                RecordField.textIn("addressDistrict", column, "district"),
                RecordField.textIn("addressState", column, "state"),
                RecordField.textIn("addressCountry", column, "country"),
                RecordField.textIn("addressCountryCode", column, "countryCode"));
    }

    /// Parts of a [io.weiche.fields.Utm].
    public static List<RecordField<?>> utm(Field<JSONB> column) {
        return List.of(
                RecordField.textIn("utmSource", column, "source"),
                RecordField.textIn("utmMedium", column, "medium"),
                RecordField.textIn("utmCampaign", column, "campaign"),
                RecordField.textIn("utmContent", column, "content"),
                RecordField.textIn("utmTerm", column, "term"));
    }
}
