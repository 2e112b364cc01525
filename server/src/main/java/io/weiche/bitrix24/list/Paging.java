package io.weiche.bitrix24.list;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import java.util.List;

/// Pages of 50: every program relies on it. Larger ones come only to those who ask with our own parameter
/// `weicheLimit`, whose name no other program sends. `start` counts rows, not pages; -1 means that nobody counts.
public record Paging(long offset, boolean counted, int size) {
    public static final int PAGE = 50;

    private static final int LARGEST_PAGE = 1_000;

    public static Paging of(Params params) {
        var start = params.integer("start");
        var size = size(params);
        if (start == null) {
            return new Paging(0, true, size);
        }
        return start < 0 ? new Paging(0, false, size) : new Paging(start, true, size);
    }

    private static int size(Params params) {
        if (params.find("weichelimit") == null) {
            return PAGE;
        }
        var wanted = params.integer("weicheLimit");
        if (wanted == null || wanted < 1 || wanted > LARGEST_PAGE) {
            throw RestError.invalidArgument("weicheLimit must be a number from 1 to " + LARGEST_PAGE);
        }
        return wanted.intValue();
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
        var page = all.subList(from, Math.min(from + size, all.size()));
        return answer(page, page.size(), all.size());
    }
}
