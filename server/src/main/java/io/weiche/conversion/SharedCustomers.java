package io.weiche.conversion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Decides which leads of a batch, all of unknown people, are the same person: the same as if they were converted one
/// after the other. A lead makes a new customer unless it shares a key with an earlier one that makes one; among
/// several it follows the one with the most common keys, then the earliest. One that may make none can only follow.
final class SharedCustomers {
    private final Map<String, List<Long>> makersByKey = new HashMap<>();
    private final Map<Long, Follower> followers = new LinkedHashMap<>();

    /// @param maker lead that makes the customer
    /// @param match which kinds of key they share, like `EMAIL+PHONE`
    record Follower(long leadId, long maker, String match) {}

    /// A phone number or address of a lead in the form in which it is compared.
    record Key(String matchKey, String type) {}

    /// Leads must come by ascending number.
    void add(long leadId, Collection<Key> keys, boolean mayMake) {
        var common = new HashMap<Long, List<Key>>();
        for (var key : keys) {
            for (var maker : makersByKey.getOrDefault(key.matchKey(), List.of())) {
                common.computeIfAbsent(maker, _ -> new ArrayList<>()).add(key);
            }
        }
        if (common.isEmpty()) {
            if (mayMake) {
                makes(leadId, keys);
            }
            return;
        }
        var best = common.entrySet().stream()
                .min(Comparator.<Map.Entry<Long, List<Key>>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow();
        followers.put(leadId, new Follower(leadId, best.getKey(), match(best.getValue())));
    }

    private void makes(long leadId, Collection<Key> keys) {
        keys.forEach(key -> makersByKey
                .computeIfAbsent(key.matchKey(), _ -> new ArrayList<>())
                .add(leadId));
    }

    Collection<Follower> followers() {
        return followers.values();
    }

    private static String match(List<Key> keys) {
        Set<String> types = new TreeSet<>();
        keys.forEach(key -> types.add(key.type()));
        return String.join("+", types);
    }
}
