package io.weiche.signin;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.OwnPassword;
import io.weiche.access.Right;
import io.weiche.access.SignInNews;
import io.weiche.access.Throttle;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A person's own second factor. Setting it up and taking it away needs the password once more, and taking it away the
/// factor too, so that whoever finds an open browser cannot lock its owner out.
@Service
public class SecondFactors {
    private final SecondFactorStore store;
    private final PasskeyStore passkeys;
    private final TotpFactor factor;
    private final OwnPassword passwords;
    private final Access access;
    private final Audit audit;
    private final SignInNews news;
    private final Throttle tries = new Throttle(10, Duration.ofMinutes(15));

    SecondFactors(
            SecondFactorStore store,
            PasskeyStore passkeys,
            TotpFactor factor,
            OwnPassword passwords,
            Access access,
            Audit audit,
            SignInNews news) {
        this.store = store;
        this.passkeys = passkeys;
        this.factor = factor;
        this.passwords = passwords;
        this.access = access;
        this.audit = audit;
        this.news = news;
    }

    /// @param since null: there is none
    public record State(@Nullable OffsetDateTime since, int recoveryCodesLeft) {}

    /// @param secret for typing, in Base32
    /// @param uri for a picture that the phone reads
    public record Begun(String secret, String uri) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    @Transactional(readOnly = true)
    public State state() {
        var login = passwords.loginOf(CurrentUser.requireId());
        var since = store.find(login).map(SecondFactorStore.Totp::confirmedAt).orElse(null);
        return new State(since, since == null ? 0 : store.recoveryCodesLeft(login));
    }

    /// Makes a seed. It counts as soon as a first code shows that the phone has it.
    @Transactional
    public Begun begin(@Nullable String password) {
        var login = passwords.confirm("password", password);
        var seed = OneTimeCodes.newSeed();
        if (!store.begin(login, seed)) {
            throw Problem.conflict("There is a second factor already. Take it away first.");
        }
        var secret = new Base32().encodeToString(seed);
        var label = URLEncoder.encode("Weiche:" + CurrentUser.require().email(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Begun(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Weiche");
    }

    /// @return recovery codes, shown this once
    @Transactional
    public List<String> confirm(String code) {
        var login = passwords.loginOf(CurrentUser.requireId());
        var begun = store.find(login).filter(totp -> totp.confirmedAt() == null);
        if (begun.isEmpty()) {
            throw Problem.conflict("No second factor is being set up.");
        }
        if (!code.matches("[0-9 ]{6,7}") || !factor.accept(login, code)) {
            throw wrongCode();
        }
        audit.write("second-factor-on", subject(), null, null);
        news.tellMyself(SignInNews.Kind.SECOND_FACTOR_ON);
        return freshCodes(login);
    }

    @Transactional
    public List<String> renewRecoveryCodes(@Nullable String password, String code) {
        var login = requireBoth(password, code);
        audit.write("recovery-codes-renewed", subject(), null, null);
        news.tellMyself(SignInNews.Kind.RECOVERY_CODES_RENEWED);
        return freshCodes(login);
    }

    @Transactional
    public void remove(@Nullable String password, String code) {
        var login = requireBoth(password, code);
        store.remove(login);
        audit.write("second-factor-off", subject(), null, null);
        news.tellMyself(SignInNews.Kind.SECOND_FACTOR_OFF);
    }

    /// For a colleague who has lost phone and codes; their passkeys go too. A sign-in is one for all accounts of a
    /// person: whoever belongs to
    /// another account too is the operator's to help, or one account's administrator would open the other.
    @Transactional
    public void removeOf(long userId) {
        access.require(Right.ADMINISTRATOR);
        var login = passwords.loginOf(userId);
        if (!passwords.accountsOf(login).equals(List.of(CurrentAccount.require()))) {
            throw Problem.conflict("This person belongs to other accounts too. Ask the operator.");
        }
        var factor = store.remove(login);
        var keys = passkeys.removeAll(login);
        if (!factor && !keys) {
            throw Problem.notFound();
        }
        audit.write("second-factor-off", "user:" + userId, Map.of("factor", factor, "passkeys", keys), null);
        passwords
                .languageOf(login)
                .ifPresent(
                        language -> news.tell(passwords.emailOf(login), language, SignInNews.Kind.SECOND_FACTOR_OFF));
    }

    /// The operator's verb.
    ///
    /// @return whether there was one
    public boolean removeOfLogin(String email) {
        return passwords.loginOf(email).map(store::remove).orElse(false);
    }

    private long requireBoth(@Nullable String password, String code) {
        var login = passwords.confirm("password", password);
        if (!factor.needed(login)) {
            throw Problem.conflict("There is no second factor.");
        }
        var key = Long.toString(login);
        tries.require(key);
        if (!factor.accept(login, code)) {
            throw wrongCode();
        }
        tries.forget(key);
        return login;
    }

    private List<String> freshCodes(long login) {
        var codes = RecoveryCodes.create();
        store.replaceRecoveryCodes(
                login,
                codes.stream().map(code -> RecoveryCodes.hash(login, code)).toList());
        return codes;
    }

    private static String subject() {
        return "user:" + CurrentUser.requireId();
    }

    private static BadInput wrongCode() {
        return BadInput.of("code", "wrong-code", "The code is wrong, used or too old.");
    }
}
