package io.weiche.chat.web;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// How streams of events end.
final class Streams {
    private Streams() {}

    static void giveUp(SseEmitter emitter, RuntimeException reason) {
        try {
            emitter.completeWithError(reason);
        } catch (IllegalStateException e) {
            // whoever listened has gone meanwhile
        }
    }
}
