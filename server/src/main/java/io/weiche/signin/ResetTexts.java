package io.weiche.signin;

import io.weiche.accounts.Language;
import io.weiche.mail.Mail;

/// What people read in mail about their password. Nothing in it was chosen by whoever asked.
final class ResetTexts {
    private ResetTexts() {}

    static Mail link(String to, Language language, String address) {
        return new Mail(
                to,
                language.pick("Neues Passwort für Weiche", "A new password for Weiche"),
                language.pick("""
                        Guten Tag,

                        für Ihre Anmeldung bei Weiche wurde ein neues Passwort angefordert. Hier legen Sie es fest:

                        %s

                        Die Adresse gilt eine Stunde und nur einmal. Haben Sie nichts angefordert, brauchen Sie nichts
                        zu tun: Ihr Passwort bleibt, wie es ist.
                        """, """
                        Hello,

                        a new password was asked for, for your sign-in at Weiche. Set it here:

                        %s

                        The address works once, within an hour. If you have not asked for it, there is nothing to do:
                        your password stays as it is.
                        """).formatted(address));
    }

    static Mail changed(String to, Language language) {
        return new Mail(
                to, language.pick("Ihr Passwort wurde geändert", "Your password was changed"), language.pick("""
                        Guten Tag,

                        Ihr Passwort für Weiche wurde soeben geändert, und Sie wurden überall abgemeldet. Waren Sie das
                        nicht, wenden Sie sich sofort an Ihren Administrator.
                        """, """
                        Hello,

                        your password for Weiche has just been changed, and you were signed out everywhere. If that was
                        not you, turn to your administrator at once.
                        """));
    }
}
