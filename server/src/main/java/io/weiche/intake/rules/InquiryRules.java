package io.weiche.intake.rules;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Inquiry rules and their verbs, for whoever may edit settings. They may be written in either mode, and rest in simple
/// mode. What has come in already stays what it became.
@Service
public class InquiryRules {
    /// Nobody understands a longer list.
    public static final int MOST = 50;

    private static final int STEP = 10;

    private final InquiryRuleStore store;
    private final InquiryRuleChecks checks;
    private final Access access;
    private final Audit audit;

    InquiryRules(InquiryRuleStore store, InquiryRuleChecks checks, Access access, Audit audit) {
        this.store = store;
        this.checks = checks;
        this.access = access;
        this.audit = audit;
    }

    /// In the order in which they are asked.
    @Transactional(readOnly = true)
    public List<InquiryRule> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }

    /// @param draft sort 0: behind the others
    /// @throws io.weiche.kernel.BadInput naming the field
    @Transactional
    public InquiryRule open(Supplier<InquiryRuleDraft> draft) {
        access.require(Right.EDIT_SETTINGS);
        var wanted = draft.get();
        checks.check(wanted, List.of());
        var others = store.list();
        if (others.size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " rules are possible.");
        }
        var last = others.isEmpty() ? 0 : others.getLast().draft().sort();
        var placed = wanted.sort() > 0 ? wanted : wanted.withSort(last + STEP);
        var id = store.insert(placed);
        audit.write("inquiry-rule-opened", subject(id), null, told(placed));
        return new InquiryRule(id, 0, placed);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public InquiryRule change(long id, @Nullable Integer expectedVersion, UnaryOperator<InquiryRuleDraft> change) {
        var before = locked(id, expectedVersion);
        var next = change.apply(before.draft());
        if (next.equals(before.draft())) {
            return before;
        }
        checks.check(next, List.of(before.draft()));
        store.update(id, next);
        audit.write("inquiry-rule-changed", subject(id), told(before.draft()), told(next));
        return new InquiryRule(id, before.version() + 1, next);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var rule = locked(id, expectedVersion);
        store.delete(id);
        audit.write("inquiry-rule-deleted", subject(id), told(rule.draft()), null);
    }

    private InquiryRule locked(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        var rule = store.lock(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, rule.version());
        return rule;
    }

    private static String subject(long id) {
        return "inquiry-rule:" + id;
    }

    private static Map<String, ?> told(InquiryRuleDraft draft) {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", draft.name());
        told.put("sort", draft.sort());
        told.put("makes", draft.makes());
        if (draft.pipelineId() != null) {
            told.put("pipelineId", draft.pipelineId());
        }
        tell(told, "channels", draft.channels());
        tell(told, "sourceIds", draft.sourceIds());
        tell(told, "formIds", draft.formIds());
        tell(told, "departmentIds", draft.departmentIds());
        return told;
    }

    private static void tell(Map<String, Object> told, String condition, List<?> values) {
        if (!values.isEmpty()) {
            told.put(condition, values);
        }
    }
}
