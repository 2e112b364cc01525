package io.weiche.oidc;

import static io.weiche.db.tables.Tables.OIDC_DOOR;
import static io.weiche.db.tables.Tables.OIDC_PERSON;
import static io.weiche.db.tables.Tables.OIDC_PROVIDER;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Providers, the addresses that lead to them, and who is who there.
@Repository
class ProviderStore {
    private static final int KEY_BYTES = 9;
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{18}");

    private final DSLContext db;
    private final Secrets secrets;

    ProviderStore(DSLContext db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    Optional<Provider> find() {
        return db.selectFrom(OIDC_PROVIDER)
                .where(OIDC_PROVIDER.ACCOUNT_ID.eq(account()))
                .fetchOptional(row -> new Provider(
                        row.getIssuer(),
                        row.getClientId(),
                        opened(row.getClientSecret()),
                        row.getName(),
                        row.getCreatePeople(),
                        row.getRoleId(),
                        List.of(row.getEmailDomains()),
                        row.getSecondFactor()));
    }

    private @Nullable String opened(byte @Nullable [] sealed) {
        return sealed == null ? null : new String(secrets.open(place(), sealed), StandardCharsets.UTF_8);
    }

    void save(Provider provider) {
        var secret = provider.clientSecret();
        var row = db.newRecord(OIDC_PROVIDER);
        row.setAccountId(account());
        row.setIssuer(provider.issuer());
        row.setClientId(provider.clientId());
        row.setClientSecret(secret == null ? null : secrets.seal(place(), secret.getBytes(StandardCharsets.UTF_8)));
        row.setName(provider.name());
        row.setCreatePeople(provider.createPeople());
        row.setRoleId(provider.roleId());
        row.setEmailDomains(provider.emailDomains().toArray(String[]::new));
        row.setSecondFactor(provider.secondFactor());
        db.insertInto(OIDC_PROVIDER)
                .set(row)
                .onConflict(OIDC_PROVIDER.ACCOUNT_ID)
                .doUpdate()
                .set(row)
                .set(OIDC_PROVIDER.CHANGED_AT, DSL.currentOffsetDateTime())
                .execute();
        db.insertInto(OIDC_DOOR)
                .set(OIDC_DOOR.ACCOUNT_ID, account())
                .set(OIDC_DOOR.DOOR_KEY, newKey())
                .set(OIDC_DOOR.NAME, provider.name())
                .onConflict(OIDC_DOOR.ACCOUNT_ID)
                .doUpdate()
                .set(OIDC_DOOR.NAME, provider.name())
                .execute();
    }

    boolean remove() {
        db.deleteFrom(OIDC_DOOR).where(OIDC_DOOR.ACCOUNT_ID.eq(account())).execute();
        return db.deleteFrom(OIDC_PROVIDER)
                        .where(OIDC_PROVIDER.ACCOUNT_ID.eq(account()))
                        .execute()
                == 1;
    }

    Optional<String> keyOfAccount() {
        return db.select(OIDC_DOOR.DOOR_KEY)
                .from(OIDC_DOOR)
                .where(OIDC_DOOR.ACCOUNT_ID.eq(account()))
                .fetchOptional(OIDC_DOOR.DOOR_KEY);
    }

    /// @return whose door this is
    Optional<AccountId> accountOf(String key) {
        if (!isKey(key)) {
            return Optional.empty();
        }
        return db.select(OIDC_DOOR.ACCOUNT_ID)
                .from(OIDC_DOOR)
                .where(OIDC_DOOR.DOOR_KEY.eq(key))
                .fetchOptional(row -> new AccountId(row.value1()));
    }

    /// The door somebody has the key of, else the only one there is.
    Optional<Providers.Door> door(@Nullable String key) {
        var wanted = key != null && isKey(key) ? key : "";
        var doors = db.selectFrom(OIDC_DOOR)
                .orderBy(OIDC_DOOR.DOOR_KEY.eq(wanted).desc())
                .limit(2)
                .fetch(row -> new Providers.Door(row.getDoorKey(), row.getName()));
        return doors.stream()
                .filter(door -> doors.size() == 1 || door.key().equals(wanted))
                .findFirst();
    }

    Optional<Long> userOf(String issuer, String subject) {
        return db.select(OIDC_PERSON.USER_ID)
                .from(OIDC_PERSON)
                .where(OIDC_PERSON.ACCOUNT_ID.eq(account()))
                .and(OIDC_PERSON.ISSUER.eq(issuer))
                .and(OIDC_PERSON.SUBJECT.eq(subject))
                .fetchOptional(OIDC_PERSON.USER_ID);
    }

    /// Keeps who a subject is.
    ///
    /// @return false when the user is somebody else at this provider
    boolean pin(String issuer, String subject, long userId) {
        db.insertInto(OIDC_PERSON)
                .set(OIDC_PERSON.ACCOUNT_ID, account())
                .set(OIDC_PERSON.ISSUER, issuer)
                .set(OIDC_PERSON.SUBJECT, subject)
                .set(OIDC_PERSON.USER_ID, userId)
                .onConflictDoNothing()
                .execute();
        return userOf(issuer, subject).filter(known -> known == userId).isPresent();
    }

    /// Whatever else stands there is not asked for.
    private static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    private static String newKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static String place() {
        return "oidc_provider/" + account();
    }
}
