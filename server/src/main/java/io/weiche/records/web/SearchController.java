package io.weiche.records.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.records.GlobalSearch;
import io.weiche.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/search")
class SearchController {
    private final GlobalSearch search;

    SearchController(GlobalSearch search) {
        this.search = search;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<GlobalSearch.Hit> find(@RequestParam(required = false) @Nullable String q) {
        return Page.whole(search.find(q));
    }
}
