package io.weiche.mailboxes;

import io.weiche.outbound.GuardedSockets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.StoreClosedException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a mail server could not be spoken to. The message holds nothing of what it said.
public final class MailTrouble extends Exception {
    /// Kinds of trouble, told to people.
    public enum Why {
        /// nobody has consented yet at the provider
        NOT_CONNECTED,
        /// the consent has been taken back
        CONSENT_GONE,
        /// the server takes no token of this consent
        TOKEN_REFUSED,
        /// the provider of consents does not answer
        PROVIDER_AWAY,
        /// the provider does not know us, or does not give what was asked for
        PROVIDER_REFUSES,
        /// the server does not know this name with this password
        WRONG_PASSWORD,
        /// nobody knows the name of the server
        UNKNOWN_HOST,
        /// it lies inside, and the operator has not allowed that
        FORBIDDEN_ADDRESS,
        /// nobody listens, or the connection broke
        UNREACHABLE,
        /// it answers too slowly
        TOO_SLOW,
        /// no trustworthy certificate
        UNTRUSTED,
        /// it does not encrypt
        NO_ENCRYPTION,
        /// it has no inbox
        NO_INBOX,
        /// it said something nobody expected
        ODD_ANSWER
    }

    private final Why why;

    private MailTrouble(Why why, @Nullable Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    static MailTrouble because(Why why) {
        return new MailTrouble(why, null);
    }

    static MailTrouble because(Why why, Throwable cause) {
        return new MailTrouble(why, cause);
    }

    static MailTrouble of(Exception trouble) {
        var why = Stream.<Throwable>iterate(trouble, one -> one != null, Throwable::getCause)
                .limit(20)
                .map(MailTrouble::known)
                .filter(one -> one != null)
                .findFirst()
                .orElse(Why.ODD_ANSWER);
        return new MailTrouble(why, trouble);
    }

    private static @Nullable Why known(Throwable trouble) {
        if (GuardedSockets.ledInside(trouble)) {
            return Why.FORBIDDEN_ADDRESS;
        }
        return switch (trouble) {
            case AuthenticationFailedException refused -> Why.WRONG_PASSWORD;
            case FolderNotFoundException missing -> Why.NO_INBOX;
            case FolderClosedException ended -> Why.UNREACHABLE;
            case StoreClosedException ended -> Why.UNREACHABLE;
            case UnknownHostException unknown -> Why.UNKNOWN_HOST;
            case SocketTimeoutException slow -> Why.TOO_SLOW;
            case SSLException untrusted -> Why.UNTRUSTED;
            case java.io.IOException broken when broken.getCause() == null -> Why.UNREACHABLE;
            case Throwable other when String.valueOf(other.getMessage()).contains("STARTTLS") -> Why.NO_ENCRYPTION;
            default -> null;
        };
    }
}
