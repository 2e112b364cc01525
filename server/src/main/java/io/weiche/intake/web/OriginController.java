package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.intake.Origin;
import io.weiche.intake.Origins;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The inquiries a record came from.
@RestController
@RequestMapping("/api/v1")
class OriginController {
    private final Origins origins;

    OriginController(Origins origins) {
        this.origins = origins;
    }

    /// The earliest first.
    @GetMapping("/{kind:leads|deals|contacts|companies}/{id}/origins")
    @Requires(Right.SIGNED_IN)
    Page<Origin> list(@PathVariable String kind, @PathVariable long id) {
        return Page.whole(origins.of(new RecordRef(RecordKind.ofWord(kind), id)));
    }
}
