package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What people do. Much of it is refused, because it makes no sense at that moment: then nothing must have changed.
final class History {
    private static final int PEOPLE = 12;

    private final Api api;
    private final List<Long> people;
    private final Random random;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final List<Long> sources;
    private final List<JsonNode> lossReasons;

    /// @param people who may be responsible
    History(Api api, List<Long> people, Random random, JdbcClient sql, TransactionTemplate transaction) {
        this.api = api;
        this.people = people;
        this.random = random;
        this.sql = sql;
        this.transaction = transaction;
        this.sources = List.of("Messe", "Anzeige").stream()
                .map(name -> api.post("/sources", "{\"name\":\"" + name + "\"}")
                        .is(201)
                        .id())
                .toList();
        this.lossReasons = api.items("/loss-reasons").valueStream().toList();
        change("insert into mailbox (account_id, address, imap_host, imap_port, imap_security, smtp_host, smtp_port,"
                + " smtp_security, login, password, owner_id) values (:account, 'a@weiche.test', 'x', 1, 'NONE', 'x', 1,"
                + " 'NONE', 'x', '', " + api.userId() + ")");
        change("insert into chat_channel (account_id, kind, key, name, colour, responsible_id) values (:account,"
                + " 'WIDGET', gen_random_uuid(), 'x', '#000000', " + api.userId() + ")");
    }

    void go() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> inquire();
            case 4 -> move("leads");
            case 5, 6 -> move("deals");
            case 7 ->
                with("leads", lead -> api.post("/leads/" + lead + "/conversion", "{\"deal\":{},\"contact\":true}"));
            case 8 -> with("leads", this::undoConversion);
            case 9 -> change(kind(), () -> "{\"responsibleId\":" + any(people) + "}");
            case 10 -> change(kind(), () -> "{\"sourceId\":" + any(sources) + "}");
            case 11 -> triage();
            case 12 -> undoTriage();
            case 13 -> answer();
            case 14 -> bin();
            case 15 -> merge();
            case 16 -> mail();
            case 17 -> chat();
            case 18 -> call();
            default ->
                change(
                        "deals",
                        () -> "{\"amount\":{\"value\":\"" + random.nextInt(999) + ".25\",\"currency\":\""
                                + any(List.of("EUR", "CHF", "USD")) + "\"},\"probability\":" + random.nextInt(101)
                                + ",\"closeOn\":\"2026-1" + random.nextInt(3) + "-15\"}");
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String kind() {
        return random.nextBoolean() ? "leads" : "deals";
    }

    private static String phone(int person) {
        return "+49 30 9018 20" + (10 + person);
    }

    private void inquire() {
        var person = random.nextInt(PEOPLE);
        var source = random.nextInt(3) == 0 ? "" : ",'sourceId':" + any(sources);
        var utm = random.nextInt(3) == 0
                ? ""
                : ",'utm':{'source':'" + any(List.of("google", "bing")) + "','campaign':'"
                        + any(List.of("Herbst & Dach", "none of it")) + "'"
                        + (random.nextBoolean() ? ",'medium':'cpc'" : "") + "}";
        var inquiry = api.post(
                        "/inquiries",
                        Json.of("{'title':'x','channel':'" + any(List.of("FORM", "CALL", "CHAT")) + "','emails':['p"
                                + person + "@pruefstand.example'],'phones':['" + phone(person) + "']" + source + utm
                                + "}"))
                .is(201)
                .number("inquiryId");
        if (random.nextInt(3) > 0) {
            change("update inquiry set form_id = " + (1 + random.nextInt(2)) + " where account_id = :account and id = "
                    + inquiry);
        }
    }

    private List<Long> ids(String kind) {
        return sql(("select id from %s where account_id = :account and deleted_at is null")
                .formatted(kind.equals("leads") ? "lead" : "deal"));
    }

