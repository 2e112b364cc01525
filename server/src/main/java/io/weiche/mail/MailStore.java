package io.weiche.mail;

import static io.weiche.db.tables.Tables.MAIL_MESSAGE;

import io.weiche.secrets.Secrets;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Mail that waits. Each statement stands alone: whoever takes a message holds it for two minutes, and whoever dies
/// meanwhile leaves it to the next.
@Repository
class MailStore {
    static final Logger LOG = LoggerFactory.getLogger(MailStore.class);

    private static final String PLACE = "mail_message";
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int FIRST_PAUSE_SECONDS = 5;

    private final DSLContext db;
    private final Secrets secrets;
    private final JsonMapper json;

    MailStore(DSLContext db, Secrets secrets, JsonMapper json) {
        this.db = db;
        this.secrets = secrets;
        this.json = json;
    }

    void keep(Mail mail, Duration worthFor) {
        var content = secrets.seal(PLACE, json.writeValueAsString(mail).getBytes(StandardCharsets.UTF_8));
        db.insertInto(MAIL_MESSAGE)
                .set(MAIL_MESSAGE.CONTENT, content)
                .set(MAIL_MESSAGE.GIVE_UP_AT, DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(worthFor)))
                .execute();
    }

    /// @return false: nothing is due
    boolean sendNext(Smtp smtp) {
        var now = DSL.currentOffsetDateTime();
        db.deleteFrom(MAIL_MESSAGE).where(MAIL_MESSAGE.GIVE_UP_AT.le(now)).execute();
        var taken = take();
        if (taken == null) {
            return false;
        }
        try {
            smtp.send(json.readValue(
                    new String(secrets.open(PLACE, taken.value2()), StandardCharsets.UTF_8), Mail.class));
            db.deleteFrom(MAIL_MESSAGE)
                    .where(MAIL_MESSAGE.ID.eq(taken.value1()))
                    .execute();
        } catch (MessagingException e) {
            // what the server says may hold the address
            LOG.warn(
                    "mail {} could not be sent: {}",
                    taken.value1(),
                    e.getClass().getSimpleName());
            postpone(taken.value1(), taken.value3(), e.getClass().getSimpleName());
        }
        return true;
    }

    private @Nullable Record3<Long, byte[], Integer> take() {
        var now = DSL.currentOffsetDateTime();
        return db.update(MAIL_MESSAGE)
                .set(MAIL_MESSAGE.NEXT_TRY_AT, now.plus(DayToSecond.valueOf(HELD)))
                .set(MAIL_MESSAGE.TRIES, MAIL_MESSAGE.TRIES.plus(1))
                .where(MAIL_MESSAGE.ID.eq(DSL.select(MAIL_MESSAGE.ID)
                        .from(MAIL_MESSAGE)
                        .where(MAIL_MESSAGE.NEXT_TRY_AT.le(now))
                        .orderBy(MAIL_MESSAGE.NEXT_TRY_AT)
                        .limit(1)
                        .forUpdate()
                        .skipLocked()))
                .returningResult(MAIL_MESSAGE.ID, MAIL_MESSAGE.CONTENT, MAIL_MESSAGE.TRIES)
                .fetchOne();
    }

    private void postpone(long id, int tries, String why) {
        var pause = Math.min(LONGEST_PAUSE.toSeconds(), (long) FIRST_PAUSE_SECONDS << Math.min(tries - 1, 10));
        db.update(MAIL_MESSAGE)
                .set(
                        MAIL_MESSAGE.NEXT_TRY_AT,
                        DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(Duration.ofSeconds(pause))))
                .set(MAIL_MESSAGE.LAST_ERROR, why)
                .where(MAIL_MESSAGE.ID.eq(id))
                .execute();
    }
}
