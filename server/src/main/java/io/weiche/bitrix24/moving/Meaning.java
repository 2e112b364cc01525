package io.weiche.bitrix24.moving;

import java.util.HashMap;
import java.util.Map;

/// What the words and numbers of a portal are called here.
///
/// @param users numbers of people
/// @param sources codes of sources
/// @param leadStages codes of stages of leads
/// @param dealStages codes of stages of deals, like `C1:NEW`
/// @param categories numbers of pipelines
/// @param options numbers of the options of fields, by kind, field and number
/// @param me whoever moves in: what belongs to nobody here becomes theirs
record Meaning(
        Map<String, String> users,
        Map<String, String> sources,
        Map<String, String> leadStages,
        Map<String, String> dealStages,
        Map<String, String> categories,
        Map<String, String> options,
        String me) {
    Meaning(String me) {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), me);
    }

    String user(String theirs) {
        return users.getOrDefault(theirs, me);
    }

    static String option(String kind, String field, String number) {
        return kind + " " + field + " " + number;
    }
}
