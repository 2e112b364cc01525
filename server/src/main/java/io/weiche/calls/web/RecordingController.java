package io.weiche.calls.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.calls.Recordings;
import io.weiche.files.Download;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Recordings of calls that lie here.
@RestController
@RequestMapping("/api/v1")
class RecordingController {
    private final Recordings recordings;

    RecordingController(Recordings recordings) {
        this.recordings = recordings;
    }

    /// What was spoken, for whoever sees the call.
    @GetMapping("/downloads/calls/{id}/recording")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Resource> download(@PathVariable long id) {
        return Download.of(recordings.read(id));
    }
}
