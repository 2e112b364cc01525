package io.weiche.bitrix24.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How links between records look on the wire.
public final class LinkRows {
    private static final int STEP = 10;

    private LinkRows() {}

    /// @param code of the field that names the other record
    /// @param ids the main one first
    public static List<Map<String, Object>> shown(String code, List<Long> ids) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var id : ids) {
            var row = new LinkedHashMap<String, Object>();
            row.put(code, id);
            row.put("SORT", (rows.size() + 1) * STEP);
            row.put("ROLE_ID", 0);
            row.put("IS_PRIMARY", rows.isEmpty() ? "Y" : "N");
            rows.add(row);
        }
        return rows;
    }
}
