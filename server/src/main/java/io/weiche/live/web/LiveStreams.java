package io.weiche.live.web;

import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.SignedIn;
import io.weiche.access.Subject;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.live.LiveConnection;
import io.weiche.live.LiveKeeper;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells one window after the other what is new for it, for as long as its person may know.
@Component
class LiveStreams {
    /// Browsers connect again by themselves.
    private static final Duration LONGEST = Duration.ofMinutes(30);
    /// Shows whether anybody still listens, and keeps what stands between us from closing the connection.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);
    /// Whoever is told something has been asked for their rights at most so long ago.
    private static final Duration RIGHTS_HOLD = Duration.ofSeconds(2);
    /// And whoever only listens.
    private static final Duration LISTENING_HOLDS = Duration.ofSeconds(10);
    /// What happens within it is told together.
    private static final Duration BREATH = Duration.ofMillis(250);

    private final LiveKeeper keeper;
    private final SignIns signIns;

    LiveStreams(LiveKeeper keeper, SignIns signIns) {
        this.keeper = keeper;
        this.signIns = signIns;
    }

    /// @param records records that are different now
    /// @param kinds kinds of which many records are different, or one that is out of sight now
    record Changes(List<Changed> records, List<RecordKind> kinds) {}

    /// @param version of the record; an activity or a comment on it does not raise it
    record Changed(RecordKind kind, long id, int version) {}

    /// @param users who else looks at the same card
    record Beside(List<Long> users) {}

    SseEmitter follow(String id, boolean catchUp, SignIns.Recognised recognised) {
        var account = CurrentAccount.require();
        var user = CurrentUser.requireId();
        var follower = signIns.follower(recognised.credential());
        var connection = keeper.open(id, user, catchUp);
        var emitter = new SseEmitter(LONGEST.plusSeconds(30).toMillis());
        Thread.ofVirtual().name("live-" + user).start(() -> follow(account, connection, follower, emitter));
        return emitter;
    }

    private void follow(AccountId account, LiveConnection connection, SignIns.Follower follower, SseEmitter emitter) {
        try {
            tell(connection, follower, emitter);
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // whoever listened has gone
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            giveUp(emitter, e);
        } finally {
            keeper.close(account, connection);
        }
    }

    private static void giveUp(SseEmitter emitter, RuntimeException reason) {
        try {
            emitter.completeWithError(reason);
        } catch (IllegalStateException e) {
            // whoever listened has gone meanwhile
        }
    }

    private void tell(LiveConnection connection, SignIns.Follower first, SseEmitter emitter)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        var askedAt = System.nanoTime();
        var follower = first;
        emitter.send(SseEmitter.event().name("hello").data("{}", MediaType.APPLICATION_JSON));
        while (System.nanoTime() < end) {
            var batch = connection.await(SIGN_OF_LIFE);
            if (batch.ended()) {
                return;
            }
            var holds = batch.isEmpty() ? LISTENING_HOLDS : RIGHTS_HOLD;
            if (System.nanoTime() - askedAt >= holds.toNanos()) {
                var again = signIns.again(follower);
                if (again.isEmpty()) {
                    return;
                }
                follower = again.get();
                askedAt = System.nanoTime();
            }
            if (batch.isEmpty()) {
                emitter.send(SseEmitter.event().comment(""));
            } else {
                send(emitter, batch, follower.user());
                Thread.sleep(BREATH);
            }
        }
    }

    private static void send(SseEmitter emitter, LiveConnection.Batch batch, SignedIn user) throws IOException {
        var changes = changes(batch, user);
        if (!changes.records().isEmpty() || !changes.kinds().isEmpty()) {
            emitter.send(SseEmitter.event().name("changes").data(changes, MediaType.APPLICATION_JSON));
        }
        if (batch.told()) {
            emitter.send(SseEmitter.event().name("told").data("{}", MediaType.APPLICATION_JSON));
        }
        if (batch.beside() != null) {
            emitter.send(
                    SseEmitter.event().name("beside").data(new Beside(batch.beside()), MediaType.APPLICATION_JSON));
        }
    }

    /// Only what this person may see; of what went out of their sight only the kind.
    private static Changes changes(LiveConnection.Batch batch, SignedIn user) {
        var kinds = EnumSet.noneOf(RecordKind.class);
        batch.kinds().stream()
                .filter(kind -> user.matrix().anywhere(kind, Action.READ))
                .forEach(kinds::add);
        var records = batch.records().stream()
                .filter(change -> user.matrix().allows(Action.READ, change.subject()))
                .map(change ->
                        new Changed(change.record().kind(), change.record().id(), change.version()))
                .toList();
        batch.records().stream()
                .filter(change -> !user.matrix().allows(Action.READ, change.subject()))
                .filter(change -> user.matrix().allowsSomewhere(Action.READ, before(change)))
                .forEach(change -> kinds.add(change.record().kind()));
        return new Changes(records, List.copyOf(kinds));
    }

    private static Subject before(LiveConnection.Changed change) {
        var former = change.formerResponsibleId();
        var before = former == null ? change.subject() : change.subject().of(former);
        return change.formerObservers().isEmpty() ? before : before.observedBy(change.formerObservers());
    }
}
