package io.weiche.signin;

import static io.weiche.db.tables.Tables.LOGIN_RESET;

import io.weiche.access.OwnPassword;
import io.weiche.access.Throttle;
import io.weiche.accounts.Language;
import io.weiche.config.Config;
import io.weiche.mail.Mail;
import io.weiche.mail.Mails;
import io.weiche.web.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// A new password by mail (reliability S09). A link works once, for an hour, and only the newest one; it signs nobody
/// in and does not touch the second factor.
@Service
public class PasswordResets {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);
    private static final Duration LIFE = Duration.ofHours(1);

    private final DSLContext db;
    private final OwnPassword passwords;
    private final Mails mails;
    private final String publicUrl;
    private final Throttle byEmail = new Throttle(3, Duration.ofMinutes(15));
    private final Throttle byAddress = new Throttle(20, Duration.ofMinutes(15));

    PasswordResets(DSLContext db, OwnPassword passwords, Mails mails, Config config) {
        this.db = db;
        this.passwords = passwords;
        this.mails = mails;
        this.publicUrl = config.publicUrl();
    }

    /// Whether a link could be sent at all.
    public boolean available() {
        return mails.available();
    }

    /// Sends a link if somebody signs in with this address. What is answered, and when, is the same if nobody does.
    public void ask(String email, String remoteAddress) {
        var key = email.strip().toLowerCase(Locale.ROOT);
        byAddress.require(remoteAddress);
        if (mails.available() && byEmail.tryOnce(key)) {
            Thread.ofVirtual().name("password-reset").start(() -> sendTo(key));
        }
    }

    private void sendTo(String email) {
        try {
            passwords
                    .loginOf(email)
                    .ifPresent(login -> passwords.languageOf(login).ifPresent(language -> {
                        var token = newToken();
                        db.deleteFrom(LOGIN_RESET)
                                .where(LOGIN_RESET.LOGIN_ID.eq(login))
                                .execute();
                        db.insertInto(LOGIN_RESET)
                                .set(LOGIN_RESET.TOKEN_HASH, DigestUtils.sha256(token))
                                .set(LOGIN_RESET.LOGIN_ID, login)
                                .set(
                                        LOGIN_RESET.EXPIRES_AT,
                                        DSL.currentOffsetDateTime().plus(DayToSecond.valueOf(LIFE)))
                                .execute();
                        // behind the #, so that no server ever sees it in an address
                        mails.send(ResetTexts.link(email, language, publicUrl + "/reset#" + token), LIFE);
                    }));
        } catch (RuntimeException e) {
            LOG.warn("no link could be sent: {}", e.getClass().getSimpleName());
        }
    }

    /// @throws Problem not-found when the link is wrong, used, too old or not the newest
    public void use(String token, @Nullable String password) {
        var valid = LOGIN_RESET
                .TOKEN_HASH
                .eq(DigestUtils.sha256(token))
                .and(LOGIN_RESET.EXPIRES_AT.gt(DSL.currentOffsetDateTime()));
        if (!db.fetchExists(LOGIN_RESET, valid)) {
            throw Problem.notFound();
        }
        // a password that is refused does not use the link up
        passwords.refuseWeak("password", password);
        var login = db.deleteFrom(LOGIN_RESET)
                .where(valid)
                .returningResult(LOGIN_RESET.LOGIN_ID)
                .fetchOptional(LOGIN_RESET.LOGIN_ID)
                .orElseThrow(Problem::notFound);
        var language = passwords.languageOf(login).orElseThrow(Problem::notFound);
        passwords.replace(login, "password", password);
        mails.send(changed(login, language), Duration.ofDays(1));
    }

    private Mail changed(long login, Language language) {
        return ResetTexts.changed(passwords.emailOf(login), language);
    }

    private static String newToken() {
        var bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
