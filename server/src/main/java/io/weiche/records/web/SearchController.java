package io.weiche.records.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.search.GlobalSearch;
import io.weiche.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/search")
class SearchController {
    private static final int MOST_NAMED = 50;
    private static final Pattern NAMED = Pattern.compile("(LEAD|DEAL|CONTACT|COMPANY):([0-9]{1,18})");

    private final GlobalSearch search;

    SearchController(GlobalSearch search) {
        this.search = search;
    }

    /// Finds records by what was typed, or looks up those named, like `DEAL:12,CONTACT:7`.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<GlobalSearch.Hit> find(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String records) {
        return Page.whole(records == null ? search.find(q) : search.look(named(records)));
    }

    private static List<RecordRef> named(String records) {
        var refs = new ArrayList<RecordRef>();
        for (var name : records.split(",", MOST_NAMED + 1)) {
            var parts = NAMED.matcher(name);
            if (!parts.matches() || refs.size() == MOST_NAMED) {
                throw BadInput.of(
                        "records", "unknown-value", "This must be at most 50 records like DEAL:12, divided by commas.");
            }
            refs.add(new RecordRef(RecordKind.valueOf(parts.group(1)), Long.parseLong(parts.group(2))));
        }
        return refs;
    }
}
