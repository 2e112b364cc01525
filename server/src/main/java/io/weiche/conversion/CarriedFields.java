package io.weiche.conversion;

import io.weiche.kernel.RecordKind;

/// The custom fields a conversion fills: those the account has mapped, in the statement that makes the record.
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

    private CarriedFields() {}

    /// @return an expression over the lead `l` and the parameter `account`
    public static String into(RecordKind kind) {
        return CARRIED.replace("KIND", Integer.toString(kind.typeId()));
    }
}
