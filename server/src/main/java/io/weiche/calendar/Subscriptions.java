package io.weiche.calendar;

import io.weiche.access.AccountKey;
import io.weiche.access.CurrentUser;
import io.weiche.access.PublicKeys;
import io.weiche.access.SignIns;
import io.weiche.access.SignIns.Recognised;
import io.weiche.access.Throttle;
import io.weiche.access.TokenKind;
import io.weiche.accounts.Accounts;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.timeline.Agenda;
import io.weiche.web.Problem;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who subscribes to what: a secret address stands for its user, with the rights that user has by now.
@Component
public class Subscriptions {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int READINGS = 60;
    private static final int MISSES = 60;

    private final SignIns signIns;
    private final Accounts accounts;
    private final Agenda agenda;
    private final Config config;
    private final Throttle readings = new Throttle(READINGS, WINDOW);
    private final Throttle misses = new Throttle(MISSES, WINDOW);

    Subscriptions(SignIns signIns, Accounts accounts, Agenda agenda, Config config) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.agenda = agenda;
        this.config = config;
    }

    /// The file of whoever a key belongs to.
    ///
    /// @param done also what was done lately
    /// @throws Problem not-found, the same for a key that never was, one that was revoked, and one whose user or
    ///     account is closed; too-many-requests
    public byte[] read(String key, boolean done, String remoteAddress) {
        return PublicKeys.with(key, this::recognise, user -> write(user, done)).orElseThrow(() -> {
            misses.require(remoteAddress);
            return Problem.notFound();
        });
    }

    private Optional<Recognised> recognise(String key) {
        return AccountKey.parse(key).flatMap(parsed -> signIns.byToken(parsed, TokenKind.CALENDAR));
    }

    private byte[] write(Recognised subscriber, boolean done) {
        return CurrentUser.callAs(subscriber.user(), () -> {
            var account = CurrentAccount.require();
            readings.require(account + ":" + CurrentUser.requireId());
            return new CalendarFile(
                            config.publicUrl(),
                            account.value(),
                            subscriber.user().language())
                    .of(accounts.get().name(), done ? agenda.plannedAndDone() : agenda.planned());
        });
    }
}
