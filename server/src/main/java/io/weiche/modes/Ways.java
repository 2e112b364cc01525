package io.weiche.modes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.leads.LeadGate.Arrival;
import io.weiche.leads.LeadGate.DecidingRule;
import io.weiche.leads.LeadGate.Way;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Which way inquiries go: the one place where the mode and the rules of the account decide it (decision record 166).
@Component
class Ways {
    private static final String LEADS = """
            select id, source_id, responsible_id from lead
            where account_id = :account and id = any(cast(:leads as bigint[])) order by id""";

    /// What could not lead on waits as a lead, so nothing was skipped.
    private static final String WRITE = """
            update inquiry i set rule_id = w.rule_id, rule_name = w.rule_name,
                skipped_lead = w.onward and i.deal_id is not null
            from unnest(cast(:leads as bigint[]), cast(:rules as bigint[]), cast(:names as text[]),
                cast(:onward as boolean[])) as w (lead_id, rule_id, rule_name, onward)
            where i.account_id = :account and i.lead_id = w.lead_id""";

    private final InquiryWays rules;
    private final JdbcClient sql;

    Ways(InquiryWays rules, JdbcClient sql) {
        this.rules = rules;
        this.sql = sql;
    }

    private record Lead(long id, @Nullable Long sourceId, long responsibleId) {}

    /// In simple mode rules rest: there are no leads to skip.
    ///
    /// @return in the order of the arrivals
    List<Way> of(CrmMode mode, List<Arrival> arrivals) {
        var usual = mode.intake().pipelineId();
        return mode.mode() == Mode.SIMPLE
                ? Collections.nCopies(arrivals.size(), new Way(usual, null))
                : rules.of(arrivals, usual);
    }

    /// Of leads that stand already because their caller asked for leads, by their numbers; those no rule speaks of are
    /// absent.
    Map<Long, Way> ofLeads(CrmMode mode, String channel, List<Long> leadIds) {
        if (leadIds.isEmpty()) {
            return Map.of();
        }
        var leads = statement(LEADS)
                .param("leads", numbers(leadIds))
                .query(Lead.class)
                .list();
        var ways = of(
                mode,
                leads.stream()
                        .map(lead -> new Arrival(channel, lead.sourceId(), null, lead.responsibleId()))
                        .toList());
        var found = new TreeMap<Long, Way>();
        for (int at = 0; at < ways.size(); at++) {
            if (ways.get(at).rule() != null) {
                found.put(leads.get(at).id(), ways.get(at));
            }
        }
        return found;
    }

    /// Keeps with the inquiries of these leads which rule decided.
    void write(Map<Long, Way> ofLeads) {
        if (ofLeads.isEmpty()) {
            return;
        }
        var ways = List.copyOf(ofLeads.values());
        statement(WRITE)
                .param("leads", numbers(List.copyOf(ofLeads.keySet())))
                .param("rules", array("bigint", ways, way -> rule(way).id()))
                .param("names", array("text", ways, way -> rule(way).name()))
                .param("onward", array("boolean", ways, way -> way.pipelineId() != null))
                .update();
    }

    private static DecidingRule rule(Way way) {
        return Objects.requireNonNull(way.rule());
    }

    /// Whether the lead was never open for somebody to qualify, by the word of a rule.
    boolean skipped(long leadId) {
        return statement("select exists (select from inquiry where account_id = :account and lead_id = :lead"
                        + " and skipped_lead)")
                .param("lead", leadId)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static SqlArrayValue numbers(List<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    private static SqlArrayValue array(String type, List<Way> ways, Function<Way, Object> of) {
        return new SqlArrayValue(type, ways.stream().map(of).toArray());
    }
}
