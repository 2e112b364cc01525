package io.weiche.access;

import static io.weiche.db.tables.Sequences.ROLE_ID_SEQ;
import static io.weiche.db.tables.Tables.API_TOKEN;
import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.ROLE;
import static io.weiche.db.tables.Tables.ROLE_PERMISSION;
import static io.weiche.db.tables.Tables.USER_ROLE;
import static io.weiche.db.tables.Tables.WEB_SESSION;

import io.weiche.accounts.Language;
import io.weiche.db.tables.tables.records.AppUserRecord;
import io.weiche.db.tables.tables.records.RoleRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All SQL on users, roles and their rights.
@Repository
class UserStore {
    private static final short ANALYTICS = 5;

    private final DSLContext db;
    private final Remembered<Long, Optional<User>> users = new Remembered<>();
    private final Remembered<Long, Boolean> active = new Remembered<>();

    UserStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    List<User> list() {
        var roles = rolesByUser(DSL.noCondition());
        return db.selectFrom(APP_USER)
                .where(APP_USER.ACCOUNT_ID.eq(account()))
                .orderBy(APP_USER.ACTIVE.desc(), APP_USER.FIRST_NAME, APP_USER.LAST_NAME, APP_USER.ID)
                .fetch(row -> user(row, roles.getOrDefault(row.getId(), List.of())));
    }

    Optional<User> find(long id) {
        return users.of(id, () -> read(id));
    }

    private Optional<User> read(long id) {
        var roles = rolesByUser(USER_ROLE.USER_ID.eq(id));
        return db.selectFrom(APP_USER)
                .where(is(id))
                .fetchOptional(row -> user(row, roles.getOrDefault(row.getId(), List.of())));
    }

    /// Holds all users of the account until the end of the transaction: two administrators who take each other's role
    /// at once must not both succeed.
    Optional<User> lock(long id) {
        db.selectOne()
                .from(APP_USER)
                .where(APP_USER.ACCOUNT_ID.eq(account()))
                .orderBy(APP_USER.ID)
                .forUpdate()
                .fetch();
        return find(id);
    }

    boolean emailTaken(String email) {
        return db.fetchExists(
                APP_USER,
                APP_USER.ACCOUNT_ID.eq(account()).and(DSL.lower(APP_USER.EMAIL).eq(email)));
    }

    /// Whoever is meant, or, when they have left, the administrator who is there longest.
    Optional<Long> activeOrAdministrator(long id) {
        return Optional.ofNullable(activeOrAdministrator(List.of(id)).get(id));
    }

    /// The same of many, read at once.
    Map<Long, Long> activeOrAdministrator(Collection<Long> ids) {
        var active = list().stream().filter(User::active).toList();
        var present = active.stream().map(User::id).collect(Collectors.toSet());
        var administrator = active.stream()
                .filter(user -> user.roles().stream().anyMatch(Role::administrator))
                .map(User::id)
                .min(Comparator.naturalOrder());
        var found = new HashMap<Long, Long>();
        for (var id : ids) {
            if (present.contains(id)) {
                found.put(id, id);
            } else {
                administrator.ifPresent(one -> found.put(id, one));
            }
        }
        return found;
    }

    boolean active(long id) {
        return active.of(id, () -> !active(List.of(id)).isEmpty());
    }

    Set<Long> active(Collection<Long> ids) {
        return db.select(APP_USER.ID)
                .from(APP_USER)
                .where(APP_USER.ACCOUNT_ID.eq(account()))
                .and(APP_USER.ID.in(ids))
                .and(APP_USER.ACTIVE)
                .fetchSet(APP_USER.ID);
    }

    private static Condition is(long id) {
        return APP_USER.ACCOUNT_ID.eq(account()).and(APP_USER.ID.eq(id));
    }

    private Map<Long, List<Role>> rolesByUser(Condition whose) {
        return db.select(USER_ROLE.USER_ID, ROLE)
                .from(USER_ROLE)
                .join(ROLE)
                .on(ROLE.ACCOUNT_ID.eq(USER_ROLE.ACCOUNT_ID))
                .and(ROLE.ID.eq(USER_ROLE.ROLE_ID))
                .where(USER_ROLE.ACCOUNT_ID.eq(account()))
                .and(whose)
                .orderBy(ROLE.ID)
                .fetchGroups(USER_ROLE.USER_ID, row -> role(row.value2()));
    }

    private static User user(AppUserRecord row, List<Role> roles) {
        return new User(
                row.getId(),
                row.getFirstName(),
                row.getLastName(),
                row.getEmail(),
                Language.ofCode("language", row.getLanguage()),
                row.getActive(),
                new Phones(row.getExtension(), row.getWorkPhone(), row.getMobilePhone()),
                roles,
                row.getVersion());
    }

    private static Role role(RoleRecord row) {
        return new Role(
                row.getId(),
                row.getVersion(),
                row.getCode(),
                row.getName(),
                row.getAdministrator(),
                row.getEditSettings());
    }

