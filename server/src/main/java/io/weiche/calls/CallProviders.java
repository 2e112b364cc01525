package io.weiche.calls;

import io.weiche.access.Access;
import io.weiche.access.AccountKey;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Texts;
import io.weiche.secrets.Secrets;
import io.weiche.secrets.SignedMessages;
import io.weiche.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Setting up telephone systems that sign what they tell.
@Service
public class CallProviders {
    static final String PLACE = "call_provider";
    private static final int MOST = 50;

    private final CallProviderStore store;
    private final Secrets secrets;
    private final Access access;
    private final Audit audit;

    CallProviders(CallProviderStore store, Secrets secrets, Access access, Audit audit) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.audit = audit;
    }

    /// @param secret shown once
    public record Opened(CallProvider provider, String secret) {
        @Override
        public String toString() {
            return "Opened call provider " + provider.id();
        }
    }

    @Transactional(readOnly = true)
    public List<CallProvider> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }

    @Transactional
    public Opened add(@Nullable String name) {
        access.require(Right.EDIT_SETTINGS);
        var line = Texts.line("name", name, Texts.NAME);
        if (line == null) {
            throw BadInput.required("name");
        }
        if (store.list().size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " telephone systems are possible.");
        }
        var secret = SignedMessages.newSecret();
        var key = AccountKey.create(CurrentAccount.require()).text();
        var id = store.insert(line, key, seal(secret), CurrentUser.requireId());
        audit.write("call-provider-added", "call-provider:" + id, null, Map.of("name", line));
        return new Opened(find(id), secret);
    }

    /// The old secret opens nothing from now on: whoever changes it may fear that others know it.
    @Transactional
    public Opened rotate(long id) {
        access.require(Right.EDIT_SETTINGS);
        find(id);
        var secret = SignedMessages.newSecret();
        store.rotate(id, seal(secret));
        audit.write("call-provider-secret-changed", "call-provider:" + id, null, null);
        return new Opened(find(id), secret);
    }

    /// Its calls stay.
    @Transactional
    public void delete(long id) {
        access.require(Right.EDIT_SETTINGS);
        var provider = find(id);
        store.delete(id);
        audit.write("call-provider-removed", "call-provider:" + id, Map.of("name", provider.name()), null);
    }

    private CallProvider find(long id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }

    private byte[] seal(String secret) {
        return secrets.seal(PLACE, secret.getBytes(StandardCharsets.UTF_8));
    }
}
