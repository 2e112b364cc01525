package io.weiche.chat.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignIns;
import io.weiche.access.SignedIn;
import io.weiche.chat.AgentChats;
import io.weiche.chat.Availability;
import io.weiche.chat.ChatListener;
import io.weiche.chat.ChatListeners;
import io.weiche.chat.ChatLooks.Standing;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells a window of the team which conversations are different now, for as long as its person may know. While it is
/// open, the person is there, unless somebody else looks as them.
@Component
class AgentStreams {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
    /// Whoever is told something has been asked for their rights at most so long ago.
    private static final Duration RIGHTS_HOLD = Duration.ofSeconds(5);
    private static final Duration HERE_EVERY = Duration.ofSeconds(15);

    private final ChatListeners listeners;
    private final AgentChats chats;
    private final Availability availability;
    private final SignIns signIns;

    AgentStreams(ChatListeners listeners, AgentChats chats, Availability availability, SignIns signIns) {
        this.listeners = listeners;
        this.chats = chats;
        this.availability = availability;
        this.signIns = signIns;
    }

    /// @param conversations that are different now; nothing of them is told but how they stand
    record Changed(List<Stands> conversations) {}

    record Stands(long id, int lastSeq, int revision, boolean visitorTypes, boolean agentTypes) {}

    SseEmitter follow(String window, SignIns.Recognised recognised) {
        var account = CurrentAccount.require();
        var listener = listeners.open(null, CurrentUser.requireId() + " " + window);
        var follower = signIns.follower(recognised.credential());
        if (follower.seenAs() == null) {
            availability.here();
        }
        var emitter = new SseEmitter(LONGEST.plusSeconds(30).toMillis());
        Thread.ofVirtual()
                .name("chat-team")
                .start(() -> CurrentAccount.runAs(account, () -> follow(account, listener, follower, emitter)));
        return emitter;
    }

    private void follow(AccountId account, ChatListener listener, SignIns.Follower follower, SseEmitter emitter) {
        try {
            tell(listener, follower, emitter);
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // whoever listened has gone
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            Streams.giveUp(emitter, e);
        } finally {
            listeners.close(account, listener);
        }
    }

    private void tell(ChatListener listener, SignIns.Follower first, SseEmitter emitter)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        var askedAt = System.nanoTime();
        var hereAt = System.nanoTime();
        var follower = first;
        emitter.send(SseEmitter.event().name("hello").data("{}", MediaType.APPLICATION_JSON));
        while (System.nanoTime() < end && !listener.ended()) {
            var news = listener.await(SIGN_OF_LIFE);
            if (System.nanoTime() - askedAt >= RIGHTS_HOLD.toNanos()) {
                var again = signIns.again(follower);
                if (again.isEmpty()) {
                    return;
                }
                follower = again.get();
                askedAt = System.nanoTime();
            }
            if (follower.seenAs() == null && System.nanoTime() - hereAt >= HERE_EVERY.toNanos()) {
                hereAt = System.nanoTime();
                as(follower.user(), () -> {
                    availability.here();
                    return true;
                });
            }
            send(emitter, news, follower.user());
        }
    }

    private void send(SseEmitter emitter, List<Standing> news, SignedIn user) throws IOException {
        var seen = as(user, () -> chats.visible(news.stream().map(Standing::id).toList()));
        var changed = news.stream()
                .filter(one -> seen.contains(one.id()))
                .map(one -> new Stands(one.id(), one.lastSeq(), one.revision(), one.visitorTypes(), one.agentTypes()))
                .toList();
        if (changed.isEmpty()) {
            emitter.send(SseEmitter.event().comment(""));
        } else {
            emitter.send(SseEmitter.event().name("changed").data(new Changed(changed), MediaType.APPLICATION_JSON));
        }
    }

    private static <R> R as(SignedIn user, ScopedValue.CallableOp<R, RuntimeException> work) {
        return CurrentUser.callAs(user, work);
    }
}