    private List<Long> sql(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .query(Long.class)
                        .list()));
    }

    private void change(String statement) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update()));
    }

    private void with(String kind, LongConsumer deed) {
        one(ids(kind), deed);
    }

    private void one(List<Long> ids, LongConsumer deed) {
        if (!ids.isEmpty()) {
            deed.accept(any(ids));
        }
    }

    private void change(String kind, Supplier<String> body) {
        with(kind, id -> api.patch("/" + kind + "/" + id, body.get()));
    }

    private void move(String kind) {
        var ofKind = kind.equals("leads") ? "kind = 1 and semantics <> 'S'" : "kind = 2";
        var stage = any(sql("select id from stage where account_id = :account and " + ofKind));
        var reasons = lossReasons.stream()
                .filter(reason -> kind.startsWith(reason.path("kind").asString().toLowerCase()))
                .toList();
        var lost = !sql("select id from stage where account_id = :account and semantics = 'F' and id = " + stage)
                .isEmpty();
        var reason = lost && !reasons.isEmpty() && random.nextInt(4) > 0
                ? ",\"lossReasonId\":" + any(reasons).path("id").longValue()
                : "";
        change(kind, () -> "{\"stageId\":" + stage + reason + "}");
    }

    private void undoConversion(long lead) {
        var conversion = api.get("/leads/" + lead).json().path("conversionId");
        if (conversion.isNumber()) {
            api.post("/conversions/" + conversion.longValue() + "/undo?force=" + random.nextBoolean(), "{}");
        }
    }

    private void triage() {
        one(
                sql("select id from inquiry where account_id = :account"),
                inquiry -> api.send(
                        "POST",
                        "/inquiries/" + inquiry + "/" + any(List.of("junk", "done", "open")),
                        "{}",
                        Map.of("If-Match", "*")));
    }

    private void undoTriage() {
        one(
                sql("select id from inquiry_decision where account_id = :account"),
                decision -> api.post("/inquiry-decisions/" + decision + "/undo", "{}"));
    }

    private void answer() {
        var kind = kind();
        with(kind, id -> {
            var activity = api.post(
                    "/activities",
                    Json.of("{'title':'x','type':'" + any(List.of("CALL", "TODO", "EMAIL")) + "','records':[{'kind':'"
                            + (kind.equals("leads") ? "LEAD" : "DEAL") + "','id':" + id + "}]}"));
            if (activity.status() == 201) {
                if (random.nextInt(4) > 0) {
                    api.post("/activities/" + activity.id() + "/complete", "");
                }
                if (random.nextInt(4) == 0) {
                    api.post("/activities/" + activity.id() + "/reopen", "");
                }
            }
        });
    }

    /// As the mailbox writes it down: it waits, has gone, or comes back.
    private void mail() {
        var kind = kind();
        with(kind, id -> change("""
                with written as (
                    insert into email_message (account_id, mailbox_id, direction, message_id, message_key, from_address,
                        body, state, sent_at)
                    select :account, b.id, 'OUT', k.name, k.name, 'a@weiche.test', 'x', 'WAITING', clock_timestamp()
                    from mailbox b cross join (select gen_random_uuid()::text as name) k
                    where b.account_id = :account
                    returning id)
                insert into email_record (account_id, email_id, kind, record_id)
                select :account, w.id, %d, %d from written w""".formatted(kind.equals("leads") ? 1 : 2, id)));
        var state = any(List.of("SENT", "SENT", "REFUSED"));
        one(
                sql("select id from email_message where account_id = :account order by id desc limit 2"),
                email -> change("update email_message set state = '" + state + "' where account_id = :account and id = "
                        + email));
    }

    /// As the widget writes it down.
    private void chat() {
        one(sql("select id from inquiry where account_id = :account and channel = 'CHAT'"), inquiry -> {
            change("""
                    insert into chat_conversation (account_id, channel_id, visitor, language, inquiry_id)
                    select :account, c.id, 'v%1$d', 'de', %1$d from chat_channel c
                    where c.account_id = :account and not exists (
                        select from chat_conversation o where o.account_id = :account and o.inquiry_id = %1$d)""".formatted(inquiry));
            change("""
                    insert into chat_message (account_id, conversation_id, seq, author, body)
                    select :account, c.id, coalesce((select max(m.seq) from chat_message m
                            where m.account_id = :account and m.conversation_id = c.id), 0) + 1, '%s', 'x'
                    from chat_conversation c where c.account_id = :account and c.inquiry_id = %d""".formatted(any(List.of("AGENT", "VISITOR", "SYSTEM")), inquiry));
        });
    }

    private void call() {
        var direction = any(List.of("OUTBOUND", "OUTBOUND", "INBOUND"));
        var call = api.post(
                        "/calls",
                        Json.of("{'direction':'" + direction + "','number':'" + phone(random.nextInt(PEOPLE))
                                + "','userId':" + api.userId() + "}"))
                .is(201)
                .json()
                .path("id")
                .longValue();
        if (random.nextBoolean()) {
            api.post("/calls/" + call + "/answer", "{}").is(200);
        }
        if (random.nextInt(4) > 0) {
            api.post("/calls/" + call + "/finish", Json.of("{'durationSeconds':9}"))
                    .is(200);
        }
    }

    private void bin() {
        var kind = kind();
        with(kind, id -> {
            if (api.delete("/" + kind + "/" + id).status() / 100 != 2) {
                return;
            }
            switch (random.nextInt(3)) {
                case 0 -> api.post("/" + kind + "/" + id + "/restore", "");
                case 1 -> purge(kind, id);
                default -> {}
            }
        });
    }

    /// What is deleted for good has been counted all the same.
    private void purge(String kind, long id) {
        var before = counted();
        api.delete("/bin/" + kind + "/" + id);
        assertThat(counted()).as("purged " + kind + " " + id).isEqualTo(before);
    }

    private List<JsonNode> counted() {
        return List.of("FIRST", "LAST").stream()
                .map(touch -> api.get("/reports/inquiries?from=2020-01-01&touch=" + touch)
                        .is(200)
                        .json()
                        .path("rows"))
                .toList();
    }

    private void merge() {
        var kind = kind();
        var ids = ids(kind);
        if (ids.size() > 1) {
            var merged = api.post(
                    "/merges",
                    Json.of("{'kind':'" + (kind.equals("leads") ? "LEAD" : "DEAL") + "','records':[{'id':" + any(ids)
                            + "},{'id':" + any(ids) + "}]}"));
            if (merged.status() == 201 && random.nextBoolean()) {
                api.post("/merges/" + merged.id() + "/undo", "{}");
            }
        }
    }

    void switchMode() {
        if (api.get("/crm-mode").json().path("mode").asString().equals("SIMPLE")) {
            api.post("/crm-mode/switches", "{\"to\":\"CLASSIC\",\"expectedEpoch\":" + api.epoch() + "}")
                    .is(200);
            return;
        }
        var run = api.switchToSimple("");
        // a switch that found no open lead has nothing to take back
        if (run.path("converted").intValue() > 0 && random.nextBoolean()) {
            var id = run.path("id").longValue();
            api.post("/crm-mode/switches/" + id + "/undo", "{}").is(202);
            api.awaitSwitch(id);
        }
    }
}
