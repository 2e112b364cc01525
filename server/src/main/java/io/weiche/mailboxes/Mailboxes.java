package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.fields.MatchKeys;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.outbound.GuardedSockets;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The mailboxes of an account. Administrators set them up; everybody may send from them.
@Service
public class Mailboxes {
    private static final int MOST = 50;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]+@[^\\s@<>()\\[\\],;:\"\\\\]+");

    private final MailboxStore store;
    private final Access access;
    private final Audit audit;
    private final MailPasswords passwords;
    private final MailProviderStore providers;
    private final MailConsentStore consents;
    private final GuardedSockets sockets;
    private final MailDoors doors;
    private final TransactionTemplate transaction;

    Mailboxes(
            MailboxStore store,
            Access access,
            Audit audit,
            MailPasswords passwords,
            MailProviderStore providers,
            MailConsentStore consents,
            GuardedSockets sockets,
            MailDoors doors,
            TransactionTemplate transaction) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.passwords = passwords;
        this.providers = providers;
        this.consents = consents;
        this.sockets = sockets;
        this.doors = doors;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public List<Mailbox> list() {
        access.require(Right.ADMINISTRATOR);
        return store.list();
    }

    /// What mail can be sent from, for everybody.
    @Transactional(readOnly = true)
    public List<Mailbox> senders() {
        CurrentUser.require();
        return store.list();
    }

    @Transactional(readOnly = true)
    public Mailbox get(long id) {
        access.require(Right.ADMINISTRATOR);
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// @throws BadInput when an address or a server cannot be used
    @Transactional
    public Mailbox open(Mailbox.Draft wanted) {
        access.require(Right.ADMINISTRATOR);
        var draft = checked(wanted);
        if (draft.provider() == null && draft.password() == null) {
            throw BadInput.required("password");
        }
        if (store.list().size() >= MOST) {
            throw new Problem(ProblemType.CONFLICT, "An account has at most " + MOST + " mailboxes.");
        }
        var id = store.insert(draft, passwords.seal(typed(draft)), CurrentUser.requireId());
        audit.write("mailbox-opened", "mailbox:" + id, null, shown(draft));
        return store.find(id).orElseThrow();
    }

    /// A new server or name needs the password again: it must not be sent to somebody who was typed in later.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Mailbox change(long id, @Nullable Integer expectedVersion, UnaryOperator<Mailbox.Draft> change) {
        var before = lock(id);
        Etags.refuseOther(expectedVersion, before.version());
        var draft = checked(change.apply(before.draft()));
        var sameDoors = sameDoors(before, draft);
        if (draft.provider() == null && draft.password() == null && !sameDoors) {
            throw BadInput.of("password", "needed-again", "With another server or login the password is needed again.");
        }
        if (!sameDoors) {
            // as with a password: a person consents to what they see
            consents.remove(id);
        }
        var keepsPassword = draft.provider() == before.provider() && draft.password() == null;
        store.change(id, draft, keepsPassword ? null : passwords.seal(typed(draft)));
        audit.write("mailbox-changed", "mailbox:" + id, shown(before.draft()), shown(draft));
        return store.find(id).orElseThrow();
    }

    private static boolean sameDoors(Mailbox before, Mailbox.Draft draft) {
        return before.imap().equals(draft.imap())
                && before.smtp().equals(draft.smtp())
                && before.login().equals(draft.login())
                && before.provider() == draft.provider();
    }

    /// A mailbox with a provider has no password.
    private static String typed(Mailbox.Draft draft) {
        return draft.provider() == null ? Objects.requireNonNull(draft.password()) : "";
    }

    /// Another address for what is sent on: the one before it is one like any other from now on.
    @Transactional
    public Mailbox renewForwarding(long id) {
        lock(id);
        store.setForwardToken(id, Tokens.next());
        audit.write("mailbox-forwarding-changed", "mailbox:" + id, null, null);
        return store.find(id).orElseThrow();
    }

    @Transactional
    public void delete(long id) {
        var before = lock(id);
        consents.remove(id);
        store.delete(id);
        audit.write("mailbox-deleted", "mailbox:" + id, shown(before.draft()), null);
    }

    private Mailbox lock(long id) {
        access.require(Right.ADMINISTRATOR);
        return store.lock(id).orElseThrow(Problem::notFound);
    }

    private static Map<String, Object> shown(Mailbox.Draft draft) {
        return Map.of(
                "opens", draft.provider() == null ? "PASSWORD" : draft.provider(),
                "address", draft.address(),
                "imap", draft.imap(),
                "smtp", draft.smtp(),
                "login", draft.login(),
                "state", draft.state());
    }

    /// Whether both doors open; null: they do.
    public record Outcome(MailTrouble.@Nullable Why imap, MailTrouble.@Nullable Why smtp) {}

    /// Tries both doors. Nothing is read and nothing is sent.
    ///
    /// @param id whose password is meant when none is typed; null: a mailbox that is not there yet
    public Outcome test(@Nullable Long id, Mailbox.Draft wanted) {
        var trial = transaction.execute(_ -> {
            access.require(Right.ADMINISTRATOR);
            var known = id == null ? null : store.find(id).orElseThrow(Problem::notFound);
            var checked = checked(wanted);
            if (checked.provider() == null && checked.password() != null) {
                return new Trial(checked, null);
            }
            if (known == null || !sameDoors(known, checked)) {
                throw checked.provider() == null
                        ? BadInput.required("password")
                        : BadInput.of("provider", "not-connected", "It is saved and connected before it can be tried.");
            }
            return checked.provider() == null
                    ? new Trial(withPassword(checked, passwords.of(known)), null)
                    : new Trial(checked, known);
        });
        return doors.test(trial.draft(), trial.known());
    }

    /// @param known whose consent counts
    private record Trial(Mailbox.Draft draft, @Nullable Mailbox known) {}

    private static Mailbox.Draft withPassword(Mailbox.Draft draft, String password) {
        return new Mailbox.Draft(
                draft.address(),
                draft.fromName(),
                draft.signature(),
                draft.imap(),
                draft.smtp(),
                draft.login(),
                draft.provider(),
                password,
                draft.takesInquiries(),
                draft.keepsSent(),
                draft.state());
    }

    private Mailbox.Draft checked(Mailbox.Draft draft) {
        var password = draft.password();
        if (password != null) {
            Texts.refuseUnstorable("password", password);
            if (password.length() > LONGEST_PASSWORD || password.indexOf('\r') >= 0 || password.indexOf('\n') >= 0) {
                throw BadInput.of("password", "too-long", "This is no password.");
            }
        }
        if (draft.provider() != null && providers.find(draft.provider()).isEmpty()) {
            throw BadInput.of("provider", "unknown-provider", "This provider has not been set up.");
        }
        var login = Texts.line("login", draft.login(), Texts.NAME);
        var address = requireAddress("address", draft.address());
        return new Mailbox.Draft(
                address,
                Texts.line("fromName", draft.fromName(), Texts.NAME),
                signature(draft.signature()),
                checked("imap", draft.imap()),
                checked("smtp", draft.smtp()),
                login == null ? address : login,
                draft.provider(),
                password == null || password.isEmpty() ? null : password,
                draft.takesInquiries(),
                draft.keepsSent(),
                draft.state());
    }

    private static @Nullable String signature(@Nullable String text) {
        var signature = Texts.block("signature", text);
        if (signature != null && signature.length() > 10_000) {
            throw BadInput.of("signature", "too-long", "At most 10000 characters are allowed.");
        }
        return signature;
    }

    /// @throws BadInput when it is no address mail can be sent to
    static String requireAddress(String field, @Nullable String text) {
        var address = Texts.line(field, text, Texts.EMAIL);
        if (address == null) {
            throw BadInput.required(field);
        }
        if (!ADDRESS.matcher(address).matches() || MatchKeys.email(address) == null) {
            throw BadInput.of(field, "not-an-email", "This must be an address like info@example.com.");
        }
        return address;
    }

    private Mailbox.Server checked(String field, Mailbox.Server server) {
        var host = Texts.line(field + "Host", server.host(), Texts.NAME);
        if (host == null) {
            throw BadInput.required(field + "Host");
        }
        var objection = sockets.objectionTo(host, server.port());
        if (objection != null) {
            throw switch (objection) {
                case FORBIDDEN_ADDRESS ->
                    BadInput.of(
                            field + "Host",
                            "forbidden-address",
                            "This server lies inside the house and may not be reached.");
                case FORBIDDEN_PORT -> BadInput.of(field + "Port", "forbidden-port", "This port is not allowed.");
                default -> BadInput.of(field + "Host", "not-a-host", "This must be a name like imap.example.com.");
            };
        }
        if (server.security() == MailSecurity.NONE && !HERE.contains(host)) {
            throw BadInput.of(field + "Security", "unencrypted", "A password is never sent without encryption.");
        }
        return new Mailbox.Server(host, server.port(), server.security());
    }
}
