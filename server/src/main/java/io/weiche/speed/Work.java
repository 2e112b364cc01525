package io.weiche.speed;

import java.util.Optional;
import java.util.Set;

/// What somebody waits for, as they would call it.
public enum Work {
    LIST,
    BOARD,
    CARD,
    SAVE,
    SEARCH,
    REPORT,
    INQUIRY,
    REST;

    private static final String API = "/api/v1/";
    private static final Set<String> KINDS = Set.of("leads", "deals", "contacts", "companies");

    /// @param pattern of the address, as its door declares it
    /// @return empty for what nobody looks at, or no one kind of work
    public static Optional<Work> of(String method, String pattern) {
        if (pattern.startsWith("/rest/")) {
            return Optional.of(REST);
        }
        if (pattern.equals("/f/{key}") || pattern.equals(API + "inquiries")) {
            return method.equals("POST") ? Optional.of(INQUIRY) : Optional.empty();
        }
        if (!pattern.startsWith(API)) {
            return Optional.empty();
        }
        var rest = pattern.substring(API.length());
        var kind = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        if (KINDS.contains(kind)) {
            return Optional.of(method.equals("GET") ? look(rest, kind) : SAVE);
        }
        return switch (kind) {
            case "search" -> Optional.of(SEARCH);
            case "reports", "dashboards" -> method.equals("GET") ? Optional.of(REPORT) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Work look(String address, String kind) {
        return address.equals(kind) ? LIST : address.equals(kind + "/board") ? BOARD : CARD;
    }
}
