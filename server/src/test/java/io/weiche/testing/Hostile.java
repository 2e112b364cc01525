package io.weiche.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Input nobody hopes for (reliability 8).
public final class Hostile {
    private Hostile() {}

    public static final String MEGABYTE = "x".repeat(1_000_001);
    private static final List<String> BODIES = makeBodies();
    private static final List<String> PARAMETERS = makeParameters();

    /// Whole bodies that are no JSON object, or no JSON.
    public static List<String> bodies() {
        return BODIES;
    }

    private static List<String> makeBodies() {
        return List.of(
                "",
                " ",
                "{",
                "}",
                "[]",
                "[{}]",
                "null",
                "true",
                "1",
                "\"text\"",
                "{} {}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":\"a\",}",
                "{'title':'a'}",
                "/* comment */{}",
                "{\"title\":NaN}",
                "{\"title\":\"\u0001\"}",
                "{\"title\":\"\\ud800\"}",
                "{\"\\u0000\":1}",
                "\uFEFF{}",
                "{\"title\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"title\":" + "9".repeat(5_000) + "}",
                "{\"" + "k".repeat(5_000) + "\":1}",
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "\"k" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}")),
                "{\"title\":\"" + MEGABYTE + "\"}");
    }

    /// Values for any field, as JSON.
    ///
    /// @param text whether the field takes a text, which may be too long
    public static List<String> values(boolean text) {
        return text
                ? Stream.concat(values().stream(), Stream.of("\"" + MEGABYTE + "\""))
                        .toList()
                : values();
    }

    private static List<String> values() {
        return List.of(
                "null",
                "[]",
                "{}",
                "[null]",
                "[[]]",
                "[{}]",
                "[1,\"x\",null]",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\u202Etxt.exe\"",
                "\"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66\"",
                "\"'; drop table lead; --\"",
                "\"<script>alert(1)</script>{{7*7}}${7*7}%s%n\"",
                "0",
                "-1",
                "1",
                "1.5",
                "true",
                "2147483648",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "1e308",
                "1e-400",
                "1234567890123456789012345678901234567890",
                "\"NaN\"",
                "\"Infinity\"",
                "\"-0\"",
                "\"0.005\"",
                "\"2026-02-30\"",
                "\"0000-00-00\"",
                "\"infinity\"",
                "\"today\"",
                "\"+999999999-12-31\"",
                "\"99999-01-01\"",
                "\"2026-03-29T02:30:00\"",
                "\"2026-01-01T00:00:60Z\"",
                "\"2026-01-01T00:00:00+18:00\"",
                "\"+999999999-12-31T23:59:59-18:00\"",
                "{\"value\":\"NaN\",\"currency\":\"EUR\"}",
                "{\"value\":\"1e9999999\",\"currency\":\"EUR\"}",
                "{\"value\":{},\"currency\":[]}",
                "[{\"value\":[]}]",
                "[{\"value\":\"x\",\"type\":\"'\"}]",
                "[{\"id\":-1,\"value\":\"a@b.example\"}]",
                "[{\"kind\":\"LEAD\",\"id\":0}]",
                "[{\"kind\":\"UNKNOWN\",\"id\":1}]");
    }

    /// In the place of a number in a path; percent-encoded where an address needs it.
    public static List<String> pathNumbers() {
        return List.of(
                "0",
                "-1",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "NaN",
                "1.5",
                "1e3",
                "%00",
                "1%00",
                "%20",
                "..",
                "%2e%2e",
                "..%2f..%2fsession",
                "%5c",
                "1;x=1",
                "%F0%9F%98%80",
                "%C3%28",
                "%ED%A0%80",
                "null",
                "true",
                "'%20or%201=1--",
                "a".repeat(4_000));
    }

    /// For parameters of a query.
    public static List<String> parameters() {
        return PARAMETERS;
    }

    private static List<String> makeParameters() {
        return List.of(
                "",
                "-1",
                "0",
                "201",
                "1e9",
                "1000000000",
                "99999999999999999999",
                "NaN",
                "abc",
                "true",
                "\0",
                "\uD83D\uDE00",
                "'; select pg_sleep(5); --",
                "%",
                "[]",
                "{}",
                "null",
                "WyItaWQiLCIxIiwxXQ",
                "WyItaWQiLCJhYmMiLDFd",
                "WyItaWQiLHt9LDFd",
                "WyJkZWFkbGluZUF0IiwieCIsMV0",
                "WyJkZWFkbGluZUF0IiwiKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVoiLDFd",
                "WyItY3JlYXRlZEF0IiwieCIsMV0",
                "////",
                "{\"all\":1}",
                "{\"any\":[]}",
                "{\"all\":[" + "{\"all\":[".repeat(50) + "]}".repeat(50) + "]}",
                "{\"any\":[" + "{},".repeat(9_999) + "{}]}",
                "{\"field\":\"id\",\"op\":\"in\",\"values\":[" + "1,".repeat(1_000) + "1]}",
                "{\"field\":\"password\",\"op\":\"is\",\"value\":1}",
                "{\"field\":\"id\",\"op\":\"is\"}",
                "{\"field\":\"id\",\"op\":\"is\",\"value\":{}}",
                "{\"field\":\"title\",\"op\":\"is\",\"value\":\"\\ud800\"}",
                "{\"field\":\"title\",\"op\":\"is\",\"value\":\"\\u0000\"}",
                "{\"field\":\"title\",\"op\":\"contains\",\"value\":[]}",
                "{\"field\":\"amount\",\"op\":\"atLeast\",\"value\":[]}",
                "{\"field\":\"amount\",\"op\":\"atLeast\",\"value\":{\"value\":{}}}",
                "{\"field\":\"amount\",\"op\":\"is\",\"value\":\"NaN\"}",
                "{\"field\":\"amount\",\"op\":\"is\",\"value\":1e400}",
                "{\"field\":\"nameIsFallback\",\"op\":\"is\",\"value\":\"x\"}",
                "{\"field\":\"createdAt\",\"op\":\"lessThan\",\"value\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"field\":\"createdAt\",\"op\":\"contains\",\"value\":\"2026-01-01T00:00:00Z\"}",
                "{\"field\":\"closeOn\",\"op\":\"is\",\"value\":\"-999999999-01-01\"}",
                "{\"field\":\"contactId\",\"op\":\"contains\",\"value\":1}",
                "{\"field\":\"contactId\",\"op\":\"is\",\"value\":null}",
                "{\"field\":\"semantics\",\"op\":\"in\",\"values\":[null]}",
                "-amount",
                "id;drop",
                "a".repeat(3_000));
    }
}
