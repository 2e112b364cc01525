package io.weiche.bitrix24;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A sample value for each parameter that many methods share, so that every method of the table has an example.
final class Examples {
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("id", "1"),
            Map.entry("fields", "{\"TITLE\":\"Solar roof\",\"NAME\":\"Eva\"}"),
            Map.entry("select", "[\"ID\"]"),
            Map.entry("filter", "{\">ID\":0}"),
            Map.entry("order", "{\"ID\":\"ASC\"}"),
            Map.entry("start", "0"),
            Map.entry("FILTER", "{\"ACTIVE\":true}"),
            Map.entry("sort", "\"ID\""),
            Map.entry("name", "\"crm.deal.list\""),
            Map.entry("full", "false"),
            Map.entry("cmd", "{\"deals\":\"crm.deal.list?select[]=ID\"}"),
            Map.entry("type", "\"PHONE\""),
            Map.entry("values", "[\"+49 221 445566\"]"),
            Map.entry("entityTypeId", "2"),
            Map.entry("entityId", "\"SOURCE\""),
            Map.entry("ownerTypeId", "2"),
            Map.entry("ownerId", "1"),
            Map.entry("deadline", "\"2030-01-15T10:00:00+01:00\""),
            Map.entry("title", "\"Call back\""),
            Map.entry("items", "[{\"CONTACT_ID\":1,\"IS_PRIMARY\":\"Y\"}]"));

    private Examples() {}

    /// @param parameters of the table: names, required ones with an asterisk
    static String of(String method, String parameters) {
        if (method.equals("user.get")) {
            return "{\"FILTER\":{\"ACTIVE\":true},\"sort\":\"ID\",\"order\":\"ASC\"}";
        }
        if (method.endsWith("status.list")) {
            return "{\"filter\":{\"ENTITY_ID\":\"SOURCE\"},\"order\":{\"SORT\":\"ASC\"}}";
        }
        return Arrays.stream(parameters.split(",\\s*"))
                .map(parameter -> parameter.replace("*", ""))
                .filter(SAMPLES::containsKey)
                .map(parameter -> "\"" + parameter + "\":" + SAMPLES.get(parameter))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
