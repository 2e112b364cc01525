package io.weiche.duplicates;

import io.weiche.kernel.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which fields of a kind can be taken from one of the records that are merged, and in which columns each is kept.
/// Stages stay those of the survivor: a record has gone one way.
final class MergeFields {
    private static final Map<RecordKind, Map<String, List<String>>> FIELDS = Map.of(
            RecordKind.CONTACT,
            fields(
                    "name=honorific,first_name,middle_name,last_name,name_is_fallback",
                    "jobTitle=job_title",
                    "birthdate=birthdate",
                    "address=address",
                    "sourceId=source_id",
                    "comments=comments",
                    "responsibleId=responsible_id",
                    "originId=originator_id,origin_id",
                    "custom=custom"),
            RecordKind.COMPANY,
            fields(
                    "title=title,name_is_fallback",
                    "industry=industry",
                    "address=address",
                    "sourceId=source_id",
                    "comments=comments",
                    "responsibleId=responsible_id",
                    "originId=originator_id,origin_id",
                    "custom=custom"),
            RecordKind.LEAD,
            fields(
                    "title=title",
                    "name=honorific,first_name,middle_name,last_name",
                    "companyTitle=company_title",
                    "jobTitle=job_title",
                    "birthdate=birthdate",
                    "address=address",
                    "amount=amount,currency,amount_from_rows",
                    "sourceId=source_id,source_description,utm",
                    "contactId=contact_id",
                    "companyId=company_id",
                    "comments=comments",
                    "responsibleId=responsible_id",
                    "originId=originator_id,origin_id",
                    "custom=custom"),
            RecordKind.DEAL,
            fields(
                    "title=title",
                    "amount=amount,currency,amount_from_rows",
                    "probability=probability",
                    "beginOn=begin_on",
                    "closeOn=close_on",
                    "sourceId=source_id,source_description,utm",
                    "companyId=company_id",
                    "comments=comments",
                    "responsibleId=responsible_id",
                    "originId=originator_id,origin_id",
                    "custom=custom"));

    /// Kept from all of the records when nobody chooses: nothing is lost.
    static final String COMMENTS = "comments";

    static final String CUSTOM = "custom";

    private MergeFields() {}

    private static Map<String, List<String>> fields(String... lines) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            var parts = line.split("=", 2);
            fields.put(parts[0], List.of(parts[1].split(",")));
        }
        return fields;
    }

    static Map<String, List<String>> of(RecordKind kind) {
        return FIELDS.getOrDefault(kind, Map.of());
    }

    /// All columns, in SQL.
    static String columns(RecordKind kind, String prefix) {
        return of(kind).values().stream()
                .flatMap(List::stream)
                .map(column -> prefix + column)
                .collect(Collectors.joining(", "));
    }
}
