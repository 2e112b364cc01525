package io.weiche.signin;

import io.weiche.access.SignInNews;
import io.weiche.accounts.Language;
import io.weiche.mail.Mail;
import io.weiche.mail.Mails;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Mail about what happened to somebody's sign-in. Nothing in it was chosen by whoever did it.
@Component
class SignInNotices implements SignInNews {
    private static final Duration WORTH = Duration.ofDays(1);

    private final Mails mails;

    SignInNotices(Mails mails) {
        this.mails = mails;
    }

    @Override
    public void tell(String email, Language language, Kind kind) {
        if (mails.available()) {
            mails.send(new Mail(email, subject(language), text(language, kind)), WORTH);
        }
    }

    private static String subject(Language language) {
        return language.pick("Ihre Anmeldung bei Weiche", "Your sign-in at Weiche");
    }

    private static String text(Language language, Kind kind) {
        return language.pick("""
                Guten Tag,

                %s

                Waren Sie das selbst, brauchen Sie nichts zu tun. Wenn nicht, ändern Sie sofort Ihr Passwort, melden Sie
                in den Einstellungen alle anderen Geräte ab und wenden Sie sich an Ihren Administrator.
                """, """
                Hello,

                %s

                If that was you, there is nothing to do. If not, change your password at once, sign out all other
                devices in the settings and turn to your administrator.
                """).formatted(happened(language, kind));
    }

    private static String happened(Language language, Kind kind) {
        return switch (kind) {
            case NEW_BROWSER ->
                language.pick(
                        "mit Ihren Zugangsdaten hat sich soeben jemand in einem neuen Browser angemeldet.",
                        "somebody has just signed in as you with a new browser.");
            case PASSWORD_CHANGED ->
                language.pick(
                        "Ihr Passwort wurde soeben geändert. Alle anderen Geräte wurden abgemeldet.",
                        "your password has just been changed. All other devices were signed out.");
            case SECOND_FACTOR_ON ->
                language.pick(
                        "für Ihre Anmeldung wurde soeben ein zweiter Faktor eingerichtet.",
                        "a second factor has just been set up for your sign-in.");
            case SECOND_FACTOR_OFF ->
                language.pick(
                        "der zweite Faktor Ihrer Anmeldung wurde soeben entfernt.",
                        "the second factor of your sign-in has just been taken away.");
            case RECOVERY_CODES_RENEWED ->
                language.pick(
                        "Ihre Wiederherstellungscodes wurden soeben durch neue ersetzt.",
                        "your recovery codes have just been replaced by new ones.");
            case PASSKEY_ADDED ->
                language.pick(
                        "für Ihre Anmeldung wurde soeben ein Passkey hinzugefügt.",
                        "a passkey has just been added to your sign-in.");
            case PASSKEY_REMOVED ->
                language.pick(
                        "ein Passkey Ihrer Anmeldung wurde soeben entfernt.",
                        "a passkey of your sign-in has just been taken away.");
        };
    }
}
