package io.weiche.webhooks;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.outbound.Outbound;
import io.weiche.secrets.Secrets;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.webhooks.Webhook.State;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which addresses are told of events. Administrators only.
@Service
public class Webhooks {
    static final int MOST = 200;
    private static final int LONGEST_ADDRESS = 2_000;

    private final WebhookStore store;
    private final Access access;
    private final Audit audit;
    private final Secrets secrets;
    private final Outbound outbound;

    Webhooks(WebhookStore store, Access access, Audit audit, Secrets secrets, Outbound outbound) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.secrets = secrets;
        this.outbound = outbound;
    }

    /// What somebody wants a webhook to be.
    ///
    /// @param name null: its host
    public record Draft(
            Style style, @Nullable String name, @Nullable String address, List<String> events) {}

    /// @param secret shown once
    public record Opened(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return "Opened webhook " + webhook.id();
        }
    }

    @Transactional(readOnly = true)
    public List<Webhook> list() {
        access.require(Right.ADMINISTRATOR);
        return store.list();
    }

    @Transactional(readOnly = true)
    public Webhook get(long id) {
        access.require(Right.ADMINISTRATOR);
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// @throws BadInput when the address leads inside or is none, or an event does not exist
    @Transactional
    public Opened open(Draft draft) {
        access.require(Right.ADMINISTRATOR);
        if (store.list().size() >= MOST) {
            throw new Problem(ProblemType.CONFLICT, "An account has at most " + MOST + " webhooks.");
        }
        var address = requireAddress(draft.address());
        var name = Texts.line("name", draft.name(), Texts.NAME);
        var secret = draft.style().newSecret();
        var id = store.insert(
                draft.style(),
                name == null ? host(address) : name,
                address,
                requireEvents(draft.style(), draft.events()),
                seal(secret),
                CurrentUser.requireId());
        audit.write("webhook-opened", "webhook:" + id, null, Map.of("address", address, "style", draft.style()));
        return new Opened(store.find(id).orElseThrow(), secret);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Webhook change(long id, @Nullable Integer expectedVersion, UnaryOperator<Webhook> change) {
        var before = lock(id);
        Etags.refuseOther(expectedVersion, before.version());
        var wanted = change.apply(before);
        if (wanted.state() == State.DEAD && before.state() != State.DEAD) {
            throw BadInput.of("state", "unknown-value", "Allowed are ACTIVE and PAUSED.");
        }
        var name = Texts.line("name", wanted.name(), Texts.NAME);
        var next = before.with(
                name == null ? before.name() : name,
                requireAddress(wanted.address()),
                requireEvents(before.style(), wanted.events()),
                wanted.state());
        store.change(next);
        audit.write("webhook-changed", "webhook:" + id, shown(before), shown(next));
        return store.find(id).orElseThrow();
    }

    private static Map<String, Object> shown(Webhook webhook) {
        return Map.of(
                "name", webhook.name(),
                "address", webhook.address(),
                "events", webhook.events(),
                "state", webhook.state());
    }

    /// A new secret. Signatures carry both for a day, so that the other side can change in peace.
    @Transactional
    public Opened rotate(long id) {
        var webhook = lock(id);
        var secret = webhook.style().newSecret();
        store.rotate(id, seal(secret));
        audit.write("webhook-secret-changed", "webhook:" + id, null, null);
        return new Opened(store.find(id).orElseThrow(), secret);
    }

    @Transactional
    public void delete(long id) {
        var webhook = lock(id);
        store.delete(id);
        audit.write("webhook-deleted", "webhook:" + id, shown(webhook), null);
    }

    private Webhook lock(long id) {
        access.require(Right.ADMINISTRATOR);
        return store.lock(id).orElseThrow(Problem::notFound);
    }

    private byte[] seal(String secret) {
        return secrets.seal(Sender.PLACE, secret.getBytes(StandardCharsets.UTF_8));
    }

    private String requireAddress(@Nullable String text) {
        var address = Texts.line("address", text, LONGEST_ADDRESS);
        if (address == null) {
            throw BadInput.required("address");
        }
        var objection = outbound.objectionTo(address);
        if (objection != null) {
            throw switch (objection) {
                case FORBIDDEN_ADDRESS ->
                    BadInput.of(
                            "address",
                            "forbidden-address",
                            "This address lies inside the house and may not be reached.");
                case FORBIDDEN_PORT -> BadInput.of("address", "forbidden-port", "This port is not allowed.");
                default ->
                    BadInput.of("address", "not-a-link", "This must be an address like https://example.com/hook.");
            };
        }
        return address;
    }

    private static String host(String address) {
        return String.valueOf(URI.create(address).getHost());
    }

    private static List<String> requireEvents(Style style, List<String> events) {
        var known = Events.of(style);
        for (var event : events) {
            if (!known.contains(event)) {
                throw BadInput.of("events", "unknown-value", "Allowed are " + String.join(", ", known) + ".");
            }
        }
        return events.stream().distinct().toList();
    }
}
