package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Texts that people send again and again. Everybody may use them; whoever may change settings writes them.
@Service
public class Templates {
    private static final int MOST = 200;
    private static final int LONGEST = 50_000;

    private final TemplateStore store;
    private final Access access;
    private final Audit audit;

    Templates(TemplateStore store, Access access, Audit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    public record Template(long id, String name, @Nullable String subject, String body, int version) {}

    public record Draft(
            @Nullable String name,
            @Nullable String subject,
            @Nullable String body) {}

    @Transactional(readOnly = true)
    public List<Template> list() {
        CurrentUser.require();
        return store.list();
    }

    @Transactional
    public Template open(Draft wanted) {
        access.require(Right.EDIT_SETTINGS);
        if (store.list().size() >= MOST) {
            throw new Problem(ProblemType.CONFLICT, "An account has at most " + MOST + " templates.");
        }
        var opened = store.find(store.insert(checked(wanted))).orElseThrow();
        audit.write("mail-template-opened", "mail-template:" + opened.id(), null, told(opened));
        return opened;
    }

    private static Map<String, @Nullable Object> told(Template template) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("name", template.name());
        told.put("subject", template.subject());
        told.put("body", template.body());
        return told;
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Template change(long id, @Nullable Integer expectedVersion, Draft wanted) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.lock(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        store.change(id, checked(wanted));
        var after = store.find(id).orElseThrow();
        audit.write("mail-template-changed", "mail-template:" + id, told(before), told(after));
        return after;
    }

    @Transactional
    public void delete(long id) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.lock(id).orElseThrow(Problem::notFound);
        store.delete(id);
        audit.write("mail-template-deleted", "mail-template:" + id, told(before), null);
    }

    private static Draft checked(Draft draft) {
        var name = Texts.line("name", draft.name(), Texts.NAME);
        var body = Texts.block("body", draft.body());
        if (name == null) {
            throw BadInput.required("name");
        }
        if (body == null) {
            throw BadInput.required("body");
        }
        if (body.length() > LONGEST) {
            throw BadInput.of("body", "too-long", "At most " + LONGEST + " characters are allowed.");
        }
        return new Draft(name, Texts.line("subject", draft.subject(), Texts.TITLE), body);
    }
}
