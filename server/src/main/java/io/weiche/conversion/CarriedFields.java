package io.weiche.conversion;

import static java.util.stream.Collectors.joining;

import io.weiche.fields.CustomValues;
import io.weiche.kernel.RecordKind;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/// The fields a conversion fills: of custom ones those the account has mapped, in the statement that makes the record.
public final class CarriedFields {
    /// Options of two lists are the same when their names are. A lead without values costs one comparison.
    private static final String CARRIED = """
            case when l.custom = '{}' then l.custom else (
                select coalesce(jsonb_object_agg(t.code, carried.value), '{}')
                from custom_field_mapping m
                join custom_field s on s.account_id = :account and s.id = m.lead_field_id
                join custom_field t on t.account_id = :account and t.id = m.target_field_id and not t.archived
                cross join lateral (
                    select case m.type
                        when 'LIST' then (
                            select to_jsonb(there.id) from custom_option here
                            join custom_option there on there.account_id = :account and there.field_id = t.id
                                and not there.archived and lower(there.label) = lower(here.label)
                            where here.account_id = :account and here.id = (l.custom ->> s.code)::bigint limit 1)
                        when 'MULTI_LIST' then (
                            select jsonb_agg(there.id order by there.id)
                            from jsonb_array_elements_text(l.custom -> s.code) chosen (id)
                            join custom_option here on here.account_id = :account and here.id = chosen.id::bigint
                            join custom_option there on there.account_id = :account and there.field_id = t.id
                                and not there.archived and lower(there.label) = lower(here.label))
                        else l.custom -> s.code
                    end as value
                ) carried
                where m.account_id = :account and m.target_kind = KIND and l.custom -> s.code is not null
                    and carried.value is not null) end""";

    private static final Map<String, String> OF_CUSTOMERS = Map.of(
            "phones",
            point("'PHONE'"),
            "emails",
            point("'EMAIL'"),
            "phonesOrEmails",
            point("'PHONE', 'EMAIL'"),
            "jobTitle",
            "l.job_title is not null",
            "birthdate",
            "l.birthdate is not null",
            "sourceId",
            "l.source_id is not null");

    /// Built-in fields that may be required of what is made, and that a lead may fill; all others begin empty. Who the
    /// customer is depends on more than the lead.
    private static final Map<RecordKind, Map<String, String>> BUILT_IN = Map.of(
            RecordKind.DEAL,
            Map.of(
                    "amount", "l.amount is not null",
                    "sourceId", "l.source_id is not null",
                    "comments", "l.comments is not null"),
            RecordKind.CONTACT,
            OF_CUSTOMERS,
            RecordKind.COMPANY,
            OF_CUSTOMERS);

    private CarriedFields() {}

    private static Map<String, String> ofKind(RecordKind kind) {
        return BUILT_IN.getOrDefault(kind, Map.of());
    }

    private static String point(String types) {
        return """
                exists (select from contact_point p where p.account_id = :account and p.kind = 1 and p.record_id = l.id
                    and p.type in (TYPES))""".replace("TYPES", types);
    }

    /// @return an expression over the lead `l` and the parameter `account`: names of the built-in fields it fills
    static String filled(RecordKind kind) {
        return ofKind(kind).entrySet().stream()
                .map(field -> "case when " + field.getValue() + " then '" + field.getKey() + "' end")
                .collect(joining(", ", "array_remove(array[", "], null)"));
    }

    /// Whether what is made of a lead lacks one of these fields, its customers left aside.
    ///
    /// @return an expression over the lead `l` and the parameters `account` and `codes`, those of the custom fields
    public static String lacks(RecordKind kind, Collection<String> names) {
        var builtIn = names.stream()
                .filter(name -> !name.startsWith(CustomValues.PREFIX))
                .map(name -> ofKind(kind).getOrDefault(name, "false"));
        var custom = names.stream().allMatch(name -> !name.startsWith(CustomValues.PREFIX))
                ? Stream.<String>empty()
                : Stream.of("jsonb_exists_all(" + into(kind) + ", cast(:codes as text[]))");
        return Stream.of(Stream.of("true"), builtIn, custom)
                .flatMap(part -> part)
                .collect(joining(" and ", "not (", ")"));
    }

    /// @return an expression over the lead `l` and the parameter `account`
    public static String into(RecordKind kind) {
        return CARRIED.replace("KIND", Integer.toString(kind.typeId()));
    }
}
