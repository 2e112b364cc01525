package io.weiche.access;

import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Limit;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people of the account.
@Service
public class Users {
    private final UserStore store;
    private final RightsStore rights;
    private final Logins logins;
    private final Access access;
    private final Audit audit;
    private final Accounts accounts;

    Users(UserStore store, RightsStore rights, Logins logins, Access access, Audit audit, Accounts accounts) {
        this.accounts = accounts;
        this.store = store;
        this.rights = rights;
        this.logins = logins;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<User> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    public Optional<User> find(long id) {
        return store.find(id);
    }

    /// For what administrators do with somebody.
    ///
    /// @throws Problem forbidden for everybody else; not-found when there is no such user in this account
    @Transactional(readOnly = true)
    public void requireManaged(long id) {
        access.require(Right.ADMINISTRATOR);
        if (store.find(id).isEmpty()) {
            throw Problem.notFound();
        }
    }

    /// The names of the roles people have through their departments and those above; without whoever has none. Nobody
    /// becomes an administrator through a department.
    @Transactional(readOnly = true)
    public Map<Long, List<String>> rolesOfDepartments(Collection<Long> ids) {
        return rights.ofDepartments(ids);
    }

    /// Names of users, also of those who left.
    @Transactional(readOnly = true)
    public Map<Long, String> names() {
        return store.list().stream().collect(Collectors.toMap(User::id, User::name));
    }

    /// @throws BadInput when there is no such active user in this account
    @Transactional(readOnly = true)
    public long requireActive(String field, long id) {
        if (!store.active(id)) {
            throw unknownUser(field);
        }
        return id;
    }

    /// The same of many, read at once.
    @Transactional(readOnly = true)
    public void requireActive(String field, Collection<Long> ids) {
        if (!ids.isEmpty() && !store.active(ids).containsAll(ids)) {
            throw unknownUser(field);
        }
    }

    private static BadInput unknownUser(String field) {
        return BadInput.of(field, "unknown-user", "There is no active user with this number.");
    }

    /// Who takes care of what comes in for somebody: they themselves, or an administrator when they have left. Nothing
    /// that comes in may be lost because somebody left.
    @Transactional(readOnly = true)
    public long activeOrAdministrator(long id) {
        return store.activeOrAdministrator(id).orElseThrow(Users::noAdministrator);
    }

    /// The same of many, read at once.
    ///
    /// @return by whom it comes in for
    @Transactional(readOnly = true)
    public Map<Long, Long> activeOrAdministrator(Collection<Long> ids) {
        var found = store.activeOrAdministrator(ids);
        if (!found.keySet().containsAll(ids)) {
            throw noAdministrator();
        }
        return found;
    }

    private static Problem noAdministrator() {
        return Problem.conflict("The account has no active administrator.");
    }

    /// Opens a user who can sign in at once.
    @Transactional
    public User open(UserDraft draft) {
        access.require(Right.ADMINISTRATOR);
        requireRoles(draft.roleIds());
        requireRoom();
        if (store.emailTaken(draft.email())) {
            throw BadInput.of("email", "taken", "This address cannot be used.");
        }
        var user = store.insert(draft);
        var loginId = logins.open("email", draft.email(), draft.password());
        logins.admit(loginId, user);
        audit.write("user-opened", "user:" + user, null, Map.of("email", draft.email(), "roles", draft.roleIds()));
        return store.find(user).orElseThrow();
    }

    /// @throws Problem when the plan has no room for one more who can sign in
    void requireRoom() {
        accounts.requireRoom(
                Limit.USERS, (int) store.list().stream().filter(User::active).count());
    }

    /// What may change about a user; null keeps the present value.
    public record Change(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Language language,
            @Nullable Boolean active,
            @Nullable List<Long> roleIds,
            @Nullable Phones phones) {}

    @Transactional
    public User change(long id, @Nullable Integer expectedVersion, Change change) {
        access.require(Right.ADMINISTRATOR);
        var before = store.lock(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        if (change.roleIds() != null) {
            requireRoles(before, change.roleIds());
            store.replaceRoles(id, change.roleIds());
        }
        if (Boolean.TRUE.equals(change.active()) && !before.active()) {
            requireRoom();
        }
        refuseTaken(before, change.phones(), change.active() == null ? before.active() : change.active());
        store.update(id, change);
        if (Boolean.FALSE.equals(change.active())) {
            store.endSessionsAndTokens(id);
        }
        refuseLastAdministratorGone();
        var after = store.find(id).orElseThrow();
        audit.write("user-changed", "user:" + id, rightsOf(before), rightsOf(after));
        return after;
    }

    /// Nobody is deleted: records name who opened and changed them. Whoever is taken out cannot sign in any more.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void deactivate(long id, @Nullable Integer expectedVersion) {
        change(id, expectedVersion, new Change(null, null, null, false, null, null));
    }

    /// What everybody may change about themselves.
    @Transactional
    public User changeMyself(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Language language,
            @Nullable Phones phones) {
        var id = CurrentUser.requireId();
        refuseTaken(store.lock(id).orElseThrow(Problem::notFound), phones, true);
        store.update(
                id,
                new Change(
                        Texts.line("firstName", firstName, Texts.NAME),
                        Texts.line("lastName", lastName, Texts.NAME),
                        language,
                        null,
                        null,
                        phones));
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// Who works here stays who was there first.
    private void refuseTaken(User user, @Nullable Phones wanted, boolean active) {
        var extension = (wanted == null ? user.phones() : wanted).extension();
        if (active
                && extension != null
                && store.withExtension(extension)
                        .filter(other -> other != user.id())
                        .isPresent()) {
            throw BadInput.of("phones.extension", "taken", "Somebody else has this extension.");
        }
    }

    /// Who of those who work here has this extension.
    @Transactional(readOnly = true)
    public Optional<Long> withExtension(String extension) {
        return store.withExtension(extension);
    }

    @Transactional(readOnly = true)
    public List<Role> roles() {
        return store.roles();
    }

    /// Opens the account's first user and the two default roles. Only for a new account.
    @Transactional
    public long openFirst(UserDraft draft, Language language) {
        var administrator = store.insertRole(
                "ADMINISTRATOR", language.pick("Administrator", "Administrator"), true, Matrix.everything());
        store.insertRole("MANAGER", language.pick("Manager", "Manager"), false, managerMatrix());
        var user = store.insert(new UserDraft(
                draft.firstName(),
                draft.lastName(),
                draft.email(),
                draft.language(),
                draft.password(),
                List.of(administrator)));
        try {
            logins.admit(
                    draft.password() == null ? known(draft) : logins.open("email", draft.email(), draft.password()),
                    user);
        } catch (DuplicateKeyException e) {
            throw BadInput.of("email", "taken", "This address cannot be used.");
        }
        return user;
    }

    /// Lets somebody into this account too who signs in to another one already. The operator's verb: an account could
    /// learn from the answer who else signs in here.
    @Transactional
    public User join(UserDraft draft) {
        access.require(Right.ADMINISTRATOR);
        requireRoles(draft.roleIds());
        if (store.emailTaken(draft.email())) {
            throw BadInput.of("email", "taken", "This address belongs to the account already.");
        }
        var user = store.insert(draft);
        logins.admit(known(draft), user);
        audit.write("user-joined", "user:" + user, null, Map.of("roles", draft.roleIds()));
        return store.find(user).orElseThrow();
    }

    private long known(UserDraft draft) {
        return logins.ofEmail(draft.email()).orElseThrow(() -> BadInput.required("password"));
    }

    /// Own records only; companies are visible to everybody (crm.md 12.1, 15).
    private static Matrix managerMatrix() {
        var matrix = new Matrix();
        for (var kind : RecordKind.values()) {
            for (var action : Action.values()) {
                matrix.allow(kind, action, action == Action.ADD || action == Action.IMPORT ? Scope.ALL : Scope.OWN);
            }
        }
        matrix.allow(RecordKind.COMPANY, Action.READ, Scope.ALL);
        matrix.allow(RecordKind.COMPANY, Action.EXPORT, Scope.ALL);
        matrix.allowAnalytics(Action.READ, Scope.OWN);
        matrix.allowAnalytics(Action.EXPORT, Scope.OWN);
        return matrix;
    }

    /// Of somebody new, who is in no department yet.
    void requireRoles(List<Long> roleIds) {
        if (roleIds.isEmpty()) {
            throw noRole();
        }
        requireKnown(roleIds);
    }

    /// Departments may give somebody all their roles. Whoever has lost these stays as they are, without any right, and
    /// can be changed all the same.
    private void requireRoles(User user, List<Long> roleIds) {
        if (roleIds.isEmpty()
                && !user.roles().isEmpty()
                && rights.ofDepartments(List.of(user.id())).isEmpty()) {
            throw noRole();
        }
        requireKnown(roleIds);
    }

    private void requireKnown(List<Long> roleIds) {
        var known = store.roles().stream().map(Role::id).collect(Collectors.toSet());
        if (!known.containsAll(roleIds)) {
            throw BadInput.of("roleIds", "unknown-role", "There is no such role in this account.");
        }
    }

    private static BadInput noRole() {
        return BadInput.of("roleIds", "no-role", "A role is needed, or a department that gives one.");
    }

    private void refuseLastAdministratorGone() {
        var one = store.list().stream()
                .anyMatch(user -> user.active() && user.roles().stream().anyMatch(Role::administrator));
        if (!one) {
            throw Problem.conflict("At least one active administrator must remain.");
        }
    }

    private static Map<String, Object> rightsOf(User user) {
        return Map.of(
                "active",
                user.active(),
                "roles",
                user.roles().stream().map(Role::id).toList());
    }
}
