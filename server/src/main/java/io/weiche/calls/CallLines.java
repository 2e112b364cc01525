package io.weiche.calls;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.fields.MatchKeys;
import io.weiche.intake.HoursInput;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Sources;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Setting up lines.
@Service
public class CallLines {
    private final CallLineStore store;
    private final Sources sources;
    private final Users users;
    private final Accounts accounts;
    private final Access access;
    private final Audit audit;

    CallLines(CallLineStore store, Sources sources, Users users, Accounts accounts, Access access, Audit audit) {
        this.store = store;
        this.sources = sources;
        this.users = users;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<CallLine> list() {
        CurrentUser.require();
        return store.list();
    }

    /// The line with this number, in any spelling.
    @Transactional(readOnly = true)
    public Optional<CallLine> find(String number) {
        CurrentUser.require();
        return store.findByKey(key(number));
    }

    @Transactional(readOnly = true)
    public Optional<CallLine> find(long id) {
        return store.find(id);
    }

    @Transactional
    public CallLine add(CallLine line) {
        access.require(Right.EDIT_SETTINGS);
        check(line);
        var id = store.insert(line, key(line.number())).orElseThrow(CallLines::taken);
        audit.write("call-line-added", "call-line:" + id, null, Map.of("number", line.number()));
        return store.find(id).orElseThrow();
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public CallLine change(long id, @Nullable Integer expectedVersion, UnaryOperator<CallLine> change) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.find(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before);
        check(next);
        try {
            store.update(next, key(next.number()));
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        audit.write(
                "call-line-changed",
                "call-line:" + id,
                Map.of("number", before.number()),
                Map.of("number", next.number()));
        return store.find(id).orElseThrow();
    }

    /// Its calls stay.
    @Transactional
    public void delete(long id) {
        access.require(Right.EDIT_SETTINGS);
        if (!store.delete(id)) {
            throw Problem.notFound();
        }
        audit.write("call-line-removed", "call-line:" + id, null, null);
    }

    private void check(CallLine line) {
        if (line.sourceId() != null) {
            sources.require("sourceId", line.sourceId());
        }
        if (line.responsibleId() != null) {
            users.requireActive("responsibleId", line.responsibleId());
        }
        var active = users.list().stream().filter(User::active).map(User::id).collect(Collectors.toSet());
        var seen = new HashSet<Long>();
        for (int i = 0; i < line.personIds().size(); i++) {
            if (!active.contains(line.personIds().get(i))
                    || !seen.add(line.personIds().get(i))) {
                throw BadInput.of("personIds[" + i + "]", "unknown-user", "This must be an active person, once.");
            }
        }
        HoursInput.check(line.hours());
    }

    private static BadInput taken() {
        return BadInput.of("number", "taken", "There is a line with this number already.");
    }

    private String key(String number) {
        var key = MatchKeys.phone(number, accounts.get().country());
        return key == null ? Texts.matchKey(number) : key;
    }
}
