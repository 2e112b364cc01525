package io.weiche.observers.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.observers.Observing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ObserverController {
    private final Observing observing;

    ObserverController(Observing observing) {
        this.observing = observing;
    }

    /// Stops observing: needs the right to read the record and nothing else.
    @DeleteMapping("/{kind:leads|deals|contacts|companies}/{id}/observers/me")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable String kind, @PathVariable long id) {
        observing.stop(new RecordRef(RecordKind.ofWord(kind), id));
    }
}
