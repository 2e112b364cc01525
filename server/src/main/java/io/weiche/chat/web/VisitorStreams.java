package io.weiche.chat.web;

import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatListener;
import io.weiche.chat.ChatListeners;
import io.weiche.chat.ChatLooks.Standing;
import io.weiche.chat.VisitorChats;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells a visitor's window what is said in their conversation. A window that comes back says what it heard last and
/// hears what it missed, from whichever node.
@Component
class VisitorStreams {
    /// The widget connects again by itself.
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final ChatListeners listeners;
    private final VisitorChats chats;
    private final VisitorPayloads payloads;

    VisitorStreams(ChatListeners listeners, VisitorChats chats, VisitorPayloads payloads) {
        this.listeners = listeners;
        this.chats = chats;
        this.payloads = payloads;
    }

    private record Hello(boolean here) {}

    private record Types(boolean types) {}

    /// @param lastEvent number of the event heard last
    SseEmitter follow(ChatChannel channel, String visitor, @Nullable String lastEvent) {
        var account = CurrentAccount.require();
        var conversation =
                chats.latest(channel, visitor).orElseThrow(Problem::notFound).id();
        var listener = listeners.open(conversation, null);
        var emitter = new SseEmitter(LONGEST.plusSeconds(30).toMillis());
        var heard = heard(conversation, lastEvent);
        Thread.ofVirtual()
                .name("chat-visitor")
                .start(() -> CurrentAccount.runAs(
                        account, () -> follow(account, channel, conversation, heard, listener, emitter)));
        return emitter;
    }

    private static int heard(long conversation, @Nullable String lastEvent) {
        var begin = conversation + "-";
        if (lastEvent == null || !lastEvent.startsWith(begin) || !lastEvent.matches("[0-9]+-[0-9]{1,9}")) {
            return 0;
        }
        return Integer.parseInt(lastEvent.substring(begin.length()));
    }

    private void follow(
            AccountId account,
            ChatChannel channel,
            long conversation,
            int heard,
            ChatListener listener,
            SseEmitter emitter) {
        try {
            emitter.send(SseEmitter.event()
                    .name("hello")
                    .data(new Hello(payloads.here(channel)), MediaType.APPLICATION_JSON));
            tell(conversation, heard, listener, emitter);
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

    private void tell(long conversation, int heard, ChatListener listener, SseEmitter emitter)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        var last = say(conversation, heard, emitter);
        var typed = false;
        while (System.nanoTime() < end && !listener.ended()) {
            var news = listener.await(SIGN_OF_LIFE);
            if (news.isEmpty()) {
                emitter.send(SseEmitter.event().comment(""));
                continue;
            }
            var now = news.getLast();
            if (now.lastSeq() > last) {
                last = say(conversation, last, emitter);
            }
            typed = types(now, typed, emitter);
        }
    }

    /// @return the number of the last message that was sent
    private int say(long conversation, int heard, SseEmitter emitter) throws IOException {
        var last = heard;
        for (var batch = chats.after(conversation, last); !batch.isEmpty(); batch = chats.after(conversation, last)) {
            for (var said : payloads.said(batch)) {
                emitter.send(SseEmitter.event()
                        .id(conversation + "-" + said.seq())
                        .name("said")
                        .data(said, MediaType.APPLICATION_JSON));
            }
            last = batch.getLast().seq();
        }
        return last;
    }

    private static boolean types(Standing now, boolean before, SseEmitter emitter) throws IOException {
        if (now.agentTypes() != before) {
            emitter.send(
                    SseEmitter.event().name("typing").data(new Types(now.agentTypes()), MediaType.APPLICATION_JSON));
        }
        return now.agentTypes();
    }
}