    long insert(UserDraft draft) {
        var id = db.insertInto(APP_USER)
                .set(APP_USER.ACCOUNT_ID, account())
                .set(APP_USER.EMAIL, draft.email())
                .set(APP_USER.FIRST_NAME, draft.firstName())
                .set(APP_USER.LAST_NAME, draft.lastName())
                .set(APP_USER.LANGUAGE, draft.language().code())
                .returningResult(APP_USER.ID)
                .fetchSingle(Records.mapping(value -> value));
        replaceRoles(id, draft.roleIds());
        return id;
    }

    void replaceRoles(long userId, List<Long> roleIds) {
        db.deleteFrom(USER_ROLE)
                .where(USER_ROLE.ACCOUNT_ID.eq(account()))
                .and(USER_ROLE.USER_ID.eq(userId))
                .execute();
        db.insertInto(USER_ROLE, USER_ROLE.ACCOUNT_ID, USER_ROLE.USER_ID, USER_ROLE.ROLE_ID)
                .select(db.select(ROLE.ACCOUNT_ID, DSL.val(userId), ROLE.ID)
                        .from(ROLE)
                        .where(ROLE.ACCOUNT_ID.eq(account()))
                        .and(ROLE.ID.in(roleIds)))
                .execute();
    }

    void update(long id, Users.Change change) {
        var update = db.update(APP_USER).set(APP_USER.VERSION, APP_USER.VERSION.plus(1));
        if (change.firstName() != null) {
            update = update.set(APP_USER.FIRST_NAME, change.firstName());
        }
        if (change.lastName() != null) {
            update = update.set(APP_USER.LAST_NAME, change.lastName());
        }
        if (change.language() != null) {
            update = update.set(APP_USER.LANGUAGE, change.language().code());
        }
        if (change.active() != null) {
            update = update.set(APP_USER.ACTIVE, change.active());
        }
        var phones = change.phones();
        if (phones != null) {
            update = update.set(APP_USER.EXTENSION, phones.extension())
                    .set(APP_USER.WORK_PHONE, phones.work())
                    .set(APP_USER.MOBILE_PHONE, phones.mobile());
        }
        update.where(is(id)).execute();
    }

    /// Before somebody comes (back): an extension that a colleague has by now is not theirs any more.
    void leaveTakenExtension(long id) {
        var other = APP_USER.as("other");
        db.update(APP_USER)
                .setNull(APP_USER.EXTENSION)
                .where(is(id))
                .and(DSL.exists(DSL.selectOne()
                        .from(other)
                        .where(other.ACCOUNT_ID.eq(APP_USER.ACCOUNT_ID))
                        .and(other.ID.ne(APP_USER.ID))
                        .and(other.EXTENSION.eq(APP_USER.EXTENSION))
                        .and(other.ACTIVE)))
                .execute();
    }

    /// Who of those who work here has this extension.
    Optional<Long> withExtension(String extension) {
        return db.select(APP_USER.ID)
                .from(APP_USER)
                .where(APP_USER.ACCOUNT_ID.eq(account()))
                .and(APP_USER.EXTENSION.eq(extension))
                .and(APP_USER.ACTIVE)
                .fetchOptional(APP_USER.ID);
    }

    /// @param kept hash of the one session that stays; null for none
    void endSessions(long userId, byte @Nullable [] kept) {
        db.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.ACCOUNT_ID.eq(account()))
                .and(WEB_SESSION.USER_ID.eq(userId))
                .and(kept == null ? DSL.noCondition() : WEB_SESSION.TOKEN_HASH.ne(kept))
                .execute();
    }

    void endSessionsAndTokens(long userId) {
        endSessions(userId, null);
        db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                .where(API_TOKEN.ACCOUNT_ID.eq(account()))
                .and(API_TOKEN.USER_ID.eq(userId))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    List<Role> roles() {
        return db.selectFrom(ROLE)
                .where(ROLE.ACCOUNT_ID.eq(account()))
                .orderBy(ROLE.ID)
                .fetch(UserStore::role);
    }

    long insertRole(String code, String name, boolean administrator, Matrix matrix) {
        long id = db.nextval(ROLE_ID_SEQ);
        db.insertInto(ROLE)
                .set(ROLE.ACCOUNT_ID, account())
                .set(ROLE.ID, id)
                .set(ROLE.CODE, code)
                .set(ROLE.NAME, name)
                .set(ROLE.ADMINISTRATOR, administrator)
                .set(ROLE.EDIT_SETTINGS, administrator)
                .execute();
        var cells = db.insertInto(
                ROLE_PERMISSION,
                ROLE_PERMISSION.ACCOUNT_ID,
                ROLE_PERMISSION.ROLE_ID,
                ROLE_PERMISSION.KIND,
                ROLE_PERMISSION.ACTION,
                ROLE_PERMISSION.SCOPE);
        for (var kind : RecordKind.values()) {
            for (var action : Action.values()) {
                cells = cells.values(
                        account(),
                        id,
                        (short) kind.typeId(),
                        action.name(),
                        matrix.scope(kind, action).name());
            }
        }
        for (var action : List.of(Action.READ, Action.EXPORT)) {
            cells = cells.values(
                    account(),
                    id,
                    ANALYTICS,
                    action.name(),
                    matrix.analytics(action).name());
        }
        cells.execute();
        return id;
    }
}
