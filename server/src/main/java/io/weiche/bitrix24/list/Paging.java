package io.weiche.bitrix24.list;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.wire.Params;
import java.util.List;

/// Pages of 50, always: every program relies on it. `start` counts rows, not pages; -1 means that nobody counts.
public record Paging(long offset, boolean counted) {
    public static final int PAGE = 50;

    public static Paging of(Params params) {
        var start = params.integer("start");
        if (start == null) {
            return new Paging(0, true);
        }
        return start < 0 ? new Paging(0, false) : new Paging(start, true);
    }

    public Answer answer(Object result, int rows, long total) {
        var end = offset + rows;
        return counted
                ? new Answer(result, total, end < total && rows > 0 ? (Long) end : null)
                : Answer.whole(result, 0);
    }

    /// The page of a list that is at hand as a whole.
    public Answer answer(List<?> all) {
        int from = (int) Math.min(offset, all.size());
        var page = all.subList(from, Math.min(from + PAGE, all.size()));
        return answer(page, page.size(), all.size());
    }
}
