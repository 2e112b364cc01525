package io.weiche.mailboxes;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds what opens a mailbox: its password, or a token of its consent that still holds. A token is renewed before it
/// ends, and once more when a server refuses it. Never within a transaction: the provider may have to be asked.
@Component
class MailKeys {
    /// Somebody else who is asking has an answer by then, or none.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final MailPasswords passwords;
    private final MailProviderStore providers;
    private final MailConsentStore consents;
    private final TokenEndpoint tokens;
    private final TransactionTemplate transaction;

    MailKeys(
            MailPasswords passwords,
            MailProviderStore providers,
            MailConsentStore consents,
            TokenEndpoint tokens,
            TransactionTemplate transaction) {
        this.passwords = passwords;
        this.providers = providers;
        this.consents = consents;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    /// What is done with a key.
    interface Opening<T, X extends Exception> {
        /// @throws MailTrouble when the server does not let us in; nothing has been done then
        T open(MailKey key) throws MailTrouble, X;
    }

    /// What is done with a key and gives nothing.
    interface Use<X extends Exception> {
        /// @throws MailTrouble when the server does not let us in; nothing has been done then
        void with(MailKey key) throws MailTrouble, X;
    }

    <X extends Exception> void use(Mailbox mailbox, Use<X> use) throws MailTrouble, X {
        var _ = this.<MailKey, X>open(mailbox, key -> {
            use.with(key);
            return key;
        });
    }

    <T, X extends Exception> T open(Mailbox mailbox, Opening<T, X> opening) throws MailTrouble, X {
        var key = find(mailbox, null);
        try {
            return opening.open(key);
        } catch (MailTrouble e) {
            if (!key.token() || e.why() != MailTrouble.Why.WRONG_PASSWORD) {
                throw e;
            }
        }
        var fresh = find(mailbox, key.secret());
        try {
            return opening.open(fresh);
        } catch (MailTrouble e) {
            throw e.why() == MailTrouble.Why.WRONG_PASSWORD ? MailTrouble.because(MailTrouble.Why.TOKEN_REFUSED, e) : e;
        }
    }

    /// @param refused a token that does not count; null: any does that still holds
    private MailKey find(Mailbox mailbox, @Nullable String refused) throws MailTrouble {
        var kind = mailbox.provider();
        if (kind == null) {
            return MailKey.password(
                    mailbox.login(), Objects.requireNonNull(transaction.execute(_ -> passwords.of(mailbox))));
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var consent = consent(mailbox);
            if (consent.access() != null && !consent.access().equals(refused)) {
                return new MailKey(mailbox.login(), consent.access(), true);
            }
            if (consent.refresh() == null) {
                throw MailTrouble.because(MailTrouble.Why.CONSENT_GONE);
            }
            Optional<OffsetDateTime> claim =
                    Objects.requireNonNull(transaction.execute(_ -> consents.claim(mailbox.id())));
            if (claim.isPresent()) {
                return new MailKey(mailbox.login(), renewed(mailbox, kind, refused, claim.get()), true);
            }
            pause();
        }
        throw MailTrouble.because(MailTrouble.Why.PROVIDER_AWAY);
    }

    private MailConsentStore.Consent consent(Mailbox mailbox) throws MailTrouble {
        Optional<MailConsentStore.Consent> found =
                Objects.requireNonNull(transaction.execute(_ -> consents.find(mailbox.id())));
        return found.orElseThrow(() -> MailTrouble.because(MailTrouble.Why.NOT_CONNECTED));
    }

    /// Asks with what stands there now: somebody may have renewed it just before.
    private String renewed(Mailbox mailbox, MailProvider.Kind kind, @Nullable String refused, OffsetDateTime claim)
            throws MailTrouble {
        var consent = consent(mailbox);
        if (consent.access() != null && !consent.access().equals(refused)) {
            transaction.executeWithoutResult(_ -> consents.release(mailbox.id(), claim));
            return consent.access();
        }
        try {
            return asked(mailbox, kind, consent, claim);
        } catch (MailTrouble e) {
            transaction.executeWithoutResult(_ -> {
                if (e.why() == MailTrouble.Why.CONSENT_GONE) {
                    consents.gone(mailbox.id(), claim);
                } else {
                    consents.release(mailbox.id(), claim);
                }
            });
            throw e;
        }
    }

    private String asked(
            Mailbox mailbox, MailProvider.Kind kind, MailConsentStore.Consent consent, OffsetDateTime claim)
            throws MailTrouble {
        var refresh = consent.refresh();
        if (refresh == null) {
            throw MailTrouble.because(MailTrouble.Why.CONSENT_GONE);
        }
        var provider = Objects.requireNonNull(transaction.execute(_ -> providers.find(kind)))
                .orElseThrow(() -> MailTrouble.because(MailTrouble.Why.NOT_CONNECTED));
        var fresh = tokens.renew(provider, refresh);
        transaction.executeWithoutResult(_ -> consents.renewed(
                mailbox.id(),
                claim,
                fresh.refresh() == null ? refresh : fresh.refresh(),
                fresh.access(),
                fresh.life()));
        return fresh.access();
    }

    private static void pause() throws MailTrouble {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MailTrouble.because(MailTrouble.Why.PROVIDER_AWAY, e);
        }
    }
}
