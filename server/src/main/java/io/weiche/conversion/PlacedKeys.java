package io.weiche.conversion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.support.SqlArrayValue;

/// The keys of many people as two arrays of the same length, for `unnest`: whose, by the place in the list, and which.
public record PlacedKeys(SqlArrayValue places, SqlArrayValue keys, boolean isEmpty) {
    public static PlacedKeys of(List<? extends Collection<String>> keysOf) {
        var places = new ArrayList<Integer>();
        var keys = new ArrayList<String>();
        for (int place = 0; place < keysOf.size(); place++) {
            for (var key : keysOf.get(place)) {
                places.add(place);
                keys.add(key);
            }
        }
        return new PlacedKeys(
                new SqlArrayValue("integer", places.toArray()),
                new SqlArrayValue("text", keys.toArray()),
                keys.isEmpty());
    }
}
