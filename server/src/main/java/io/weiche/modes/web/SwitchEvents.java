package io.weiche.modes.web;

import io.weiche.access.SignIns;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.Switches;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells everybody who listens to a run how far it is, for as long as they may know.
@Component
class SwitchEvents {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration ASK_RIGHTS_EVERY = Duration.ofSeconds(2);
    /// Browsers connect again by themselves.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SignIns signIns;
    private final SharedLooks<Run, SwitchPayload> looks;

    SwitchEvents(Switches switches, SignIns signIns) {
        this.signIns = signIns;
        this.looks = new SharedLooks<>(LOOK_EVERY, run -> look(switches, run));
    }

    private record Run(AccountId account, long id) {}

    private static SwitchPayload look(Switches switches, Run watched) {
        return CurrentAccount.callAs(watched.account(), () -> {
            var run = switches.get(watched.id());
            return SwitchPayload.of(run, switches.starter(run).orElse(null));
        });
    }

    /// @throws io.weiche.web.Problem when the account has no such run
    SseEmitter follow(long id, SignIns.Credential credential) {
        var view = looks.open(new Run(CurrentAccount.require(), id));
        try {
            var first = view.now();
            var emitter = new SseEmitter(LONGEST.toMillis());
            Thread.ofVirtual().name("switch-events-" + id).start(() -> {
                try (view) {
                    follow(view, first, credential, emitter);
                }
            });
            return emitter;
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    private void follow(
            SharedLooks<Run, SwitchPayload>.View view,
            SwitchPayload first,
            SignIns.Credential credential,
            SseEmitter emitter) {
        try {
            tell(view, first, credential, emitter);
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // whoever listened has gone
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            giveUp(emitter, e);
        }
    }

    private void tell(
            SharedLooks<Run, SwitchPayload>.View view,
            SwitchPayload first,
            SignIns.Credential credential,
            SseEmitter emitter)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        var askAgain = System.nanoTime() + ASK_RIGHTS_EVERY.toNanos();
        var shown = first;
        send(emitter, shown);
        while (!shown.status().finished() && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
            if (System.nanoTime() >= askAgain) {
                if (signIns.again(credential).isEmpty()) {
                    return;
                }
                askAgain = System.nanoTime() + ASK_RIGHTS_EVERY.toNanos();
            }
            var now = view.now();
            if (!now.equals(shown)) {
                send(emitter, now);
            }
            shown = now;
        }
    }

    private static void giveUp(SseEmitter emitter, RuntimeException reason) {
        try {
            emitter.completeWithError(reason);
        } catch (IllegalStateException e) {
            // whoever listened has gone meanwhile
        }
    }

    private static void send(SseEmitter emitter, SwitchPayload payload) throws IOException {
        emitter.send(SseEmitter.event().name("switch").data(payload, MediaType.APPLICATION_JSON));
    }
}
