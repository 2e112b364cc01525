package io.weiche.chat;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.secrets.Secrets;
import io.weiche.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Connecting messengers: the token of the account's robot there, kept sealed and never shown again.
@Service
public class Messengers {
    private static final String PLACE = "chat_channel";

    private final List<Messenger> messengers;
    private final ChatChannels channels;
    private final MessengerStore store;
    private final Secrets secrets;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Messengers(
            List<Messenger> messengers,
            ChatChannels channels,
            MessengerStore store,
            Secrets secrets,
            Access access,
            Audit audit,
            TransactionTemplate transaction) {
        this.messengers = List.copyOf(messengers);
        this.channels = channels;
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
    }

    Optional<Messenger> of(ChatChannel.Kind kind) {
        return messengers.stream().filter(one -> one.kind() == kind).findFirst();
    }

    String open(byte[] sealed) {
        return new String(secrets.open(PLACE, sealed), StandardCharsets.UTF_8);
    }

    /// Asks the messenger whose token it is, and keeps it.
    ///
    /// @throws BadInput when it opens nothing
    public ChatChannel connect(long id, String token) {
        access.require(Right.EDIT_SETTINGS);
        var messenger =
                of(channels.get(id).kind()).orElseThrow(() -> Problem.conflict("A chat of a website has no token."));
        var robot = robot(messenger, token);
        transaction.executeWithoutResult(_ -> {
            store.token(id, secrets.seal(PLACE, token.getBytes(StandardCharsets.UTF_8)), robot);
            audit.write("chat-channel-connected", "chat-channel:" + id, null, null);
        });
        return channels.get(id);
    }

    private static String robot(Messenger messenger, String token) {
        try {
            return messenger.introduce(token);
        } catch (MessengerFailure e) {
            throw e.why() == MessengerFailure.Why.TOKEN || e.why() == MessengerFailure.Why.REFUSED
                    ? BadInput.of("token", "unknown-token", "The messenger does not know this token.")
                    : Problem.unavailable();
        }
    }
}
