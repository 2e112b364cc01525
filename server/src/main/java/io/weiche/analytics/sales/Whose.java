package io.weiche.analytics.sales;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.ReportQuery;
import io.weiche.kernel.BadInput;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose figures of a team are asked for.
///
/// @param person the number of a user, or [ReportQuery#NONE]; null: whoever
/// @param department its people and those of departments below; null: whichever
public record Whose(@Nullable String person, @Nullable String department) {
    public static final Whose EVERYBODY = new Whose(null, null);

    private static final String NUMBER = "[0-9]{1,18}|" + ReportQuery.NONE;

    public Whose {
        refuseOther("RESPONSIBLE", person);
        refuseOther("DEPARTMENT", department);
    }

    private static void refuseOther(String field, @Nullable String key) {
        if (key != null && !key.matches(NUMBER)) {
            throw BadInput.of(field, "unknown-value", "This must be a number, or `none`.");
        }
    }

    Map<SalesDimension, String> ofRecords() {
        return only(SalesDimension.class, SalesDimension.RESPONSIBLE, SalesDimension.DEPARTMENT);
    }

    Map<Dimension, String> ofInquiries() {
        return only(Dimension.class, Dimension.RESPONSIBLE, Dimension.DEPARTMENT);
    }

    private <D extends Enum<D>> Map<D, String> only(Class<D> words, D ofPerson, D ofDepartment) {
        var only = new EnumMap<D, String>(words);
        if (person != null) {
            only.put(ofPerson, person);
        }
        if (department != null) {
            only.put(ofDepartment, department);
        }
        return only;
    }

    /// @param key of one row of the report; null: of all rows
    Whose and(@Nullable String key) {
        if (key == null) {
            return this;
        }
        if (!key.matches(NUMBER)) {
            throw BadInput.of("key", "unknown-value", "This must be the number of a user.");
        }
        if (person != null && !person.equals(key)) {
            throw BadInput.of("key", "unknown-value", "The report is narrowed to somebody else already.");
        }
        return new Whose(key, department);
    }

    /// As an address says it, after other parameters.
    public String address() {
        return (person == null ? "" : "&RESPONSIBLE=" + person)
                + (department == null ? "" : "&DEPARTMENT=" + department);
    }
}
