package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.intake.KnownCustomer.Recognised;
import io.weiche.kernel.BadInput;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of channels: setting them, and what they say about inquiries that come in.
@Service
public class ChannelRules {
    /// Channels that bring inquiries by themselves.
    public static final List<Channel> CHANNELS =
            List.of(Channel.FORM, Channel.EMAIL, Channel.CALL, Channel.CHAT, Channel.API);

    private final ChannelRuleStore store;
    private final KnownResponsible known;
    private final Users users;
    private final Access access;
    private final Audit audit;

    ChannelRules(ChannelRuleStore store, KnownResponsible known, Users users, Access access, Audit audit) {
        this.store = store;
        this.known = known;
        this.users = users;
        this.access = access;
        this.audit = audit;
    }

    /// Of every channel that can have one.
    @Transactional(readOnly = true)
    public List<ChannelRule> list() {
        access.require(Right.EDIT_SETTINGS);
        var rules = byChannel();
        return CHANNELS.stream()
                .map(channel -> rules.getOrDefault(channel, ChannelRule.none(channel)))
                .toList();
    }

    private Map<Channel, ChannelRule> byChannel() {
        return store.list().stream().collect(Collectors.toMap(ChannelRule::channel, rule -> rule));
    }

    @Transactional
    public ChannelRule set(ChannelRule rule) {
        access.require(Right.EDIT_SETTINGS);
        if (!CHANNELS.contains(rule.channel())) {
            throw BadInput.of("channel", "unknown-value", "Allowed are " + CHANNELS + ".");
        }
        if (rule.how() != null && rule.personIds().isEmpty() && rule.departmentId() == null) {
            throw BadInput.required("personIds");
        }
        requireActive(rule.personIds());
        try {
            store.save(rule);
        } catch (DataIntegrityViolationException e) {
            throw BadInput.of("departmentId", "unknown-department", "There is no such department.");
        }
        audit.write(
                "channel-rule-changed", "channel:" + rule.channel(), null, Map.of("how", String.valueOf(rule.how())));
        return list().stream()
                .filter(one -> one.channel() == rule.channel())
                .findFirst()
                .orElseThrow();
    }

    private void requireActive(List<Long> people) {
        var active = users.list().stream().filter(User::active).map(User::id).collect(Collectors.toSet());
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            if (!active.contains(people.get(i)) || !seen.add(people.get(i))) {
                throw BadInput.of("personIds[" + i + "]", "unknown-user", "This must be an active person, once.");
            }
        }
    }

    /// Whom the rule of a channel may choose today; nobody when it chooses nobody.
    @Transactional(readOnly = true)
    public List<Long> people(Channel channel) {
        var rule = byChannel().getOrDefault(channel, ChannelRule.none(channel));
        return rule.how() == null
                ? List.of()
                : store
                        .candidates(
                                new ChannelRuleStore.Choosing(channel, rule.how(), rule.departmentId(), rule.byHours()))
                        .stream()
                        .map(AssignmentPlan.Candidate::userId)
                        .toList();
    }

    /// Whether each of these inquiries becomes something of its own, or is noted on what there is.
    ///
    /// @param recognised who sent them, in the same order
    List<Boolean> opens(List<InquiryDraft> drafts, List<Recognised> recognised) {
        var strangers = recognised.stream()
                .allMatch(who -> !who.customer() && who.open().isEmpty());
        var known = strangers ? Map.<Channel, ChannelRule>of() : byChannel();
        return IntStream.range(0, drafts.size())
                .mapToObj(at -> {
                    var draft = drafts.get(at);
                    var who = recognised.get(at);
                    return Optional.ofNullable(known.get(draft.channel()))
                            .orElseGet(() -> ChannelRule.none(draft.channel()))
                            .opens(
                                    draft.handling().repeat(),
                                    who.customer(),
                                    !who.open().isEmpty());
                })
                .toList();
    }

    /// Who takes care of each of these inquiries, in their order: exactly one person. Known customers stay with
    /// whoever takes care of them already, and are nobody's turn. Rules are held until the transaction ends, in the
    /// order of the channels, so that inquiries at the same moment are different turns.
    List<Long> responsible(List<TakenInquiry> opening) {
        var kept = known.of(opening);
        var plans = plans(IntStream.range(0, opening.size())
                .filter(at -> !kept.containsKey(at))
                .mapToObj(at -> opening.get(at).draft())
                .filter(draft -> draft.handling().byRule())
                .map(InquiryDraft::channel)
                .collect(Collectors.toCollection(TreeSet::new)));
        var chosen = IntStream.range(0, opening.size())
                .mapToObj(at -> Optional.ofNullable(kept.get(at))
                        .orElseGet(() -> next(opening.get(at).draft(), plans)))
                .toList();
        plans.forEach((channel, plan) -> store.keepTurns(channel, plan.turns()));
        return chosen;
    }

    private Map<Channel, AssignmentPlan> plans(Set<Channel> channels) {
        var plans = new TreeMap<Channel, AssignmentPlan>();
        for (var channel : channels) {
            // one of at most five channels
            store.lock(channel)
                    .ifPresent(rule ->
                            plans.put(channel, new AssignmentPlan(rule.how(), store.candidates(rule), rule.byHours())));
        }
        return plans;
    }

    private static long next(InquiryDraft draft, Map<Channel, AssignmentPlan> plans) {
        var plan = draft.handling().byRule() ? plans.get(draft.channel()) : null;
        return plan == null ? draft.responsibleId() : plan.next().orElse(draft.responsibleId());
    }
}
