package io.weiche.calls;

import io.weiche.kernel.CurrentAccount;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Writes calls, and for whom they ring.
@Repository
class CallStore {
    private static final String INSERT = """
            insert into call (account_id, external_id, opened_by_id, provider_id)
            values (:account, cast(:external as text), cast(:user as bigint), cast(:provider as bigint))
            on conflict do nothing returning id""";

    private static final String NAMED = """
            select id from call
            where account_id = :account and external_id = :external
                and provider_id is not distinct from cast(:provider as bigint)""";

    private static final String LOCK =
            "select " + CallRow.COLUMNS + " from call c where c.account_id = :account and c.id = :id for update";

    private static final String UPDATE = """
            update call set registered = :registered, direction = :direction, number = cast(:number as text),
                match_key = cast(:key as text), caller_name = cast(:name as text), line_id = cast(:line as bigint),
                line_number = cast(:lineNumber as text), user_id = cast(:user as bigint), started_at = :started,
                answered_at = cast(:answered as timestamptz), answered_by_id = cast(:answeredBy as bigint),
                ended_at = cast(:ended as timestamptz), ended_by_id = cast(:endedBy as bigint),
                duration_seconds = cast(:duration as integer), result = cast(:result as text),
                recording_url = cast(:recording as text), responsible_id = cast(:responsible as bigint),
                inquiry_id = cast(:inquiry as bigint), activity_id = cast(:activity as bigint), state = :state
            where account_id = :account and id = :id""";

    private static final String RINGS = """
            insert into call_ring (account_id, user_id, call_id)
            select :account, p.user_id, :id from unnest(cast(:people as bigint[])) as p (user_id)
            join app_user u on u.account_id = :account and u.id = p.user_id and u.active
            on conflict do nothing""";

    private static final String QUIET = """
            delete from call_ring where account_id = :account and call_id = :id
                and not user_id = any(cast(:people as bigint[]))
            returning user_id""";

    private static final String LATELY = """
            select c.id from call c
            where c.account_id = :account and c.user_id = :user and c.number is not distinct from cast(:number as text)
                and c.direction = :direction and c.external_id is null and c.opened_by_id = :teller
                and c.started_at > clock_timestamp() - interval '30 minutes'
            order by c.id desc limit 1""";

    private final JdbcClient sql;

    CallStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// Waits for whoever writes the same one at this moment, and keeps it until the transaction ends.
    ///
    /// @param externalId null for a call that nobody names
    /// @param opener whose it is if it is new
    Call open(@Nullable String externalId, Call.Opener opener) {
        var id = statement(INSERT)
                .param("external", externalId)
                .param("user", opener.userId())
                .param("provider", opener.providerId())
                .query(Long.class)
                .optional()
                .orElseGet(() -> statement(NAMED)
                        .param("external", externalId)
                        .param("provider", opener.providerId())
                        .query(Long.class)
                        .single());
        return lock(id).orElseThrow();
    }

    /// Keeps it until the transaction ends.
    Optional<Call> lock(long id) {
        return statement(LOCK).param("id", id).query(CallRow::read).optional();
    }

    void save(Call call) {
        var course = call.course();
        statement(UPDATE)
                .param("id", call.id())
                .param("registered", call.registered())
                .param("direction", call.direction().name())
                .param("number", call.other().number())
                .param("key", call.other().matchKey())
                .param("name", call.other().name())
                .param("line", call.ours().lineId())
                .param("lineNumber", call.ours().lineNumber())
                .param("user", call.ours().userId())
                .param("started", course.startedAt())
                .param("answered", course.answeredAt())
                .param("answeredBy", course.answeredById())
                .param("ended", course.endedAt())
                .param("endedBy", course.endedById())
                .param("duration", course.durationSeconds())
                .param(
                        "result",
                        course.result() == null ? null : course.result().name())
                .param("recording", call.recordingUrl())
                .param("responsible", call.outcome().responsibleId())
                .param("inquiry", call.outcome().inquiryId())
                .param("activity", call.outcome().activityId())
                .param("state", call.state().name())
                .update();
    }

    void keepRecording(long id, long fileId) {
        statement("update call set recording_file_id = :file where account_id = :account and id = :id")
                .param("id", id)
                .param("file", fileId)
                .update();
    }

    /// The call somebody told of within the last half hour, to or from the same number, without naming it.
    Optional<Long> lately(long teller, long userId, CallDirection direction, @Nullable String number) {
        return statement(LATELY)
                .param("teller", teller)
                .param("user", userId)
                .param("direction", direction.name())
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    void ring(long id, Collection<Long> people) {
        statement(RINGS).param("id", id).param("people", numbers(people)).update();
    }

    /// It rings for nobody else any more.
    ///
    /// @return for whom it has stopped
    List<Long> ringOnlyFor(long id, Collection<Long> people) {
        return statement(QUIET)
                .param("id", id)
                .param("people", numbers(people))
                .query(Long.class)
                .list();
    }

    List<Long> ringsFor(long id) {
        return statement("select user_id from call_ring where account_id = :account and call_id = :id")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    OffsetDateTime now() {
        return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    private static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
